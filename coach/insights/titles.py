"""What sessions are called. A title that the coach gave is kept in English and shown in the
language that is spoken; one that somebody typed is theirs."""

from __future__ import annotations

from typing import Protocol

from coach.audio.sources import SAMPLE_TALK
from coach.coaching.exercises import exercises
from coach.common.i18n import noop, tr
from coach.domain.stream import SessionKind

#: What a session is called that nobody has named.
KINDS = {
    SessionKind.LIVE: noop("Practice", "a kind of session"),
    SessionKind.SAMPLE: SAMPLE_TALK,
    SessionKind.FILE: noop("Recording", "a kind of session"),
}


class Titled(Protocol):
    """A session, or what is known of one. exercise: its key, None where it was none."""

    @property
    def title(self) -> str: ...

    @property
    def kind(self) -> SessionKind: ...

    @property
    def exercise(self) -> str | None: ...


def kind_in_words(kind: SessionKind) -> str:
    return tr(KINDS[kind], "a kind of session")


def title_in_words(one: Titled) -> str:
    if one.title == KINDS[one.kind]:
        return kind_in_words(one.kind)
    exercise = None if one.exercise is None else exercises().get(one.exercise)
    return exercise.title if exercise and one.title == exercise.kept_title else one.title
