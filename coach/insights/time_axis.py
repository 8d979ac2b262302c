"""A session's time axis, and where curves and events lie on it.

The report, the replay and the SVG files all use this arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np

from coach.common.arrays import Float64
from coach.domain.wording import clock
from coach.insights.curves import Curve

#: A number or an array of numbers.
_Numbers = TypeVar("_Numbers", float, Float64)
#: Intervals between labels, below one second and from one second up.
_FINE_STEPS_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A linear scale from seconds to pixels, or to the user units of an SVG.

    Attributes
    ----------
    unit_s
        Seconds that one unit spans.
    first
        Units from the session's start to where x is 0.
    """

    unit_s: float
    first: float = 0.0

    def x(self, time_s: _Numbers) -> _Numbers:
        """Return the position of a time, or of an array of times, in units."""
        return time_s / self.unit_s - self.first

    def time_s(self, x: _Numbers) -> _Numbers:
        """Return the time at a position, or at an array of positions, in units."""
        return (x + self.first) * self.unit_s


def tick_step(duration_s: float, most: int) -> int:
    """Return the interval in whole seconds between the labels of an axis with room for `most`."""
    return next((step for step in _STEPS_S if duration_s / step <= most), _STEPS_S[-1])


def ticks(axis: TimeAxis, width: int, apart: int) -> Iterator[tuple[float, str]]:
    """Yield the labels of an axis, at least `apart` units apart.

    Yields
    ------
    tuple of float and str
        Time in seconds and text, from one label before x = 0 to one after `width`.
    """
    least_s = apart * axis.unit_s
    fine = (step for step in _FINE_STEPS_S if step >= least_s)
    step_s = next(fine, None) or tick_step(least_s, most=1)
    decimals = 0 if step_s >= 1 else 1 if step_s >= 0.1 else 2
    first = max(0, int(axis.time_s(0.0) / step_s))
    for number in range(first, int(axis.time_s(float(width)) / step_s) + 2):
        second, rest = divmod(round(number * step_s * 100), 100)
        yield number * step_s, clock(second) + f"{rest / 100:.{decimals}f}"[1:]


def curve_lines(curve: Curve, axis: TimeAxis, width: float, column: float) -> Iterator[Float64]:
    """Yield the unbroken lines of a curve between x = 0 and `width`, and a little beyond.

    Parameters
    ----------
    column
        Width in units within which readings are averaged to one point.

    Yields
    ------
    Float64
        Points, shape (k, 2): x in units, and the height from 0 (bottom of the row) to 1. For a
        reading without neighbours, the same point twice.
    """
    seen = curve.seen(axis.time_s(0.0), axis.time_s(float(width)), column * axis.unit_s)
    points = np.stack([axis.x(seen.times_s), seen.heights(seen.values)], axis=1)
    for run in seen.runs:
        yield points[run] if run.stop - run.start > 1 else np.repeat(points[run], 2, axis=0)


class _Span(Protocol):
    """Whatever has a start and an end: an event, a segment, a gap."""

    @property
    def start_s(self) -> float: ...
    @property
    def end_s(self) -> float: ...


_SpanT = TypeVar("_SpanT", bound=_Span)


def placed(
    spans: Iterable[_SpanT], axis: TimeAxis, least: float = 0.0
) -> Iterator[tuple[_SpanT, float, float]]:
    """Yield each span with its left edge and its width, which is at least `least`, in units."""
    for span in spans:
        left = axis.x(span.start_s)
        yield span, left, max(least, axis.x(span.end_s) - left)


def merged_spans(axis: TimeAxis, spans_s: Float64, least: int, width: int) -> list[tuple[int, int]]:
    """Return stretches of time as whole pixels between 0 and `width`.

    Parameters
    ----------
    spans_s
        Starts and ends in seconds, shape (n, 2), starts ascending.
    least
        Minimum width of each in pixels.

    Returns
    -------
    list of tuple of int
        (left, right), ascending. Those that touch are merged, so there are never more than fit
        into the width.
    """
    near = spans_s[: np.searchsorted(spans_s[:, 0], axis.time_s(float(width)))]
    near = near[near[:, 1] > axis.time_s(float(-least))]
    edges: Float64 = np.rint(axis.x(near))
    left, right = edges[:, 0], np.maximum(edges[:, 1], edges[:, 0] + least)
    seen = (right > left) & (right > 0) & (left < width)
    if not seen.any():
        return []
    changes = np.zeros(width + 1, int)
    np.add.at(changes, np.maximum(left[seen], 0).astype(int), 1)
    np.add.at(changes, np.minimum(right[seen], width).astype(int), -1)
    covered = np.cumsum(changes) > 0
    starts_and_ends = np.flatnonzero(np.diff(covered.astype(np.int8), prepend=0, append=0))
    return [(start, end) for start, end in starts_and_ends.reshape(-1, 2).tolist()]
