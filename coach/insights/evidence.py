"""Where in a session each of its figures can best be heard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from coach.coaching.hesitation import bursts, is_inside_phrase, silences
from coach.domain import metrics
from coach.domain.metric import Metric, Worst
from coach.domain.metrics import METRICS
from coach.domain.norms import Between
from coach.domain.session import Session
from coach.domain.stream import PAUSES, EmotionReading, EventKind

_Where = Callable[[Session], float | None]


def best_moment_s(session: Session, key: str) -> float | None:
    """Return the time in seconds from which a figure can best be heard.

    Parameters
    ----------
    key
        Key of the metric.

    Returns
    -------
    float or None
        None if the figure is unknown, or no single moment shows it.
    """
    if key in _OF_SILENCES:
        return _OF_SILENCES[key](session)
    metric = METRICS.get(key)
    if metric is None:
        return None
    kind = metric.rate_of or metric.share_of
    if kind is not None:
        return _surest(kind, session)
    return None if metric.worst is None else _worst(metric, session)


def longest_stretch(session: Session) -> float | None:
    """Return the time at which the longest speech without a pause begins, None for none."""
    longest = max(session.segments, key=lambda s: s.end_s - s.start_s, default=None)
    return None if longest is None else longest.start_s


def longest_pause(session: Session) -> float | None:
    """Return the time at which the longest pause begins, None for none."""
    pauses = session.events_of(*PAUSES)
    longest = max(pauses, key=lambda pause: pause.end_s - pause.start_s, default=None)
    return None if longest is None else longest.start_s


def clearest(session: Session) -> dict[str, EmotionReading]:
    """Return the reading with the highest probability of each label; empty without readings."""
    readings = session.corrected_emotions
    if not readings:
        return {}
    best = np.argmax([reading.probabilities for reading in readings], axis=0)
    labels = session.model.labels
    return {label: readings[n] for label, n in zip(labels, best.tolist(), strict=True)}


def _surest(kind: EventKind, session: Session) -> float | None:
    found = session.events_of(kind)
    return max(found, key=lambda one: one.confidence).start_s if found else None


def _first_burst(session: Session) -> float | None:
    found = bursts(session.events_of(EventKind.FILLER))
    return found[0][0].start_s if found else None


def _first_broken_off(session: Session) -> float | None:
    return next((one.start_s for one in silences(session.events) if is_inside_phrase(one)), None)


def _worst(metric: Metric, session: Session) -> float | None:
    """Return the start of the window whose reading is most worth hearing."""
    readings = [reading for reading in session.metric_readings if reading.key == metric.key]
    if not readings:
        return None
    if metric.worst is Worst.LEAST:
        found = min(readings, key=lambda reading: reading.value)
    elif isinstance(metric.range, Between):
        middle = (metric.range.low + metric.range.high) / 2
        found = max(readings, key=lambda reading: abs(reading.value - middle))
    else:  # a range without a middle
        return None
    return metric.begins_s(found)


_OF_SILENCES: dict[str, _Where] = {
    metrics.PAUSES.key: longest_pause,
    metrics.FILLER_BURSTS.key: _first_burst,
    metrics.FILLED_PAUSES.key: partial(_surest, EventKind.FILLER),
    metrics.PAUSES_INSIDE_PHRASES.key: _first_broken_off,
}
