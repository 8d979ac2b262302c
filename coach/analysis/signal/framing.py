"""Overlapping frames of a stream of samples."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Float32


class Framing:
    """Streaming split of samples into overlapping frames.

    Parameters
    ----------
    size
        Samples in a frame.
    hop
        Samples from the start of one frame to the start of the next.
    lead
        Samples of silence put before the first sample; if negative, samples to skip.

    Examples
    --------
    >>> framing = Framing(4, 2)
    >>> framing.push(np.arange(3)), framing.push(np.arange(3, 7))
    (array([], shape=(0, 4), dtype=float32), array([[0., 1., 2., 3.],
           [2., 3., 4., 5.]], dtype=float32))
    """

    def __init__(self, size: int, hop: int, lead: int = 0) -> None:
        self._size = size
        self._hop = hop
        self._skip = max(0, -lead)
        self._pending = np.zeros(max(0, lead), np.float32)

    def push(self, samples: Float32) -> Float32:
        """Take the next samples, shape (n,); return the frames they complete.

        Returns
        -------
        Float32
            Frames, shape (k, size); a view in which they overlap.
        """
        skipped = samples[self._skip :]
        self._skip -= len(samples) - len(skipped)
        pending = np.concatenate([self._pending, skipped], dtype=np.float32)
        count = max(0, (len(pending) - self._size) // self._hop + 1)
        self._pending = pending[count * self._hop :]
        # Like `sliding_window_view`, which costs half a millisecond per second of sound.
        step = pending.itemsize
        return np.ndarray(
            (count, self._size), np.float32, pending, strides=(self._hop * step, step)
        )
