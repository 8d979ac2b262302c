"""Two takes compared in a few figures."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain import metrics
from coach.domain.metric import Metric
from coach.insights.session_view import SessionView

_COMPARED = (metrics.PACE, metrics.PITCH_VARIETY, metrics.FILLERS, metrics.PAUSES)
_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of both takes in words; a dash where it wasn't measured."""

    name: str
    first: str
    second: str


def side_by_side(first: SessionView, second: SessionView) -> tuple[Compared, ...]:
    """Pace, variety, fillers and pauses of two sessions."""
    return tuple(
        Compared(one.title, _in_words(first, one), _in_words(second, one)) for one in _COMPARED
    )


def _in_words(view: SessionView, metric: Metric) -> str:
    value = view.figures.get(metric.key)
    return _UNKNOWN if value is None else metric.quantity(value)
