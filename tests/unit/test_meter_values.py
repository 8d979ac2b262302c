"""Pace and melody, second by second, beside the same in plain numpy."""

from __future__ import annotations

import numpy as np
import pytest

from coach.analysis.metrics.melody import (
    FallingEnds,
    Monotone,
    PitchLevel,
    PitchRange,
    PitchVariety,
    RisingEnds,
)
from coach.analysis.metrics.pace import ArticulationRate, PaceVariation, Rushed, SpeechRate
from coach.domain import metrics
from coach.domain.metrics import METRICS
from coach.domain.stream import EventKind, MetricReading, Span, SpeechEvent
from tests.unit.talks import Talk, until_s

TALK = Talk(
    3_000,
    [Span(210, 640), Span(700, 1_150), Span(1_500, 1_530), Span(1_600, 2_450)],
    np.sort(np.random.default_rng(0).choice(np.arange(220, 2_440), 90, replace=False)),
    [Span(800, 860), Span(1_200, 1_250)],
)
SPOKEN = np.isin(np.arange(3_000), [n for one in TALK.utterances for n in range(*one)])
SPOKEN[np.arange(3_000) >= 2_450] = False
MISSING = np.isin(np.arange(3_000), [n for one in TALK.missing for n in range(*one)])


@pytest.mark.parametrize("window_s", [3, 10, 20])
def test_the_pace_is_over_the_talk_in_the_window(window_s: int):
    rates, articulated = [], []
    for end in range(100, 3_001, 100):
        inside = np.arange(max(0, end - 100 * window_s), end)
        talk_s = ((inside >= 210) & ~MISSING[inside]).sum() / 100
        spoken_s = SPOKEN[inside].sum() / 100
        said = np.isin(TALK.nuclei, inside).sum()
        if talk_s >= 3 and spoken_s:
            rates.append((pytest.approx(until_s(end)), pytest.approx(said / talk_s)))
        if spoken_s >= 1.5:
            articulated.append((pytest.approx(until_s(end)), pytest.approx(said / spoken_s)))
    metric = METRICS[f"pace_{window_s}s_syllables_per_s"]
    rate = SpeechRate(metric)
    assert TALK.told_by(rate) == [MetricReading(metric.key, *one) for one in rates] != []
    assert rate.result() is None and rate.metric is metric
    metric = METRICS[f"articulation_{window_s}s_syllables_per_s"]
    rate = ArticulationRate(metric)
    assert TALK.told_by(rate) == [MetricReading(metric.key, *one) for one in articulated] != []
    assert rate.result() is None and rate.metric is metric


def test_the_pace_of_the_session_is_from_the_first_word_to_the_last():
    rate = SpeechRate(metrics.PACE, gives_result=True)
    articulation = ArticulationRate(metrics.ARTICULATION, gives_result=True)
    assert rate.result() is None and articulation.result() is None
    TALK.told_by(rate), TALK.told_by(articulation)
    assert rate.result() == pytest.approx(90 / ((2_450 - 210 - 60 - 50) / 100))
    assert articulation.result() == pytest.approx(90 / ((430 + 450 + 30 + 850) / 100))


def test_the_pace_varies_by_its_spread_over_the_phrases():
    variation = PaceVariation()
    assert TALK.told_by(variation) == [] and variation.metric is metrics.PACE_VARIATION
    counts = [sum(one.start <= n < one.end for n in TALK.nuclei) for one in TALK.utterances]
    rates = [100 * n / one.frames for n, one in zip(counts, TALK.utterances, strict=True) if n >= 5]
    assert len(rates) == 3
    assert variation.result() == pytest.approx(np.std(rates))
    once = PaceVariation()
    Talk(300, [Span(0, 200)], range(0, 200, 20)).told_by(once)
    assert once.result() is None


def test_more_than_four_point_four_syllables_a_second_are_rushed():
    fast = Talk(3_000, nuclei=[*range(0, 1_000, 40), *range(1_000, 2_000, 20)])
    rushed = Rushed()
    # From the tenth second on, 2.5 a second are replaced by 5 a second, and then by none.
    rates = {end: sum(end - 1_000 <= n < end for n in fast.nuclei) / 10
             for end in range(100, 3_001, 100)}  # fmt: skip
    over = [end for end, rate in rates.items() if rate > 4.4]
    assert (over[0], over[-1]) == (1_800, 2_100)
    assert fast.told_by(rushed) + rushed.finish() == [
        SpeechEvent(
            EventKind.RUSHED,
            pytest.approx(until_s(1_800) - 5 - 1),
            pytest.approx(until_s(2_100) - 5 + 1),
            pytest.approx(1 - 0.5 * 4.4 / 5.0),
        )
    ]
    even = Talk(2_000, nuclei=np.arange(0, 2_000, 100 / 4.4).astype(int))
    assert even.told_by(Rushed()) == []


# --- melody ---


def melody(count: int, seed: int = 0, voiced: float = 0.7) -> np.ndarray:
    rng = np.random.default_rng(seed)
    st = 84 + 3 * np.sin(np.arange(count) / 150) * (np.arange(count) < count / 2)
    st = st + rng.normal(0, 0.5, count) + np.where(rng.random(count) < 0.02, 15, 0)
    return np.where(rng.random(count) < voiced, 2 ** (st / 12), 0.0)


def spread_at(f0_hz: np.ndarray, end: int) -> tuple[int, float]:
    heard = f0_hz[max(0, end - 1_000) : end]
    st = 12 * np.log2(heard[heard > 0])
    return len(st), float(np.std(st[np.abs(st - np.median(st)) < 12])) if len(st) else 0.0


def test_the_variety_of_the_pitch_is_its_spread_over_ten_seconds():
    f0_hz = melody(3_000)
    talk, variety = Talk(3_000, values={"f0_hz": f0_hz}), PitchVariety()
    assert variety.result() is None
    spreads = {end: spread_at(f0_hz, end) for end in range(100, 3_001, 100)}
    wanted = [(end, spread) for end, (count, spread) in spreads.items() if count >= 200]
    assert wanted[0][0] == 300
    assert talk.told_by(variety) == [
        MetricReading(
            "pitch_variety_st", pytest.approx(until_s(end)), pytest.approx(spread, rel=1e-3)
        )
        for end, spread in wanted
    ]
    assert variety.result() == pytest.approx(np.median([spread for _, spread in wanted]), rel=1e-3)


@pytest.mark.parametrize(("voiced", "known"), [(199, False), (200, True)])
def test_two_seconds_of_pitch_have_a_variety(voiced: int, known: bool):
    f0_hz = np.where(np.arange(300) < voiced, 100.0, 0.0)
    assert bool(Talk(300, values={"f0_hz": f0_hz}).told_by(PitchVariety())) == known


def test_the_pitch_of_a_session_is_its_median_and_its_range():
    f0_hz = melody(3_000)
    talk, level, extent = Talk(3_000, values={"f0_hz": f0_hz}), PitchLevel(), PitchRange()
    assert level.result() is None and extent.result() is None
    assert talk.told_by(level) == talk.told_by(extent) == []
    st = 12 * np.log2(f0_hz[f0_hz > 0])
    # To the middle of a bin of a tenth of a semitone.
    low, middle, high = np.floor(10 * np.percentile(st, (5, 50, 95), method="inverted_cdf")) / 10
    assert level.result() == pytest.approx(2 ** ((middle + 0.05) / 12), rel=1e-6)
    assert extent.result() == pytest.approx(high - low)
    few = PitchRange()
    Talk(100, values={"f0_hz": np.where(np.arange(100) < 29, 100.0, 0.0)}).told_by(few)
    assert few.result() is None


@pytest.mark.parametrize(
    ("step_st", "rising", "falling"), [(0.98, 0, 0), (1.02, 50, 0), (-0.98, 0, 0), (-1.02, 0, 50)]
)
def test_a_phrase_rises_or_falls_by_a_semitone_over_its_last_fifteen_frames(
    step_st: float, rising: float, falling: float
):
    """Of those that are voiced; a phrase of fewer than forty of them doesn't count."""
    st = np.full(600, 84.0)
    st[[100, 101, 103]] += 10.0  # before both
    st[104:129] += np.where(np.arange(25) < 12, 8.0, 0.0)
    st[129:144] += step_st
    st[136:143] -= 20 * np.sign(step_st)  # a minority
    f0_hz = 2 ** (st / 12)
    f0_hz[[130, 131]] = 0.0
    f0_hz[144:146] = 2 ** ((84 + step_st) / 12)
    talk = Talk(600, [Span(90, 146), Span(200, 239), Span(300, 340)], values={"f0_hz": f0_hz})
    for meter, percent in ((RisingEnds(), rising), (FallingEnds(), falling)):
        assert talk.told_by(meter) == [] and meter.result() == percent


def test_ten_seconds_below_a_semitone_are_monotone():
    rng = np.random.default_rng(0)
    flat = (np.arange(4_000) >= 1_000) & (np.arange(4_000) < 2_600)
    st = 84 + np.where(flat, 0.5, 3.0) * rng.normal(0, 1, 4_000)
    f0_hz = np.where(rng.random(4_000) < 0.8, 2 ** (st / 12), 0.0)
    monotone, sure, ends = Monotone(), [], []
    told = Talk(4_000, values={"f0_hz": f0_hz}).told_by(monotone) + monotone.finish()
    for end in range(100, 4_001, 100):
        count, spread = spread_at(f0_hz, end)
        if count >= 350 and spread < 1.0:
            ends.append(end)
            sure.append(1 - 0.5 * spread)
    first, last = ends[0], ends[-1]
    voiced = np.flatnonzero(f0_hz)
    start = voiced[voiced >= first - 1_000][0]
    end = voiced[voiced < last][-1]
    assert told == [
        SpeechEvent(
            EventKind.MONOTONE,
            pytest.approx(start / 100 + 0.011),
            pytest.approx(end / 100 + 0.021),
            pytest.approx(max(sure), abs=1e-4),
        )
    ]


@pytest.mark.parametrize(("voiced", "count"), [(349, 0), (350, 1)])
def test_only_a_window_mostly_of_voice_is_monotone(voiced: int, count: int):
    monotone = Monotone()
    f0_hz = np.where(np.arange(1_000) >= 1_000 - voiced, 100.0, 0.0)
    assert Talk(1_000, values={"f0_hz": f0_hz}).told_by(monotone) == []
    found = monotone.finish()
    assert len(found) == count
    assert all(one.confidence == pytest.approx(1 - 0.5 * 1e-3) for one in found)
