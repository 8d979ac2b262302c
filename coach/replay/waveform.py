"""The extremes of a recording at any zoom, without reading all of its sound again."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Int16

#: Samples per bucket of the finest level, and buckets of a level per bucket of the next.
_FINEST = 256
_FACTOR = 4
#: Samples read at a time, so that they are still cached for the second pass over them.
_AT_ONCE = 2**20
#: A knock or a cough takes up less than this share of a talk.
_LOUD_SHARE = 0.005


class Pyramid:
    """Smallest and largest sample of equal stretches, at several levels of detail.

    It takes 8 MB for two hours at 48 kHz.

    Parameters
    ----------
    samples
        Mono, int16, shape (n,). Read once here, and again for a zoom below the finest level.

    Attributes
    ----------
    loudest
        Largest magnitude, at least 1.
    loud
        Magnitude that only the loudest 0.5 % of the finest buckets exceed, at least 1. Scaled to
        it, a voice can be seen despite a knock on the microphone.
    """

    def __init__(self, samples: Int16) -> None:
        self._samples = samples = np.asarray(samples)
        pieces = [
            _extremes(samples[first : first + _AT_ONCE], samples[first : first + _AT_ONCE], _FINEST)
            for first in range(0, len(samples), _AT_ONCE)
        ]
        level = np.concatenate([np.empty((0, 2), np.int16), *pieces])
        self._levels = [level]
        magnitudes = np.abs(level.astype(np.int32)).max(axis=1, initial=0)
        loud = np.quantile(magnitudes, 1 - _LOUD_SHARE, method="higher") if len(level) else 0
        self.loud = max(1, int(loud))
        while len(level) > _FACTOR:
            level = _extremes(level[:, 0], level[:, 1], _FACTOR)
            self._levels.append(level)
        self.loudest = max(1, int(np.abs(level.astype(int)).max(initial=0)))

    def columns(self, first: float, step: float, count: int) -> Int16:
        """Return the extremes of consecutive stretches.

        Where stretches don't consist of whole buckets, a bucket counts for the stretch that
        begins in it.

        Parameters
        ----------
        first
            Sample at which the first stretch begins; may lie outside the recording.
        step
            Samples per stretch; may be less than one.
        count
            Number of stretches.

        Returns
        -------
        Int16
            Smallest and largest sample, shape (count, 2); 0 outside the recording.
        """
        found = np.zeros((count, 2), np.int16)
        starts = np.floor(first + step * np.arange(count + 1)).astype(int)
        ends = np.maximum(starts[1:], starts[:-1] + 1)  # at least one sample
        inside = (starts[:-1] < len(self._samples)) & (ends > 0)
        edges = np.clip(starts, 0, len(self._samples))
        if not inside.any():
            return found
        last = int(np.flatnonzero(inside)[-1])
        edges = edges[: last + 2][inside.argmax() :]
        low, high, size = self._level(step)
        buckets = edges // size
        # An incomplete bucket at the end of the recording belongs to the last stretch.
        at_end = edges[-1] == len(self._samples)
        begin, end = int(buckets[0]), len(low) if at_end else int(buckets[-1])
        end = max(end, int(buckets[-2]) + 1)
        found[inside, 0] = np.minimum.reduceat(low[begin:end], buckets[:-1] - begin)
        found[inside, 1] = np.maximum.reduceat(high[begin:end], buckets[:-1] - begin)
        return found

    def _level(self, step: float) -> tuple[Int16, Int16, int]:
        """Return the coarsest level with at least two buckets per `step`.

        That is, the smallest and the largest sample of each bucket, and the samples per bucket.
        If no level is fine enough, each bucket is a single sample.
        """
        size = _FINEST
        if step < 2 * size:
            return self._samples, self._samples, 1
        number = 0
        while number + 1 < len(self._levels) and step >= 2 * size * _FACTOR:
            number, size = number + 1, size * _FACTOR
        return self._levels[number][:, 0], self._levels[number][:, 1], size


def _extremes(low: Int16, high: Int16, size: int) -> Int16:
    """Return the extremes of each `size` values and of the rest, int16, shape (k, 2)."""
    whole = len(low) // size * size
    found = np.stack(
        [low[:whole].reshape(-1, size).min(axis=1), high[:whole].reshape(-1, size).max(axis=1)],
        axis=1,
    )
    if whole < len(low):
        found = np.concatenate([found, [[low[whole:].min(), high[whole:].max()]]])
    return found.astype(np.int16, copy=False)
