"""Figures over time, under the emotion timeline: for screen, paper and tables alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from coach.common.arrays import Float64
from coach.common.i18n import tr
from coach.domain import metrics
from coach.domain.metric import Metric
from coach.domain.norms import Range
from coach.domain.session import Session

#: Readings further apart than this aren't joined.
_APART_S = 4.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A metric over the session, one of `metrics.drawn()`.

    times_s: middles of what each value looks back on, rising, shape (n,); values: shape (n,), at
        least one.
    apart_s: readings further apart than this aren't joined.
    """

    metric: Metric
    times_s: Float64
    values: Float64
    apart_s: float = _APART_S

    @property
    def words(self) -> str:
        """Its name in the language that is spoken."""
        return tr(self.metric.short, "a row under a timeline")

    @property
    def runs(self) -> list[slice]:
        """Where the line is unbroken."""
        breaks = 1 + np.flatnonzero(np.diff(self.times_s) > self.apart_s)
        edges = [0, *breaks.tolist(), len(self.times_s)]
        return [slice(a, b) for a, b in pairwise(edges) if b > a]

    def lines(self, most: int) -> Iterator[tuple[Float64, Float64]]:
        """The unbroken lines to draw: times in seconds and heights from 0 to 1, both (k,); about
        `most` points in all, means of neighbours where there are more."""
        thin = self
        if len(self.times_s) > most:
            start_s, end_s = self.times_s[[0, -1]].tolist()
            thin = self.seen(start_s, end_s, (end_s - start_s) / most)
        for run in thin.runs:
            yield thin.times_s[run], thin.heights(thin.values[run])

    @property
    def fine(self) -> tuple[float, float]:
        """Heights of what listeners like, from 0 to 1."""
        low, high = self.metric.axis_ends
        fine = self.metric.range or Range()
        least = low if fine.low is None else fine.low
        most = high if fine.high is None else fine.high
        return float(self.heights(least)), float(self.heights(most))

    def heights(self, values: Float64 | float) -> Float64:
        """Values as fractions of the drawn range, cut off at its ends."""
        low, high = self.metric.axis_ends
        return np.clip((values - low) / (high - low), 0.0, 1.0)

    def seen(self, start_s: float, end_s: float, column_s: float) -> Curve:
        """What there is to draw between two times, and a little around it, in columns of
        `column_s` seconds: one value in each at most, the mean."""
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
        """The mean over a stretch; None where there is no reading."""
        inside = (self.times_s >= start_s) & (self.times_s < end_s)
        return float(self.values[inside].mean()) if inside.any() else None

    def nearest(self, time_s: float) -> float | None:
        """The value at a time; None where none is near."""
        (value,) = self.at(np.array([time_s])).tolist()
        return None if np.isnan(value) else value

    def at(self, times_s: Float64) -> Float64:
        """The value at each of `times_s` (n,), shape (n,); NaN where none is near."""
        middles_s = (self.times_s[1:] + self.times_s[:-1]) / 2
        nearest = np.searchsorted(middles_s, times_s)
        near = np.abs(self.times_s[nearest] - times_s) <= self.apart_s
        return np.where(near, self.values[nearest], np.nan)


def curves(session: Session) -> tuple[Curve, ...]:
    """Those of which there is any reading."""
    return tuple(filter(None, (_curve(session, one) for one in metrics.drawn())))


def _curve(session: Session, metric: Metric) -> Curve | None:
    readings = [r for r in session.metric_readings if r.key == metric.key]
    if not readings:
        return None
    times_s = np.array([(metric.begins_s(r) + r.time_s) / 2 for r in readings])
    values = np.array([r.value for r in readings])
    return Curve(metric, times_s, values)
