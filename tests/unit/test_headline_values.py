"""Headlines to the letter, and what a search finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.common import i18n
from coach.domain.session import (
    ClearSection,
    Habit,
    Summary,
    Voice,
    Weakness,
)
from coach.domain.stream import EventKind, SessionKind, Task
from coach.insights.headline import headline
from coach.insights.search import Index, read_tags
from tests.unit.built import (
    STARTED,
    SUMMARY,
    overview,
    with_comments,
)

_SOUNDS = "<how a voice sounds>"


@pytest.fixture(autouse=True)
def comments():
    with with_comments():
        yield


# --- headline ---


def _summary(voice: Voice = Voice.HEARD, habit: Habit | None = None, **share: float) -> Summary:
    return replace(SUMMARY, voice=voice, habit=habit, emotion_share=share)


_WARM, _CALM, _EVEN = f"warm{_SOUNDS}", f"calm{_SOUNDS}", f"even{_SOUNDS}"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ({"happy": 0.5}, f"Mostly {_WARM}."),
        ({"happy": 0.5, "calm": 0.15}, f"Mostly {_WARM}, at times {_CALM}."),
        ({"happy": 0.5, "calm": 0.14}, f"Mostly {_WARM}."),
        ({"happy": 0.14, "calm": 0.5}, f"Mostly {_CALM}."),
        ({"happy": 0.5, "calm": 0.5}, f"Mostly {_WARM}, often {_CALM}."),
        ({"happy": 0.6, "calm": 0.3}, f"Mostly {_WARM}, often {_CALM}."),
        ({"happy": 0.6, "calm": 0.29}, f"Mostly {_WARM}, at times {_CALM}."),
        ({"happy": 0.49, "calm": 0.01}, f"Often {_WARM}."),
        ({"neutral": 0.25, "calm": 0.3, "happy": 0.4}, f"Often {_WARM}, often {_CALM}."),
        ({"neutral": 0.2, "calm": 0.29, "happy": 0.3}, f"Often {_WARM}, at times {_CALM}."),
        ({"neutral": 0.2, "calm": 0.25, "happy": 0.29}, f"At times {_WARM}, at times {_CALM}."),
        ({"happy": 0.15} | dict.fromkeys(("calm", "sad", "neutral"), 0.12), f"At times {_WARM}."),
        ({"happy": 0.49}, "No tone was clear; you paused 4 times."),
        ({"happy": 0.14, "calm": 0.14, "sad": 0.14, "neutral": 0.14}, "No tone was clear; you"),
    ],
)
def test_the_headline_names_the_commonest_tones(share: dict[str, float], words: str):
    assert headline(_summary(**share)).startswith(words)


@pytest.mark.parametrize(
    ("kind", "times", "words"),
    [
        (EventKind.RUSHED, 1, "you rushed at 1:05"),
        (EventKind.RUSHED, 2, "you rushed twice"),
        (EventKind.RUSHED, 3, "you rushed 3 times"),
        (EventKind.MONOTONE, 1, "you sounded flat at 1:05"),
        (EventKind.MONOTONE, 2, "you sounded flat twice"),
        (EventKind.QUIET, 4, "you were hard to hear 4 times"),
    ],
)
def test_the_headline_names_the_habit(kind: EventKind, times: int, words: str):
    habit = Habit(kind, times, 65.0)
    assert headline(_summary(habit=habit, happy=0.9)) == f"Mostly {_WARM}; {words}."
    assert headline(_summary(habit=habit)) == f"No tone was clear; {words}."


def test_without_tone_and_habit_pauses_are_counted():
    unclear = _summary(happy=0.4)
    assert headline(unclear) == "No tone was clear; you paused 4 times."
    assert headline(replace(unclear, pauses=1, long_pauses=0)) == (
        "No tone was clear; you paused 1 time."
    )
    assert headline(replace(unclear, pauses=0, long_pauses=0)) == "No tone was clear."


_LITTLE = "Only {} of speech: too little to say how it came across."


@pytest.mark.parametrize("voice", [Voice.HEARD, Voice.TOO_LITTLE])
@pytest.mark.parametrize(
    ("speech_s", "words"),
    [
        (0.9, "Too little speech to say how it came across."),
        (1.0, _LITTLE.format("1 second")),
        (6.9, _LITTLE.format("6 seconds")),
        (19.9, _LITTLE.format("19 seconds")),
    ],
)
def test_from_a_few_seconds_no_tone_and_no_habit_is_named(voice, speech_s: float, words: str):
    few = _summary(voice, Habit(EventKind.QUIET, 1, 2.0), happy=0.9)
    assert headline(replace(few, speech_s=speech_s, good_pace=True)) == words


def test_from_twenty_seconds_on_a_tone_is_named():
    assert headline(replace(_summary(happy=0.9), speech_s=20.0)) == f"Mostly {_WARM}."
    assert headline(replace(_summary(happy=0.9), speech_s=None)) == f"Mostly {_WARM}."


_RUSHED = Habit(EventKind.RUSHED, 2, 65.0)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "You kept a good pace and sounded mostly warm, at times calm."),
        ({"habit": Habit(EventKind.QUIET, 2, 65.0)},
         "You kept a good pace and sounded mostly warm, at times calm; you were hard to hear"
         " twice."),
        ({"habit": replace(_RUSHED, section="middle")},
         "You kept a good pace and sounded mostly warm, at times calm; the middle rushed."),
        ({"emotion_share": {}}, "You kept a good pace; no tone was clear."),
        ({"emotion_share": {}, "habit": replace(_RUSHED, section="middle")},
         "You kept a good pace; the middle rushed."),
        ({"emotion_share": {}, "habit": replace(_RUSHED, section="middle"),
          "clear_section": ClearSection("opening", "happy")},
         "You kept a good pace and sounded warm in the opening; the middle rushed."),
        ({"clear_section": ClearSection("opening", "angry")},
         "You kept a good pace and sounded mostly warm, at times calm."),
    ],
)  # fmt: skip
def test_a_good_pace_comes_first(changes, words: str):
    i18n.speak()
    good = replace(_summary(happy=0.6, calm=0.2), good_pace=True)
    assert headline(replace(good, **changes)) == words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (EventKind.RUSHED, "rushed"),
        (EventKind.MONOTONE, "sounded flat"),
        (EventKind.QUIET, "was hard to hear"),
    ],
)
@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("middle", "the middle"),
        ("What we found", "“What we found”"),
        ("q&a", "“q&a”"),
        ("größe", "“größe”"),
        ("Results", "“Results”"),
        ("bell\x07", "“bell?”"),
    ],
)
def test_a_section_is_called_by_its_name(kind: EventKind, words: str, name: str, called: str):
    i18n.speak()
    one = replace(_summary(), habit=Habit(kind, 4, 65.0, name))
    assert headline(one) == f"No tone was clear; {called} {words}."
    warm = replace(one, clear_section=ClearSection(name, "happy"))
    assert headline(warm) == f"Warm in {called}; {called} {words}."


def test_without_a_voice_the_headline_says_why():
    told = {voice: headline(_summary(voice, happy=0.9)) for voice in Voice if voice != Voice.HEARD}
    assert told == {
        Voice.NOBODY: "Nobody spoke in this recording.",
        Voice.NOT_JUDGED: "The tone wasn't judged; everything else was measured.",
        Voice.NOISE: "Noise was heard, but no voice.",
        Voice.UNLIKE: "Music, noise or an unfamiliar kind of voice: no tone can be named.",
        Voice.TOO_LITTLE: "Too little speech to say how it came across.",
    }


# --- search ---


def test_tags_are_sorted_whatever_their_case_and_read_without_spaces():
    index = Index([overview(1, tags=("b", "C")), overview(2, tags=("D", "a", "b"))])
    assert index.tags() == ["a", "b", "C", "D"]
    assert read_tags("b, a  c ,,b,d") == ("b", "a c", "d")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("STRASSE", True),
        ("pra ses", True),
        ("board", True),
        ("mostly", True),
        ("conversation", True),
        ("thursday", True),
        ("thu nov", True),
        ("november", True),
        ("2026 2026-11-05 5", True),
        ("05", False),
        ("11", False),
        ("202", False),
        ("friday", False),
        ("strasse boards", False),
    ],
)
def test_each_word_is_looked_for_in_all_that_is_shown(words: str, found: bool):
    one = overview(
        title="Straße", tags=("board", "Two"), task=Task.CONVERSATION, kind=SessionKind.LIVE
    )
    other = overview(1, title="other", started_at=STARTED + timedelta(days=90))
    assert (one in Index([other, one]).find(words)) == found


def test_search_is_narrowed_by_task_and_tag():
    one, other = overview(1, tags=("x", "y")), overview(2, task=Task.READ, tags=("y",))
    index = Index([one, other])
    assert index.sessions == (one, other)
    assert index.find(task=Task.READ) == [other] and index.find(tag="x") == [one]
    assert index.find("practice", Task.TALK, "y") == [one] and index.find() == [one, other]


# --- what the talk needs most ---

_TONES = f"Mostly calm{_SOUNDS}, often warm{_SOUNDS}"


@pytest.mark.parametrize("weakness", Weakness)
def test_every_weakness_has_its_clause(weakness: Weakness):
    told = headline(replace(SUMMARY, weakness=weakness))
    assert told.startswith(f"{_TONES}; ") and told.endswith(".")
    assert len({headline(replace(SUMMARY, weakness=one)) for one in Weakness}) == len(Weakness)


def test_a_habit_says_more_exactly_what_is_the_same():
    rushed = Habit(EventKind.RUSHED, 2, 30.0)
    for weakness, told in (
        (None, "you rushed twice"),
        (Weakness.RUSHED, "you rushed twice"),
        (Weakness.FAST, "you rushed twice"),
        (Weakness.FILLERS, "there were many fillers"),  # of which the advice is
    ):
        summary = replace(SUMMARY, habit=rushed, weakness=weakness)
        assert headline(summary) == f"{_TONES}; {told}."


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "The tone wasn't judged; everything else was measured."),
        ({"weakness": Weakness.SLOW}, "You spoke slowly."),
        ({"good_pace": True}, "You kept a good pace."),
        (
            {"good_pace": True, "weakness": Weakness.FLAT},
            "You kept a good pace; your pitch moved little.",
        ),
        ({"speech_s": 16.0}, "Only 16 seconds of speech: too little to say how it came across."),
    ],
)
def test_without_a_model_the_headline_is_about_delivery(changes, told: str):
    unjudged = replace(SUMMARY, voice=Voice.NOT_JUDGED, speech_s=60.0)
    assert headline(replace(unjudged, **changes)) == told
