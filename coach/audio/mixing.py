"""Mix several channels into one, in a way that is decided once for a whole recording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from coach.audio.limits import Remark
from coach.common.arrays import Bools, Float32, Float64, Int16
from coach.common.i18n import noop
from coach.domain.stream import FULL_SCALE

#: Channels below this share of the loudest one's power (-40 dB) count as silent.
_SILENT = 1e-4
#: Channels whose correlation is below this, i.e. with opposite polarity, would cancel each other.
_TURNED_OVER = -0.4
#: Floats whose peak is above this aren't just too loud: their scale is another.
_OTHER_SCALE = 64.0
_INT16_SCALE = 32768.0
#: Peak to which sound over full scale is reduced, so that it doesn't look clipped.
_SCALED_TO = 0.99


class Survey:
    """Statistics of a whole recording that decide how it is mixed.

    Attributes
    ----------
    samples
        Number of samples seen so far in each channel.
    """

    def __init__(self) -> None:
        self.samples = 0
        self._peak = 0.0
        self._sums: Float64 = np.zeros(0)
        self._products: Float64 = np.zeros((0, 0))

    def note(self, chunk: Float32) -> None:
        """Take the next samples, shape (n, channels), in [-1, 1] unless over full scale."""
        wide = chunk.astype(np.float64)
        sums, products = wide.sum(axis=0), wide.T @ wide
        if self.samples:
            self._sums, self._products = self._sums + sums, self._products + products
        else:
            self._sums, self._products = sums, products
        self._peak = max(self._peak, float(np.abs(chunk).max(initial=0)))
        self.samples += len(chunk)

    def mix(self, is_float: bool) -> Mix:
        """Return how to mix the recording.

        Parameters
        ----------
        is_float
            Whether its samples are floats, which may go over full scale.
        """
        counted, is_turned_over = self._counted()
        remarks = []
        if is_turned_over:
            remarks.append(
                Remark(noop("Its channels cancel each other out; only the strongest is used."))
            )
        scale, is_whole = 1.0, True
        if is_float and _OTHER_SCALE < self._peak <= 2 * _INT16_SCALE:
            told = noop("Its samples range up to 32768 instead of 1; they were scaled to fit.")
            remarks.append(Remark(told))
            scale = 1 / _INT16_SCALE
        elif is_float and self._peak > 1:
            told = noop("It is {decibels:.1f} dB over full scale, and was turned down to fit.")
            remarks.append(Remark(told, {"decibels": float(20 * np.log10(self._peak))}))
            scale, is_whole = _SCALED_TO / self._peak, False
        return Mix(counted, scale, tuple(remarks), marks_tops=is_whole)

    def _counted(self) -> tuple[Bools, bool]:
        """Return which channels to mix, and whether some are left out as they cancel each other."""
        mean = self._sums / max(1, self.samples)
        covariance = self._products / max(1, self.samples) - np.outer(mean, mean)
        powers = covariance.diagonal()
        counted = powers > _SILENT * powers.max()
        if not counted.any():
            return np.ones(len(powers), bool), False
        spread = np.sqrt(powers[counted])
        alike = covariance[np.ix_(counted, counted)] / np.outer(spread, spread)
        if alike.min() >= _TURNED_OVER:
            return counted, False
        return np.arange(len(powers)) == powers.argmax(), True


class Mix:
    """A way to mix a recording down to mono.

    Parameters
    ----------
    counted
        Which channels are averaged, shape (channels,).
    scale
        Factor for all samples.
    remarks
        Remarks on the recording that follow from the choice.
    marks_tops
        Whether samples at full scale were clipped there.
    """

    def __init__(
        self,
        counted: Bools,
        scale: float = 1.0,
        remarks: tuple[Remark, ...] = (),
        marks_tops: bool = True,
    ) -> None:
        self.remarks = remarks
        self._counted = None if counted.all() else np.flatnonzero(counted)
        self._weights = np.full(int(counted.sum()), scale / counted.sum(), np.float32)
        self._full = FULL_SCALE / 32768 / scale - 1e-6
        self._marks_tops = marks_tops and len(counted) > 1
        self._before = np.zeros((1, len(self._weights)), bool)

    def blocks(self, chunks: Iterable[Float32]) -> Iterator[tuple[Int16, Bools | None]]:
        """Mix consecutive chunks.

        Parameters
        ----------
        chunks
            Samples, shape (n, channels).

        Yields
        ------
        tuple[Int16, Bools | None]
            Mono samples, shape (n,), and where any of the mixed channels was clipped, shape (n,).
            None where none was, and for recordings of one channel, whose samples show it
            themselves.
        """
        for chunk in chunks:
            if self._counted is not None:
                chunk = chunk[:, self._counted]
            # A matrix product: numpy's mean over axes this uneven takes longer than decoding.
            mono = chunk @ self._weights
            pcm = np.clip(np.rint(mono * 32768), -32768, 32767).astype("<i2")
            yield pcm, self._tops(chunk) if self._marks_tops else None

    def _tops(self, chunk: Float32) -> Bools | None:
        """Find clipping: one sample at full scale may just fit, two in a row are clipped."""
        full = np.concatenate([self._before, np.abs(chunk) >= self._full])
        self._before = full[-1:]
        cut = (full[1:] & full[:-1]).any(axis=1)
        return cut if cut.any() else None
