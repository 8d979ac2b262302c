"""What has changed from the speaker's usual, or from the last time."""

from __future__ import annotations

from coach.coaching.figures import Known
from coach.coaching.measured import MEASURES
from coach.common.i18n import noop, tr

#: What is compared, in this order: what is said of more of it, and of less.
_COMPARED = {
    "pace_10s_syllables_per_s": (noop("Faster", "than before"), noop("Slower", "than before")),
    "pauses_per_min": (noop("More pauses", "than before"), noop("Fewer pauses", "than before")),
    "fillers_per_min": (noop("More fillers", "than before"), noop("Fewer fillers", "than before")),
    "pitch_variety_st": (
        noop("More pitch variety", "than before"),
        noop("Less pitch variety", "than before"),
    ),
    "energy_percent": (noop("More energy", "than before"), noop("Less energy", "than before")),
}


def compare(known: Known, usual: Known | None, last: Known | None) -> tuple[str, ...]:
    """What has changed from the usual; where nothing has, from the last time."""
    lines = []
    for key, (more, less) in _COMPARED.items():
        for other, words in (
            (usual, noop("{change}: {now}, usually {then}.")),
            (last, noop("{change}: {now}, last time {then}.")),
        ):
            if key in known and other is not None and key in other:
                measure, value, then = MEASURES[key], known[key], other[key]
                if measure.has_changed(value, then):
                    change = tr(more if value > then else less, "than before")
                    now = measure.quantity(value)
                    lines.append(tr(words, change=change, now=now, then=measure.bare(then)))
                    break
    return tuple(lines)
