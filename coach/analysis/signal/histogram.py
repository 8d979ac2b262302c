"""Median and other percentiles of any number of values, in constant memory."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Floats, Ints


class Histogram:
    """Streaming histogram of finite values.

    Percentiles are accurate to half a bin.

    Parameters
    ----------
    low, high
        Range of the bins; values outside it are counted in the first or last bin.
    bin_width
        Width of each bin.

    Examples
    --------
    >>> heights = Histogram(0, 10, 0.1)
    >>> heights.push(np.array([2.01, 4.02, 4.03]))
    >>> round(heights.median(), 2), heights.total
    (4.05, 3)
    """

    #: Values buffered before they are counted: one call for many is cheaper.
    _GATHERED = 500

    def __init__(self, low: float, high: float, bin_width: float) -> None:
        self._low = low
        self._bin_width = bin_width
        self._counts = np.zeros(round((high - low) / bin_width), int)
        self._waiting: list[Floats] = []
        self._waiting_count = self._counted = 0

    @property
    def total(self) -> int:
        """Number of values so far."""
        return self._counted + self._waiting_count

    @property
    def counts(self) -> Ints:
        """Number of values in each bin, int, shape (bins,)."""
        self._count()
        return self._counts

    @property
    def centres(self) -> Floats:
        """Centre of each bin, rising, float, shape (bins,)."""
        return self._low + (np.arange(len(self._counts)) + 0.5) * self._bin_width

    def push(self, values: Floats) -> None:
        """Add values, shape (n,)."""
        if not len(values):
            return
        self._waiting.append(values)
        self._waiting_count += len(values)
        if self._waiting_count >= self._GATHERED:
            self._count()

    def percentile(self, percent: float) -> float | None:
        """Return a percentile of the values so far, None if there are none."""
        if not (total := self.total):
            return None
        rank = np.searchsorted(self.counts.cumsum(), percent / 100 * total)
        return float(self._low + (rank + 0.5) * self._bin_width)

    def median(self) -> float | None:
        """Return the median of the values so far, None if there are none."""
        return self.percentile(50)

    def _count(self) -> None:
        if self._waiting_count:
            values = np.concatenate(self._waiting)
            bins = ((values - self._low) / self._bin_width).astype(int)
            np.add.at(self._counts, bins.clip(0, len(self._counts) - 1), 1)
        self._counted += self._waiting_count
        self._waiting, self._waiting_count = [], 0
