"""Sessions built by hand, and a language that shows the comment of each text in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from coach.common import i18n
from coach.domain.model_card import (
    EMOTION_LABELS,
    FeatureSpec,
    ModelCard,
    ModelScores,
    ReadingSpec,
)
from coach.domain.session import Session, SessionOverview, Summary, Voice
from coach.domain.stream import EmotionReading, EventKind, SessionKind, SpeechEvent, SpeechSegment

LABELS = EMOTION_LABELS
CARD = ModelCard(
    name="Ear",
    version="1",
    sha256="a" * 64,
    labels=LABELS,
    features=FeatureSpec(),
    readings=ReadingSpec(),
    scores=ModelScores(0.5, 0.62, 0.05, 100, (0.4, 0.6), "by hand"),
    temperature=1.0,
    parameters=1,
    trained_on="actors",
    licence="none",
)
STARTED = datetime(2026, 11, 5, 18, 30, tzinfo=UTC)  # a Thursday
SUMMARY = Summary(Voice.HEARD, None, 0.8, {"calm": 0.6, "happy": 0.3}, 0.1, 3, 1, 9.0, (), (), ())


def built(**changes: Any) -> Session:
    """A minute and a half in which nobody speaks, with changes."""
    empty = Session(
        id="one",
        kind=SessionKind.LIVE,
        title="Practice",
        started_at=STARTED,
        sample_rate_hz=16_000,
        duration_s=90.0,
        model=CARD,
        emotions=(),
        segments=(),
        events=(),
        metric_readings=(),
        metrics={},
        metric_definitions=(),
    )
    return replace(empty, **changes)


def overview(number: int = 0, **changes: Any) -> SessionOverview:
    """A practice in the list of sessions."""
    one = SessionOverview(
        f"{number:04}", SessionKind.LIVE, "Practice", STARTED, 120.0, 90.0, SUMMARY
    )
    return replace(one, **changes)


def events(kind: EventKind, *spans: tuple[float, ...]) -> tuple[SpeechEvent, ...]:
    """Events of one kind, each given by start, end and, if not 0.9, confidence."""
    return tuple(SpeechEvent(kind, s[0], s[1], s[2] if len(s) > 2 else 0.9) for s in spans)


def speech(*spans: tuple[float, float]) -> tuple[SpeechSegment, ...]:
    return tuple(SpeechSegment(*span, None, None) for span in spans)


def reading(
    start_s: float, end_s: float, label: str, probability: float, **changes: Any
) -> EmotionReading:
    """A reading in which the other labels share the rest."""
    row = np.full(len(LABELS), (1 - probability) / (len(LABELS) - 1), np.float32)
    row[LABELS.index(label)] = probability
    return EmotionReading(start_s, end_s, row, **changes)


def spans(parts: Sequence[Any]) -> list[tuple[float, float]]:
    return [(one.start_s, one.end_s) for one in parts]


@contextmanager
def with_comments() -> Iterator[None]:
    """Speak English in which a text is followed by its comment for translators."""

    def look_up(text: str, comment: str, count: int) -> str:
        assert isinstance(comment, str)
        return f"{text}<{comment}>" if comment else ""

    i18n.speak("comments", look_up)
    try:
        yield
    finally:
        i18n.speak()
