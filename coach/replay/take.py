"""A session that is heard again: its sound, and what is drawn and named along with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coach.common.arrays import Float64
from coach.domain.session import Session
from coach.domain.stream import SpeechEvent
from coach.insights.parts import Part
from coach.insights.session_view import SessionView
from coach.replay.waveform import Pyramid
from coach.store.recording import Recording, read_recording

#: A moment nearer than this is where one is already.
_HERE_S = 0.05


@dataclass(frozen=True, slots=True)
class Take:
    """Everything that a replay needs. Of two hours it takes a second or two to make, so not where
    somebody waits.

    events: those that count. event_spans_s: from where to where they last, shape (n, 2).
    phrases_s: where each phrase begins, shape (n,).
    """

    view: SessionView
    recording: Recording
    pyramid: Pyramid
    events: tuple[SpeechEvent, ...]
    event_spans_s: Float64
    phrases_s: Float64

    @classmethod
    def of(cls, session: Session, recording: Recording, pyramid: Pyramid | None = None) -> Take:
        """pyramid: of the recording, where there is one already."""
        view = SessionView(session)
        view.work_out()  # now, as this isn't the thread on which somebody waits
        events = session.events_that_count
        return cls(
            view=view,
            recording=recording,
            pyramid=pyramid or Pyramid(recording.samples),
            events=events,
            event_spans_s=np.array([(e.start_s, e.end_s) for e in events]).reshape(-1, 2),
            phrases_s=np.array([segment.start_s for segment in session.segments]),
        )

    @property
    def session(self) -> Session:
        return self.view.session

    def changed_to(self, session: Session) -> Take:
        """The same sound, as the speaker has corrected what was found in it."""
        return Take.of(session, self.recording, self.pyramid)

    def events_at(self, time_s: float) -> list[SpeechEvent]:
        starts_s, ends_s = self.event_spans_s.T
        inside = (starts_s <= time_s) & (time_s <= ends_s)
        return [self.events[number] for number in np.flatnonzero(inside).tolist()]

    def phrase_at(self, time_s: float) -> Part | None:
        """What is said then, or was last in a silence; None before the first word."""
        number = int(np.searchsorted(self.phrases_s, time_s, side="right")) - 1
        if number < 0:
            return None
        said = self.session.segments[number]
        return self.view.parts.part(said.start_s, said.end_s)


def open_take(session: Session, path: Path) -> Take:
    """A session with the sound that is kept there. Raises CoachError."""
    return Take.of(session, read_recording(path))


def neighbour(starts_s: Float64, time_s: float, direction: int) -> float | None:
    """The next (1) or previous (-1) of some rising times; None where there is none."""
    if direction > 0:
        ahead = starts_s[np.searchsorted(starts_s, time_s + _HERE_S, side="right") :]
        return float(ahead[0]) if len(ahead) else None
    behind = starts_s[: np.searchsorted(starts_s, time_s - _HERE_S)]
    return float(behind[-1]) if len(behind) else None
