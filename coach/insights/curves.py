"""Metrics over time: the curves below the emotion timeline, for screen, paper and tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from coach.common.arrays import Float64
from coach.domain import metrics
from coach.domain.metric import Metric
from coach.domain.session import Session

#: Readings further apart than this aren't joined by a line.
_APART_S = 4.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A metric over the session.

    Attributes
    ----------
    metric
        One of `metrics.drawn()`.
    times_s
        Middle of the window of each reading in seconds, rising, shape (n,); at least one, except
        in a part returned by `seen`.
    values
        Values in the unit of the metric, shape (n,).
    apart_s
        Readings further apart than this aren't joined by a line.
    """

    metric: Metric
    times_s: Float64
    values: Float64
    apart_s: float = _APART_S

    @property
    def words(self) -> str:
        """The short name of the metric in the current language."""
        return self.metric.caption

    @property
    def runs(self) -> list[slice]:
        """Index ranges over which the line is unbroken, in order."""
        breaks = 1 + np.flatnonzero(np.diff(self.times_s) > self.apart_s)
        edges = [0, *breaks.tolist(), len(self.times_s)]
        return [slice(a, b) for a, b in pairwise(edges) if b > a]

    @property
    def fine(self) -> tuple[float, float]:
        """Lower and upper end of the range that listeners like, as heights from 0 to 1."""
        return self.metric.band_on(self.metric.axis_ends)

    def heights(self, values: Float64 | float) -> Float64:
        """Return values as fractions of the drawn range, clipped to its ends."""
        low, high = self.metric.axis_ends
        return np.clip((values - low) / (high - low), 0.0, 1.0)

    def seen(self, start_s: float, end_s: float, column_s: float) -> Curve:
        """Return the part to draw between two times, reduced to one value per column.

        It extends a little beyond both times, so that lines run on to the edges. Gaps of less
        than three columns are joined.

        Parameters
        ----------
        start_s, end_s
            The times between which it is visible.
        column_s
            Width of a column in seconds; the readings in a column are averaged.
        """
        apart_s = max(self.apart_s, 3 * column_s)
        edges_s = (start_s - 2 * apart_s, end_s + 2 * apart_s)
        first, last = np.searchsorted(self.times_s, edges_s).tolist()
        times_s, values = self.times_s[first:last], self.values[first:last]
        columns = np.floor(times_s / column_s)
        starts = np.flatnonzero(np.diff(columns, prepend=-1))
        if len(starts) < len(times_s):
            counts = np.diff(starts, append=len(times_s))
            times_s = np.add.reduceat(times_s, starts) / counts
            values = np.add.reduceat(values, starts) / counts
        return replace(self, times_s=times_s, values=values, apart_s=apart_s)

    def between(self, start_s: float, end_s: float) -> float | None:
        """Return the mean of the readings between two times, or None if there are none."""
        inside = (self.times_s >= start_s) & (self.times_s < end_s)
        return float(self.values[inside].mean()) if inside.any() else None

    def nearest(self, time_s: float) -> float | None:
        """Return the value at a time, or None if no reading is within `apart_s`."""
        (value,) = self.at(np.array([time_s])).tolist()
        return None if np.isnan(value) else value

    def at(self, times_s: Float64) -> Float64:
        """Return the values at several times.

        Parameters
        ----------
        times_s
            Times in seconds, shape (n,).

        Returns
        -------
        Float64
            The value of the nearest reading, shape (n,); NaN where none is within `apart_s`.
        """
        middles_s = (self.times_s[1:] + self.times_s[:-1]) / 2
        nearest = np.searchsorted(middles_s, times_s)
        near = np.abs(self.times_s[nearest] - times_s) <= self.apart_s
        return np.where(near, self.values[nearest], np.nan)


def curves(session: Session) -> tuple[Curve, ...]:
    """Return a curve for each drawn metric that has readings."""
    return tuple(filter(None, (_curve(session, one) for one in metrics.drawn())))


def _curve(session: Session, metric: Metric) -> Curve | None:
    readings = [r for r in session.metric_readings if r.key == metric.key]
    if not readings:
        return None
    times_s = np.array([(metric.begins_s(r) + r.time_s) / 2 for r in readings])
    values = np.array([r.value for r in readings])
    return Curve(metric, times_s, values)
