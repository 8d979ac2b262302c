"""The headline: how a session came across, in one sentence."""

from __future__ import annotations

from coach.common.i18n import noop, tr
from coach.domain.session import Habit, Summary, Voice
from coach.domain.stream import EventKind
from coach.domain.tones import tone
from coach.domain.wording import clock

#: A tone with a smaller share of the readings isn't named.
_NAMED_SHARE = 0.15
#: No tone is named unless some tone was clear in this share of the readings.
_CLEAR_SHARE = 0.5
_NO_TONES = {
    Voice.NOBODY: noop("Nobody spoke in this recording."),
    Voice.NOT_JUDGED: noop("There was no emotion model; everything else was measured."),
    Voice.NOISE: noop("Noise was heard, but no voice."),
    Voice.UNLIKE: noop("Music, noise or an unfamiliar kind of voice: no tone can be named."),
    Voice.TOO_LITTLE: noop("Too little speech to say how it came across."),
}
#: For once, twice, and more often.
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
    """Return the headline, as in "Mostly warm, at times calm; you rushed twice.".

    It is about delivery alone if the tone was rarely clear.
    """
    if summary.voice != Voice.HEARD:
        return tr(_NO_TONES[summary.voice])
    habit = "" if summary.habit is None else _habit_in_words(summary.habit)
    tones = _tones_in_words(summary.emotion_share)
    if tones is None:
        return _without_tones(habit, summary.pauses + summary.long_pauses)
    return tr("{tones}; {habit}.", tones=tones, habit=habit) if habit else f"{tones}."


def _tones_in_words(share: dict[str, float]) -> str | None:
    """Name the one or two commonest tones; None if tones were clear for less than half the time."""
    often = sorted((s, label) for label, s in share.items() if s >= _NAMED_SHARE)[::-1]
    if not often or sum(share.values()) < _CLEAR_SHARE:
        return None
    first, *others = (tone(label).word for _, label in often[:2])
    both = {"first": first, "second": "".join(others)}
    if often[0][0] >= _CLEAR_SHARE:
        if others:
            return tr("Mostly {first}, at times {second}", **both)
        return tr("Mostly {tone}", tone=first)
    return (
        tr("Often {first}, at times {second}", **both) if others else tr("Often {tone}", tone=first)
    )


def _without_tones(habit: str, pauses: int) -> str:
    if habit:
        return tr("No tone was clear; {habit}.", habit=habit)
    if pauses:
        return tr("No tone was clear; you paused %n time(s).", "", pauses)
    return tr("No tone was clear.")


def _habit_in_words(habit: Habit) -> str:
    text = _HABITS[habit.kind][min(habit.times, 3) - 1]
    return tr(text, time=clock(habit.first_s), times=habit.times)
