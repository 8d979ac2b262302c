"""The extremes of a recording at every zoom, without going over its sound again."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Int16

#: Samples that the finest level takes together, and how many of each level the next.
_FINEST = 256
_FACTOR = 4
#: Samples gone over at a time, so that what is read once is still at hand the second time.
_AT_ONCE = 2**20
#: In a talk, a knock or a cough is shorter than this share of it.
_LOUD_SHARE = 0.005


class Pyramid:
    """Smallest and largest sample of equal stretches, in levels; 8 MB for two hours at 48 kHz.

    samples: int16, shape (n,), gone over once; below the finest level they are read again.
    loudest: the largest magnitude, at least 1. loud: the one that only the loudest of the finest
        stretches go beyond, so that a knock on the microphone leaves a voice to be seen.
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
        """Of `count` stretches of `step` samples from sample `first` on; int16, shape (count, 2).

        0 outside the recording. Where a stretch isn't whole buckets of a level, those that it
        begins in count as its own.
        """
        found = np.zeros((count, 2), np.int16)
        starts = np.floor(first + step * np.arange(count + 1)).astype(int)
        ends = np.maximum(starts[1:], starts[:-1] + 1)  # of a sample's part: that sample
        inside = (starts[:-1] < len(self._samples)) & (ends > 0)
        edges = np.clip(starts, 0, len(self._samples))
        if not inside.any():
            return found
        last = int(np.flatnonzero(inside)[-1])
        edges = edges[: last + 2][inside.argmax() :]
        low, high, size = self._level(step)
        buckets = edges // size
        # What is left of a bucket at the end of the recording is the last stretch's.
        at_end = edges[-1] == len(self._samples)
        begin, end = int(buckets[0]), len(low) if at_end else int(buckets[-1])
        end = max(end, int(buckets[-2]) + 1)
        found[inside, 0] = np.minimum.reduceat(low[begin:end], buckets[:-1] - begin)
        found[inside, 1] = np.maximum.reduceat(high[begin:end], buckets[:-1] - begin)
        return found

    def _level(self, step: float) -> tuple[Int16, Int16, int]:
        """Smallest, largest and samples a bucket of the coarsest level with two or more in
        `step`; the samples themselves where there is none."""
        size = _FINEST
        if step < 2 * size:
            return self._samples, self._samples, 1
        number = 0
        while number + 1 < len(self._levels) and step >= 2 * size * _FACTOR:
            number, size = number + 1, size * _FACTOR
        return self._levels[number][:, 0], self._levels[number][:, 1], size


def _extremes(low: Int16, high: Int16, size: int) -> Int16:
    """Of each `size` of them, and of what is left at the end; int16, shape (k, 2)."""
    whole = len(low) // size * size
    found = np.stack(
        [low[:whole].reshape(-1, size).min(axis=1), high[:whole].reshape(-1, size).max(axis=1)],
        axis=1,
    )
    if whole < len(low):
        found = np.concatenate([found, [[low[whole:].min(), high[whole:].max()]]])
    return found.astype(np.int16, copy=False)
