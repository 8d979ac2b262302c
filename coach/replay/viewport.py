"""What of a session is looked at: zooming, scrolling, and the marks of its time axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from coach.common.arrays import Float64
from coach.domain.wording import clock
from coach.export.timeline_svg import tick_step

#: The shortest stretch that is shown; a sample is a pixel or two then.
LEAST_SPAN_S = 0.05
#: Where the cursor stands once a page has been turned, as a share of what is shown.
_TURNED_TO = 0.1
#: One number, or an array of them.
_Numbers = TypeVar("_Numbers", float, Float64)
_FINE_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)


@dataclass(frozen=True, slots=True)
class View:
    """The stretch of a session that is shown."""

    duration_s: float
    start_s: float
    span_s: float

    @classmethod
    def whole(cls, duration_s: float) -> View:
        length_s = max(duration_s, LEAST_SPAN_S)
        return cls(length_s, 0.0, length_s)

    @property
    def end_s(self) -> float:
        return self.start_s + self.span_s

    @property
    def is_whole(self) -> bool:
        return self.span_s >= self.duration_s

    def shows(self, time_s: float) -> bool:
        return self.start_s <= time_s <= self.end_s

    def zoomed(self, factor: float, at_s: float) -> View:
        """Zoomed in by a factor; what is seen at `at_s` stays where it is."""
        span_s = float(np.clip(self.span_s / factor, LEAST_SPAN_S, self.duration_s))
        share = (at_s - self.start_s) / self.span_s
        return replace(self, span_s=span_s).moved_to(at_s - share * span_s)

    def moved_to(self, start_s: float) -> View:
        """Beginning there, as far as the session goes."""
        return replace(self, start_s=float(np.clip(start_s, 0.0, self.duration_s - self.span_s)))

    def turned_to(self, time_s: float) -> View:
        """As it is where it shows a time; else so that what comes after that can be seen."""
        return self if self.shows(time_s) else self.moved_to(time_s - _TURNED_TO * self.span_s)

    def showing(self, start_s: float, end_s: float) -> View:
        """As it is where it shows a stretch; else moved to, and as wide as that needs."""
        if self.shows(start_s) and self.shows(end_s):
            return self
        span_s = min(self.duration_s, max(self.span_s, 1.2 * (end_s - start_s)))
        return replace(self, span_s=span_s).moved_to((start_s + end_s - span_s) / 2)


@dataclass(frozen=True, slots=True)
class Scale:
    """Time in columns of a pixel's width. column_s: of one; first: the leftmost, counted from the
    session's start, so that what is scrolled keeps its columns."""

    column_s: float
    first: int

    @classmethod
    def of(cls, view: View, width: int) -> Scale:
        column_s = view.span_s / max(1, width)
        return cls(column_s, round(view.start_s / column_s))

    def x(self, time_s: _Numbers) -> _Numbers:
        """Of a time, or of an array of them."""
        return time_s / self.column_s - self.first

    def time_s(self, x: _Numbers) -> _Numbers:
        """At a pixel, or at an array of them."""
        return (x + self.first) * self.column_s


def ticks(scale: Scale, width: int, apart: int) -> Iterator[tuple[float, str]]:
    """The marks of a time axis, seconds and words, at least `apart` pixels from each other; from
    one mark before the leftmost pixel to one after the last."""
    least_s = apart * scale.column_s
    step_s = next((step for step in _FINE_S if step >= least_s), None) or tick_step(least_s, most=1)
    decimals = 0 if step_s >= 1 else 1 if step_s >= 0.1 else 2
    first = max(0, int(scale.time_s(0) / step_s))
    for number in range(first, int(scale.time_s(width) / step_s) + 2):
        second, rest = divmod(round(number * step_s * 100), 100)
        yield number * step_s, clock(second) + f"{rest / 100:.{decimals}f}"[1:]
