"""What has changed from the speaker's usual, or from the last time."""

from __future__ import annotations

from coach.coaching.figures import Known
from coach.coaching.measured import MEASURES, Measure

#: What is compared, in this order.
_COMPARED = (
    "pace_10s_syllables_per_s",
    "pauses_per_min",
    "fillers_per_min",
    "pitch_variety_st",
    "energy_percent",
)


def compare(known: Known, usual: Known | None, last: Known | None) -> tuple[str, ...]:
    """What has changed from the usual; where nothing has, from the last time."""
    lines = []
    for key in _COMPARED:
        for other, words in ((usual, "usually"), (last, "last time")):
            if key in known and other is not None and key in other:
                measure, value, then = MEASURES[key], known[key], other[key]
                if measure.has_changed(value, then):
                    more = more_or_less(measure, value, then)
                    now = measure.quantity(value)
                    lines.append(f"{more}: {now}, {words} {measure.bare(then)}.")
                    break
    return tuple(lines)


def more_or_less(measure: Measure, value: float, other: float) -> str:
    """As in "Faster", "Fewer fillers" and "More energy"."""
    if measure.name == "pace":
        return "Faster" if value > other else "Slower"
    less = "Fewer" if measure.unit == "a minute" else "Less"
    return f"{'More' if value > other else less} {measure.name}"
