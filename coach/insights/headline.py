"""The headline: how a session came across, in one sentence."""

from __future__ import annotations

from coach.common.i18n import noop, tr
from coach.domain import norms
from coach.domain.session import ClearSection, Habit, Summary, Voice, Weakness
from coach.domain.stream import EventKind
from coach.domain.tones import tone
from coach.domain.wording import clock, printable, within_sentence

#: No tone is named unless some tone was clear in this share of the readings.
CLEAR_SHARE = 0.5
#: Shares of the readings from which a tone was there "mostly", "often" and "at times"; one with a
#: smaller share isn't named.
_SHARES = (0.5, 0.3, 0.15)
_ONE_TONE = (noop("Mostly {tone}"), noop("Often {tone}"), noop("At times {tone}"))
#: By how often the two were there: the indices in `_SHARES`.
_TWO_TONES = {
    (0, 1): noop("Mostly {first}, often {second}"),
    (0, 2): noop("Mostly {first}, at times {second}"),
    (1, 1): noop("Often {first}, often {second}"),
    (1, 2): noop("Often {first}, at times {second}"),
    (2, 2): noop("At times {first}, at times {second}"),
}
_NO_TONES = {
    Voice.NOBODY: noop("Nobody spoke in this recording."),
    Voice.NOT_JUDGED: noop("The tone wasn't judged; everything else was measured."),
    Voice.NOISE: noop("Noise was heard, but no voice."),
    Voice.UNLIKE: noop("Music, noise or an unfamiliar kind of voice: no tone can be named."),
    Voice.TOO_LITTLE: noop("Too little speech to say how it came across."),
}
#: For once, twice, more often, and for what marked one section of the plan.
_HABITS = {
    EventKind.RUSHED: (
        noop("you rushed at {time}"),
        noop("you rushed twice"),
        noop("you rushed {times} times"),
        noop("{section} rushed", "a section of the talk, as in: the middle rushed"),
    ),
    EventKind.MONOTONE: (
        noop("you sounded flat at {time}"),
        noop("you sounded flat twice"),
        noop("you sounded flat {times} times"),
        noop("{section} sounded flat", "a section of the talk, as in: the middle rushed"),
    ),
    EventKind.QUIET: (
        noop("you were hard to hear at {time}"),
        noop("you were hard to hear twice"),
        noop("you were hard to hear {times} times"),
        noop("{section} was hard to hear", "a section of the talk, as in: the middle rushed"),
    ),
}
_WEAKNESSES = {
    Weakness.FAST: noop("you spoke fast"),
    Weakness.RUSHED: noop("part of it was rushed"),
    Weakness.SLOW: noop("you spoke slowly"),
    Weakness.SILENT: noop("your pauses were long"),
    Weakness.FEW_PAUSES: noop("you hardly paused"),
    Weakness.LONG_STRETCH: noop("you spoke for long without a pause"),
    Weakness.FILLERS: noop("there were many fillers"),
    Weakness.FLAT: noop("your pitch moved little"),
    Weakness.SOFT: noop("part of it was hard to hear"),
    Weakness.LITTLE_ENERGY: noop("your voice had little energy"),
    Weakness.TENSE: noop("part of it sounded tense"),
}
#: The habits that say more exactly what a weakness says.
_SAME = {
    EventKind.RUSHED: (Weakness.FAST, Weakness.RUSHED),
    EventKind.MONOTONE: (Weakness.FLAT,),
    EventKind.QUIET: (Weakness.SOFT,),
}


def headline(summary: Summary) -> str:
    """Return the headline, as in "Mostly warm, at times calm; you rushed twice.".

    It names what the talk needs most, as the advice does. It is about delivery alone if the tone
    was rarely clear or wasn't judged, and says so if there was too little speech.
    """
    if summary.voice not in (Voice.HEARD, Voice.TOO_LITTLE, Voice.NOT_JUDGED):
        return tr(_NO_TONES[summary.voice])
    if summary.speech_s is not None and 1 <= summary.speech_s < norms.LEAST_SPEECH_S:
        return tr(
            "Only %n second(s) of speech: too little to say how it came across.",
            "",
            int(summary.speech_s),
        )
    if summary.voice == Voice.TOO_LITTLE or (summary.speech_s or 1) < 1:
        return tr(_NO_TONES[Voice.TOO_LITTLE])
    habit = _weak_point_in_words(summary)
    if summary.voice == Voice.NOT_JUDGED:
        return _without_model(summary, habit)
    tones = _tones_in_words(summary.emotion_share)
    if not tones and summary.clear_section is not None:
        tones = _section_in_words(summary.clear_section)
    if summary.good_pace:
        return _with_good_pace(tones, habit)
    if not tones:
        return _without_tones(habit, summary.pauses + summary.long_pauses)
    tones = tones[:1].upper() + tones[1:]
    if habit:
        return tr("{tones}; {habit}.", tones=tones, habit=habit)
    return tr("{tones}.", tones=tones)


def _weak_point_in_words(summary: Summary) -> str:
    """Return what the talk needs most, or what the speaker often did; "" for neither."""
    habit, weakness = summary.habit, summary.weakness
    if habit is not None and (weakness is None or weakness in _SAME[habit.kind]):
        return _habit_in_words(habit)
    return "" if weakness is None else tr(_WEAKNESSES[weakness])


def _without_model(summary: Summary, habit: str) -> str:
    """Return a headline about delivery alone."""
    if summary.good_pace and habit:
        return tr("You kept a good pace; {habit}.", habit=habit)
    if summary.good_pace:
        return tr("You kept a good pace.")
    if habit:
        return tr("{habit}.", habit=habit[:1].upper() + habit[1:])
    return tr(_NO_TONES[Voice.NOT_JUDGED])


def _tones_in_words(share: dict[str, float]) -> str:
    """Name the one or two commonest tones; "" if tones were clear for less than half the time."""
    named = sorted((s, label) for label, s in share.items() if s >= _SHARES[-1])[::-1][:2]
    if not named or sum(share.values()) < CLEAR_SHARE:
        return ""
    first, *others = (tone(label).word for _, label in named)
    often, *less = (_how_often(s) for s, _ in named)
    if not others:
        return within_sentence(tr(_ONE_TONE[often], tone=first))
    text = _TWO_TONES[often, max(1, *less)]  # two that were there half the time each
    return within_sentence(tr(text, first=first, second=others[0]))


def _how_often(share: float) -> int:
    return next(n for n, least in enumerate(_SHARES) if share >= least)


def _section_in_words(clear: ClearSection) -> str:
    return tr("{tone} in {section}", tone=tone(clear.label).word, section=_called(clear.name))


def _called(name: str) -> str:
    """Return a section as part of a sentence: "the middle", but “What we found”."""
    if name.isascii() and name.isalpha() and name.islower():
        return tr("the {section}", section=name)
    return tr("“{section}”", section=printable(name))


def _with_good_pace(tones: str, habit: str) -> str:
    if not tones:
        return tr("You kept a good pace; {habit}.", habit=habit or tr("no tone was clear"))
    if not habit:
        return tr("You kept a good pace and sounded {tones}.", tones=tones)
    return tr("You kept a good pace and sounded {tones}; {habit}.", tones=tones, habit=habit)


def _without_tones(habit: str, pauses: int) -> str:
    if habit:
        return tr("No tone was clear; {habit}.", habit=habit)
    if pauses:
        return tr("No tone was clear; you paused %n time(s).", "", pauses)
    return tr("No tone was clear.")


def _habit_in_words(habit: Habit) -> str:
    *by_times, of_section = _HABITS[habit.kind]
    if habit.section:
        comment = "a section of the talk, as in: the middle rushed"
        return tr(of_section, comment, section=_called(habit.section))
    text = by_times[min(habit.times, 3) - 1]
    return tr(text, time=clock(habit.first_s), times=habit.times)
