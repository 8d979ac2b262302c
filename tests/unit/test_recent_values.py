"""The last seconds of the delivery, and habits that last, on talks whose every frame is given."""

from __future__ import annotations

import numpy as np
import pytest

from coach.analysis.metrics.energy import Energy
from coach.analysis.metrics.meter import ShareOfPhrases, Step
from coach.analysis.metrics.recent import Recent
from coach.analysis.metrics.speech_level import SecondsOfSpeech, gated_level_db, speech_power
from coach.analysis.metrics.sustained import Sustained
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import (
    EmotionReading,
    EventKind,
    MetricReading,
    SettledDelivery,
    Span,
    SpeechEvent,
)
from tests.unit.made import cut, frames

SPEC = FeatureSpec()
COUNT = 1_000
RNG = np.random.default_rng(0)
POWER = 10 ** RNG.uniform(-11, -1, COUNT)
F0_HZ = np.where(RNG.random(COUNT) < 0.6, RNG.uniform(90, 180, COUNT), 0.0)
NUCLEI = np.sort(RNG.choice(COUNT, 60, replace=False))
UTTERANCES = (Span(110, 240), Span(300, 520), Span(560, 700), Span(760, 980))
LEVELS_DB = 10 * np.log10(np.maximum(POWER, 1e-10))
PITCH_ST = np.where(F0_HZ > 0, 12 * np.log2(np.maximum(F0_HZ, 1)), np.nan)


def recent_at(end: int, keep_s: float = 4.0, piece: int = 100) -> Recent:
    """After so many frames of the talk."""
    whole = frames(COUNT, power=POWER, f0_hz=F0_HZ)
    recent = Recent(SPEC, keep_s)
    for first in range(0, end, piece):
        last = min(first + piece, end)
        inside = NUCLEI[(first <= NUCLEI) & (last > NUCLEI)]
        over = tuple(one for one in UTTERANCES if first < one.end <= last)
        open_ones = [Span(one.start, last) for one in UTTERANCES if one.start < last < one.end]
        heard = SettledDelivery(cut(whole, first, last), inside, over, ())
        recent.push(heard, open_ones[0] if open_ones else None)
    return recent


@pytest.mark.parametrize("end", [100, 330, 400, 730, 900])
@pytest.mark.parametrize("last_s", [0.5, 2.0, 3.0])
def test_each_window_ends_where_the_delivery_is_settled(end: int, last_s: float):
    recent = recent_at(end)
    first = end - round(100 * last_s)
    inside = np.arange(max(0, first), end)
    assert recent.until_s == pytest.approx(end / 100 + 0.011)
    assert recent.syllables(last_s) == np.isin(NUCLEI, inside).sum()
    spoken = [n for one in UTTERANCES for n in range(one.start, one.end)]
    assert recent.speech_s(last_s) == pytest.approx(np.isin(inside, spoken).sum() / 100)
    began = 110 if end > 110 else COUNT
    assert recent.talk_s(last_s) == pytest.approx((inside >= began).sum() / 100)
    heard = PITCH_ST[inside]
    assert recent.pitch_st(last_s) == pytest.approx(heard[np.isfinite(heard)], rel=1e-5)
    voiced = inside[np.isfinite(heard)]
    assert recent.voice_s(last_s) == pytest.approx(
        (voiced[0] / 100 + 0.011, voiced[-1] / 100 + 0.021)
    )
    nuclei = NUCLEI[np.isin(NUCLEI, inside)]
    near = [np.arange(max(0, end - 400, n - 5), min(end, n + 6)) for n in nuclei]
    assert recent.last_nuclei_levels(last_s) == pytest.approx(
        np.array([LEVELS_DB[at].max() for at in near]), abs=1e-4
    )


def test_without_a_voice_it_starts_and_ends_now():
    recent = Recent(SPEC, 5.0)
    recent.push(SettledDelivery(frames(50), np.empty(0, int), (), ()), None)
    assert recent.voice_s(0.3) == (pytest.approx(0.511), pytest.approx(0.511))
    assert recent.talk_s(0.3) == recent.speech_s(0.3) == 0.0 and recent.open_s is None


def test_spans_are_cut_to_what_is_kept():
    recent = recent_at(900)  # of which frames 500 to 900 are kept
    for span in (Span(300, 520), Span(560, 700), Span(500, 501), Span(499, 500)):
        inside = slice(max(500, span.start), max(500, span.end))
        assert recent.kept(span) == Span(max(500, span.start), span.end)
        assert recent.levels(span) == pytest.approx(LEVELS_DB[inside], abs=1e-4)
        assert recent.pitch_within(span) == pytest.approx(PITCH_ST[inside], rel=1e-5, nan_ok=True)
        nuclei = NUCLEI[(max(500, span.start) <= NUCLEI) & (span.end > NUCLEI)]
        levels = [LEVELS_DB[max(500, n - 5) : min(900, n + 6)].max() for n in nuclei]
        assert recent.nuclei_levels(span) == pytest.approx(np.array(levels), abs=1e-4)
    assert (
        recent.levels(Span(0, 1_000)).shape == recent.pitch_within(Span(0, 1_000)).shape == (400,)
    )


def test_a_level_is_never_below_that_of_digital_silence():
    recent = Recent(SPEC, 1.0)
    quiet = frames(3, power=np.array([0.0, 1e-11, 1e-9]))
    recent.push(SettledDelivery(quiet, np.empty(0, int), (), ()), None)
    assert recent.levels(Span(0, 3)) == pytest.approx(np.array([-100.0, -100.0, -90.0]))


def test_a_syllable_at_an_edge_has_the_level_of_what_is_known_around_it():
    recent = Recent(SPEC, 1.0)
    some = frames(10, power=np.array([0.1, 1e-3, 1e-3, 1e-3, 1e-3, 1e-4, 1e-4, 1e-4, 1e-4, 0.01]))
    recent.push(SettledDelivery(some, np.array([0, 4, 8]), (), ()), None)
    assert recent.nuclei_levels(Span(0, 10)) == pytest.approx(np.array([-10.0, -10.0, -20.0]))


def test_missing_sound_is_no_talk():
    recent = recent_at(700)
    for span in (Span(50, 130), Span(400, 480), Span(600, 610)):
        recent.note_missing(span)
    assert recent.missing(Span(0, 700)) == 170
    assert recent.missing(Span(110, 440)) == 20 + 40
    assert recent.missing(Span(480, 600)) == 0
    assert recent.talk_s(2.5) == pytest.approx((250 - 30 - 10) / 100)
    assert recent.talk_s(9.0) == pytest.approx((590 - 20 - 80 - 10) / 100)
    assert recent.length_s(250) == 2.5
    recent.note_missing(Span(100, 700))
    assert recent.talk_s(1.0) == 0


def test_the_open_utterance_counts_as_speech():
    recent = recent_at(800)
    assert recent.open_s == pytest.approx((7.611, 8.011))
    assert recent.seconds(Span(110, 240)) == pytest.approx((1.111, 2.411))
    assert recent.speech_s(0.3) == pytest.approx(0.3)
    first = Recent(SPEC, 5.0)
    first.push(SettledDelivery(frames(50), np.empty(0, int), (), ()), Span(20, 50))
    assert first.talk_s(5.0) == pytest.approx(0.3)


def test_utterances_are_forgotten_once_they_are_over_for_long():
    assert recent_at(900, keep_s=3.8).speech_s(3.8) == pytest.approx((140 + 140) / 100)
    assert recent_at(1_000, keep_s=3.0).speech_s(9.0) == pytest.approx(2.2)


# --- levels ---


def test_the_gated_level_leaves_out_what_is_ten_decibels_below_the_mean():
    power = np.array([1.0, 0.5, 0.06, 0.05, 0.01])
    weight = np.array([1, 2, 1, 1, 5])
    mean = np.average(power, weights=weight)
    assert 0.01 < mean / 10 < 0.05
    assert gated_level_db(power, weight) == pytest.approx(
        10 * np.log10((1.0 + 2 * 0.5 + 0.06 + 0.05) / 5)
    )
    # At ten decibels below the mean it still counts.
    assert gated_level_db(np.array([1.9, 0.1]), np.ones(2)) == pytest.approx(0.0)


def test_frames_of_speech_rise_by_two_decibels():
    some = frames(4, excess_db=np.array([1.99, 2.0, 9.0, 9.0]), power=np.array([1, 2, 0, 4]))
    assert speech_power(some).tolist() == [2, 4]


def test_each_second_of_speech_has_a_level():
    seconds = SecondsOfSpeech(SPEC)
    assert seconds.push(np.full(99, 0.01, np.float32)) is None
    assert seconds.push(np.full(1, 0.01, np.float32)) == pytest.approx(-20.0)
    assert seconds.push(np.full(60, 0.1, np.float32)) is None
    assert seconds.push(np.full(60, 0.001, np.float32)) == pytest.approx(-10.0)
    assert seconds.push(np.full(99, 0.001, np.float32)) is None


# --- habits that last ---


def sustained(throughout: bool, holds: str, speech: bool = False) -> list[tuple]:
    """Windows of four seconds, each second: when an event was over, and the event."""
    habit = Sustained(EventKind.RUSHED, 4.0, throughout)
    said = []
    for second, sign in enumerate(holds, 1):
        speech_s = (second - 3.5, second - 0.25) if speech else (0.0, 0.0)
        for event in habit.push(float(second), 0.5 + second / 100, sign == "x", speech_s):
            said.append((second, event.start_s, event.end_s, event.confidence))
            assert event.kind == EventKind.RUSHED
    return said + [(-1, e.start_s, e.end_s, e.confidence) for e in habit.finish()]


def test_a_habit_lasts_from_the_middle_of_its_first_window_to_that_of_its_last():
    assert sustained(False, "." * 10 + "xxxxxx" + "." * 10) == [(21, 9.0, 14.0, 0.66)]
    assert sustained(False, "." * 10 + "xx" + "." * 10) == [(17, 8.5, 10.5, 0.62)]
    assert sustained(False, "." * 10 + "x...x" + "." * 10) == [(20, 9.0, 13.0, 0.65)]
    assert sustained(False, "." * 10 + "x....x" + "." * 10) == [
        (16, 8.0, 10.0, 0.61), (21, 13.0, 15.0, 0.66),
    ]  # fmt: skip
    assert sustained(False, "xx" + "." * 6) == [(7, 0.0, 0.5, 0.52)]


def test_a_habit_goes_on_at_the_end_of_the_sound():
    assert sustained(False, "." * 10 + "xxx") == [(-1, 9.0, 13.0, 0.63)]
    assert sustained(False, "." * 10 + "xxx.") == [(-1, 9.0, 11.0, 0.63)]


def test_a_habit_throughout_goes_from_its_first_speech_to_its_last():
    assert sustained(True, "." * 10 + "xxx" + "." * 10, speech=True) == [(18, 7.5, 12.75, 0.63)]
    assert sustained(True, "." * 10 + "xxx", speech=True) == [(-1, 7.5, 12.75, 0.63)]
    assert sustained(True, "x" + "." * 9, speech=True) == [(6, 0.0, 0.75, 0.51)]


def test_a_habit_begins_anew_with_its_own_confidence():
    habit = Sustained(EventKind.QUIET, 2.0, throughout=False)
    for second, sure in ((5.0, 0.9), (6.0, 0.6)):
        assert habit.push(second, sure, True) == []
    assert habit.push(9.0, 0.7, True) == [SpeechEvent(EventKind.QUIET, 4.0, 5.0, 0.9)]
    assert habit.push(10.0, 0.65, True) == []
    assert habit.finish() == [SpeechEvent(EventKind.QUIET, 8.0, 10.0, 0.7)]
    assert habit.finish() == []


# --- the simplest meters ---


def step(recent: Recent, heard: SettledDelivery, *emotions: EmotionReading) -> Step:
    return Step(emotions, heard, recent, True, np.empty(0, np.float32), None)


def test_energy_is_the_mean_of_the_newest_activations():
    recent = recent_at(100)
    heard = SettledDelivery(frames(1), np.empty(0, int), (), ())
    even = np.full(8, 1 / 8, np.float32)
    given = ((3.0, 0.2), (3.25, None), (3.5, 0.6), (3.75, None), (4.0, 0.7))
    said = [EmotionReading(0.0, end_s, even, one) for end_s, one in given]
    energy = Energy()
    assert energy.result() is None
    assert energy.push(step(recent, heard, *said[:4])) == MetricReading(
        "energy_percent", 3.5, pytest.approx(40.0)
    )
    assert energy.result() is None  # as many are unknown
    assert energy.push(step(recent, heard)) is None
    assert energy.push(step(recent, heard, said[4])) == MetricReading("energy_percent", 4.0, 70.0)
    assert energy.result() == pytest.approx(50.0)
    assert energy.push(step(recent, heard, said[1])) is None and energy.result() is None


def test_a_share_of_phrases_leaves_out_those_too_short_to_tell():
    class Odd(ShareOfPhrases):
        def judge(self, recent: Recent, utterance: Span) -> bool | None:
            return None if utterance.frames > 200 else utterance.frames == 140

    odd, recent = Odd(), recent_at(900)
    assert odd.result() is None
    for over in (UTTERANCES[:1], UTTERANCES[1:]):
        assert (
            odd.push(step(recent, SettledDelivery(frames(1), np.empty(0, int), over, ()))) is None
        )
    assert odd.result() == 50.0
