"""Figures and habits of voices whose pace, pitch and level are known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from coach.analysis.analyzer import Analyzer
from coach.analysis.metrics.loudness import SpeechToNoise
from coach.analysis.metrics.meter import Step
from coach.analysis.metrics.pace import ArticulationRate, PaceVariation
from coach.analysis.metrics.recent import Recent
from coach.analysis.metrics.speech_level import SecondsOfSpeech, speech_power
from coach.domain.metrics import METRICS
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import AudioBlock, EventKind, Heard, Span, VoiceFrames
from tests.accuracy.splicing import f0_hz
from tests.unit import spoken
from tests.unit.voices import AH, RATE_HZ, phrase, room, silence, vowel


def analysed(model, *parts: np.ndarray):
    """Metrics, readings and events of a talk."""
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
    """What a metric or a habit says of each second of a talk; all is in frames, 100 a second."""
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
        heard = Heard(
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
    """Sentences with pauses of 0.6 s; syllables a second of speech, and pauses included."""
    said = [spoken.sentence(number % 3, speed=speed) for number in range(count)]
    syllables = sum(spoken.syllables_of(number % 3) for number in range(count))
    speech_s = sum(len(one) for one in said) / RATE_HZ
    parts = [part for one in said for part in (one, silence(0.6))]
    return parts, syllables / speech_s, syllables / (speech_s + 0.6 * count)


def test_pace_with_and_without_pauses(model):
    parts, articulation, pace = sentences(9, 150)
    metrics, readings, events = analysed(model, *parts)
    # Of synthetic voices one syllable in twenty is missed; which ones, rounding decides.
    assert metrics["articulation_10s_syllables_per_s"] == pytest.approx(articulation, rel=0.07)
    assert metrics["pace_10s_syllables_per_s"] == pytest.approx(pace, rel=0.06)
    at_last = {reading.key: reading.value for reading in readings}
    last = spoken.syllables_of(2) * RATE_HZ / len(spoken.sentence(2))
    for window_s, known in ((3, last), (10, articulation), (20, articulation)):
        told = at_last[f"articulation_{window_s}s_syllables_per_s"]
        assert told == pytest.approx(known, rel=0.15)
    assert metrics["pace_variation_syllables_per_s"] < 0.4
    assert EventKind.RUSHED not in kinds(events)


def test_the_first_seconds_have_the_pace_that_they_have(model):
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
def test_where_the_pitch_goes_at_the_ends(model, to_hz, rising, falling):
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


def test_a_soft_mark_is_over_speech(model):
    """It begins and ends with somebody speaking, and a talk full of pauses has none."""
    soft = [part * np.float32(0.2) for part in phrases(5)]
    _, _, events = analysed(model, *phrases(12), silence(3), *soft, silence(3), *phrases(4))
    (quiet,) = [event for event in events if event.kind == EventKind.QUIET]
    pauses = [event for event in events if event.kind in (EventKind.PAUSE, EventKind.LONG_PAUSE)]
    assert not any(p.start_s <= quiet.start_s < p.end_s - 0.1 for p in pauses)
    assert not any(p.start_s + 0.1 < quiet.end_s <= p.end_s for p in pauses)
    seldom = [part * np.float32(0.2) for _ in range(6) for part in (phrase(6), silence(3.5))]
    _, _, events = analysed(model, *phrases(12), *seldom)
    assert EventKind.QUIET not in kinds(events)


def test_what_is_lost_in_noise_is_missing(model):
    """In a loud room pitch and pace are left out, of the session and live."""
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


def test_articulation_takes_a_second_and_a_half_of_speech():
    metric = METRICS["articulation_3s_syllables_per_s"]
    for frames, known in ((149, False), (150, True)):
        said = told(ArticulationRate(metric), 3, [Span(0, frames)], [20, 60, 100])
        assert [reading is not None for reading in said] == [False, known, known]
    assert said[-1].value == pytest.approx(3 / 1.5)


def test_short_phrases_have_no_pace_that_varies():
    utterances = [Span(at, at + 200) for at in (0, 300, 600)]
    for syllables, spread in ((4, 0.0), (5, np.std([5.0, 5.0, 2.5]))):
        nuclei = [*range(0, 200, 20), *range(300, 500, 20), *range(600, 600 + syllables)]
        variation = PaceVariation()
        told(variation, 9, utterances, nuclei)
        assert variation.result() == pytest.approx(spread)


def test_the_room_is_known_after_five_seconds():
    """Seconds that hold both a voice and a rest of it."""
    voiced = np.arange(800) % 100 < 50
    said = told(
        SpeechToNoise(),
        8,
        level_dbfs=np.where(voiced, -20.0, -45.0),
        pitch_st=np.where(voiced, 80.0, np.nan),
        excess_db=np.where(voiced, 25.0, 0.0),
    )
    assert [reading is not None for reading in said] == [False] * 4 + [True] * 4
    assert said[-1].value == pytest.approx(25.0)
