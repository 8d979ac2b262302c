"""The minimum of the last rows of a stream, column by column."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Floats


class RollingMinimum:
    """Streaming minimum of each column over the last rows, in constant memory.

    Parameters
    ----------
    rows
        Number of last rows that count.
    columns
        Values in a row.
    dtype
        Type in which they are kept.

    Attributes
    ----------
    pushed
        Number of rows so far, also of those that no longer count.

    Examples
    --------
    >>> least = RollingMinimum(2, 3, np.float32)
    >>> for row in ([1, 5, 5], [2, 4, 6], [3, 6, 7]):
    ...     least.push(np.array(row))
    >>> least.least
    array([2., 4., 6.], dtype=float32)
    """

    def __init__(self, rows: int, columns: int, dtype: type[np.floating]) -> None:
        self._rows: Floats = np.full((rows, columns), np.inf, dtype)
        self.pushed = 0

    def push(self, row: Floats) -> None:
        """Take the next row, shape (columns,); it takes the place of the oldest."""
        self._rows[self.pushed % len(self._rows)] = row
        self.pushed += 1

    @property
    def least(self) -> Floats:
        """The minimum of each column, shape (columns,); infinite before the first row."""
        least: Floats = self._rows.min(axis=0)
        return least
