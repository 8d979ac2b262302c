"""Wording and formatting of what is measured, as users see it."""

from __future__ import annotations

from coach.common.i18n import ENGLISH, code, noop, tr
from coach.domain.stream import EventKind, GapKind, Task

_EVENTS = {
    EventKind.PAUSE: noop("pause"),
    EventKind.LONG_PAUSE: noop("long pause"),
    EventKind.FILLER: noop("filler"),
    EventKind.REPETITION: noop("repeated sound"),
    EventKind.PROLONGATION: noop("drawn-out sound"),
    EventKind.BLOCK: noop("possible block"),  # F1 of about two thirds, docs/accuracy.md
    EventKind.MONOTONE: noop("flat stretch"),
    EventKind.RUSHED: noop("fast stretch"),
    EventKind.QUIET: noop("soft stretch"),
    EventKind.CLIPPING: noop("too loud"),
}

_GAPS = {
    GapKind.OVERRUN: noop("computer too busy"),
    GapKind.DEVICE: noop("microphone lost"),
    GapKind.SLEEP: noop("computer asleep"),
}

_TASKS = {
    Task.TALK: noop("talk", "a kind of task"),
    Task.READ: noop("reading", "a kind of task"),
    Task.CONVERSATION: noop("conversation", "a kind of task"),
}


def event_in_words(kind: EventKind) -> str:
    """Return what a kind of event is called."""
    return tr(_EVENTS[kind])


def gap_in_words(kind: GapKind) -> str:
    """Return why sound is missing."""
    return tr(_GAPS[kind])


def task_in_words(task: Task) -> str:
    """Return what a task is called."""
    return tr(_TASKS[task], "a kind of task")


def within_sentence(title: str) -> str:
    """Return a title as it is written within a sentence; only English changes it."""
    return title.lower() if code() == ENGLISH else title


def clock(seconds: float) -> str:
    """Return a time in minutes and seconds, as in "3:05"; from an hour on as in "1:03:05"."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def printable(name: str) -> str:
    """Return a name with "?" for unprintable characters, fit for a terminal.

    For names that nobody has checked: that of a file need not even be text.
    """
    return "".join(sign if sign.isprintable() else "?" for sign in name)


def in_figures(value: float, decimals: int) -> str:
    """Return a number with a minus sign as wide as its digits, and none before a zero."""
    return f"{value:z.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def decimals(unit: str) -> int:
    """Return how many decimals a unit is shown with.

    Percentages, and counts, which have no unit, are whole numbers.
    """
    return 0 if unit in ("%", "") else 1


def quantity(value: float, unit: str) -> str:
    """Return a value with its unit, as in "3.2 syllables/s" and "40%".

    Parameters
    ----------
    unit
        In English; it is translated.
    """
    places = decimals(unit)
    return f"{in_figures(value, places)}{' ' if places else ''}{tr(unit)}"


def pauses_in_words(short: int, long: int) -> str:
    """Return the number of pauses, as in "12, 2 of them long"."""
    if not long:
        return str(short)
    if not short:
        return tr("{pauses}, all long", pauses=long)
    return tr("{pauses}, {long} of them long", pauses=short + long, long=long)
