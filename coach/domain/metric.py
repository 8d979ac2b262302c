"""What one figure of the voice is, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from coach.common.i18n import tr
from coach.domain.norms import Norm, Range
from coach.domain.session import MetricDefinition
from coach.domain.stream import EventKind, MetricReading
from coach.domain.wording import decimals, quantity

#: A figure has changed where it differs by this share of itself.
_CHANGED = 0.15


class Worst(Enum):
    """Which of a metric's readings is worth hearing most."""

    LEAST = auto()
    FARTHEST_FROM_THE_MIDDLE = auto()  # of its range


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One figure of how somebody speaks. All texts are in English, to be translated when shown.

    key: in sessions, JSON and CSV; never changes.
    label: over its value in the report; "" where the report doesn't list it.
    meaning: in one line, with {low} and {high} of its range where they are told.
    name: within a sentence; needed where goals, exercises and comparisons speak of it.
    range: where listeners like a talk to lie. to_aim_at: whether that is only something to aim
        at, and the figure is told beside the speaker's own usual alone.
    least_change: differences under it say nothing of how somebody speaks (ours); with one it is
        compared over sessions, and may be a goal where it has a range.
    more, less: what is said of a figure that is higher or lower than before.
    window_s: how far its readings look back; worst: which of them is worth hearing.
    short: under a timeline, over which it is drawn from axis[0] to axis[1]. column: in a session's
        CSV; its key where there is none.
    gauge: while somebody speaks, with a {value} to gauge_decimals places.
    rate_of: of these events a minute. share_of: of the time, in such events. of_stutters: only
        known where these are looked for.
    of_model: means something else where another emotion model made it.
    lost_in_noise: wrong rather than rough in a loud room, where others' voices have pitch and
        syllables too.
    """

    key: str
    unit: str
    meaning: str
    label: str = ""
    name: str = ""
    range: Norm | None = None
    to_aim_at: bool = False
    least_change: float | None = None
    more: str = ""
    less: str = ""
    window_s: float = 0.0
    worst: Worst | None = None
    short: str = ""
    axis: tuple[float, float] | None = None
    column: str = ""
    gauge: str = ""
    gauge_decimals: int = 1
    rate_of: EventKind | None = None
    share_of: EventKind | None = None
    of_stutters: bool = False
    of_model: bool = False
    lost_in_noise: bool = False

    @property
    def definition(self) -> MetricDefinition:
        """What is kept of it with a session."""
        return MetricDefinition(self.key, self.label, self.unit)

    @property
    def words(self) -> str:
        """Its name in the language that is spoken."""
        return tr(self.name)

    @property
    def title(self) -> str:
        return self.words.capitalize()

    @property
    def explained(self) -> str:
        """Its meaning in the language that is spoken."""
        limits = Range() if self.range is None else self.range
        ends = {"low": limits.low, "high": limits.high}
        return tr(self.meaning, **{name: end for name, end in ends.items() if end is not None})

    @property
    def axis_ends(self) -> tuple[float, float]:
        """From where to where it is drawn. Raises ValueError for one that isn't."""
        if self.axis is None:
            raise ValueError(f"{self.key} isn't drawn")
        return self.axis

    @property
    def decimals(self) -> int:
        return decimals(self.unit)

    def begins_s(self, reading: MetricReading) -> float:
        """Where the window of a reading begins; at first it is still filling."""
        return max(0.0, reading.time_s - self.window_s)

    def quantity(self, value: float) -> str:
        return quantity(value, self.unit)

    def bare(self, value: float) -> str:
        """The number alone, where its unit stands beside another."""
        return self.quantity(value).removesuffix(" " + tr(self.unit))

    def has_changed(self, value: float, other: float) -> bool:
        """Whether the difference is large enough to be one, and to be seen."""
        least = max(self.least_change or 0.0, _CHANGED * max(abs(value), abs(other)))
        small = abs(value - other) <= least
        return not small and self.quantity(value) != self.quantity(other)
