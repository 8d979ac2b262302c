"""What the coaching goes by: a session's metrics, and what follows from its events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from coach.coaching.hesitation import bursts, filled, is_inside_phrase, silences
from coach.domain import metrics
from coach.domain.metrics import METRICS
from coach.domain.session import Session
from coach.domain.stream import EventKind

#: Figures by key, of a session or of several.
Known = Mapping[str, float]
#: Not told without pauses, whatever was kept.
_OF_PAUSES = {metrics.FILLED_PAUSES.key, metrics.PAUSES_INSIDE_PHRASES.key}
#: Sessions that make a baseline.
_HABIT = 3


def figures(session: Session) -> dict[str, float]:
    """By key: the session's metrics, events a minute, and shares of its time in per cent.

    Nothing but the metrics where nobody spoke; nothing of fluency where it wasn't asked for.
    """
    found = {key: value for key, value in session.metrics.items() if key not in _OF_PAUSES}
    if not session.segments:
        return found
    talk_s = _talk_s(session)
    for one in METRICS.values():
        if one.of_stutters and not session.with_fluency:
            continue
        if one.rate_of is not None:
            found[one.key] = len(session.events_of(one.rate_of)) / talk_s * 60
        if one.share_of is not None:
            events = session.events_of(one.share_of)
            lasted_s = sum(event.end_s - event.start_s for event in events)
            found[one.key] = 100 * min(1.0, lasted_s / talk_s)
    return found | _of_silences(session, talk_s)


def _of_silences(session: Session, talk_s: float) -> dict[str, float]:
    """What pauses, and the fillers in them, amount to."""
    fillers, pauses = session.events_of(EventKind.FILLER), silences(session.events)
    found = {
        metrics.FILLER_BURSTS.key: float(len(bursts(fillers))),
        metrics.PAUSES.key: len(pauses) / talk_s * 60,
        metrics.LONGEST_STRETCH.key: max(s.end_s - s.start_s for s in session.segments),
    }
    if pauses:
        share = sum(filled(pauses, fillers)) / len(pauses)
        found[metrics.FILLED_PAUSES.key] = 100 * share
    # Sessions from before it was looked for don't know.
    if pauses and all(p.inside_phrase is not None or p.kind == EventKind.BLOCK for p in pauses):
        share = sum(map(is_inside_phrase, pauses)) / len(pauses)
        found[metrics.PAUSES_INSIDE_PHRASES.key] = 100 * share
    return found


def _talk_s(session: Session) -> float:
    """From the first word to the last, less what is missing between them."""
    begun_s, ended_s = session.segments[0].start_s, session.segments[-1].end_s
    missing = (min(gap.end_s, ended_s) - max(gap.start_s, begun_s) for gap in session.gaps)
    return ended_s - begun_s - sum(max(0.0, one) for one in missing)


def usual(others: Sequence[Known]) -> dict[str, float] | None:
    """The medians of other sessions' figures; None of fewer than three, which are no habit."""
    if len(others) < _HABIT:
        return None
    keys = set().union(*others)
    known = {key: [other[key] for other in others if key in other] for key in keys}
    return {key: median(values) for key, values in known.items() if len(values) >= _HABIT}
