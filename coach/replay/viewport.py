"""The part of a session that is in view: zooming and scrolling."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from coach.insights.time_axis import TimeAxis

#: The shortest stretch that is shown; a sample is then about a pixel wide.
LEAST_SPAN_S = 0.05
#: Position of the cursor after the view has jumped to it, as a share of the view.
_TURNED_TO = 0.1


@dataclass(frozen=True, slots=True)
class View:
    """The stretch of a session that is in view.

    Attributes
    ----------
    duration_s
        Duration of the session, or `LEAST_SPAN_S` if it is shorter.
    start_s
        Time at the left edge.
    span_s
        Length of the stretch.
    """

    duration_s: float
    start_s: float
    span_s: float

    @classmethod
    def whole(cls, duration_s: float) -> View:
        """Return the view of a whole session."""
        length_s = max(duration_s, LEAST_SPAN_S)
        return cls(length_s, 0.0, length_s)

    @property
    def end_s(self) -> float:
        """Time at the right edge."""
        return self.start_s + self.span_s

    @property
    def is_whole(self) -> bool:
        """Whether the whole session is in view."""
        return self.span_s >= self.duration_s

    def shows(self, time_s: float) -> bool:
        """Return whether a time is in view."""
        return self.start_s <= time_s <= self.end_s

    def zoomed(self, factor: float, at_s: float) -> View:
        """Return the view zoomed in by a factor; the time `at_s` stays where it is."""
        span_s = float(np.clip(self.span_s / factor, LEAST_SPAN_S, self.duration_s))
        share = (at_s - self.start_s) / self.span_s
        return replace(self, span_s=span_s).moved_to(at_s - share * span_s)

    def moved_to(self, start_s: float) -> View:
        """Return the view moved to begin at a time, but not beyond the ends of the session."""
        return replace(self, start_s=float(np.clip(start_s, 0.0, self.duration_s - self.span_s)))

    def turned_to(self, time_s: float) -> View:
        """Return the view itself if it shows a time, else moved to begin shortly before it."""
        return self if self.shows(time_s) else self.moved_to(time_s - _TURNED_TO * self.span_s)

    def showing(self, start_s: float, end_s: float) -> View:
        """Return the view itself if it shows a stretch, else centred on it, widened if needed."""
        if self.shows(start_s) and self.shows(end_s):
            return self
        span_s = min(self.duration_s, max(self.span_s, 1.2 * (end_s - start_s)))
        return replace(self, span_s=span_s).moved_to((start_s + end_s - span_s) / 2)


@dataclass(frozen=True, slots=True)
class Scale(TimeAxis):
    """A time axis in columns one pixel wide, which stay the same when the view is scrolled.

    Attributes
    ----------
    first
        Index of the leftmost column, counted from the session's start.
    """

    first: int

    @classmethod
    def of(cls, view: View, width: int) -> Scale:
        """Return the scale of a view that is `width` pixels wide."""
        column_s = view.span_s / max(1, width)
        return cls(column_s, round(view.start_s / column_s))
