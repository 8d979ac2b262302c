"""The summary: a session in a few figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from coach.domain import metrics
from coach.domain.session import Habit, Moment, Session, Summary, Voice
from coach.domain.stream import EventKind, SpeechEvent
from coach.insights.curves import Curve
from coach.insights.emotion_timeline import EmotionTimeline, likeliest
from coach.insights.evidence import clearest

#: Number of parts in the tone strip and the pace line that represent a session in the list.
STRIP_PARTS = 48
#: A tone with a smaller share of the readings gets no moment.
_MOMENT_SHARE = 0.05
_MAX_MOMENTS = 3
#: To be a headline, a habit must have one event of this confidence, or this many events.
_SURE, _OFTEN = 0.7, 3
#: Events that last, and say more about a talk together than one by one.
_HABITS = (EventKind.RUSHED, EventKind.MONOTONE, EventKind.QUIET)


def summarise(session: Session, timeline: EmotionTimeline, drawn: Sequence[Curve]) -> Summary:
    """Return a session's shares, pauses, moments and habit.

    Parameters
    ----------
    timeline
        The session's emotion timeline.
    drawn
        The session's curves.
    """
    labels = session.model.labels
    readings = session.corrected_emotions
    values = np.array([r.probabilities for r in readings]).reshape(-1, len(labels))
    counts = Counter(likeliest(values, session.model.readings.unsure_below).tolist())
    total = max(1, len(values))
    share = {label: counts[column] / total for column, label in enumerate(labels)}
    kinds = Counter(event.kind for event in session.accepted_events)
    return Summary(
        voice=_voice(session),
        habit=_habit(session),
        speech_share=session.speech_s / session.heard_s if session.heard_s > 0 else 0.0,
        emotion_share=share,
        unsure_share=counts[-1] / total,
        pauses=kinds[EventKind.PAUSE],
        long_pauses=kinds[EventKind.LONG_PAUSE],
        longest_speech_s=max((s.end_s - s.start_s for s in session.segments), default=0.0),
        moments=_moments(session, share),
        tone_strip=tuple(timeline.strip(STRIP_PARTS)),
        pace_line=_pace(session, drawn),
    )


def _voice(session: Session) -> Voice:
    if not session.segments:
        return Voice.NOBODY
    if not session.model.names_tones:
        return Voice.NOT_JUDGED
    if session.emotions:
        return Voice.UNLIKE if session.is_unlike else Voice.HEARD
    longest_s = max(segment.end_s - segment.start_s for segment in session.segments)
    return Voice.NOISE if longest_s >= session.model.readings.window_s else Voice.TOO_LITTLE


def _habit(session: Session) -> Habit | None:
    """Return the habit that lasted longest in all, among those that are certain enough."""
    lasted_s = {
        kind: sum(event.end_s - event.start_s for event in session.events_of(kind))
        for kind in _HABITS
        if _is_sure(session.events_of(kind))
    }
    kind = max(lasted_s, key=lasted_s.__getitem__, default=None)
    if kind is None:
        return None
    found = session.events_of(kind)
    return Habit(kind, len(found), found[0].start_s)


def _is_sure(found: tuple[SpeechEvent, ...]) -> bool:
    """Return whether events are more than the weakest evidence."""
    surest = max((event.confidence for event in found), default=0.0)
    return surest >= _SURE or len(found) >= _OFTEN


def _moments(session: Session, share: dict[str, float]) -> tuple[Moment, ...]:
    """Return where each of the commonest tones was clearest, in order of time."""
    common = sorted(share, key=share.__getitem__, reverse=True)[:_MAX_MOMENTS]
    best = clearest(session)
    moments = []
    for label in common:
        if share[label] < _MOMENT_SHARE:
            continue
        reading = best[label]
        confidence = float(reading.probabilities[session.model.labels.index(label)])
        moments.append(Moment(reading.start_s, reading.end_s, label, confidence))
    return tuple(sorted(moments, key=lambda moment: moment.start_s))


def _pace(session: Session, drawn: Sequence[Curve]) -> tuple[float | None, ...]:
    pace = next((one for one in drawn if one.metric is metrics.PACE), None)
    if pace is None:
        return (None,) * STRIP_PARTS
    edges_s = np.linspace(0, session.duration_s, STRIP_PARTS + 1).tolist()
    found = []
    for start_s, end_s in pairwise(edges_s):
        mean = pace.between(start_s, end_s)
        if mean is None:  # in a short session, parts are shorter than the time between readings
            mean = pace.nearest((start_s + end_s) / 2)
        found.append(None if mean is None else round(mean, 2))
    return tuple(found)
