"""What has changed from the speaker's usual, or from the last time."""

from __future__ import annotations

from coach.coaching.figures import Known
from coach.words import quantity

#: A figure has changed where it differs by this share of itself.
_CHANGED = 0.15
#: What is compared, in words, with its unit.
_COMPARED = {
    "pace_10s_syllables_per_s": ("pace", "syllables/s"),
    "pauses_per_min": ("pauses", "a minute"),
    "fillers_per_min": ("fillers", "a minute"),
    "pitch_variety_st": ("pitch variety", "semitones"),
    "energy_percent": ("energy", "%"),
}


def compare(known: Known, usual: Known | None, last: Known | None) -> tuple[str, ...]:
    """What has changed from the usual; where nothing has, from the last time."""
    lines = []
    for key, (name, unit) in _COMPARED.items():
        for other, words in ((usual, "usually"), (last, "last time")):
            if key in known and other is not None and key in other:
                line = _change(name, unit, known[key], other[key], words)
                if line is not None:
                    lines.append(line)
                    break
    return tuple(lines)


def _change(name: str, unit: str, value: float, other: float, words: str) -> str | None:
    """The change in words; None where it is too small to be one, or to be seen."""
    now, then = quantity(value, unit), quantity(other, unit)
    if now == then or abs(value - other) <= _CHANGED * max(abs(value), abs(other)):
        return None
    more, less = ("Faster", "Slower") if name == "pace" else (f"More {name}", f"Less {name}")
    if unit == "a minute":
        less = f"Fewer {name}"
    return f"{more if value > other else less}: {now}, {words} {then.removesuffix(f' {unit}')}."
