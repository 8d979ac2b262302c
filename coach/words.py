"""Numbers in the words that people are shown."""

from __future__ import annotations

from coach.types import EventKind, GapKind, Task

_EVENTS = {
    EventKind.PAUSE: "pause",
    EventKind.LONG_PAUSE: "long pause",
    EventKind.FILLER: "filler",
    EventKind.REPETITION: "repeated sound",
    EventKind.PROLONGATION: "drawn-out sound",
    EventKind.BLOCK: "block",
    EventKind.MONOTONE: "flat stretch",
    EventKind.RUSHED: "fast stretch",
    EventKind.QUIET: "soft stretch",
    EventKind.CLIPPING: "too loud",
}

_GAPS = {
    GapKind.OVERRUN: "computer too busy",
    GapKind.DEVICE: "microphone lost",
    GapKind.SLEEP: "computer asleep",
}


#: What somebody does while they are recorded; more than one with an s.
TASKS = {Task.TALK: "talk", Task.READ: "reading", Task.CONVERSATION: "conversation"}


def event_in_words(kind: EventKind) -> str:
    return _EVENTS[kind]


def gap_in_words(kind: GapKind) -> str:
    """Why sound is missing."""
    return _GAPS[kind]


def clock(seconds: float) -> str:
    """Minutes and seconds, as in 3:05; hours before them where there are any."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def counted(count: int, noun: str) -> str:
    """As in "1 session" and "2 sessions"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def printable(name: str) -> str:
    """A name that nobody has checked, fit for a terminal: a file's need not even be text."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)


def in_figures(value: float, decimals: int) -> str:
    """A number with a minus sign as wide as its figures, and none before a zero."""
    return f"{value:z.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def decimals(unit: str) -> int:
    """So many are shown; percentages and counts, which have no unit, are whole numbers."""
    return 0 if unit in ("%", "") else 1


def quantity(value: float, unit: str) -> str:
    """As in "3.2 syllables/s" and "40%"."""
    places = decimals(unit)
    return f"{in_figures(value, places)}{' ' if places else ''}{unit}"


def pauses_in_words(short: int, long: int) -> str:
    """As in "12, 2 of them long"."""
    if not long:
        return str(short)
    return f"{short + long}, {long} of them long" if short else f"{long}, all long"
