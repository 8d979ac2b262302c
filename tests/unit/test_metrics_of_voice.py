"""Figures and habits of voices whose pace, pitch and level are known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from coach.analysis.analyzer import Analyzer
from coach.analysis.detectors.finding import margin
from coach.analysis.metrics.loudness import (
    Clipping,
    FadingEnds,
    LoudnessVariation,
    Quiet,
    RelativeLevel,
    SpeechLevel,
    SpeechToNoise,
)
from coach.analysis.metrics.melody import PitchLevel, PitchVariety
from coach.analysis.metrics.meter import Step
from coach.analysis.metrics.pace import ArticulationRate, PaceVariation, SpeechRate
from coach.analysis.metrics.recent import Recent
from coach.analysis.metrics.speech_level import SecondsOfSpeech, speech_power
from coach.analysis.metrics.sustained import Sustained
from coach.domain.metrics import METRICS
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import AudioBlock, EventKind, SettledDelivery, Span, VoiceFrames
from tests.accuracy.splicing import f0_hz
from tests.unit import spoken
from tests.unit.voices import AH, RATE_HZ, phrase, room, silence, vowel


def analysed(model, *parts: np.ndarray):
    """Return the figures, readings and events of a talk."""
    samples = room(np.concatenate([silence(0.5), *parts, silence(0.5)]))
    analyzer = Analyzer(model, RATE_HZ)
    pcm = np.clip(np.rint(samples * 32768), -32768, 32767).astype(np.int16)
    found = [analyzer.feed(AudioBlock(0, pcm)), analyzer.finish()]
    readings = [reading for update in found for reading in update.metrics]
    events = [event for update in found for event in update.events]
    return analyzer.meter.results(), readings, events


def told(
    metric,
    seconds: int,
    utterances: Sequence[Span] = (),
    nuclei: Sequence[int] = (),
    level_dbfs: float | np.ndarray = -20.0,
    pitch_st: float | np.ndarray = np.nan,
    excess_db: float | np.ndarray = 20.0,
) -> list:
    """Return what a metric or a habit gives for each second; times are in frames of 10 ms."""
    frames, spec = 100 * seconds, FeatureSpec()
    levels, pitch, excess = (
        np.broadcast_to(np.float32(one), frames) for one in (level_dbfs, pitch_st, excess_db)
    )
    recent, second = Recent(spec, 20.0), SecondsOfSpeech(spec)
    found = []
    for first in range(0, frames, 100):
        end = first + 100
        voice = VoiceFrames(
            first,
            np.broadcast_to(levels[first:end, None], (100, spec.n_mels)),
            np.nan_to_num(2 ** (pitch[first:end] / 12)),
            pitch[first:end],
            excess[first:end],
            10 ** (levels[first:end] / 10),
            np.zeros((100, 1), np.float32),
        )
        heard = SettledDelivery(
            voice,
            np.array([n for n in nuclei if first <= n < end], int),
            tuple(s for s in utterances if first < s.end <= end),
            (),
        )
        going_on = [Span(s.start, end) for s in utterances if s.start < end < s.end]
        recent.push(heard, going_on[0] if going_on else None)
        speech = speech_power(voice)
        found.append(metric.push(Step((), heard, recent, True, speech, second.push(speech))))
    return found


def kinds(events) -> set[EventKind]:
    return {event.kind for event in events}


def phrases(count: int) -> list[np.ndarray]:
    return [part for _ in range(count) for part in (phrase(10), silence(0.6))]


def sentences(count: int, speed: int) -> tuple[list[np.ndarray], float, float]:
    """Return sentences with pauses of 0.6 s, and their syllables a second without and with them."""
    said = [spoken.sentence(number % 3, speed=speed) for number in range(count)]
    syllables = sum(spoken.syllables_of(number % 3) for number in range(count))
    speech_s = sum(len(one) for one in said) / RATE_HZ
    parts = [part for one in said for part in (one, silence(0.6))]
    return parts, syllables / speech_s, syllables / (speech_s + 0.6 * count)


def test_pace_with_and_without_pauses(model):
    parts, articulation, pace = sentences(9, 150)
    metrics, readings, events = analysed(model, *parts)
    # In synthetic voices one syllable in twenty is missed; rounding decides which.
    assert metrics["articulation_10s_syllables_per_s"] == pytest.approx(articulation, rel=0.07)
    assert metrics["pace_10s_syllables_per_s"] == pytest.approx(pace, rel=0.06)
    at_last = {reading.key: reading.value for reading in readings}
    last = spoken.syllables_of(2) * RATE_HZ / len(spoken.sentence(2))
    for window_s, known in ((3, last), (10, articulation), (20, articulation)):
        told = at_last[f"articulation_{window_s}s_syllables_per_s"]
        assert told == pytest.approx(known, rel=0.15)
    assert metrics["pace_variation_syllables_per_s"] < 0.4
    assert EventKind.RUSHED not in kinds(events)


def test_the_pace_is_right_from_the_first_seconds(model):
    parts, _, pace = sentences(3, 150)
    _, readings, _ = analysed(model, silence(4), *parts)
    early = [r for r in readings if r.key == "pace_10s_syllables_per_s"]
    assert 7.5 < early[0].time_s < 9
    assert early[0].value == pytest.approx(pace, rel=0.3)


def test_too_fast_is_rushed(model):
    calm, fast = sentences(6, 130)[0], sentences(20, 330)[0]
    _, _, events = analysed(model, *calm, *fast)
    (rushed,) = [event for event in events if event.kind == EventKind.RUSHED]
    begins_s = 0.5 + sum(map(len, calm)) / RATE_HZ
    assert rushed.start_s == pytest.approx(begins_s, abs=2.5)
    assert rushed.end_s == pytest.approx(begins_s + sum(map(len, fast)) / RATE_HZ, abs=1.5)


def test_a_flat_voice_is_monotone_and_a_moving_one_is_not(model):
    flat = [spoken.flat(number % 3, 1.0) for number in range(9)]
    metrics, _, events = analysed(model, *[part for one in flat for part in (one, silence(0.5))])
    assert metrics["pitch_variety_st"] < 0.5
    assert metrics["pitch_hz"] == pytest.approx(np.median(f0_hz(flat[0])), rel=0.01)
    assert EventKind.MONOTONE in kinds(events)
    factors = 2 ** (np.array([-3, 3]) / 12)
    moving = [spoken.flat(number % 3, factors[number % 2]) for number in range(10)]
    moved, _, events = analysed(model, *[part for one in moving for part in (one, silence(0.5))])
    assert moved["pitch_variety_st"] == pytest.approx(3, rel=0.1)
    assert moved["pitch_range_st"] == pytest.approx(6, abs=0.3)
    assert EventKind.MONOTONE not in kinds(events)


@pytest.mark.parametrize(("to_hz", "rising", "falling"), [(150.0, 100, 0), (95.0, 0, 100)])
def test_the_direction_of_pitch_at_the_ends(model, to_hz, rising, falling):
    glide_hz = np.geomspace(120, to_hz, round(0.5 * RATE_HZ))
    end = vowel(0.5, glide_hz, AH)
    metrics, _, _ = analysed(model, *[p for _ in range(3) for p in (phrase(6), end, silence(0.7))])
    assert metrics["rising_ends_percent"] == rising
    assert metrics["falling_ends_percent"] == falling


def test_level_and_softer_utterances(model):
    before, after = sentences(9, 150)[0], sentences(3, 150)[0]
    soft = [part * np.float32(0.2) for part in sentences(4, 150)[0]]
    _, _, events = analysed(model, *before, *soft, *after)
    (quiet,) = [event for event in events if event.kind == EventKind.QUIET]
    begins_s = 0.5 + sum(map(len, before)) / RATE_HZ
    ends_s = begins_s + sum(map(len, soft)) / RATE_HZ
    assert (quiet.start_s, quiet.end_s) == pytest.approx((begins_s, ends_s), abs=1.5)
    loud, _, events = analysed(model, *before)
    assert EventKind.QUIET not in kinds(events)
    assert loud["speech_level_dbfs"] == pytest.approx(-20, abs=1.5)
    assert loud["speech_to_noise_db"] > 30
    assert loud["fading_ends_percent"] == 0


def test_fading_ends(model):
    one = spoken.sentence()
    fading = np.where(np.arange(len(one)) > 0.7 * len(one), np.float32(0.2), np.float32(1)) * one
    metrics, _, _ = analysed(model, *[p for _ in range(4) for p in (fading, silence(0.7))])
    assert metrics["fading_ends_percent"] == 100


def test_clipping_is_found_where_it_is(model):
    _, _, events = analysed(model, phrase(8), silence(1), phrase(4) * np.float32(9), phrase(8))
    clipped = [event for event in events if event.kind == EventKind.CLIPPING]
    assert len(clipped) == 1
    assert clipped[0].start_s == pytest.approx(0.5 + 1.6 + 1, abs=0.1)
    assert clipped[0].end_s == pytest.approx(0.5 + 1.6 + 1 + 0.8, abs=0.1)


def test_a_soft_stretch_covers_speech(model):
    """It begins and ends while somebody speaks, and a talk full of pauses has none."""
    soft = [part * np.float32(0.2) for part in phrases(5)]
    _, _, events = analysed(model, *phrases(12), silence(3), *soft, silence(3), *phrases(4))
    (quiet,) = [event for event in events if event.kind == EventKind.QUIET]
    pauses = [event for event in events if event.kind in (EventKind.PAUSE, EventKind.LONG_PAUSE)]
    assert not any(p.start_s <= quiet.start_s < p.end_s - 0.1 for p in pauses)
    assert not any(p.start_s + 0.1 < quiet.end_s <= p.end_s for p in pauses)
    seldom = [part * np.float32(0.2) for _ in range(6) for part in (phrase(6), silence(3.5))]
    _, _, events = analysed(model, *phrases(12), *seldom)
    assert EventKind.QUIET not in kinds(events)


def test_figures_lost_in_noise_are_left_out(model):
    """In a loud room, pitch and pace are left out, both of the session and live."""
    spoken = np.concatenate([silence(0.5), *phrases(10)])

    def figures(noise_dbfs: float) -> tuple[dict[str, float], set[str]]:
        analyzer = Analyzer(model, RATE_HZ)
        pcm = np.rint(room(spoken, noise_dbfs) * 20_000).astype(np.int16)
        found = [analyzer.feed(AudioBlock(0, pcm)), analyzer.finish()]
        late = {m.key for update in found for m in update.metrics if m.time_s > 15}
        return analyzer.meter.results(), late

    keys = {"pitch_hz", "pitch_variety_st", "pace_10s_syllables_per_s"}
    quiet, live = figures(-50)
    assert quiet.keys() >= keys and live >= keys - {"pitch_hz"}
    loud, live = figures(-24)
    assert loud["speech_to_noise_db"] < 10
    assert not loud.keys() & keys and not live & keys
    assert "speech_level_dbfs" in loud


def known(said: list) -> list[bool]:
    return [reading is not None for reading in said]


def test_articulation_takes_a_second_and_a_half_of_speech():
    for frames, is_known in ((149, False), (150, True)):
        said = told(
            ArticulationRate(METRICS["articulation_3s_syllables_per_s"]),
            3,
            [Span(0, frames)],
            [20, 60, 100],
        )
        assert known(said) == [False, is_known, is_known]
    assert said[-1].value == pytest.approx(3 / 1.5)


def test_short_phrases_do_not_count_for_the_variation_of_pace():
    utterances = [Span(at, at + 200) for at in (0, 300, 600)]
    for syllables, spread in ((4, 0.0), (5, np.std([5.0, 5.0, 2.5]))):
        nuclei = [*range(0, 200, 20), *range(300, 500, 20), *range(600, 600 + syllables)]
        variation = PaceVariation()
        told(variation, 9, utterances, nuclei)
        assert variation.result() == pytest.approx(spread)


def test_the_noise_of_the_room_is_known_after_five_seconds():
    """Of seconds that contain both voice and pauses."""
    voiced = np.arange(800) % 100 < 50
    said = told(
        SpeechToNoise(),
        8,
        level_dbfs=np.where(voiced, -20.0, -45.0),
        pitch_st=np.where(voiced, 80.0, np.nan),
        excess_db=np.where(voiced, 25.0, 0.0),
    )
    assert known(said) == [False] * 4 + [True] * 4
    assert said[-1].value == pytest.approx(25.0)


def test_the_noise_of_the_room_is_that_of_the_last_twenty_seconds():
    voiced = np.arange(6_000) % 100 < 50
    room_dbfs = np.where(np.arange(6_000) < 3_500, -45.0, -35.0)
    metric = SpeechToNoise()
    said = told(
        metric,
        60,
        level_dbfs=np.where(voiced, -20.0, room_dbfs),
        pitch_st=np.where(voiced, 80.0, np.nan),
        excess_db=np.where(voiced, 25.0, 0.0),
    )
    assert said[-1].value == pytest.approx(15.0)
    assert metric.result() == pytest.approx(25.0)


def test_there_is_no_pace_in_silence():
    said = told(
        SpeechRate(METRICS["pace_3s_syllables_per_s"]), 10, [Span(0, 300)], range(0, 300, 20)
    )
    assert known(said) == [False] * 2 + [True] * 3 + [False] * 5
    assert [reading.value for reading in said[2:5]] == pytest.approx([5.0, 10 / 3, 5 / 3])


def test_a_phrase_that_outgrows_the_buffer_has_the_pace_of_its_end():
    variation = PaceVariation()
    told(variation, 36, [Span(0, 3_000), Span(3_100, 3_400)], range(0, 3_400, 20))
    assert variation.result() == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize(("softer_db", "percent"), [(9.9, 0), (10.1, 100)])
def test_a_phrase_fades_if_its_end_is_ten_decibels_softer(softer_db: float, percent: float):
    level_dbfs = np.where(np.arange(400) % 300 < 260, -20.0, -20.0 - softer_db)
    fading = FadingEnds()
    told(fading, 4, [Span(0, 300)], range(10, 300, 40), level_dbfs)
    assert fading.result() == percent


def test_the_variation_of_volume_is_the_median_of_the_phrases():
    utterances = [Span(at, at + 120) for at in (0, 200, 400)]
    nuclei = [n for s in utterances for n in range(s.start + 10, s.end, 20)]
    level_dbfs = np.full(600, -20.0)
    for utterance, spread_db in zip(utterances, (1.0, 2.0, 6.0), strict=True):
        level_dbfs[utterance.start : utterance.end] += spread_db * np.repeat([1, -1] * 3, 20)
    variation = LoudnessVariation()
    told(variation, 6, utterances, nuclei, level_dbfs)
    assert variation.result() == pytest.approx(2.0, abs=1e-4)


def test_the_usual_volume_is_known_after_eight_seconds_of_speech():
    said = told(RelativeLevel(), 12, level_dbfs=np.repeat([-20.0] * 11 + [-26.0], 100))
    assert known(said) == [False] * 7 + [True] * 5
    assert [reading.value for reading in said[-2:]] == pytest.approx([0.0, -6.0], abs=0.05)


def soft_marks(softer_db: float, start_s: float, length_s: float) -> list:
    at_s = np.arange(3_500) / 100
    is_soft = (at_s >= start_s) & (at_s < start_s + length_s)
    quiet = Quiet()
    level_dbfs = np.where(is_soft, -20.0 - softer_db, -20.0)
    said = told(quiet, 35, [Span(0, 3_500)], range(0, 3_500, 20), level_dbfs)
    return [event for events in [*said, quiet.finish()] for event in events]


def test_nine_decibels_softer_than_before_is_soft():
    assert soft_marks(8.9, 20.0, 8.0) == []
    (mark,) = soft_marks(9.2, 20.0, 8.0)
    assert (mark.start_s, mark.end_s) == pytest.approx((20.0, 28.0), abs=1.0)


def test_nothing_is_soft_before_the_usual_volume_is_known():
    assert len(soft_marks(15.0, 20.0, 3.5)) == 1
    assert soft_marks(15.0, 5.0, 3.5) == []


def test_only_speech_has_a_level_and_its_soft_parts_do_not_count():
    assert known(told(SpeechLevel(), 2, excess_db=1.9)) == [False, False]
    level_dbfs = np.where(np.arange(200) % 100 < 50, -20.0, -35.0)
    level = SpeechLevel()
    said = told(level, 2, level_dbfs=level_dbfs, excess_db=2.0)
    assert [reading.value for reading in said] == pytest.approx([-20.0, -20.0])
    assert level.result() == pytest.approx(-20.0, abs=0.05)


def test_octave_errors_do_not_count_as_variety():
    for off_st, varies in ((11.5, True), (12.5, False)):
        pitch_st = np.where(np.arange(1_000) % 10 < 9, 80.0, 80.0 + off_st)
        (*_, last) = told(PitchVariety(), 10, pitch_st=pitch_st)
        assert (last.value > 1) == varies


def test_the_variety_of_a_talk_is_the_median_of_its_readings():
    lively = np.where(np.arange(4_000) % 2, 78.0, 82.0)
    variety = PitchVariety()
    told(variety, 40, pitch_st=np.where(np.arange(4_000) < 2_500, 80.0, lively))
    assert variety.result() == pytest.approx(0.0, abs=1e-3)


@pytest.mark.parametrize(("frames", "is_known"), [(29, False), (30, True)])
def test_too_few_frames_with_a_pitch_do_not_count(frames: int, is_known: bool):
    level = PitchLevel()
    told(level, 1, pitch_st=np.where(np.arange(100) < frames, 84.0, np.nan))
    assert (level.result() is not None) == is_known


def test_single_samples_at_full_scale_do_not_clip():
    samples = np.zeros(RATE_HZ, np.int16)
    samples[[100, 200]] = 32_767
    clipping = Clipping(RATE_HZ)
    assert [*clipping.push(samples), *clipping.finish()] == []


@pytest.mark.parametrize(("apart_s", "count"), [(0.45, 1), (0.55, 2)])
def test_clipping_again_after_a_moment_is_one_event(apart_s: float, count: int):
    samples = np.zeros(2 * RATE_HZ, np.int16)
    for start_s in (0.5, 0.5 + apart_s):
        samples[round(start_s * RATE_HZ) :][:2] = 32_767
    clipping = Clipping(RATE_HZ)
    assert len([*clipping.push(samples), *clipping.finish()]) == count


def test_a_habit_seen_once_lasts_half_a_window():
    rushed = Sustained(EventKind.RUSHED, 10.0, throughout=False)
    said = [event for n in range(40) for event in rushed.push(float(n), 0.7, n == 20)]
    assert [(e.start_s, e.end_s, e.confidence) for e in said] == [(12.5, 17.5, 0.7)]


def test_confidence_grows_with_the_margin_over_the_threshold():
    assert [margin(4.0, value) for value in (4.0, 5.0, 8.0)] == pytest.approx([0.5, 0.6, 0.75])
