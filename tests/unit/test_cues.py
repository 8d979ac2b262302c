from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from coach.coaching.cues import APART_S, CueMaker
from coach.domain.settings import Focus
from coach.domain.stream import (
    PAUSES,
    AnalysisUpdate,
    EmotionReading,
    EventKind,
    MetricReading,
    SpeechEvent,
    SpeechSegment,
)

LABELS = ("neutral", "fearful")


def talk(
    seconds: int,
    metrics: dict[str, float] | None = None,
    events: dict[int, tuple[EventKind, float]] | None = None,
    tense: float | None = None,
    energy: float | None = None,
    begin_s: int = 0,
) -> Iterator[AnalysisUpdate]:
    """Yield one update a second of somebody who only stops to pause.

    events: kind and length by the second at which they end.
    """
    silences = [
        (end_s - length_s, end_s) for end_s, (kind, length_s) in (events or {}).items()
        if kind in PAUSES
    ]  # fmt: skip
    since_s = begin_s + 0.5
    for second in range(begin_s + 1, begin_s + seconds + 1):
        found, spoken = [], []
        if second in (events or {}):
            kind, length_s = events[second]
            found.append(SpeechEvent(kind, second - length_s, float(second), 0.9))
            if kind in (*PAUSES, EventKind.BLOCK):
                spoken.append(SpeechSegment(since_s, second - length_s, None, None))
                since_s = float(second)
        readings = []
        if tense is not None or energy is not None:
            probabilities = np.array([1 - (tense or 0), tense or 0], np.float32)
            activation = None if energy is None else energy / 100
            readings.append(EmotionReading(second - 3.0, float(second), probabilities, activation))
        spoken_s = next((start for start, end in silences if start < second < end), float(second))
        yield AnalysisUpdate(
            until_s=float(second),
            level_dbfs=-30.0,
            speaking_since_s=0.5,
            unsettled_s=((since_s, spoken_s),),
            segments=tuple(spoken),
            emotions=tuple(readings),
            events=tuple(found),
            metrics=tuple(
                MetricReading(key, second - 0.7, value) for key, value in (metrics or {}).items()
            ),
        )


def cues(focus: Focus, *parts: Iterator[AnalysisUpdate]) -> list[tuple[float, str, bool]]:
    maker = CueMaker(focus, LABELS)
    said = [maker.push(update) for part in parts for update in part]
    return [(cue.at_s, cue.word, cue.is_praise) for cue in said if cue is not None]


PACE, PACE_LATELY = "pace_10s_syllables_per_s", "pace_20s_syllables_per_s"
ARTICULATION = "articulation_20s_syllables_per_s"


@pytest.mark.parametrize(
    ("focus", "update", "word", "praise"),
    [
        (Focus.PACE, {"metrics": {PACE: 5.0}}, "slower", False),
        (Focus.PACE, {"metrics": {PACE_LATELY: 1.5}}, "faster", False),
        (Focus.PACE, {"metrics": {PACE_LATELY: 1.5, ARTICULATION: 2.3}}, "faster", False),
        (Focus.PACE, {"metrics": {PACE_LATELY: 1.5, ARTICULATION: 2.4}}, "shorter pauses", False),
        (Focus.PACE, {"metrics": {PACE: 3.2}}, "good pace", True),
        (Focus.PAUSES, {}, "pause", False),
        (Focus.PAUSES, {"events": {5: (EventKind.PAUSE, 0.6)}}, "good pause", True),
        (
            Focus.FILLERS,
            {"events": dict.fromkeys((3, 7, 11), (EventKind.FILLER, 0.4))},
            "breathe",
            False,
        ),
        (Focus.VARIETY, {"metrics": {"pitch_variety_st": 0.7}}, "vary", False),
        (Focus.VARIETY, {"metrics": {"pitch_variety_st": 3.0}}, "lively", True),
        (Focus.CALM, {"tense": 0.8}, "breathe out", False),
        (Focus.CALM, {"tense": 0.05}, "calm", True),
        (Focus.ENERGY, {"energy": 4.0}, "more energy", False),
        (Focus.ENERGY, {"energy": 80.0}, "good energy", True),
    ],
)
def test_each_focus_has_its_cues(focus, update, word, praise):
    found = cues(focus, talk(40, **update))
    assert found and found[0][1:] == (word, praise)


def test_being_softer_than_usual_gets_a_cue():
    level = "relative_level_db"
    found = cues(Focus.VOLUME, talk(20, {level: -1.0}), talk(10, {level: -9.0}, begin_s=20))
    assert [word for _, word, _ in found] == ["louder"]
    assert found[0][0] > 20


@pytest.mark.parametrize(("energy", "word"), [(28.0, "more energy"), (52.0, "good energy")])
def test_energy_is_judged_by_the_speakers_usual(energy: float, word: str):
    maker = CueMaker(Focus.ENERGY, LABELS)
    maker.show_usual({"energy_percent": 40.0})
    said = [maker.push(update) for update in talk(40, energy=energy)]
    assert [cue.word for cue in said if cue is not None][:1] == [word]
    assert all(word != "more energy" for _, word, _ in cues(Focus.ENERGY, talk(40, energy=28.0)))


@pytest.mark.parametrize(
    ("usual", "variety", "word"),
    [
        (0.7, 0.9, "vary"),  # flat by anybody's standard
        (0.7, 1.1, "lively"),
        (1.2, 1.6, "lively"),
        (1.2, 0.8, "vary"),
        (3.0, 2.0, "vary"),
        (3.0, 2.6, "lively"),
        (4.5, 2.9, "lively"),  # lively by anybody's standard
    ],
)
def test_variety_is_judged_by_the_speakers_usual(usual: float, variety: float, word: str):
    maker = CueMaker(Focus.VARIETY, LABELS)
    maker.show_usual({"pitch_variety_st": usual})
    said = [maker.push(update) for update in talk(60, {"pitch_variety_st": variety})]
    assert {cue.word for cue in said if cue is not None} == {word}


def test_a_strangers_variety_is_judged_by_the_norm():
    words = {
        variety: {
            word for _, word, _ in cues(Focus.VARIETY, talk(60, {"pitch_variety_st": variety}))
        }
        for variety in (0.8, 1.6, 2.6)
    }
    assert words == {0.8: {"vary"}, 1.6: set(), 2.6: {"lively"}}


def test_sound_unlike_a_voice_is_not_praised_for_being_calm():
    updates = list(talk(100, energy=20.0))
    unlike = [
        replace(one, emotions=tuple(replace(r, unlike=0.9) for r in one.emotions))
        for one in updates
    ]
    assert {word for _, word, _ in cues(Focus.CALM, updates)} == {"calm"}
    assert cues(Focus.CALM, unlike) == []


@pytest.mark.parametrize(
    ("focus", "update", "at_s", "word"),
    [
        (Focus.PACE, {"metrics": {PACE: 5.0}}, 4, "slower"),
        (Focus.PACE, {"metrics": {PACE_LATELY: 1.5}}, 24, "faster"),
        (Focus.PACE, {"metrics": {PACE: 3.2}}, 26, "good pace"),
        (Focus.VARIETY, {"metrics": {"pitch_variety_st": 0.7}}, 4, "vary"),
        (Focus.VARIETY, {"metrics": {"pitch_variety_st": 3.0}}, 9, "lively"),
        (Focus.VOLUME, {"metrics": {"relative_level_db": -9.0}}, 3, "louder"),
        (Focus.VOLUME, {"metrics": {"relative_level_db": 9.0}}, 5, "softer"),
        (Focus.VOLUME, {"metrics": {"relative_level_db": 0.0}}, 26, "clear"),
        # For tones, ten readings are needed.
        (Focus.CALM, {"tense": 0.8}, 15, "breathe out"),
        (Focus.CALM, {"tense": 0.05}, 35, "calm"),
        (Focus.ENERGY, {"energy": 4.0}, 15, "more energy"),
        (Focus.ENERGY, {"energy": 80.0}, 20, "good energy"),
    ],
)
def test_each_cue_comes_after_a_while(focus, update, at_s: float, word: str):
    assert cues(focus, talk(40, **update))[0][:2] == (at_s, word)


@pytest.mark.parametrize(
    ("level_db", "word"),
    [(-6.1, "louder"), (-5.9, None), (-2.1, None), (-1.9, "clear"), (6.1, "softer")],
)
def test_where_soft_begins_and_where_even_begins(level_db: float, word: str | None):
    assert words(Focus.VOLUME, talk(30, {"relative_level_db": level_db}))[:1] == (
        [word] if word else []
    )


@pytest.mark.parametrize(
    ("tense", "word"), [(0.51, "breathe out"), (0.49, None), (0.16, None), (0.14, "calm")]
)
def test_where_tense_begins_and_where_calm_begins(tense: float, word: str | None):
    assert words(Focus.CALM, talk(36, tense=tense))[:1] == ([word] if word else [])


@pytest.mark.parametrize("energy", [31.0, 49.0])
def test_energy_near_the_speakers_usual_gets_no_cue(energy: float):
    maker = CueMaker(Focus.ENERGY, LABELS)
    maker.show_usual({"energy_percent": 40.0})
    assert [maker.push(update) for update in talk(40, energy=energy)] == [None] * 40


@pytest.mark.parametrize(("last_s", "told"), [(22, ["breathe"]), (23, [])])
def test_three_fillers_within_twenty_seconds_get_a_cue(last_s: int, told: list[str]):
    fillers = dict.fromkeys((2, 12, last_s), (EventKind.FILLER, 0.4))
    assert words(Focus.FILLERS, talk(30, events=fillers)) == told


@pytest.mark.parametrize(("gap_s", "told"), [(3, ["clear"]), (6, [])])
def test_praise_for_volume_survives_a_short_pause(gap_s: int, told: list[str]):
    level = {"relative_level_db": 0.0}
    after = talk(20, level, begin_s=10 + gap_s)
    assert words(Focus.VOLUME, talk(10, level), talk(gap_s, begin_s=10), after) == told


def test_silence_is_neither_soft_nor_free_of_fillers():
    soft = (replace(one, unsettled_s=()) for one in talk(4, {"relative_level_db": -9.0}))
    assert words(Focus.VOLUME, soft) == []
    spoken = (SpeechSegment(0.5, 62.0, None, None),)
    silent = (AnalysisUpdate(70.0 + n, -60.0, segments=() if n else spoken) for n in range(5))
    assert words(Focus.FILLERS, silent) == []


def test_somebody_who_has_stopped_needs_no_pause():
    ended = (replace(one, unsettled_s=((0.5, one.until_s - 0.6),)) for one in talk(40))
    assert words(Focus.PAUSES, ended) == []


def test_a_habit_must_last():
    flicker = [talk(2, {PACE: 5.0 if n % 2 else 4.2}, begin_s=2 * n) for n in range(10)]
    assert "slower" not in [word for _, word, _ in cues(Focus.PACE, *flicker)]


def test_cues_are_rare():
    times = [at_s for at_s, _, _ in cues(Focus.PACE, talk(120, {PACE: 5.0}))]
    assert len(times) >= 4
    assert min(np.diff(times)) >= APART_S


def test_praise_is_rarer_than_a_habit():
    flat, lively = ({"pitch_variety_st": variety} for variety in (0.7, 3.0))
    habits, praise = (
        [at_s for at_s, _, _ in cues(Focus.VARIETY, talk(200, heard))] for heard in (flat, lively)
    )
    assert set(np.diff(habits)) == {20.0} and set(np.diff(praise)) == {45.0}
    changing = cues(Focus.VARIETY, talk(10, flat), talk(60, lively, begin_s=10))
    assert changing == [(4.0, "vary", False), (49.0, "lively", True)]


def test_a_voice_too_loud_for_the_microphone_is_not_praised():
    even = list(talk(60, {"relative_level_db": 0.0}))
    clipped = [replace(one, clipping=one.until_s % 20 == 0) for one in even]
    assert words(Focus.VOLUME, even) == ["clear"]
    assert words(Focus.VOLUME, clipped) == []


def test_old_readings_give_no_cue():
    assert cues(Focus.PACE, talk(2, {PACE: 5.0}), talk(60, begin_s=2)) == []


def words(*said) -> list[str]:
    return [word for _, word, _ in cues(*said)]


def test_a_minute_without_a_filler_is_a_minute_of_speech():
    pauses = dict.fromkeys(range(10, 100, 10), (EventKind.PAUSE, 0.6))
    at_s, word, _ = cues(Focus.FILLERS, talk(100, events=pauses))[0]
    assert word == "clean" and 60 <= at_s <= 75
    silent = [AnalysisUpdate(float(second), -60.0) for second in range(1, 90)]
    assert words(Focus.FILLERS, iter(silent), talk(10, begin_s=90)) == []
    late = pauses | {58: (EventKind.FILLER, 0.4)}
    assert cues(Focus.FILLERS, talk(100, events=late)) == []


def test_hiss_needs_no_pause():
    hiss = (
        AnalysisUpdate(float(n), -40.0, speaking_since_s=0.5, unsettled_s=((n - 0.6, float(n)),))
        for n in range(1, 60)
    )
    assert words(Focus.PAUSES, hiss) == []


@pytest.mark.parametrize("kind", [EventKind.FILLER, EventKind.PAUSE])
def test_only_a_deliberate_pause_is_praised(kind):
    events = {5: (EventKind.PAUSE, 0.6), 6: (kind, 0.9)}
    praised = "good pause" in words(Focus.PAUSES, talk(11, events=events))
    assert praised == (kind == EventKind.PAUSE)
    broken_off = talk(11, events={5: (EventKind.BLOCK, 0.6)})
    assert words(Focus.PAUSES, broken_off) == []


def long_pauses(*ends_and_lengths: tuple[int, float]) -> dict[int, tuple[EventKind, float]]:
    return {end_s: (EventKind.LONG_PAUSE, length_s) for end_s, length_s in ends_and_lengths}


def test_one_long_pause_is_not_slow_speech_but_several_are():
    """Without five of the twenty seconds, 1.5 syllables a second are 2.0."""
    slow = {PACE_LATELY: 1.5}
    assert words(Focus.PACE, talk(28, slow, long_pauses((15, 5.0)))) == []
    assert words(Focus.PACE, talk(28, slow, long_pauses((15, 3.0)))) == ["faster"]
    several = long_pauses((12, 2.5), (17, 3.0), (22, 2.5), (27, 3.0))
    assert words(Focus.PACE, talk(30, {PACE_LATELY: 1.3, ARTICULATION: 3.0}, several)) == [
        "shorter pauses"
    ]


def test_a_talk_must_have_begun_twenty_seconds_ago_to_be_slow():
    slow = {PACE_LATELY: 1.5}
    late = talk(23, slow, begin_s=30)
    assert words(Focus.PACE, talk(23, slow)) == words(Focus.PACE, late) == []
    assert words(Focus.PACE, talk(24, slow)) == ["faster"]


def test_who_has_stopped_or_said_next_to_nothing_is_not_slow():
    slow = {PACE_LATELY: 0.3}
    stopped = (replace(one, unsettled_s=((0.5, 16.0),)) for one in talk(40, slow))
    assert words(Focus.PACE, stopped) == []
    for spoken_s, told in ((4.9, []), (5.1, ["faster"])):
        said = (
            replace(one, unsettled_s=((0.5, 1.5), (22 - spoken_s, min(22, one.until_s))))
            for one in talk(27, slow)
        )
        assert words(Focus.PACE, said) == told


def test_too_much_silence_gets_a_cue():
    """Of twenty seconds without their longest pause, more than half are silent."""
    half = long_pauses(*((6 * n, 4.0) for n in range(1, 8)))
    assert words(Focus.PAUSES, talk(30, events=half))[:1] == ["shorter pauses"]
    third = long_pauses(*((6 * n, 2.0) for n in range(1, 8)))
    assert "shorter pauses" not in words(Focus.PAUSES, talk(60, events=third))
    assert "shorter pauses" not in words(Focus.PAUSES, talk(30, events=long_pauses((24, 15.0))))


def test_a_new_focus_waits_its_turn():
    maker = CueMaker(Focus.PACE, LABELS)
    said = []
    for update in talk(60, {PACE: 5.0}):
        if update.until_s == 10:
            maker.focus = Focus.PAUSES
            assert maker.word == ""
        if (cue := maker.push(update)) is not None:
            said.append((cue.at_s, cue.word))
    assert said[0] == (4.0, "slower")
    assert said[1] == (24.0, "pause")


def test_a_cue_is_gone_after_four_seconds():
    maker = CueMaker(Focus.PACE, LABELS)
    shown = []
    for update in talk(20, {PACE: 5.0}):
        maker.push(update)
        if maker.word:
            shown.append(update.until_s)
    assert shown == [4.0, 5.0, 6.0, 7.0, 8.0]


def test_nobody_is_asked_for_shorter_pauses_once_the_talk_is_over():
    half = long_pauses(*((6 * n, 4.0) for n in range(1, 8)))
    for focus, readings in (
        (Focus.PAUSES, {}),
        (Focus.PACE, {PACE_LATELY: 1.3, ARTICULATION: 3.0}),
    ):
        for in_overtime in (False, True):
            maker = CueMaker(focus, LABELS)
            maker.in_overtime = in_overtime
            for update in talk(30, readings, half):
                maker.push(update)
            is_asked = maker._last is not None and maker._last.word == "shorter pauses"
            assert is_asked != in_overtime
