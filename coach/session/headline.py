"""How a session came across, in one sentence."""

from __future__ import annotations

from coach.language import noop, tr
from coach.record import Habit, Summary, Voice
from coach.tones import tone
from coach.types import EventKind
from coach.words import clock

#: A tone heard less than this share of the time is not named.
_NAMED_SHARE = 0.15
_NO_TONES = {
    Voice.NOBODY: noop("Nobody spoke in this recording."),
    Voice.NOT_JUDGED: noop("There was no emotion model; everything else was measured."),
    Voice.NOISE: noop("Noise was heard, but no voice."),
    Voice.TOO_LITTLE: noop("Too little speech to say how it came across."),
}
#: Once, twice, and more often.
_HABITS = {
    EventKind.RUSHED: (
        noop("you rushed at {time}"), noop("you rushed twice"), noop("you rushed {times} times")
    ),
    EventKind.MONOTONE: (
        noop("you sounded flat at {time}"),
        noop("you sounded flat twice"),
        noop("you sounded flat {times} times"),
    ),
    EventKind.QUIET: (
        noop("you were hard to hear at {time}"),
        noop("you were hard to hear twice"),
        noop("you were hard to hear {times} times"),
    ),
}  # fmt: skip


def headline(summary: Summary) -> str:
    """As in "Mostly warm, at times calm; you rushed twice."."""
    if summary.voice != Voice.HEARD:
        return tr(_NO_TONES[summary.voice])
    tones = _tones_in_words(summary.emotion_share)
    if summary.habit is None:
        return tr("{tones}.", tones=tones)
    habit = _habit_in_words(summary.habit)
    return tr("{tones}; {habit}.", tones=tones, habit=habit)


def _tones_in_words(share: dict[str, float]) -> str:
    often = sorted((s, label) for label, s in share.items() if s >= _NAMED_SHARE)[::-1]
    if not often:
        return tr("No tone stood out")
    first, *others = (tone(label).word for _, label in often[:2])
    both = {"first": first, "second": "".join(others)}
    if sum(share.values()) < 0.5:
        if others:
            return tr("At times {first} or {second}, mostly not sure", **both)
        return tr("At times {tone}, mostly not sure", tone=first)
    if often[0][0] >= 0.5:
        if others:
            return tr("Mostly {first}, at times {second}", **both)
        return tr("Mostly {tone}", tone=first)
    return (
        tr("Often {first}, at times {second}", **both) if others else tr("Often {tone}", tone=first)
    )


def _habit_in_words(habit: Habit) -> str:
    text = _HABITS[habit.kind][min(habit.times, 3) - 1]
    return tr(text, time=clock(habit.first_s), times=habit.times)
