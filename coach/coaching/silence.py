"""How much of a session is speech, and the silence around it, in words."""

from __future__ import annotations

from coach.common.i18n import tr
from coach.domain.session import Session
from coach.domain.wording import clock

#: Shorter silence before or after the talk isn't worth mentioning. Ours.
_LEAST_S = 5.0
#: Lengths from this on are given in minutes.
_IN_MINUTES_S = 120.0


def speech_in_words(session: Session) -> str:
    """Return for how long of a session there was speech: "Speech for 90 s of 48 minutes"."""
    return tr(
        "Speech for {speech} of {length}",
        speech=_length(session.speech_s),
        length=_length(session.duration_s),
    )


def silence_in_words(session: Session) -> str:
    """Return what was left out before and after the talk, "" if that was hardly anything.

    As in "0:41 of silence at the end left out."; it is in the recording, but not in the figures.
    """
    start_s, end_s = session.span_s
    before_s, after_s = start_s, session.duration_s - end_s
    before, after = clock(before_s), clock(after_s)
    if before_s >= _LEAST_S and after_s >= _LEAST_S:
        return tr(
            "{before} of silence at the start and {after} at the end left out.",
            before=before,
            after=after,
        )
    if before_s >= _LEAST_S:
        return tr("{before} of silence at the start left out.", before=before)
    if after_s >= _LEAST_S:
        return tr("{after} of silence at the end left out.", after=after)
    return ""


def _length(seconds: float) -> str:
    if seconds < _IN_MINUTES_S:
        return tr("{seconds:.0f} s", seconds=int(seconds))  # whole ones, as in the headline
    return tr("%n minute(s)", "", round(seconds / 60))
