"""A session to be replayed: its sound, and what is shown along with it."""

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

#: A moment nearer than this is the current one, not a neighbour.
_HERE_S = 0.05


@dataclass(frozen=True, slots=True)
class Take:
    """Everything that a replay needs.

    Making one of a two-hour session takes a second or two, so do it on a worker thread.

    Attributes
    ----------
    pyramid
        Extremes of the recording, for its waveform.
    events
        Those that the speaker hasn't rejected.
    event_spans_s
        Start and end of each event in seconds, shape (n, 2).
    phrases_s
        Start of each phrase in seconds, rising, shape (n,).
    """

    view: SessionView
    recording: Recording
    pyramid: Pyramid
    events: tuple[SpeechEvent, ...]
    event_spans_s: Float64
    phrases_s: Float64

    @classmethod
    def of(cls, session: Session, recording: Recording, pyramid: Pyramid | None = None) -> Take:
        """Return the take of a session.

        Parameters
        ----------
        pyramid
            Extremes of the recording, if already computed; None to compute them.
        """
        view = SessionView(session)
        view.compute_all()  # now, as this is a worker thread
        events = session.accepted_events
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
        """The session."""
        return self.view.session

    def changed_to(self, session: Session) -> Take:
        """Return a take of the same recording, with the session as corrected by the speaker."""
        return Take.of(session, self.recording, self.pyramid)

    def events_at(self, time_s: float) -> list[SpeechEvent]:
        """Return the events during which a time lies."""
        starts_s, ends_s = self.event_spans_s.T
        inside = (starts_s <= time_s) & (time_s <= ends_s)
        return [self.events[number] for number in np.flatnonzero(inside).tolist()]

    def phrase_at(self, time_s: float) -> Part | None:
        """Return the phrase at a time, or the last one before it; None before the first."""
        number = int(np.searchsorted(self.phrases_s, time_s, side="right")) - 1
        if number < 0:
            return None
        said = self.session.segments[number]
        return self.view.parts.part(said.start_s, said.end_s)


def open_take(session: Session, path: Path) -> Take:
    """Return the take of a session whose recording is stored at `path`.

    Raises
    ------
    CoachError
        If there is no recording, or it is damaged or can't be read.
    """
    return Take.of(session, read_recording(path))


def neighbour(starts_s: Float64, time_s: float, direction: int) -> float | None:
    """Return the next or the previous of some moments, or None if there is none.

    Parameters
    ----------
    starts_s
        The moments in seconds, rising, shape (n,).
    time_s
        Current time in seconds.
    direction
        1 for the next, -1 for the previous.
    """
    if direction > 0:
        ahead = starts_s[np.searchsorted(starts_s, time_s + _HERE_S, side="right") :]
        return float(ahead[0]) if len(ahead) else None
    behind = starts_s[: np.searchsorted(starts_s, time_s - _HERE_S)]
    return float(behind[-1]) if len(behind) else None
