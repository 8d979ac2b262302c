"""Two takes compared in a few figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain import metrics
from coach.domain.metric import Metric
from coach.insights.session_view import SessionView

_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure of both takes as text; a dash where it wasn't measured."""

    name: str
    first: str
    second: str


def compare_figures(first: SessionView, second: SessionView) -> tuple[FigurePair, ...]:
    """Return the figures of two sessions that can be compared and that either has."""
    models = first.session.model.sha256, second.session.model.sha256
    one = metrics.comparable(first.figures, *models)
    other = metrics.comparable(second.figures, *models)
    return tuple(
        FigurePair(metric.title, _quantity(one, metric), _quantity(other, metric))
        for metric in metrics.compared()
        if metric.key in one or metric.key in other
    )


def _quantity(figures: Mapping[str, float], metric: Metric) -> str:
    value = figures.get(metric.key)
    return _UNKNOWN if value is None else metric.quantity(value)
