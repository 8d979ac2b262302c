"""A session in a few figures and one sentence."""

from __future__ import annotations

from collections import Counter

import numpy as np

from coach.session.model import Moment, Session, Summary
from coach.session.river import River
from coach.tones import tone
from coach.types import EmotionReading, EventKind

#: Parts of the strip that stands for a session in the list.
STRIP_PARTS = 48
#: A tone heard less than this is not named in the headline, or gets no moment.
_NAMED_SHARE = 0.15
_MOMENT_SHARE = 0.05
_MAX_MOMENTS = 3


def likeliest(reading: EmotionReading, labels: tuple[str, ...], unsure_below: float) -> str:
    """The reading's label, or "" where even the best is below `unsure_below`."""
    best = int(reading.probabilities.argmax())
    return labels[best] if reading.probabilities[best] >= unsure_below else ""


def summarise(session: Session) -> Summary:
    """Shares, pauses, moments and a headline; pure arithmetic over the session."""
    labels = session.model.labels
    unsure_below = session.model.readings.unsure_below
    named = [likeliest(reading, labels, unsure_below) for reading in session.emotions]
    counts = Counter(named)
    total = max(1, len(named))
    share = {label: counts[label] / total for label in labels}
    kinds = Counter(event.kind for event in session.events)
    return Summary(
        headline=_headline(session, share),
        speech_share=session.speech_s / session.duration_s if session.duration_s else 0.0,
        emotion_share=share,
        unsure_share=counts[""] / total,
        pauses=kinds[EventKind.PAUSE],
        long_pauses=kinds[EventKind.LONG_PAUSE],
        longest_speech_s=max((s.end_s - s.start_s for s in session.segments), default=0.0),
        moments=_moments(session, share),
        tone_strip=_strip(session),
    )


def _headline(session: Session, share: dict[str, float]) -> str:
    if not session.segments:
        return "Nobody spoke in this recording."
    if not session.emotions:
        return "Too little speech to say how it came across."
    often = sorted((s, label) for label, s in share.items() if s >= _NAMED_SHARE)[::-1]
    if not often:
        return "No tone stood out; the coach was mostly not sure."
    words = [tone(label).word for _, label in often[:2]]
    mostly = "Mostly " if often[0][0] >= 0.5 else "Often "
    return mostly + words[0] + (f", at times {words[1]}." if len(words) > 1 else ".")


def _moments(session: Session, share: dict[str, float]) -> tuple[Moment, ...]:
    """Where each of the commonest tones was clearest, in the order they were heard."""
    common = sorted(share, key=share.__getitem__, reverse=True)[:_MAX_MOMENTS]
    moments = []
    for label in common:
        if share[label] < _MOMENT_SHARE:
            continue
        column = session.model.labels.index(label)
        clearest = max(session.emotions, key=lambda reading: reading.probabilities[column])
        confidence = float(clearest.probabilities[column])
        moments.append(Moment(clearest.start_s, clearest.end_s, label, confidence))
    return tuple(sorted(moments, key=lambda moment: moment.start_s))


def _strip(session: Session) -> tuple[str | None, ...]:
    """What the river shows in the middle of each equal part of the session."""
    labels = session.model.labels
    _, values = River(session).parts(STRIP_PARTS)
    sure = values.max(axis=1) >= session.model.readings.unsure_below
    best = np.where(sure, values.argmax(axis=1), len(labels))
    names = (*labels, "")
    return tuple(
        names[i] if drawn else None
        for i, drawn in zip(best.tolist(), np.isfinite(values[:, 0]).tolist(), strict=True)
    )
