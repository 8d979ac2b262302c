"""The interface of every reader of recordings, and recordings made of several parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import soxr

from coach.audio.limits import Remark, check_shape
from coach.common.arrays import Float32
from coach.common.i18n import noop

#: Rate in Hz, and samples at that rate, shape (n, channels), in [-1, 1] unless they exceed full
#: scale.
Chunk = tuple[int, Float32]


class Sound(Protocol):
    """A recording that can be read from its beginning any number of times."""

    @property
    def format(self) -> str:
        """Name of the format, for the log."""
        ...

    @property
    def claimed_s(self) -> float | None:
        """Approximate length in seconds; None if it has to be read to know."""
        ...

    @property
    def is_float(self) -> bool:
        """Whether its samples are floats, which may exceed full scale without clipping."""
        ...

    @property
    def remarks(self) -> list[Remark]:
        """What is missing or doubtful, as far as it was read."""
        ...

    def chunks(self) -> Iterator[Chunk]:
        """Read it from the beginning.

        Raises
        ------
        UnusableRecording
            If the rate or the number of channels isn't supported.
        """
        ...


class Joined:
    """Several recordings, one after the other, as one `Sound`."""

    def __init__(self, parts: Sequence[Sound]) -> None:
        self._parts = parts
        self.format = " + ".join(dict.fromkeys(part.format for part in parts))
        self.is_float = any(part.is_float for part in parts)
        claims = [part.claimed_s for part in parts if part.claimed_s is not None]
        self.claimed_s = sum(claims) if len(claims) == len(parts) else None

    @property
    def remarks(self) -> list[Remark]:
        """Remarks of all parts."""
        return [remark for part in self._parts for remark in part.remarks]

    def chunks(self) -> Iterator[Chunk]:
        """Read all parts in order."""
        for part in self._parts:
            yield from part.chunks()


class Uniform:
    """A recording whose later parts are converted to the rate and channels of the first.

    Attributes
    ----------
    rate_hz, channels
        Those of the first part; 0 until the first chunk was read.
    """

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._differs = False
        self.rate_hz = self.channels = 0

    @property
    def remarks(self) -> list[Remark]:
        """Remarks of the recording, and one if parts were converted."""
        differs = Remark(
            noop("Its parts differ in rate or channels; all were converted to match the first.")
        )
        return [*self._sound.remarks, *([differs] if self._differs else [])]

    def chunks(self) -> Iterator[Float32]:
        """Read the recording from the beginning.

        Yields
        ------
        Float32
            Samples at `rate_hz`, shape (n, channels), in [-1, 1] unless they exceed full scale.

        Raises
        ------
        UnusableRecording
            If the rate or the number of channels isn't supported.
        """
        now, resampler = None, None
        for rate_hz, samples in self._sound.chunks():
            shape = (rate_hz, samples.shape[1])
            if shape != now:
                check_shape(*shape)
                if now is None:
                    self.rate_hz, self.channels = shape
                if resampler is not None:
                    yield self._rest(resampler)
                now, resampler = shape, None
                self._differs |= shape != (self.rate_hz, self.channels)
                if rate_hz != self.rate_hz:
                    resampler = soxr.ResampleStream(rate_hz, self.rate_hz, self.channels)
            samples = self._of_channels(samples)
            yield samples if resampler is None else resampler.resample_chunk(samples)
        if resampler is not None:
            yield self._rest(resampler)

    def _rest(self, resampler: soxr.ResampleStream) -> Float32:
        """Return the samples that the resampler still holds."""
        return resampler.resample_chunk(np.empty((0, self.channels), np.float32), last=True)

    def _of_channels(self, samples: Float32) -> Float32:
        if samples.shape[1] == self.channels:
            return samples
        return np.repeat(samples.mean(axis=1, keepdims=True), self.channels, axis=1)
