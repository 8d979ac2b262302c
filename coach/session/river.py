"""The emotion river: which probabilities to draw at which time, for screen and paper alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from coach.session.model import Session
from coach.types import EmotionReading, SpeechSegment


def columns(
    times_s: np.ndarray,
    readings: Sequence[EmotionReading],
    speech_s: Sequence[tuple[float, float]],
    n_labels: int,
) -> np.ndarray:
    """Probabilities at each of `times_s` (n,), float32, shape (n, n_labels).

    A time gets the reading whose window's centre is nearest, if it lies inside that
    window. It is NaN where nobody spoke (`speech_s` holds the stretches of speech) or no
    reading reaches.
    """
    values = np.full((len(times_s), n_labels), np.nan, np.float32)
    if not readings:
        return values
    spans = np.array([(r.start_s, r.end_s) for r in readings])
    centres = spans.mean(axis=1)
    right = np.clip(np.searchsorted(centres, times_s), 1, max(1, len(centres) - 1))
    right = np.minimum(right, len(centres) - 1)
    left = np.maximum(right - 1, 0)
    nearer_left = np.abs(times_s - centres[left]) <= np.abs(times_s - centres[right])
    nearest = np.where(nearer_left, left, right)
    drawn = (times_s >= spans[nearest, 0]) & (times_s <= spans[nearest, 1])
    drawn &= inside(times_s, speech_s)
    values[drawn] = np.stack([readings[i].probabilities for i in nearest[drawn]] or [[]]).reshape(
        -1, n_labels
    )
    return values


def of_session(session: Session, columns_wanted: int) -> tuple[np.ndarray, np.ndarray]:
    """The middle times (n,) of equal parts of a session and `columns` at them."""
    times_s = (np.arange(columns_wanted) + 0.5) * session.duration_s / columns_wanted
    n_labels = len(session.model.labels)
    return times_s, columns(times_s, session.emotions, speech_spans(session.segments), n_labels)


def column_count(session: Session, most: int = 1_200) -> int:
    """A column for each reading there could be, but no more than can be seen."""
    return min(most, max(2, round(session.duration_s / session.model.readings.hop_s)))


def speech_spans(segments: Sequence[SpeechSegment]) -> list[tuple[float, float]]:
    """(start_s, end_s) of each stretch of speech."""
    return [(segment.start_s, segment.end_s) for segment in segments]


def silences(
    heard_s: tuple[float, float], speech_s: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """What lies between the stretches of speech, from where to where there was sound."""
    edges = [heard_s[0], *(edge for span in speech_s for edge in span), heard_s[1]]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if end > start]


def inside(times_s: np.ndarray, spans_s: Sequence[tuple[float, float]]) -> np.ndarray:
    """Which of `times_s` (n,) lie in one of the spans, in order and apart; bool, shape (n,)."""
    if not spans_s:
        return np.zeros(len(times_s), bool)
    edges = np.asarray(spans_s, dtype=float).ravel()
    return np.searchsorted(edges, times_s, side="right") % 2 == 1


def runs(values: np.ndarray) -> Iterator[slice]:
    """The unbroken stretches of rows that aren't NaN."""
    drawn = np.isfinite(values[:, 0]).astype(np.int8)
    edges = np.flatnonzero(np.diff(drawn, prepend=0, append=0))
    for start, stop in edges.reshape(-1, 2):
        yield slice(int(start), int(stop))
