"""Figures over time, under the emotion river: for screen, paper and tables alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from coach.common.i18n import noop, tr
from coach.domain import norms
from coach.domain.norms import Norm
from coach.domain.session import Session

#: Readings further apart than this aren't joined.
_APART_S = 4.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A metric over the session.

    name, unit: in English.
    times_s: middles of what each value looks back on, rising, shape (n,); values: shape (n,), at
        least one.
    norm: what listeners like. low, high: what is drawn from and to. apart_s: readings further
        apart than this aren't joined.
    """

    key: str
    name: str
    unit: str
    norm: Norm
    low: float
    high: float
    times_s: np.ndarray
    values: np.ndarray
    apart_s: float = _APART_S

    @property
    def words(self) -> str:
        """Its name in the language that is spoken."""
        return tr(self.name, "a row under a timeline")

    @property
    def runs(self) -> list[slice]:
        """Where the line is unbroken."""
        breaks = 1 + np.flatnonzero(np.diff(self.times_s) > self.apart_s)
        edges = [0, *breaks.tolist(), len(self.times_s)]
        return [slice(a, b) for a, b in pairwise(edges) if b > a]

    def lines(self, most: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
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
        low = self.low if self.norm.low is None else self.norm.low
        high = self.high if self.norm.high is None else self.norm.high
        return float(self.heights(low)), float(self.heights(high))

    def heights(self, values: np.ndarray | float) -> np.ndarray:
        """Values as fractions of the drawn range, cut off at its ends."""
        return np.clip((values - self.low) / (self.high - self.low), 0.0, 1.0)

    def seen(self, start_s: float, end_s: float, column_s: float) -> Curve:
        """What there is to draw between two times, and a little around it, in columns of so many
        seconds: one value in each at most, the mean."""
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

    def at(self, times_s: np.ndarray) -> np.ndarray:
        """The value at each of `times_s` (n,), shape (n,); NaN where none is near."""
        middles_s = (self.times_s[1:] + self.times_s[:-1]) / 2
        nearest = np.searchsorted(middles_s, times_s)
        near = np.abs(self.times_s[nearest] - times_s) <= self.apart_s
        return np.where(near, self.values[nearest], np.nan)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """How a metric is drawn. window_s: how far its readings look back."""

    key: str
    name: str
    unit: str
    window_s: float
    norm: Norm
    low: float
    high: float


#: Nothing is too lively.
_VARIETY = replace(norms.VARIETY, high=None)
_VOLUME = Norm(-norms.VOLUME_BELOW_DB, norms.VOLUME_BELOW_DB, "dB", "ours")
#: What pace is drawn from and to, syllables a second.
PACE_RANGE = (0.0, 7.0)
_PACE = _Drawn("pace_10s_syllables_per_s", noop("pace", "a row under a timeline"),
               noop("syllables/s"), 10.0, norms.PACE, *PACE_RANGE)  # fmt: skip
_DRAWN = (
    _PACE,
    _Drawn("pitch_variety_st", noop("variety", "a row under a timeline"),
           noop("semitones"), 10.0, _VARIETY, 0.0, 5.0),
    _Drawn("relative_level_db", noop("volume", "a row under a timeline"),
           noop("dB"), 1.0, _VOLUME, -18.0, 18.0),
)  # fmt: skip


def curves(session: Session) -> tuple[Curve, ...]:
    """Pace, pitch variety and volume; those of which there is any reading."""
    return tuple(filter(None, (_curve(session, one) for one in _DRAWN)))


def pace_curve(session: Session) -> Curve | None:
    """The pace alone; None where there is no reading."""
    return _curve(session, _PACE)


def _curve(session: Session, one: _Drawn) -> Curve | None:
    readings = [r for r in session.metric_readings if r.key == one.key]
    if not readings:
        return None
    ends_s = np.array([r.time_s for r in readings])
    # At first the window is still filling.
    times_s = (np.maximum(0.0, ends_s - one.window_s) + ends_s) / 2
    values = np.array([r.value for r in readings])
    return Curve(one.key, one.name, one.unit, one.norm, one.low, one.high, times_s, values)
