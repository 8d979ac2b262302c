"""The state that cues depend on, at its limits, and the warnings about the sound, word by word."""

from __future__ import annotations

from typing import Any

import pytest

from coach.coaching.cues import Cue, CueMaker
from coach.coaching.hesitation import bursts, filled
from coach.coaching.live_talk import Lately, Live
from coach.coaching.sound_quality import SoundWatch, what_was_wrong
from coach.domain import norms
from coach.domain.settings import Focus
from coach.domain.stream import (
    AnalysisUpdate,
    EmotionReading,
    EventKind,
    MetricReading,
    SpeechEvent,
)
from tests.unit.built import LABELS, built, events, reading, speech, with_comments

_PACE, _LEVEL = "pace_10s_syllables_per_s", "relative_level_db"


@pytest.fixture(autouse=True)
def comments():
    with with_comments():
        yield


def update(until_s: float, **changes: Any) -> AnalysisUpdate:
    return AnalysisUpdate(until_s, changes.pop("level_dbfs", -30.0), **changes)


def live(*updates: AnalysisUpdate, labels: tuple[str, ...] = LABELS) -> Live:
    state = Live(labels)
    for one in updates:
        state.push(one)
    return state


def measured(key: str, time_s: float, value: float) -> tuple[MetricReading, ...]:
    return (MetricReading(key, time_s, value),)


def test_nothing_is_known_before_anything_is_heard():
    state = Live(LABELS)
    assert (state.now_s, state.clean_s, state.clips, state.speaking) == (0.0, 0.0, False, False)
    assert (state.fillers, state.without_pause_s) == (0, 0.0)
    assert (state.lately, state.pace_lately, state.silence_lately) == (None, None, None)
    assert (state.tense, state.energy, state.below_usual_db) == (None, None, None)
    assert not state.has_paused_well and state.reading(_PACE) is None
    assert (state.energy_norm.low, state.energy_norm.high) == (7.5, 32.0)
    assert (state.variety_norm.low, state.variety_norm.high) == (1.0, 2.5)


def test_nobody_speaks_in_the_first_half_second_unless_speech_is_heard():
    assert not live(update(0.25)).speaking and live(update(0.25)).without_pause_s == 0
    assert live(update(0.25, unsettled_s=((0.0, 0.25),))).speaking


@pytest.mark.parametrize(("end_s", "speaks"), [(9.5, False), (9.625, True), (10.0, True)])
def test_somebody_speaks_whose_speech_ended_less_than_half_a_second_ago(end_s: float, speaks: bool):
    state = live(update(10.0, unsettled_s=((0.0, 1.0), (4.0, end_s))))
    assert state.speaking == speaks
    assert state.without_pause_s == (6.0 if speaks else 0.0)
    assert not live(update(0.5)).speaking


@pytest.mark.parametrize(("now_s", "pace"), [(9.875, 3.0), (10.0, None)])
def test_a_reading_is_stale_after_two_seconds(now_s: float, pace: float | None):
    state = live(update(9.0, metrics=measured(_PACE, 8.0, 3.0)), update(now_s))
    assert state.reading(_PACE) == pace
    assert state.reading(_PACE, fresh_s=5.0) == 3.0


@pytest.mark.parametrize(("now_s", "softer_db"), [(12.875, 4.0), (13.0, None)])
def test_the_level_holds_for_five_seconds(now_s: float, softer_db: float | None):
    state = live(update(9.0, metrics=measured(_LEVEL, 8.0, -4.0)), update(now_s))
    assert state.below_usual_db == softer_db


def test_speech_since_the_last_filler_is_added_up():
    first, second = (update(10.0 * n, segments=speech((1, 4), (5, 9.5))) for n in (1, 2))
    assert live(first, second).clean_s == 15.0
    filler = update(15.0, events=events(EventKind.FILLER, (14, 14.5)))
    assert live(first, filler).clean_s == 0.0
    assert live(first, filler, second).clean_s == 7.5


@pytest.mark.parametrize(("now_s", "fillers"), [(30.0, 2), (30.125, 1), (32.125, 0)])
def test_fillers_are_counted_for_twenty_seconds(now_s: float, fillers: int):
    said = events(EventKind.FILLER, (9, 10), (11, 12))
    assert live(update(13.0, events=said), update(now_s)).fillers == fillers


def test_speech_and_silence_are_those_of_the_last_twenty_seconds():
    """Speech that isn't settled yet may overlap with what is."""
    talk = update(20.0, segments=speech((0, 6), (7, 10), (14, 18)))
    state = live(talk, update(24.0, unsettled_s=((17.0, 20.0), (22.0, 24.0))))
    assert state.lately == Lately(13.0, 0.0)  # of the silences, one is half as long as another
    state.push(update(23.0))
    assert state.lately == Lately(10.0, 0.0)  # nobody has spoken since second 18
    state.push(update(23.25, metrics=measured("pace_20s_syllables_per_s", 23.0, 2.4)))
    assert (state.lately, state.pace_lately, state.silence_lately) == (None, None, None)


def test_a_pace_and_a_silence_are_without_a_pause_twice_as_long_as_any_other():
    pace = measured("pace_20s_syllables_per_s", 20.0, 2.4)
    state = live(update(20.0, segments=speech((0, 6), (10, 14.5), (16, 20)), metrics=pace))
    assert state.lately == Lately(14.5, 4.0)
    assert (state.pace_lately, state.silence_lately) == (3.0, pytest.approx(9.375))
    state = live(update(20.0, segments=speech((0, 6), (10, 14), (16, 20)), metrics=pace))
    assert state.lately == Lately(14.0, 0.0)
    assert (state.pace_lately, state.silence_lately) == (2.4, pytest.approx(30.0))


@pytest.mark.parametrize(
    ("now_s", "is_good"), [(11.375, False), (11.5, True), (13.375, True), (13.5, False)]
)
def test_a_pause_is_praised_once_a_filler_after_it_would_be_known(now_s: float, is_good: bool):
    pause = events(EventKind.PAUSE, (9.25, 10))
    state = live(update(10.0, events=pause), update(now_s))
    assert state.has_paused_well == is_good
    filler = update(11.0, events=events(EventKind.FILLER, (10.0, 10.5)))
    assert not live(update(10.0, events=pause), filler, update(now_s)).has_paused_well
    rejected = SpeechEvent(EventKind.PAUSE, 9.25, 10, 0.9, rejected=True)
    assert not live(update(10.0, events=(rejected,)), update(now_s)).has_paused_well


def _heard(count: int, *, unlike: float | None = None) -> list[AnalysisUpdate]:
    """A reading a second, the first half more tense and lively than the second."""
    return [
        update(
            float(n),
            emotions=(
                reading(
                    n - 3.0,
                    float(n),
                    "fearful",
                    0.75 if n <= count / 2 else 0.25,
                    activation=0.5 if n <= count / 2 else 0.25,
                    unlike=unlike,
                ),
            ),
        )
        for n in range(1, count + 1)
    ]


def test_tones_and_energy_are_means_of_at_least_ten_readings():
    few, enough = live(*_heard(9)), live(*_heard(10))
    assert (few.tense, few.energy) == (None, None)
    assert (enough.tense, enough.energy) == (pytest.approx(0.5), pytest.approx(37.5))


def test_tones_and_energy_are_those_of_the_last_twenty_seconds():
    """At second 30, the reading that ended at second 10 is the oldest that counts."""
    state = live(*_heard(30))
    assert state.tense == pytest.approx((6 * 0.75 + 15 * 0.25) / 21)
    assert state.energy == pytest.approx((6 * 50 + 15 * 25) / 21)


def test_what_is_no_voice_and_what_is_not_known_leave_no_tone_and_no_energy():
    unlike = live(*_heard(10, unlike=0.9))
    assert unlike.tense is None and unlike.energy == pytest.approx(37.5)
    assert live(*_heard(10), labels=("calm", "happy")).tense is None
    bare = [
        update(float(n), emotions=(EmotionReading(n - 3.0, n, one.emotions[0].probabilities),))
        for n, one in enumerate(_heard(10))
    ]
    state = live(*bare)
    assert state.energy is None and state.tense == pytest.approx(0.5)


def _fast(*seconds: int) -> list[AnalysisUpdate]:
    return [update(float(n), metrics=measured(_PACE, float(n), 5.0)) for n in seconds]


def test_a_cue_holds_word_and_time_and_is_shown_translated_for_four_seconds():
    maker = CueMaker(Focus.PACE, LABELS)
    cues = [maker.push(one) for one in _fast(1, 2, 3, 4)]
    assert cues == [None, None, None, Cue("slower", False, 4.0)]
    assert maker.word == "slower<to a speaker>" and maker.focus == Focus.PACE
    maker.push(update(8.0))
    assert maker.word == "slower<to a speaker>"
    maker.push(update(8.125))
    assert maker.word == ""


def test_the_next_cue_comes_twenty_seconds_later():
    maker = CueMaker(Focus.PACE, LABELS)
    cues = [maker.push(one) for one in _fast(*range(1, 30))]
    assert [one.at_s for one in cues if one] == [4.0, 24.0]


def test_a_new_focus_hides_the_cue_and_begins_anew():
    maker = CueMaker(Focus.PACE, LABELS)
    assert maker.word == ""
    for one in _fast(1, 2, 3, 4):
        maker.push(one)
    maker.focus = None
    assert maker.word == "" and maker.focus is None
    assert [maker.push(one) for one in _fast(24, 28)] == [None, None]
    maker.focus = Focus.PACE
    assert [maker.push(one) for one in _fast(30, 32, 33)] == [None, None, Cue("slower", False, 33)]


def test_a_hidden_cue_still_delays_the_next():
    maker = CueMaker(Focus.PACE, LABELS)
    for one in _fast(1, 2, 3, 4):
        maker.push(one)
    maker.hide()
    assert maker.word == ""
    cues = [maker.push(one) for one in _fast(*range(5, 30))]
    assert [one.at_s for one in cues if one] == [24.0]


def test_praise_may_be_the_first_cue():
    maker = CueMaker(Focus.PAUSES, LABELS)
    said = [maker.push(update(2.0, events=events(EventKind.PAUSE, (1, 2)))), maker.push(update(4))]
    assert said == [None, Cue("good pause", True, 4)]


@pytest.mark.parametrize(
    ("focus", "key", "value", "word"),
    [
        (Focus.PACE, "pace_20s_syllables_per_s", 0.5, "faster"),
        (Focus.PACE, "pace_20s_syllables_per_s", norms.SLOW_BELOW, None),
        (Focus.PACE, _PACE, norms.RUSHED_FROM, None),
        (Focus.VOLUME, _LEVEL, -6.5, "louder"),
        (Focus.VOLUME, _LEVEL, -6.0, None),
        (Focus.VOLUME, _LEVEL, -2.0, None),
        (Focus.VOLUME, _LEVEL, 6.5, "softer"),
        (Focus.VOLUME, _LEVEL, 0.0, "clear"),
    ],
)
def test_at_its_limit_a_figure_gives_no_cue(focus: Focus, key: str, value: float, word: str | None):
    maker = CueMaker(focus, LABELS)
    heard = (
        update(float(n), metrics=measured(key, float(n), value), unsettled_s=((0.0, float(n)),))
        for n in range(1, 40)
    )
    assert next((cue.word for one in heard if (cue := maker.push(one))), None) == word


def test_three_fillers_at_most_four_seconds_apart_are_a_burst():
    near = events(EventKind.FILLER, (0, 1), (5, 6), (10, 11))
    far = events(EventKind.FILLER, (0, 1), (5.125, 6), (10, 11))
    assert bursts(near) == [near] and bursts(far) == bursts(near[:2]) == []


def test_a_filler_up_to_0_15_s_away_fills_a_pause():
    pauses = events(EventKind.PAUSE, (10, 11), (20, 21), (30, 31))
    near = events(EventKind.FILLER, (9, 10 - 0.15), (21 + 0.15, 22), (31.2, 32))
    assert filled(pauses, near) == [True, True, False]
    assert filled(pauses, ()) == [False] * 3


# --- sound ---

_SILENT = (
    "The microphone sends only silence: is it muted, or has the coach no permission to use it?"
)
_CLIPPED = "Too loud for the microphone: move back, or turn its level down"
_ROOM = "The room is loud: come closer to the microphone, or expect the coach to mishear"
_FAINT = "You can hardly be heard: come closer to the microphone, or turn its level up"


def told(*updates: AnalysisUpdate) -> list[str]:
    watch = SoundWatch()
    return [watch.push(one) for one in updates]


def test_a_dead_microphone_is_told_after_two_and_a_half_seconds():
    silent = [update(s, level_dbfs=-100.0) for s in (1.0, 2.5, 2.625)]
    assert told(*silent) == ["", "", _SILENT]
    assert told(update(1.0), update(3.5, level_dbfs=-100.0)) == ["", ""]
    lost = update(2.0, level_dbfs=-100.0, dropped_samples=1)
    assert told(lost, update(4.5, level_dbfs=-100.0)) == ["", ""]


def test_clipping_is_told_for_eight_seconds():
    assert told(
        update(1.0, clipping=True), update(3.0), update(6.0), update(8.875), update(9.0)
    ) == [_CLIPPED] * 4 + [""]


@pytest.mark.parametrize(
    ("key", "good", "bad", "warning"),
    [("speech_to_noise_db", 10.0, 9.9, _ROOM), ("speech_level_dbfs", -50.0, -50.1, _FAINT)],
)
def test_a_loud_room_and_a_faint_voice_are_told_until_they_are_better(key, good, bad, warning):
    updates = [update(1.0 + n, metrics=measured(key, 1.0, v)) for n, v in enumerate((good, bad))]
    assert told(*updates, update(3.0), updates[0]) == ["", warning, warning, ""]


def test_the_room_is_told_before_the_level_and_clipping_before_both():
    noise, faint = measured("speech_to_noise_db", 1, 0.0), measured("speech_level_dbfs", 1, -60.0)
    assert told(update(1.0, metrics=noise + faint)) == [_ROOM]
    assert told(update(1.0, metrics=noise + faint, clipping=True)) == [_CLIPPED]


_WAS_CLIPPED = (
    "The sound was too loud for the microphone, and parts of it are cut off; the coach may have"
    " misheard. Move back, or turn the microphone's level down."
)
_WAS_LOUD = (
    "The room was loud, and the coach may have misheard. Come closer to the microphone, or find a"
    " quieter room."
)
_WAS_FAINT = (
    "The microphone hardly heard you, and the coach may have misheard. Come closer, or turn its"
    " level up."
)


@pytest.mark.parametrize(
    ("noise_db", "level_dbfs", "expected"),
    [(10.0, -50.0, ""), (9.9, -60.0, _WAS_LOUD), (30.0, -50.1, _WAS_FAINT)],
)
def test_what_was_wrong_is_told_afterwards(noise_db: float, level_dbfs: float, expected: str):
    heard = {"speech_to_noise_db": noise_db, "speech_level_dbfs": level_dbfs}
    assert what_was_wrong(built(metrics=heard)) == expected
    assert what_was_wrong(built()) == ""


@pytest.mark.parametrize(
    ("speech_s", "clipped_s", "expected"),
    [(50, 1.0, ""), (50, 1.25, _WAS_CLIPPED), (0.5, 0.015625, ""), (0.5, 0.03125, _WAS_CLIPPED)],
)
def test_a_fiftieth_of_the_speech_may_be_cut_off(speech_s: float, clipped_s: float, expected: str):
    clipped = events(EventKind.CLIPPING, (4, 4 + clipped_s))
    assert what_was_wrong(built(segments=speech((2, 2 + speech_s)), events=clipped)) == expected
