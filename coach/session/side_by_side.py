"""Two takes compared in a few figures."""

from __future__ import annotations

from dataclasses import dataclass

from coach.record import Session
from coach.words import quantity

#: What is compared: the figure's key, its name and its unit.
_FIGURES = (
    ("pace_10s_syllables_per_s", "Pace", "syllables/s"),
    ("pitch_variety_st", "Pitch variety", "semitones"),
    ("fillers_per_min", "Fillers", "a minute"),
    ("pauses_per_min", "Pauses", "a minute"),
)
_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of both takes in words; a dash where it wasn't measured."""

    name: str
    first: str
    second: str


def side_by_side(first: Session, second: Session) -> tuple[Compared, ...]:
    """Pace, variety, fillers and pauses of two sessions."""
    return tuple(
        Compared(name, _in_words(first, key, unit), _in_words(second, key, unit))
        for key, name, unit in _FIGURES
    )


def _in_words(session: Session, key: str, unit: str) -> str:
    return quantity(session.metrics[key], unit) if key in session.metrics else _UNKNOWN
