"""The session's events in lanes under its timeline, for screen and paper alike."""

from __future__ import annotations

from dataclasses import dataclass

from coach.record import Session
from coach.types import PAUSES, EventKind, SpeechEvent

SILENT_LANE, FILLER_LANE = "pauses", "fillers"
#: What a lane is called, and what lies in it; in their order from the top.
_LANES: tuple[tuple[str, frozenset[EventKind]], ...] = (
    (SILENT_LANE, frozenset(PAUSES)),
    (FILLER_LANE, frozenset({EventKind.FILLER})),
    ("fluency", frozenset({EventKind.REPETITION, EventKind.PROLONGATION, EventKind.BLOCK})),
    ("flat", frozenset({EventKind.MONOTONE})),
    ("fast", frozenset({EventKind.RUSHED})),
    ("soft", frozenset({EventKind.QUIET})),
    ("too loud", frozenset({EventKind.CLIPPING})),
)


@dataclass(frozen=True, slots=True)
class Lane:
    """events: in order, at least one; none that the speaker has rejected."""

    name: str
    events: tuple[SpeechEvent, ...]


def lanes(session: Session) -> tuple[Lane, ...]:
    """Those in which there is something."""
    found = []
    for name, kinds in _LANES:
        events = session.events_of(*kinds)
        if events:
            found.append(Lane(name, events))
    return tuple(found)
