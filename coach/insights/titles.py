"""Titles of sessions.

A title that the coach gave is stored in English and shown in the current language; one that
somebody typed is shown as it is.
"""

from __future__ import annotations

from typing import Protocol

from coach.audio.sources import SAMPLE_TALK
from coach.coaching.exercises import exercises
from coach.common.i18n import noop, tr
from coach.domain.stream import SessionKind

#: Default titles, in English.
KINDS = {
    SessionKind.LIVE: noop("Practice", "a kind of session"),
    SessionKind.SAMPLE: SAMPLE_TALK,
    SessionKind.FILE: noop("Recording", "a kind of session"),
}


class Titled(Protocol):
    """A session, or its entry in a list."""

    @property
    def title(self) -> str:
        """The title as stored."""
        ...

    @property
    def kind(self) -> SessionKind:
        """Where the sound came from."""
        ...

    @property
    def exercise(self) -> str | None:
        """Key of the exercise, None if it was none."""
        ...


def kind_in_words(kind: SessionKind) -> str:
    """Return the name of a kind of session in the current language."""
    return tr(KINDS[kind], "a kind of session")


def title_in_words(one: Titled) -> str:
    """Return a session's title, translated if the coach gave it."""
    if one.title == KINDS[one.kind]:
        return kind_in_words(one.kind)
    exercise = None if one.exercise is None else exercises().get(one.exercise)
    return exercise.title if exercise and one.title == exercise.kept_title else one.title
