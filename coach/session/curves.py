"""Figures over time, under the emotion river: for screen, paper and tables alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from coach import norms
from coach.norms import Norm
from coach.record import Session

#: Readings further apart than this aren't joined.
_APART_S = 4.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A metric over the session.

    times_s: middles of what each value looks back on, rising, shape (n,); values: shape (n,), at
        least one.
    norm: what listeners like. low, high: what is drawn from and to.
    """

    key: str
    name: str
    unit: str
    norm: Norm
    low: float
    high: float
    times_s: np.ndarray
    values: np.ndarray

    def lines(self, most: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """The unbroken lines to draw: times in seconds and heights from 0 to 1, both (k,); about
        `most` points in all, means of neighbours where there are more."""
        together = -(-len(self.times_s) // most)
        breaks = 1 + np.flatnonzero(np.diff(self.times_s) > _APART_S)
        for first, last in pairwise([0, *breaks.tolist(), len(self.times_s)]):
            starts = np.arange(first, last, together)
            counts = np.diff(starts, append=last)
            times_s, values = (
                np.add.reduceat(column[:last], starts) / counts
                for column in (self.times_s, self.values)
            )
            yield times_s, self._heights(values)

    @property
    def fine(self) -> tuple[float, float]:
        """Heights of what listeners like, from 0 to 1."""
        low = self.low if self.norm.low is None else self.norm.low
        high = self.high if self.norm.high is None else self.norm.high
        return float(self._heights(low)), float(self._heights(high))

    def _heights(self, values: np.ndarray | float) -> np.ndarray:
        """Values as fractions of the drawn range, cut off at its ends."""
        return np.clip((values - self.low) / (self.high - self.low), 0.0, 1.0)

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
        near = np.abs(self.times_s[nearest] - times_s) <= _APART_S
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
_DRAWN = (
    _Drawn("pace_10s_syllables_per_s", "pace", "syllables/s", 10.0, norms.PACE, 0.0, 7.0),
    _Drawn("pitch_variety_st", "variety", "semitones", 10.0, _VARIETY, 0.0, 5.0),
    _Drawn("relative_level_db", "volume", "dB", 1.0, _VOLUME, -18.0, 18.0),
)


def curves(session: Session) -> tuple[Curve, ...]:
    """Pace, pitch variety and volume; those of which there is any reading."""
    found = []
    for one in _DRAWN:
        readings = [r for r in session.metric_readings if r.key == one.key]
        if readings:
            times_s = np.array([r.time_s for r in readings]) - one.window_s / 2
            values = np.array([r.value for r in readings])
            found.append(
                Curve(
                    one.key,
                    one.name,
                    one.unit,
                    one.norm,
                    one.low,
                    one.high,
                    np.clip(times_s, 0.0, session.duration_s),
                    values,
                )
            )
    return tuple(found)
