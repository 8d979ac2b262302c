"""What the coaching goes by: a session's metrics, and what follows from its events."""

from __future__ import annotations

from collections import Counter

from coach.session.model import Session
from coach.types import EventKind

_PER_MINUTE = {
    "fillers_per_min": (EventKind.FILLER,),
    "pauses_per_min": (EventKind.PAUSE, EventKind.LONG_PAUSE),
    "repetitions_per_min": (EventKind.REPETITION,),
    "prolongations_per_min": (EventKind.PROLONGATION,),
    "blocks_per_min": (EventKind.BLOCK,),
}
_SHARES = {
    "monotone_share_percent": EventKind.MONOTONE,
    "rushed_share_percent": EventKind.RUSHED,
    "quiet_share_percent": EventKind.QUIET,
}


def figures(session: Session) -> dict[str, float]:
    """By key: the session's metrics, events a minute, and shares of its time in per cent.

    Nothing but the metrics where nobody spoke.
    """
    found = dict(session.metrics)
    if not session.segments:
        return found
    counts = Counter(event.kind for event in session.events)
    talk_s = session.segments[-1].end_s - session.segments[0].start_s
    for key, kinds in _PER_MINUTE.items():
        found[key] = sum(counts[kind] for kind in kinds) / talk_s * 60
    for key, kind in _SHARES.items():
        lasted_s = sum(e.end_s - e.start_s for e in session.events if e.kind == kind)
        found[key] = 100 * min(1.0, lasted_s / talk_s)
    found["longest_stretch_s"] = max(s.end_s - s.start_s for s in session.segments)
    found["speech_percent"] = 100 * session.speech_s / session.duration_s
    return found
