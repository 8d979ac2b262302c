"""The definition of one figure of the voice: what it means and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from coach.common.i18n import tr
from coach.domain.norms import Norm, Range
from coach.domain.session import MetricDefinition
from coach.domain.stream import EventKind, MetricReading
from coach.domain.wording import decimals, quantity

#: A figure that differs by less than this share of itself hasn't changed.
_CHANGED = 0.15


class Worst(Enum):
    """Which of a metric's readings is most worth hearing."""

    LEAST = auto()
    FARTHEST_FROM_THE_MIDDLE = auto()  # of its range


def share_of_axis(value: float, axis: tuple[float, float]) -> float:
    """Return the place of a value on an axis, from 0 to 1; values beyond its ends lie at them."""
    low, high = axis
    return min(1.0, max(0.0, (value - low) / (high - low)))


def band_of_axis(limits: Range, axis: tuple[float, float]) -> tuple[float, float]:
    """Return the ends of a range on an axis, from 0 to 1; open ends are the axis's own."""
    low = axis[0] if limits.low is None else limits.low
    high = axis[1] if limits.high is None else limits.high
    return share_of_axis(low, axis), share_of_axis(high, axis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One figure of how somebody speaks; its texts are English, to be translated when shown.

    Attributes
    ----------
    key
        Identifier in sessions, JSON and CSV; never changes.
    meaning
        Explanation in one line; may mention {low} and {high}, the ends of `range`.
    label
        Caption of the value in the report; "" if the report doesn't list it.
    name
        Name within a sentence; needed if goals, exercises or comparisons mention the metric.
    range
        Where listeners like a talk to lie.
    is_target
        Whether `range` is only a target; the figure is then shown beside the speaker's own usual
        (baseline) alone.
    least_change
        Smallest difference that says something about how somebody speaks (ours). A metric that has
        one is compared across sessions and, if it also has a range, may be a goal.
    more, less
        Text for a figure that is higher or lower than before.
    window_s
        How far each reading looks back, in seconds.
    worst
        Which reading is most worth hearing; None if no moment stands for the figure.
    short
        Caption of its row under a timeline, and key of its means in JSON; never changes.
    axis
        Lower and upper end of that row; None if the metric isn't drawn.
    column
        Column in a session's CSV; "" for the key.
    gauge
        Text of its live display, with {value}; "" for none.
    gauge_decimals
        Decimal places of that {value}.
    gauge_axis
        Lower and upper end of a gauge; None for those of `axis`.
    tile
        Caption of its tile at the head of a report; "" for none.
    tile_value
        Text of the value in that tile, with {value}.
    tile_zero
        The same where the value is shown as 0; "" for the number.
    when_low, when_high
        One word for a figure below or above `range`.
    rate_of
        The figure is the number of these events per minute.
    share_of
        The figure is the percentage of the time that these events take.
    needs_fluency
        Whether it is known only if stutters are looked for.
    depends_on_model
        Whether it depends on the emotion model, so that it can't be compared across models.
    unreliable_in_noise
        Whether it is wrong, not just rough, in a loud room, where other people's voices have pitch
        and syllables too.
    """

    key: str
    unit: str
    meaning: str
    label: str = ""
    name: str = ""
    range: Norm | None = None
    is_target: bool = False
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
    gauge_axis: tuple[float, float] | None = None
    tile: str = ""
    tile_value: str = "{value}"
    tile_zero: str = ""
    when_low: str = ""
    when_high: str = ""
    rate_of: EventKind | None = None
    share_of: EventKind | None = None
    needs_fluency: bool = False
    depends_on_model: bool = False
    unreliable_in_noise: bool = False

    @property
    def definition(self) -> MetricDefinition:
        """What is stored of the metric with each session."""
        return MetricDefinition(self.key, self.label, self.unit)

    @property
    def words(self) -> str:
        """The name in the current language."""
        return tr(self.name)

    @property
    def title(self) -> str:
        """The name in the current language, capitalised."""
        return self.words.capitalize()

    @property
    def caption(self) -> str:
        """The caption of its row under a timeline, in the current language."""
        return tr(self.short, "a row under a timeline")

    def band_on(self, axis: tuple[float, float]) -> tuple[float, float]:
        """Return the ends of `range` on an axis, from 0 to 1; open ends are the axis's own."""
        return band_of_axis(self.range or Range(), axis)

    def scale(self, limits: Range) -> tuple[float, float]:
        """Return the ends of a scale that shows the figure beside a range where it should lie.

        They are those of its live display or of its row; a metric without either has a scale from
        0 to twice the range's end.
        """
        end = limits.low if limits.high is None else limits.high
        return self.gauge_axis or self.axis or (0.0, 2 * (end or 1.0))

    @property
    def explained(self) -> str:
        """The meaning in the current language, with a capital letter."""
        limits = Range() if self.range is None else self.range
        ends = {"low": limits.low, "high": limits.high}
        known = {name: end for name, end in ends.items() if end is not None}
        meaning = tr(self.meaning, **known)
        return meaning[:1].upper() + meaning[1:]

    @property
    def axis_ends(self) -> tuple[float, float]:
        """Lower and upper end of the axis.

        Raises
        ------
        ValueError
            If the metric isn't drawn.
        """
        if self.axis is None:
            raise ValueError(f"{self.key} isn't drawn")
        return self.axis

    @property
    def decimals(self) -> int:
        """Number of decimal places that are shown."""
        return decimals(self.unit)

    def begins_s(self, reading: MetricReading) -> float:
        """Return when the window of a reading begins, in seconds; the first ones are shorter."""
        return max(0.0, reading.time_s - self.window_s)

    def quantity(self, value: float) -> str:
        """Return a value with its unit, as in "3.2 syllables/s"."""
        return quantity(value, self.unit)

    def bare(self, value: float) -> str:
        """Return a value without its unit (but with "%"), for use beside one that has it."""
        return self.quantity(value).removesuffix(" " + tr(self.unit))

    def limits_in_words(self, limits: Range) -> str:
        """Return where the figure should lie, as in "at most 5" and "at most 10%"."""
        return limits.words + ("%" if self.unit == "%" else "")

    def has_changed(self, value: float, other: float) -> bool:
        """Return whether two values differ enough to matter, and look different when shown."""
        least = max(self.least_change or 0.0, _CHANGED * max(abs(value), abs(other)))
        small = abs(value - other) <= least
        return not small and self.quantity(value) != self.quantity(other)
