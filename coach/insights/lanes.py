"""The events of a session in lanes below its timeline, for screen and paper."""

from __future__ import annotations

from dataclasses import dataclass

from coach.common.i18n import noop, tr
from coach.domain.session import Session
from coach.domain.stream import PAUSES, EventKind, SpeechEvent

SILENT_LANE = noop("pauses", "a row under a timeline")
FILLER_LANE = noop("fillers", "a row under a timeline")
#: English name of each lane and the kinds of event in it, from the top down.
_LANES: tuple[tuple[str, frozenset[EventKind]], ...] = (
    (SILENT_LANE, frozenset(PAUSES)),
    (FILLER_LANE, frozenset({EventKind.FILLER})),
    (
        noop("fluency", "a row under a timeline"),
        frozenset({EventKind.REPETITION, EventKind.PROLONGATION, EventKind.BLOCK}),
    ),
    (noop("flat", "a row under a timeline"), frozenset({EventKind.MONOTONE})),
    (noop("fast", "a row under a timeline"), frozenset({EventKind.RUSHED})),
    (noop("soft", "a row under a timeline"), frozenset({EventKind.QUIET})),
    (noop("too loud", "a row under a timeline"), frozenset({EventKind.CLIPPING})),
)


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of events.

    Attributes
    ----------
    name
        In English.
    events
        In order of time, at least one; without those that the speaker has rejected.
    """

    name: str
    events: tuple[SpeechEvent, ...]

    @property
    def words(self) -> str:
        """Its name in the current language."""
        return tr(self.name, "a row under a timeline")


def lanes(session: Session) -> tuple[Lane, ...]:
    """Return the lanes that aren't empty, from the top down."""
    found = []
    for name, kinds in _LANES:
        events = session.events_of(*kinds)
        if events:
            found.append(Lane(name, events))
    return tuple(found)
