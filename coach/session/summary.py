"""A session in a few figures and one sentence."""

from __future__ import annotations

from collections import Counter

import numpy as np

from coach.record import Moment, Session, Summary
from coach.session.river import River, likeliest
from coach.tones import tone
from coach.types import EmotionReading, EventKind
from coach.words import clock

#: Parts of the strip that stands for a session in the list.
STRIP_PARTS = 48
#: A tone heard less than this is not named in the headline, or gets no moment.
_NAMED_SHARE = 0.15
_MOMENT_SHARE = 0.05
_MAX_MOMENTS = 3
#: What the headline says of habits that lasted.
_HABITS = {
    EventKind.RUSHED: "you rushed",
    EventKind.MONOTONE: "you sounded flat",
    EventKind.QUIET: "you were hard to hear",
}


def summarise(session: Session) -> Summary:
    """Shares, pauses, moments and a headline; pure arithmetic over the session."""
    labels = session.model.labels
    readings = session.emotions_that_count
    values = np.array([r.probabilities for r in readings]).reshape(-1, len(labels))
    counts = Counter(likeliest(values, session.model.readings.unsure_below).tolist())
    total = max(1, len(values))
    share = {label: counts[column] / total for column, label in enumerate(labels)}
    kinds = Counter(event.kind for event in session.events_that_count)
    return Summary(
        headline=_headline(session, share),
        speech_share=session.speech_s / session.heard_s if session.heard_s > 0 else 0.0,
        emotion_share=share,
        unsure_share=counts[-1] / total,
        pauses=kinds[EventKind.PAUSE],
        long_pauses=kinds[EventKind.LONG_PAUSE],
        longest_speech_s=max((s.end_s - s.start_s for s in session.segments), default=0.0),
        moments=_moments(readings, labels, share),
        tone_strip=_strip(session),
    )


def _headline(session: Session, share: dict[str, float]) -> str:
    if not session.segments:
        return "Nobody spoke in this recording."
    if not session.model.names_tones:
        return "There was no emotion model; everything else was measured."
    if not session.emotions:
        longest_s = max(segment.end_s - segment.start_s for segment in session.segments)
        if longest_s >= session.model.readings.window_s:
            return "Noise was heard, but no voice."
        return "Too little speech to say how it came across."
    return "; ".join(filter(None, (_tones_in_words(share), _habit_in_words(session)))) + "."


def _tones_in_words(share: dict[str, float]) -> str:
    often = sorted((s, label) for label, s in share.items() if s >= _NAMED_SHARE)[::-1]
    if not often:
        return "No tone stood out"
    words = [tone(label).word for _, label in often[:2]]
    if sum(share.values()) < 0.5:
        return f"At times {' or '.join(words)}, mostly not sure"
    mostly = "Mostly " if often[0][0] >= 0.5 else "Often "
    return mostly + words[0] + (f", at times {words[1]}" if len(words) > 1 else "")


def _habit_in_words(session: Session) -> str:
    """The habit that lasted longest, and how often, as in "you rushed twice"; "" for none."""
    lasted_s = {
        kind: sum(event.end_s - event.start_s for event in session.events_of(kind))
        for kind in _HABITS
    }
    kind = max(lasted_s, key=lasted_s.__getitem__)
    found = session.events_of(kind)
    if not found:
        return ""
    if len(found) == 1:
        return f"{_HABITS[kind]} at {clock(found[0].start_s)}"
    return f"{_HABITS[kind]} {'twice' if len(found) == 2 else f'{len(found)} times'}"


def _moments(
    readings: tuple[EmotionReading, ...], labels: tuple[str, ...], share: dict[str, float]
) -> tuple[Moment, ...]:
    """Where each of the commonest tones was clearest, in the order they were heard."""
    common = sorted(share, key=share.__getitem__, reverse=True)[:_MAX_MOMENTS]
    moments = []
    for label in common:
        if share[label] < _MOMENT_SHARE:
            continue
        column = labels.index(label)
        clearest = max(readings, key=lambda reading: reading.probabilities[column])
        confidence = float(clearest.probabilities[column])
        moments.append(Moment(clearest.start_s, clearest.end_s, label, confidence))
    return tuple(sorted(moments, key=lambda moment: moment.start_s))


def _strip(session: Session) -> tuple[str | None, ...]:
    """What the river shows in the middle of each equal part of the session."""
    return tuple(River(session).strip(STRIP_PARTS))
