"""Titles of sessions, as shown and in the names of files.

What is stored is language-neutral: a practice without a title of its own is stored under the
English name of its kind, and shown with one that follows from its time and task. Titles that the
coach gave are shown in the current language; one that somebody typed is shown as it is.
"""

from __future__ import annotations

import re
from bisect import bisect
from datetime import datetime
from typing import Protocol

from coach.audio.formats import ENDINGS
from coach.audio.sources import SAMPLE_TALK
from coach.coaching.exercises import exercises
from coach.common import dates
from coach.common.i18n import noop, tr
from coach.domain.stream import SessionKind, Task

#: Default titles, in English.
KINDS = {
    SessionKind.LIVE: noop("Practice", "a kind of session"),
    SessionKind.SAMPLE: SAMPLE_TALK,
    SessionKind.FILE: noop("Recording", "a kind of session"),
}
#: Titles of the introduction's recordings, in English.
USUAL_VOICE = {
    Task.READ: noop("Your usual voice: reading"),
    Task.TALK: noop("Your usual voice: talking"),
}
#: The hours at which morning, afternoon, evening and night begin.
_HOURS = (5, 12, 17, 22)
#: From the night on, so that the hours before the first belong to it too.
_PARTS_OF_DAY = (
    noop("{weekday} night"),
    noop("{weekday} morning"),
    noop("{weekday} afternoon"),
    noop("{weekday} evening"),
)
_TASKS = {
    Task.TALK: noop("{time} talk", "a title, as in: Tuesday morning talk"),
    Task.READ: noop("{time} reading", "a title, as in: Tuesday morning talk"),
    Task.CONVERSATION: noop("{time} conversation", "a title, as in: Tuesday morning talk"),
}
#: Signs that some system refuses in file names. Dots too: what follows one would be taken for the
#: extension, and Windows reserves "con.anything".
_REFUSED = r'[<>:"/\\|?*.]+'
#: Most bytes of a title in a file name; every system takes 255 with date, extension and all.
_MOST_BYTES = 120


class Titled(Protocol):
    """What has a title: a session, its entry in a list, or its header."""

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


class Described(Titled, Protocol):
    """A session, or its entry in a list."""

    @property
    def started_at(self) -> datetime:
        """When it began."""
        ...

    @property
    def task(self) -> Task:
        """What was practised."""
        ...


def kind_in_words(kind: SessionKind) -> str:
    """Return the name of a kind of session in the current language."""
    return tr(KINDS[kind], "a kind of session")


def stored_title(one: Titled) -> str:
    """Return the title that is stored, translated if the coach gave it."""
    if one.title == KINDS[one.kind]:
        return kind_in_words(one.kind)
    if one.title in USUAL_VOICE.values():
        return tr(one.title)
    exercise = None if one.exercise is None else exercises().get(one.exercise)
    return exercise.title if exercise and one.title == exercise.kept_title else one.title


def title_in_words(one: Described) -> str:
    """Return a session's title; that of an untitled practice is as in "Tuesday morning talk"."""
    if one.kind != SessionKind.LIVE or one.title != KINDS[SessionKind.LIVE]:
        return stored_title(one)
    part_of_day = _PARTS_OF_DAY[bisect(_HOURS, one.started_at.hour) % len(_HOURS)]
    time = tr(part_of_day, weekday=dates.weekday(one.started_at))
    return tr(_TASKS[one.task], "a title, as in: Tuesday morning talk", time=time)


def file_name(one: Described) -> str:
    """Return a name for files about a session, without extension, that every system accepts.

    It is made of the title (without the ending of a recording) and of date and time, which tell
    apart talks of the same title: "Tuesday morning talk 2026-11-03 09-30".
    """
    title = title_in_words(one)
    stem, _, ending = title.rpartition(".")
    if stem and ending.lower() in ENDINGS:
        title = stem
    title = "".join(sign for sign in title if sign.isprintable() or sign.isspace())
    title = re.sub(rf"(?<=\w){_REFUSED}(?=\w)", "-", title)
    title = " ".join(re.sub(_REFUSED, " ", title).split())
    title = title.encode(errors="ignore")[:_MOST_BYTES].decode(errors="ignore")
    return f"{title} {one.started_at:%Y-%m-%d %H-%M}".strip()
