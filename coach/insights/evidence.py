"""Where in a session each of its figures can be heard best."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from coach.coaching.hesitation import bursts, is_inside_phrase, silences
from coach.domain import norms
from coach.domain.session import Session
from coach.domain.stream import PAUSES, EmotionReading, EventKind, MetricReading

_Where = Callable[[Session], float | None]


def where_heard(session: Session, key: str) -> float | None:
    """Second at which to begin to hear what a figure says; None where no moment stands for it."""
    find = _WHERE.get(key)
    return None if find is None else find(session)


def longest_stretch(session: Session) -> float | None:
    """Where the longest speech without a pause begins."""
    longest = max(session.segments, key=lambda s: s.end_s - s.start_s, default=None)
    return None if longest is None else longest.start_s


def longest_pause(session: Session) -> float | None:
    pauses = session.events_of(*PAUSES)
    longest = max(pauses, key=lambda pause: pause.end_s - pause.start_s, default=None)
    return None if longest is None else longest.start_s


def clearest(session: Session) -> dict[str, EmotionReading]:
    """The reading that has each tone most clearly, by label; none where nothing was read."""
    readings = session.emotions_that_count
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


def _extreme(
    key: str, window_s: float, worth: Callable[[MetricReading], float], session: Session
) -> float | None:
    """Where the window begins whose reading is worth hearing most."""
    readings = [reading for reading in session.metric_readings if reading.key == key]
    if not readings:
        return None
    return max(0.0, max(readings, key=worth).time_s - window_s)


def _from_the_middle(reading: MetricReading) -> float:
    """How far a pace is from what suits a talk best."""
    return abs(reading.value - (norms.PACE.low + norms.PACE.high) / 2)


def _least(reading: MetricReading) -> float:
    return -reading.value


_PACE, _ARTICULATION = "pace_10s_syllables_per_s", "articulation_10s_syllables_per_s"
_WHERE: dict[str, _Where] = {
    _PACE: partial(_extreme, _PACE, 10.0, _from_the_middle),
    _ARTICULATION: partial(_extreme, _ARTICULATION, 10.0, _from_the_middle),
    "pitch_variety_st": partial(_extreme, "pitch_variety_st", 10.0, _least),
    "speech_level_dbfs": partial(_extreme, "speech_level_dbfs", 1.0, _least),
    "energy_percent": partial(_extreme, "energy_percent", 3.0, _least),
    "fillers_per_min": partial(_surest, EventKind.FILLER),
    "filler_bursts": _first_burst,
    "filled_pauses_percent": partial(_surest, EventKind.FILLER),
    "pauses_inside_phrases_percent": _first_broken_off,
    "repetitions_per_min": partial(_surest, EventKind.REPETITION),
    "prolongations_per_min": partial(_surest, EventKind.PROLONGATION),
    "blocks_per_min": partial(_surest, EventKind.BLOCK),
}
