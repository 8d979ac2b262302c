"""Figures that coaching is based on: a session's metrics, and what its events amount to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from coach.coaching.hesitation import bursts, filled, is_inside_phrase, silences
from coach.domain import metrics
from coach.domain.metrics import METRICS
from coach.domain.session import Session
from coach.domain.stream import EventKind

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
    talk_s = _talk_s(session)
    for one in METRICS.values():
        if one.needs_fluency and not session.with_fluency:
            continue
        if one.rate_of is not None:
            found[one.key] = len(session.events_of(one.rate_of)) / talk_s * 60
        if one.share_of is not None:
            events = session.events_of(one.share_of)
            lasted_s = sum(event.end_s - event.start_s for event in events)
            found[one.key] = 100 * min(1.0, lasted_s / talk_s)
    return found | _of_silences(session, talk_s)


def _of_silences(session: Session, talk_s: float) -> dict[str, float]:
    """Return the figures of pauses and of the fillers in them."""
    fillers, pauses = session.events_of(EventKind.FILLER), silences(session.events)
    found = {
        metrics.FILLER_BURSTS.key: float(len(bursts(fillers))),
        metrics.PAUSES.key: len(pauses) / talk_s * 60,
        metrics.LONGEST_STRETCH.key: max(s.end_s - s.start_s for s in session.segments),
    }
    if pauses:
        share = sum(filled(pauses, fillers)) / len(pauses)
        found[metrics.FILLED_PAUSES.key] = 100 * share
    # Early sessions didn't record whether a pause broke off a phrase.
    if pauses and all(p.inside_phrase is not None or p.kind == EventKind.BLOCK for p in pauses):
        share = sum(map(is_inside_phrase, pauses)) / len(pauses)
        found[metrics.PAUSES_INSIDE_PHRASES.key] = 100 * share
    return found


def _talk_s(session: Session) -> float:
    """Return the seconds from the first word to the last, less any missing sound."""
    begun_s, ended_s = session.segments[0].start_s, session.segments[-1].end_s
    missing = (min(gap.end_s, ended_s) - max(gap.start_s, begun_s) for gap in session.gaps)
    return ended_s - begun_s - sum(max(0.0, one) for one in missing)


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
