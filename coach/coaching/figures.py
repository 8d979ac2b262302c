"""Figures that coaching is based on: a session's metrics, and what its events amount to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from coach.coaching.hesitation import bursts, filled, is_inside_phrase, silences
from coach.domain import metrics
from coach.domain.metrics import METRICS
from coach.domain.session import Session
from coach.domain.stream import EventKind, SpeechEvent

#: Figures by key of the metric, of one session or as medians of several.
Figures = Mapping[str, float]
#: Always derived from the session's pauses; a stored value is ignored.
_OF_PAUSES = {metrics.FILLED_PAUSES.key, metrics.PAUSES_INSIDE_PHRASES.key}
#: Fewest sessions that make a baseline.
_HABIT = 3


def figures(session: Session) -> dict[str, float]:
    """Return a session's figures by key of the metric.

    These are its metrics, events a minute, and shares of the talk's time in per cent. Where
    nobody spoke, there are only the metrics; figures of fluency are left out where it wasn't
    analysed.
    """
    found = {key: value for key, value in session.metrics.items() if key not in _OF_PAUSES}
    if not session.segments:
        return found
    talk_s = talk_s_of(session)
    found |= figures_of_speech([(one.start_s, one.end_s) for one in session.segments], talk_s)
    return found | figures_of_events(session.events, talk_s, session.with_fluency)


def figures_of_speech(spoken_s: Sequence[tuple[float, float]], talk_s: float) -> dict[str, float]:
    """Return the figures of the stretches of speech by key of the metric.

    Parameters
    ----------
    spoken_s
        Start and end of each, in seconds; at least one.
    talk_s
        Seconds from the first word to the last, less any missing sound.
    """
    lengths_s = [end_s - start_s for start_s, end_s in spoken_s]
    return {
        metrics.LONGEST_STRETCH.key: max(lengths_s),
        metrics.SILENCE.key: 100 * max(0.0, 1 - sum(lengths_s) / talk_s),
    }


def figures_of_events(
    events: Sequence[SpeechEvent], talk_s: float, with_fluency: bool
) -> dict[str, float]:
    """Return the figures that follow from the events of a talk, or of its beginning.

    Parameters
    ----------
    events
        In order of time; rejected ones are left out.
    talk_s
        Seconds from the first word to the last.
    with_fluency
        Whether repetitions, prolongations and blocks were looked for.
    """
    found = {}
    for one in METRICS.values():
        if one.needs_fluency and not with_fluency:
            continue
        if one.rate_of is not None:
            found[one.key] = len(_accepted(events, one.rate_of)) / talk_s * 60
        if one.share_of is not None:
            lasted_s = sum(event.end_s - event.start_s for event in _accepted(events, one.share_of))
            found[one.key] = 100 * min(1.0, lasted_s / talk_s)
    return found | _of_silences(events, talk_s)


def _accepted(events: Iterable[SpeechEvent], kind: EventKind) -> list[SpeechEvent]:
    return [event for event in events if event.kind == kind and not event.rejected]


def _of_silences(events: Iterable[SpeechEvent], talk_s: float) -> dict[str, float]:
    """Return the figures of pauses and of the fillers in them."""
    fillers, pauses = _accepted(events, EventKind.FILLER), silences(events)
    found = {
        metrics.FILLER_BURSTS.key: float(len(bursts(fillers))),
        metrics.PAUSES.key: len(pauses) / talk_s * 60,
    }
    if pauses:
        share = sum(filled(pauses, fillers)) / len(pauses)
        found[metrics.FILLED_PAUSES.key] = 100 * share
    # Early sessions didn't record whether a pause broke off a phrase.
    if pauses and all(p.inside_phrase is not None or p.kind == EventKind.BLOCK for p in pauses):
        share = sum(map(is_inside_phrase, pauses)) / len(pauses)
        found[metrics.PAUSES_INSIDE_PHRASES.key] = 100 * share
    return found


def talk_s_of(session: Session) -> float:
    """Return the seconds from the first word to the last, less any missing sound.

    Somebody must speak in the session.
    """
    return session.heard_s(session.segments[0].start_s, session.segments[-1].end_s)


def usual(others: Sequence[Figures]) -> dict[str, float] | None:
    """Return the median of each figure over other sessions: the speaker's usual (baseline).

    Returns
    -------
    dict or None
        None for fewer than three sessions. A figure that fewer than three of them have is
        left out.
    """
    if len(others) < _HABIT:
        return None
    keys = set().union(*others)
    known = {key: [other[key] for other in others if key in other] for key in keys}
    return {key: median(values) for key, values in known.items() if len(values) >= _HABIT}
