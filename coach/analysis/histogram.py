"""Any number of values in a fixed amount of memory, for their median and other percentiles."""

from __future__ import annotations

import numpy as np


class Histogram:
    """Counts finite values between `low` and `high` in bins of `bin_width`; what is beyond is
    counted in the first or last bin. Percentiles are right to half a bin.

    >>> heights = Histogram(0, 10, 0.1)
    >>> heights.push(np.array([2.01, 4.02, 4.03]))
    >>> round(heights.median(), 2), heights.total
    (4.05, 3)
    """

    def __init__(self, low: float, high: float, bin_width: float) -> None:
        self._low = low
        self._bin_width = bin_width
        self.counts = np.zeros(round((high - low) / bin_width), int)

    @property
    def total(self) -> int:
        return int(self.counts.sum())

    @property
    def centres(self) -> np.ndarray:
        """The middle of each bin, rising, float, shape (bins,)."""
        return self._low + (np.arange(len(self.counts)) + 0.5) * self._bin_width

    def push(self, values: np.ndarray) -> None:
        """Take values, float, shape (n,)."""
        bins = ((values - self._low) / self._bin_width).astype(int)
        np.add.at(self.counts, bins.clip(0, len(self.counts) - 1), 1)

    def percentile(self, percent: float) -> float | None:
        """None while there is nothing to tell it from."""
        if not (total := self.total):
            return None
        rank = np.searchsorted(self.counts.cumsum(), percent / 100 * total)
        return float(self._low + (rank + 0.5) * self._bin_width)

    def median(self) -> float | None:
        return self.percentile(50)
