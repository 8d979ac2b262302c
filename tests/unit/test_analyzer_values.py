"""The analyser and the meter of the delivery, beside their parts put together by hand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import soxr

from coach.analysis.analyzer import Analyzer
from coach.analysis.metrics.delivery_meter import HABITS, METERS, DeliveryMeter, DeliveryUpdate
from coach.analysis.metrics.loudness import level_dbfs
from coach.analysis.metrics.meter import Step
from coach.analysis.metrics.recent import Recent
from coach.analysis.metrics.speech_level import SecondsOfSpeech, speech_power
from coach.analysis.networks.emotion import NO_MODEL
from coach.analysis.signal.high_pass import HighPass
from coach.analysis.signal.log_mel import LogMel
from coach.analysis.signal.vad import SpeechGate
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import (
    AnalysisUpdate,
    AudioBlock,
    EmotionReading,
    EventKind,
    SettledDelivery,
    Span,
    SpeechEvent,
    SpeechSegment,
)
from tests.unit.made import CARD, cut, frames
from tests.unit.voices import RATE_HZ, phrase, room, silence

SPEC = FeatureSpec()
NONE = np.empty(0, np.float32)


class Delivery:
    """Stands in for the detectors: settles half a second at a time of what it was given."""

    def __init__(self, *settled: SettledDelivery, open_utterance: Span | None = None) -> None:
        self._settled = list(settled)
        self.open_utterance = open_utterance
        self.given: list[tuple[np.ndarray, np.ndarray]] = []

    def push(self, samples: np.ndarray, log_mel: np.ndarray) -> SettledDelivery:
        self.given.append((samples, log_mel))
        return self._settled.pop(0)

    def finish(self) -> SettledDelivery:
        return self._settled.pop(0)


def settled(room_db: float) -> list[SettledDelivery]:
    """Thirty seconds of phrases of three seconds in a room of this level."""
    at = np.arange(3_000)
    spoken = at % 400 < 300
    rng = np.random.default_rng(0)
    whole = frames(
        3_000,
        log_mel=np.where(spoken, -30.0, room_db) + rng.normal(0, 1, 3_000),
        f0_hz=np.where(spoken, 110 + 0.5 * rng.random(3_000), 0.0),
        excess_db=np.where(spoken, 15.0, 0.0),
        power=10 ** (np.where(spoken, -20 + 6 * rng.random(3_000), -60.0) / 10),
    )
    found = []
    for first, end in pairwise(range(0, 3_001, 50)):
        over = tuple(Span(n, n + 300) for n in range(0, 3_000, 400) if first < n + 300 <= end)
        nuclei = [n for n in range(first, end) if spoken[n] and n % 18 == 0]
        event = SpeechEvent(EventKind.FILLER, first / 100, end / 100, 0.75)
        heard = cut(whole, first, end)
        found.append(SettledDelivery(heard, np.array(nuclei, int), over, (event,)))
    return found


@pytest.mark.parametrize("room_db", [-60.0, -36.0])
def test_the_meter_asks_every_meter_and_every_habit(room_db: float):
    parts = settled(room_db)
    meter = DeliveryMeter(SPEC, 4, with_fluency=False)
    meter.delivery = Delivery(*parts)
    meter.note_missing(1.504, 2.006)
    recent, seconds = Recent(SPEC, 20.0), SecondsOfSpeech(SPEC)
    recent.note_missing(Span(150, 201))
    meters, habits = [one() for one in METERS], [one() for one in HABITS]
    even = np.full(8, 1 / 8, np.float32)
    lost: set[str] = set()
    unreliable = {one.metric.key for one in meters if one.metric.unreliable_in_noise}
    assert len(unreliable) > 5
    found: list[DeliveryUpdate] = []
    for number, heard in enumerate(parts, 1):
        reading = EmotionReading(0.0, number / 2, even, 0.5) if number % 3 else None
        is_last = number == len(parts)
        if not is_last:
            steps = [np.full(3, number + n / 4, np.float32) for n in (0, 1)]
            assert meter.push(steps[0], np.zeros((2, 64), np.float32), None) == []
            found += meter.push(steps[1], np.ones((3, 64), np.float32), reading)
            samples, log_mel = meter.delivery.given[-1]
            assert np.array_equal(samples, np.concatenate(steps)) and log_mel.sum() == 3 * 64
            assert len(log_mel) == 5
        else:
            found += meter.finish()
        recent.push(heard, None)
        assert meter.settled_s == recent.until_s
        speech = speech_power(heard.frames)
        emotions = () if reading is None or is_last else (reading,)
        on_the_second = number % 2 == 0 and not is_last
        step = Step(emotions, heard, recent, on_the_second, speech, seconds.push(speech))
        told = [one for one in (each.push(step) for each in meters) if one is not None]
        events = [event for habit in habits for event in habit.push(step)]
        if is_last:
            events += [event for habit in habits for event in habit.finish()]
        for one in told:
            if one.key == "speech_to_noise_db":
                lost = unreliable if one.value < 10 else set()
        wanted = [one for one in told if one.key not in lost]
        assert found[-1] == DeliveryUpdate(heard, wanted, [*heard.events, *events])
    results = {each.metric.key: each.result() for each in meters}
    assert (results["speech_to_noise_db"] < 10) == (room_db > -40)
    if room_db > -40:
        results = {key: value for key, value in results.items() if key not in unreliable}
    known = {key: value for key, value in results.items() if value is not None}
    assert meter.results() == known and len(known) >= 5
    assert all(type(value) is float for value in meter.results().values())
    kinds = {event.kind for update in found for event in update.events}
    assert kinds == {EventKind.FILLER, EventKind.MONOTONE, EventKind.RUSHED}


def test_steps_left_over_at_the_end_are_heard():
    parts = settled(-60.0)[:2]
    meter = DeliveryMeter(SPEC, 4, with_fluency=False)
    meter.delivery = Delivery(*parts)
    assert meter.push(np.ones(4, np.float32), np.zeros((1, 64), np.float32), None) == []
    assert [update.heard for update in meter.finish()] == parts
    assert [len(samples) for samples, _ in meter.delivery.given] == [4]


# --- the analyser ---


@pytest.fixture(scope="module")
def talk() -> np.ndarray:
    parts = [silence(0.6), phrase(5), silence(0.5), phrase(4), silence(1.2)]
    samples = room(np.concatenate(parts), -60)
    return np.rint(samples * 32_768).astype(np.int16)


def by_hand(samples: np.ndarray) -> tuple[list[DeliveryUpdate], DeliveryMeter]:
    """The delivery of 16 kHz samples, in steps of a quarter of a second."""
    heard, log_mel = HighPass().push(samples), LogMel(SPEC)
    meter, found = DeliveryMeter(SPEC, 4, with_fluency=True), []
    for start in range(0, len(heard), 4_000):
        step = heard[start : start + 4_000]
        found += meter.push(step, log_mel.push(step), None)
    if len(heard) % 4_000 == 0:  # the last step is empty then
        found += meter.push(NONE, log_mel.push(NONE), None)
    return found + meter.finish(), meter


def edges(span: Span) -> tuple:
    return pytest.approx(span.start / 100 + 0.011), pytest.approx(span.end / 100 + 0.011)


@pytest.mark.parametrize("rate_hz", [16_000, 24_000])
def test_the_analysis_is_that_of_the_filtered_sound(talk: np.ndarray, rate_hz: int):
    pcm = talk if rate_hz == RATE_HZ else soxr.resample(talk, RATE_HZ, rate_hz)
    samples = pcm.astype(np.float32) / 32_768
    if rate_hz != RATE_HZ:
        resampler = soxr.ResampleStream(rate_hz, RATE_HZ, 1, dtype="float32")
        parts = [resampler.resample_chunk(part - samples[0]) for part in np.split(samples, [9_999])]
        samples = np.concatenate([*parts, resampler.resample_chunk(NONE, last=True)])
    wanted, meter = by_hand(samples)
    analyzer = Analyzer(None, rate_hz, with_fluency=True)
    assert analyzer.card is NO_MODEL and analyzer.voice is None
    found = [
        analyzer.feed(AudioBlock(0, pcm[:9_999])),
        analyzer.feed(AudioBlock(9_999, pcm[9_999:])),
    ]
    found.append(analyzer.finish())
    events = [event for update in wanted for event in update.events]
    assert [event for update in found for event in update.events] == events != []
    metrics = [one for update in wanted for one in update.readings]
    told = [one for update in found for one in update.metrics]
    assert [(one.key, one.time_s) for one in told] == [(one.key, one.time_s) for one in metrics]
    assert [one.value for one in told] == pytest.approx([one.value for one in metrics], rel=1e-3)
    segments = [
        SpeechSegment(*edges(one), None, None) for u in wanted for one in u.heard.utterances
    ]
    assert [one for update in found for one in update.segments] == segments != []
    assert analyzer.meter.results() == pytest.approx(meter.results(), rel=1e-3)


def test_an_update_says_what_its_block_was(talk: np.ndarray):
    analyzer = Analyzer(None, RATE_HZ)
    block = AudioBlock(8_000, talk[:4_000], dropped=8_000, received_s=7.5)
    first = analyzer.feed(block, lag_s=0.25)
    assert first == AnalysisUpdate(
        until_s=0.75,
        level_dbfs=pytest.approx(level_dbfs(talk[:4_000].astype(np.float32) / 32_768)),
        lag_s=0.25,
        dropped_samples=8_000,
        received_s=7.5,
        missing_s=(0.0, 0.5),
    )
    last = analyzer.finish()
    assert (last.until_s, last.level_dbfs, last.lag_s, last.missing_s) == (0.75, -100.0, 0.0, None)
    loud = analyzer.feed(AudioBlock(12_000, np.full(2, 32_767, np.int16)))
    assert loud.clipping and loud.until_s == pytest.approx(12_002 / RATE_HZ)


def test_somebody_speaks_as_soon_as_the_gate_opens(talk: np.ndarray):
    analyzer, gate = Analyzer(None, RATE_HZ), SpeechGate()
    heard = HighPass().push(talk.astype(np.float32) / 32_768)
    seen = set()
    for start in range(0, len(talk) // 4_000 * 4_000, 4_000):
        update = analyzer.feed(AudioBlock(start, talk[start : start + 4_000]))
        gate.push(heard[start : start + 4_000])
        wanted = None if gate.open_utterance is None else gate.open_utterance[0] / RATE_HZ
        assert update.speaking_since_s == wanted
        seen.add(wanted is None)
    assert seen == {True, False}


def test_a_silence_over_missing_sound_is_no_pause(talk: np.ndarray):
    for dropped in (0, 8_000):
        analyzer = Analyzer(None, RATE_HZ)
        cut_at = round(1.8 * RATE_HZ)  # between the phrases
        found = [analyzer.feed(AudioBlock(0, talk[:cut_at]))]
        rest = AudioBlock(cut_at + dropped, talk[cut_at:], dropped=dropped)
        found += [analyzer.feed(rest), analyzer.finish()]
        kinds = [event.kind for update in found for event in update.events]
        assert kinds == ([] if dropped else [EventKind.PAUSE])
        assert found[1].missing_s == ((1.8, 2.3) if dropped else None)


def test_a_long_gap_takes_as_long_as_it_was(talk: np.ndarray):
    gap = 11 * RATE_HZ + 123
    analyzer = Analyzer(None, RATE_HZ)
    found = [
        analyzer.feed(AudioBlock(0, talk)),
        analyzer.feed(AudioBlock(len(talk) + gap, talk, gap)),
    ]
    found.append(analyzer.finish())
    segments = [one for update in found for one in update.segments]
    first, second = segments[: len(segments) // 2], segments[len(segments) // 2 :]
    assert len(first) == len(second) == 2
    for one, other in zip(first, second, strict=True):
        assert other.start_s - one.start_s == pytest.approx((len(talk) + gap) / RATE_HZ, abs=0.02)


# --- the tone of an utterance ---


def named(*readings: tuple[float, float, str, float], unlike: float = 0.0) -> SpeechSegment:
    """Of an utterance from 1.011 s to 3.011 s, by readings that were made of it."""
    analyzer = Analyzer(None, RATE_HZ)
    analyzer.card = CARD
    rows = dict(zip(CARD.labels, np.eye(8, dtype=np.float32), strict=True))
    analyzer._recent = [
        EmotionReading(start_s, end_s, sure * rows[label], None, unlike)
        for start_s, end_s, label, sure in readings
    ]
    return analyzer._segment(1.0, 3.0)


def test_an_utterance_is_named_by_the_readings_that_end_in_it():
    assert named() == SpeechSegment(1.0, 3.0, None, None)
    assert named((0.0, 1.5, "calm", 1.0), (1.0, 3.0, "happy", 0.5), (2.0, 3.25, "calm", 1.0)) == (
        SpeechSegment(1.0, 3.0, "calm", pytest.approx((0.5 + 1.0) / 3.5))
    )
    assert named((0.0, 1.0, "calm", 1.0), (0.0, 3.26, "calm", 1.0)).label is None
    assert named((0.0, 1.01, "calm", 1.0), (0.5, 3.25, "sad", 0.5)) == (
        SpeechSegment(1.0, 3.0, "sad", pytest.approx(0.5 * 2 / 2.01))
    )
    assert named((1.0, 2.0, "calm", 1.0), unlike=0.5).label is None
    assert named((3.1, 3.2, "calm", 1.0)) == SpeechSegment(1.0, 3.0, None, None)
