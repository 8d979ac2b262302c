"""The summary: a session in a few figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from coach.coaching.advice import advise
from coach.coaching.figures import Figures
from coach.domain import metrics, norms
from coach.domain.session import ClearSection, Habit, Moment, Session, Summary, Voice
from coach.domain.stream import EventKind, SpeechEvent, Task
from coach.insights.curves import Curve
from coach.insights.emotion_timeline import EmotionTimeline, likeliest
from coach.insights.evidence import clearest
from coach.insights.headline import CLEAR_SHARE
from coach.insights.parts import Section

#: Number of parts in the tone strip and the pace line that represent a session in the list.
STRIP_PARTS = 48
#: A tone with a smaller share of the readings gets no moment.
_MOMENT_SHARE = 0.05
_MAX_MOMENTS = 3
#: To be a headline, a habit must have one event of this confidence, or this many events.
_SURE, _OFTEN = 0.7, 3
#: Share of a section's speech that a habit must fill to mark it, unless it comes often.
_MARKED_SHARE = 0.25
#: Events that last, and say more about a talk together than one by one.
_HABITS = (EventKind.RUSHED, EventKind.MONOTONE, EventKind.QUIET)


def summarise(
    session: Session,
    timeline: EmotionTimeline,
    drawn: Sequence[Curve],
    sections: Sequence[Section],
    known: Figures,
) -> Summary:
    """Return a session's shares, pauses, moments and habit.

    Parameters
    ----------
    timeline
        The session's emotion timeline.
    drawn
        The session's curves.
    sections
        The sections of the talk.
    known
        The session's figures.
    """
    labels = session.model.labels
    readings = session.corrected_emotions
    values = np.array([r.probabilities for r in readings]).reshape(-1, len(labels))
    counts = Counter(likeliest(values, session.model.readings.unsure_below).tolist())
    total = max(1, len(values))
    share = {label: counts[column] / total for column, label in enumerate(labels)}
    kinds = Counter(event.kind for event in session.accepted_events)
    heard_s = session.heard_s(*session.span_s)
    moments, habit = _moments(session, share), _habit(session, sections)
    return Summary(
        voice=_voice(session),
        habit=habit,
        speech_share=session.speech_s / heard_s if heard_s > 0 else 0.0,
        emotion_share=share,
        unsure_share=counts[-1] / total,
        pauses=kinds[EventKind.PAUSE],
        long_pauses=kinds[EventKind.LONG_PAUSE],
        longest_speech_s=max((s.end_s - s.start_s for s in session.segments), default=0.0),
        moments=moments,
        tone_strip=tuple(timeline.strip(STRIP_PARTS)),
        pace_line=_pace(session, drawn),
        speech_s=session.speech_s,
        weakness=None if (worst := advise(session).priority) is None else worst.weakness,
        good_pace=_is_good_pace(session, habit, sections, known),
        clear_section=_clear_section(sections, moments),
    )


def tone_bar(summary: Summary) -> list[tuple[str, float]]:
    """Return how the speech of a session divides into tones.

    Parameters
    ----------
    summary
        Of any session, however old: its shares were always stored.

    Returns
    -------
    list of (str, float)
        Label and share of the speech, the commonest tone first; then "" for speech whose tone is
        unsure or wasn't judged. The shares sum to 1; empty if nobody spoke.
    """
    if not summary.speech_share:
        return []
    tones = sorted(summary.emotion_share.items(), key=lambda item: -item[1])
    parts = [*tones, ("", max(0.0, 1 - sum(summary.emotion_share.values())))]
    return [(label, share) for label, share in parts if share > 0]


def _voice(session: Session) -> Voice:
    if not session.segments:
        return Voice.NOBODY
    if not session.model.names_tones:
        return Voice.NOT_JUDGED
    if session.emotions:
        return Voice.UNLIKE if session.is_unlike else Voice.HEARD
    longest_s = max(segment.end_s - segment.start_s for segment in session.segments)
    return Voice.NOISE if longest_s >= session.model.readings.window_s else Voice.TOO_LITTLE


def _habit(session: Session, sections: Sequence[Section]) -> Habit | None:
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
    return Habit(kind, len(found), found[0].start_s, _marked(found, sections))


def _marked(found: Sequence[SpeechEvent], sections: Sequence[Section]) -> str:
    """Return the name of the only section that holds the events, if they mark it, else ""."""
    lasted_s = sum(event.end_s - event.start_s for event in found)
    for section in sections:
        start_s, end_s = section.part.start_s, section.part.end_s
        if section.is_named and all(start_s <= (e.start_s + e.end_s) / 2 < end_s for e in found):
            is_marked = len(found) >= _OFTEN or lasted_s >= _MARKED_SHARE * section.speech_s
            return section.part.name if is_marked else ""
    return ""


def _is_good_pace(
    session: Session, habit: Habit | None, sections: Sequence[Section], known: Figures
) -> bool:
    """Return whether the pace suits a talk everywhere, but for a section that is named for it."""
    is_talk = session.task != Task.CONVERSATION and session.exercise is None
    key = metrics.PACE.key
    if not (is_talk and session.segments and key in known and _suits(known[key])):
        return False
    if habit is None or habit.kind != EventKind.RUSHED:
        return norms.RUSHED_SHARE.fits(known[metrics.RUSHED_SHARE.key])
    others = [one.means.get(key) for one in sections if one.part.name != habit.section]
    paces = [pace for pace in others if pace is not None]
    return bool(habit.section and paces) and all(map(_suits, paces))


def _suits(pace: float) -> bool:
    return norms.PACE.fits(round(pace, 1))  # as displayed


def _clear_section(sections: Sequence[Section], moments: Sequence[Moment]) -> ClearSection | None:
    """Return the named section whose tone was clearest and can be heard at one of the moments."""
    best, best_share = None, CLEAR_SHARE
    for section in sections:
        part, tone = section.part, section.tone
        if not section.is_named or tone is None or section.speech_s < norms.LEAST_SPEECH_S:
            continue
        is_heard = any(m.label == tone and part.start_s <= m.start_s < part.end_s for m in moments)
        if is_heard and section.share >= best_share:
            best, best_share = ClearSection(part.name, tone), section.share
    return best


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
    edges_s = np.linspace(*session.span_s, STRIP_PARTS + 1).tolist()
    found = []
    for start_s, end_s in pairwise(edges_s):
        mean = pace.between(start_s, end_s)
        if mean is None:  # in a short session, parts are shorter than the time between readings
            mean = pace.nearest((start_s + end_s) / 2)
        found.append(None if mean is None else round(mean, 2))
    return tuple(found)
