"""Two takes compared in a few figures."""

from __future__ import annotations

from dataclasses import dataclass

from coach.coaching.measured import MEASURES, Measure
from coach.domain.session import Session

_KEYS = ("pace_10s_syllables_per_s", "pitch_variety_st", "fillers_per_min", "pauses_per_min")
_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of both takes in words; a dash where it wasn't measured."""

    name: str
    first: str
    second: str


def side_by_side(first: Session, second: Session) -> tuple[Compared, ...]:
    """Pace, variety, fillers and pauses of two sessions."""
    measures = [MEASURES[key] for key in _KEYS]
    return tuple(
        Compared(one.title, _in_words(first, one), _in_words(second, one)) for one in measures
    )


def _in_words(session: Session, measure: Measure) -> str:
    value = session.metrics.get(measure.key)
    return _UNKNOWN if value is None else measure.quantity(value)
