"""Loudness and clipping, second by second, beside the same in plain numpy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from coach.analysis.detectors.finding import margin
from coach.analysis.metrics.loudness import (
    SILENCE_DBFS,
    Clipping,
    FadingEnds,
    LoudnessVariation,
    Quiet,
    RelativeLevel,
    SpeechLevel,
    SpeechToNoise,
    level_dbfs,
)
from coach.analysis.signal.log_mel import band_centres_hz, band_widths_hz
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import EventKind, MetricReading, Span, SpeechEvent
from tests.unit.talks import Talk, until_s

SPEC = FeatureSpec()


def test_the_level_of_samples_is_their_rms_without_their_offset():
    samples = np.array([0.1, -0.1, 0.1, -0.1]) + 0.3
    assert level_dbfs(samples) == pytest.approx(-20.0)
    assert level_dbfs(samples[:0]) == level_dbfs(np.full(9, 0.3)) == SILENCE_DBFS == -100.0
    assert level_dbfs(np.array([1e-6, -1e-6])) == -100.0


def loud(count: int = 2_000) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    return 10 ** rng.uniform(-4, -1, count), rng.uniform(0, 6, count)


def test_the_level_of_speech_is_told_each_second_and_of_all():
    power, excess_db = loud()
    level = SpeechLevel()
    assert level.result() is None
    told = Talk(2_000, values={"power": power, "excess_db": excess_db}).told_by(level)
    waiting, wanted = np.empty(0), []
    for end in range(25, 2_001, 25):
        inside = slice(end - 25, end)
        waiting = np.append(waiting, power[inside][excess_db[inside] >= 2])
        if len(waiting) >= 100:
            gated = waiting[waiting >= waiting.mean() / 10].mean()
            wanted.append(
                (pytest.approx(until_s(end)), pytest.approx(10 * np.log10(gated), abs=1e-3))
            )
            waiting = waiting[:0]
    assert told == [MetricReading("speech_level_dbfs", *one) for one in wanted] != []
    spoken = power[excess_db >= 2]
    all_db = 10 * np.log10(spoken[spoken >= spoken.mean() / 10].mean())
    assert level.result() == pytest.approx(all_db, abs=0.02)


def test_each_second_is_compared_with_the_median_of_those_so_far():
    seconds_db = np.array([-20, -22, -26, -21, -25, -23, -24, -20.5, -30, -22.5])
    relative = RelativeLevel()
    talk = Talk(1_000, values={"power": 10 ** (np.repeat(seconds_db, 100) / 10)})
    wanted = [(n, seconds_db[n - 1] - np.sort(seconds_db[:n])[(n - 1) // 2]) for n in (8, 9, 10)]
    assert talk.told_by(relative) == [
        MetricReading(
            "relative_level_db", pytest.approx(until_s(100 * n)), pytest.approx(db, abs=0.06)
        )
        for n, db in wanted
    ]
    assert relative.result() is None


def test_stress_is_the_spread_of_the_syllables_of_the_middle_phrase():
    power, _ = loud()
    spans = [Span(50, 350), Span(400, 900), Span(950, 1_000), Span(1_100, 1_900)]
    nuclei = [n for one in spans for n in range(one.start + 10, one.end, 40)]
    variation = LoudnessVariation()
    assert variation.result() is None
    assert Talk(2_000, spans, nuclei, values={"power": power}).told_by(variation) == []
    level_db = 10 * np.log10(power)
    spreads = [
        np.std([level_db[n - 5 : n + 6].max() for n in range(one.start + 10, one.end, 40)])
        for one in spans if one.frames > 50
    ]  # fmt: skip
    assert variation.result() == pytest.approx(np.median(spreads), abs=1e-4)


@pytest.mark.parametrize(("end_db", "percent"), [(-32.1, 100.0), (-31.9, 0.0)])
def test_a_phrase_fades_against_the_middle_of_its_syllables_but_two(end_db: float, percent: float):
    nuclei = (20, 60, 100, 140, 180, 280)
    level_db = np.full(400, -60.0)
    level_db[list(nuclei)] = -30, -23, -21, -10, -5, -5  # the middle of the first four is -22
    level_db[260:300] = -50.0
    level_db[259:261] = -10.0, end_db
    ends = FadingEnds()
    assert ends.result() is None
    Talk(400, [Span(0, 300)], nuclei, values={"power": 10 ** (level_db / 10)}).told_by(ends)
    assert ends.result() == percent


def test_the_voice_is_compared_with_the_room_in_the_bands_of_vowels():
    rng = np.random.default_rng(0)
    log_mel = rng.uniform(-80, -20, (3_000, 64)).astype(np.float32)
    f0_hz = np.where(rng.random(3_000) < 0.4, 100.0, 0.0)
    excess_db = rng.choice([0.4, 0.5, 0.6, 9.0], 3_000)
    f0_hz[:300] = 0.0
    centres_hz = band_centres_hz(SPEC)
    inside = (centres_hz >= 220) & (centres_hz <= 5_000)
    power = (10 ** (log_mel[:, inside] / 10)) @ band_widths_hz(SPEC)[inside]
    level_db = 10 * np.log10(power)
    voice, room, wanted = [], [], []
    for end in range(100, 3_001, 100):
        at = np.arange(end - 100, end)
        if (f0_hz[at] > 0).any():
            voice.append(np.median(level_db[at][f0_hz[at] > 0]))
        room.append(np.median(level_db[at][excess_db[at] < 0.55]))
        if len(voice) >= 5:
            above_db = np.median(voice[-20:]) - np.median(room[-20:])
            wanted.append((pytest.approx(until_s(end)), pytest.approx(above_db, abs=1e-3)))
    meter = SpeechToNoise()
    assert meter.result() is None
    talk = Talk(3_000, values={"log_mel": log_mel, "f0_hz": f0_hz, "excess_db": excess_db})
    assert talk.told_by(meter) == [MetricReading("speech_to_noise_db", *one) for one in wanted]
    assert len(wanted) == 23
    assert meter.result() == pytest.approx(np.median(voice) - np.median(room), abs=1e-3)


def test_a_talk_without_a_room_has_no_noise():
    for values in ({"f0_hz": 100.0}, {"excess_db": 0.0}):
        meter = SpeechToNoise()
        assert Talk(800, values=values).told_by(meter) == [] and meter.result() is None


def quiet_marks(softer_db: float, spans: Sequence[Span], from_s: int = 20) -> list[SpeechEvent]:
    level_db = np.full(4_000, -20.0)
    level_db[100 * from_s : 100 * from_s + 800] -= softer_db
    talk = Talk(4_000, spans, range(10, 4_000, 20), values={"power": 10 ** (level_db / 10)})
    quiet = Quiet()
    return talk.told_by(quiet) + quiet.finish()


def test_a_passage_nine_decibels_below_the_usual_is_quiet():
    # More than half of the syllables of a window are soft from 22.52 s to 30.48 s.
    assert quiet_marks(9.2, [Span(0, 4_000)]) == [
        SpeechEvent(
            EventKind.QUIET,
            pytest.approx(until_s(2_300) - 2.5),
            pytest.approx(until_s(3_000) - 2.5),
            pytest.approx(margin(9.0, 9.2), abs=0.003),
        )
    ]
    assert quiet_marks(8.8, [Span(0, 4_000)]) == []
    assert len(quiet_marks(9.2, [Span(0, 4_000)], from_s=11)) == 1
    # The usual is known from ten windows on, the first of which ends at three seconds.
    (early,) = quiet_marks(9.2, [Span(0, 4_000)], from_s=8)
    assert early.start_s == pytest.approx(until_s(1_300) - 2.5)


def test_a_quiet_mark_is_trimmed_to_speech():
    spans = [Span(0, 2_000), Span(2_090, 2_700), Span(2_760, 2_800), Span(2_900, 4_000)]
    (mark,) = quiet_marks(12.0, spans)
    assert mark.start_s == pytest.approx(until_s(2_090))
    assert mark.end_s == pytest.approx(until_s(2_700))
    assert quiet_marks(12.0, [Span(0, 1_900), Span(2_810, 4_000)]) == []


def clipped(samples: np.ndarray, *cuts: int, also: np.ndarray | None = None) -> list[tuple]:
    clipping, found, start = Clipping(1_000), [], 0
    for piece in np.split(samples, cuts):
        more = None if also is None else also[start : start + len(piece)]
        found += clipping.push(piece, more)
        start += len(piece)
    found += clipping.finish()
    assert all(one.kind == EventKind.CLIPPING and one.confidence == 1.0 for one in found)
    return [(one.start_s, one.end_s) for one in found]


def test_clipping_lasts_from_its_first_full_sample_to_its_last():
    samples = np.zeros(3_000, np.int16)
    samples[[0, 1]] = 32_700
    samples[[600, 601, 602]] = -32_700, 32_767, -32_768
    samples[[1_102, 1_103]] = 32_700
    samples[[2_000, 2_001]] = 32_699
    assert clipped(samples) == [(0.0, 0.002), (0.6, 1.104)]
    assert clipped(samples, 1, 601, 1_103) == [(0.0, 0.002), (0.6, 1.104)]
    samples[[1_102, 1_103, 1_104]] = 0, 32_700, 32_700
    assert clipped(samples) == [(0.0, 0.002), (0.6, 0.603), (1.103, 1.105)]
    also = np.zeros(3_000, bool)
    also[2_500] = True
    assert clipped(samples, 700, also=also)[-1] == (2.499, 2.501)


def test_clipping_goes_on_for_half_a_second():
    clipping = Clipping(1_000)
    full = np.full(2, 32_767, np.int16)
    assert not clipping.goes_on
    assert clipping.push(full) == [] and clipping.goes_on
    assert clipping.push(np.zeros(500, np.int16)) == [] and clipping.goes_on
    assert len(clipping.push(np.zeros(1, np.int16))) == 1 and not clipping.goes_on
