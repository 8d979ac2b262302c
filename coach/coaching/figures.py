"""What the coaching goes by: a session's metrics, and what follows from its events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

from coach.coaching.hesitation import bursts, filled, is_inside_phrase, silences
from coach.common.i18n import noop
from coach.domain.session import MetricDefinition, Session
from coach.domain.stream import EventKind

#: Figures by key, of a session or of several.
Known = Mapping[str, float]
#: So many sessions make a baseline.
_HABIT = 3

_PER_MINUTE = {"fillers_per_min": EventKind.FILLER}
_FLUENCY_PER_MINUTE = {
    "repetitions_per_min": EventKind.REPETITION,
    "prolongations_per_min": EventKind.PROLONGATION,
    "blocks_per_min": EventKind.BLOCK,
}
_FILLED, _INSIDE = _OF_PAUSES = ("filled_pauses_percent", "pauses_inside_phrases_percent")
_SHARES = {
    "monotone_share_percent": EventKind.MONOTONE,
    "rushed_share_percent": EventKind.RUSHED,
    "quiet_share_percent": EventKind.QUIET,
}

#: What people are shown of what is computed here; kept in a session in English.
DEFINITIONS = (
    MetricDefinition("fillers_per_min", noop("Fillers"), noop("a minute")),
    MetricDefinition("filler_bursts", noop("Bursts of fillers"), ""),
    MetricDefinition(_FILLED, noop("Pauses with a filler"), "%"),
    MetricDefinition(_INSIDE, noop("Pauses inside a phrase"), "%"),
    MetricDefinition("repetitions_per_min", noop("Repetitions"), noop("a minute")),
    MetricDefinition("prolongations_per_min", noop("Drawn-out sounds"), noop("a minute")),
    MetricDefinition("blocks_per_min", noop("Possible blocks"), noop("a minute")),
)


def figures(session: Session) -> dict[str, float]:
    """By key: the session's metrics, events a minute, and shares of its time in per cent.

    Nothing but the metrics where nobody spoke; nothing of fluency where it wasn't asked for.
    """
    found = {key: value for key, value in session.metrics.items() if key not in _OF_PAUSES}
    if not session.segments:
        return found
    counts = Counter(event.kind for event in session.events_that_count)
    talk_s = _talk_s(session)
    for key, kind in (_PER_MINUTE | (_FLUENCY_PER_MINUTE if session.with_fluency else {})).items():
        found[key] = counts[kind] / talk_s * 60
    for key, kind in _SHARES.items():
        lasted_s = sum(event.end_s - event.start_s for event in session.events_of(kind))
        found[key] = 100 * min(1.0, lasted_s / talk_s)
    fillers = session.events_of(EventKind.FILLER)
    found["filler_bursts"] = len(bursts(fillers))
    pauses = silences(session.events)
    found["pauses_per_min"] = len(pauses) / talk_s * 60
    if pauses:
        found[_FILLED] = 100 * sum(filled(pauses, fillers)) / len(pauses)
    # Sessions from before it was looked for don't know.
    if pauses and all(p.inside_phrase is not None or p.kind == EventKind.BLOCK for p in pauses):
        found[_INSIDE] = 100 * sum(map(is_inside_phrase, pauses)) / len(pauses)
    found["longest_stretch_s"] = max(s.end_s - s.start_s for s in session.segments)
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
