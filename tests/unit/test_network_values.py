"""What goes into the networks and what comes out of them, in networks that compute by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from coach.analysis.networks import delivery_network
from coach.analysis.networks.delivery_network import (
    HEADS,
    LOOKAHEAD_FRAMES,
    DeliveryStream,
    Network,
)
from coach.analysis.networks.emotion import Answer, EmotionNetwork, EmotionStream, Usual, shares
from coach.analysis.networks.emotion_reader import EmotionReader
from coach.analysis.networks.speech_features import SpeechFeatures, clip_frames
from coach.analysis.signal.high_pass import HighPass
from coach.analysis.signal.log_mel import LogMel
from coach.analysis.signal.periodicity import Periodicity
from coach.analysis.signal.relative_level import RunningSpeechLevel, relative
from coach.analysis.signal.relative_sound import PeakNormaliser
from coach.analysis.signal.vad import GateSpec, SpeechGate
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import VoiceProfile
from tests.unit.made import CARD
from tests.unit.voices import phrase, room, silence

SPEC = FeatureSpec(n_pitches=48)


@pytest.fixture(scope="module")
def talk() -> np.ndarray:
    parts = [silence(0.8), phrase(6), silence(1.2), phrase(5), silence(0.9)]
    return room(np.concatenate(parts), -60)


# --- features ---


@pytest.mark.parametrize("piece", [1_999, 100_000])
def test_a_frame_is_its_bands_and_then_its_periodicity(talk: np.ndarray, piece: int):
    features, found = SpeechFeatures(SPEC, keep_s=9.0), []
    bands, ended = [], []
    for start in range(0, len(talk), piece):
        found.append(features.push(talk[start : start + piece]))
        bands.append(features.new_log_mel)
        ended += features.ended
    features.finish()
    found = np.concatenate(found)
    log_mel, periodicity = LogMel(SPEC).push(talk), Periodicity(SPEC).push(talk)
    assert found.shape == (len(periodicity), 112) and len(log_mel) > len(periodicity)
    assert found[:, :64] == pytest.approx(log_mel[: len(found)], abs=1e-3)
    assert found[:, 64:] == pytest.approx(periodicity, abs=1e-4)
    assert np.concatenate(bands) == pytest.approx(log_mel, abs=1e-3)
    gate = SpeechGate()
    wanted = gate.push(talk)
    assert ended == wanted and features.ended == gate.finish()
    centres = np.arange(len(found)) * 160 + 256
    inside = np.zeros(len(found), bool)
    for start, end in ended + features.ended:
        inside |= (centres >= start) & (centres < end)
    assert np.array_equal(features.speech(0, len(found)), inside) and 0.2 < inside.mean() < 0.9
    assert np.array_equal(features.speech(90, 133), inside[90:133])


def test_without_pitches_a_frame_is_its_bands(talk: np.ndarray):
    features = SpeechFeatures(FeatureSpec(), keep_s=1.0, gate=GateSpec(aggressiveness=3))
    assert np.array_equal(features.push(talk), LogMel(FeatureSpec()).push(talk))
    assert features.gate.spec.aggressiveness == 3


def test_speech_is_forgotten_after_as_long_as_was_asked():
    for keep_s, found in ((1.0, False), (1.01, True)):
        features = SpeechFeatures(SPEC, keep_s=keep_s)
        ends = iter([[(1_600, 3_200)], [], [], []])
        features.gate = SimpleNamespace(push=lambda _, ends=ends: next(ends), open_utterance=None)
        features.push(np.zeros(3_200, np.float32))
        assert features.speech(10, 12).all()
        features.push(np.zeros(15_999, np.float32))
        assert features.speech(10, 12).all()
        features.push(np.zeros(1, np.float32))
        assert features.speech(10, 12).all() == found


def test_the_open_utterance_is_speech(talk: np.ndarray):
    features = SpeechFeatures(SPEC, keep_s=9.0)
    features.push(talk[:24_000])
    start, end = features.gate.open_utterance
    centres = np.arange(140) * 160 + 256
    assert np.array_equal(features.speech(0, 140), (centres >= start) & (centres < end))


def test_of_a_clip_the_silence_around_the_speech_is_cut(talk: np.ndarray):
    features = SpeechFeatures(SPEC, keep_s=9.0)
    whole = features.push(HighPass().push(talk))
    features.finish()
    speech = features.speech(0, len(whole))
    first, last = np.flatnonzero(speech)[[0, -1]]
    assert first > 31 and last + 12 < len(whole)
    frames, found = clip_frames(talk, SPEC, min_frames=int(speech.sum()))
    assert frames == pytest.approx(whole[first - 30 : last + 11], abs=1e-3)
    assert np.array_equal(found, speech[first - 30 : last + 11])
    frames, found = clip_frames(talk, SPEC, min_frames=int(speech.sum()) + 1)
    assert len(frames) == len(whole) and found.all() and found.dtype == bool


# --- the delivery network ---


class Session:
    """Stands in for an ONNX session: a running sum of each band, as its state."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def get_inputs(self) -> list:
        return [SimpleNamespace(name="frames", shape=("n", 64)),
                SimpleNamespace(name="kept_a", shape=(1, 64)),
                SimpleNamespace(name="kept_b", shape=(2,))]  # fmt: skip

    def run(self, asked: list[str], given: dict) -> list[np.ndarray]:
        self.asked.append(asked)
        assert given.keys() == {"frames", "kept_a", "kept_b"}
        assert {one.dtype for one in given.values()} == {np.dtype(np.float32)}
        sums = given["kept_a"] + np.cumsum(given["frames"], axis=0)
        return [sums[:, :4], sums[-1:], given["kept_b"] + 1]


@pytest.mark.parametrize("piece", [1, 20, 33, 200])
def test_the_network_answers_for_frames_a_third_of_a_second_ago(monkeypatch, piece: int):
    session = Session()
    monkeypatch.setattr(delivery_network, "_shipped", lambda: session)
    assert LOOKAHEAD_FRAMES == 33 and HEADS == ("speech", "syllable", "filler", "prolongation")
    log_mel = np.random.default_rng(0).normal(-50, 20, (200, 64)).astype(np.float32)
    sound = PeakNormaliser().push(log_mel)
    wanted = np.cumsum(np.concatenate([sound, np.repeat(sound[-1:], 33, axis=0)]), axis=0)[33:, :4]
    stream = DeliveryStream()
    parts = [stream.push(log_mel[n : n + piece]) for n in range(0, 200, piece)]
    assert np.concatenate([*parts, stream.finish()]) == pytest.approx(wanted, abs=1e-2)
    assert session.asked[0] == ["probabilities", "next_kept_a", "next_kept_b"]
    assert stream.push(log_mel[:0]).shape == (0, 4)


def test_before_any_sound_there_is_no_answer(monkeypatch):
    monkeypatch.setattr(delivery_network, "_shipped", Session)
    assert DeliveryStream().finish().shape == (0, 4)
    network = Network()
    assert network.push(np.zeros((0, 64), np.float32)).shape == (0, 4)
    assert network.push(np.zeros((33, 64), np.float32)).shape == (0, 4)
    assert network.push(np.ones((2, 64), np.float32)).tolist() == [[1.0] * 4, [2.0] * 4]


# --- the emotion network ---


class Hearing:
    """Stands in for the network: a step is the mean of its frames, an answer that of its steps."""

    width, n_features, n_labels = 2, 2, 8
    nobody = Usual(np.zeros(3, np.float32), 0.0)
    card = replace(CARD, features=replace(SPEC, n_mels=1, n_pitches=1))

    def __init__(self) -> None:
        self.heard: list[tuple] = []
        self.said: list[Answer] = []

    def begin(self) -> dict[str, np.ndarray]:
        return {"count": np.zeros(1)}

    relative_to_level = EmotionNetwork.relative_to_level
    _n_mels = 1

    def advance(self, frames, kept, steps, speech, usual=None):
        new = frames.reshape(-1, 8, 2).mean(axis=1)
        self.heard.append((frames, float(kept["count"][0]), steps, speech, usual))
        pooled = np.average(np.concatenate([steps, new]), axis=0, weights=speech + 1e-9)
        answer = self.said.pop(0) if self.said else Answer(
            np.full(8, 1 / 8, np.float32), 0.5, 0.0, np.append(pooled, 0.0)
        )  # fmt: skip
        return answer, new, {"count": kept["count"] + len(frames)}


def test_a_step_is_as_much_speech_as_its_frames():
    speech = np.arange(24) % 8 < np.repeat([0, 3, 8], 8)
    found = shares(speech)
    assert found.dtype == np.float32 and found.tolist() == [0.0, 0.375, 1.0]


def test_bands_are_relative_to_the_level_and_pitches_are_not():
    frames = np.random.default_rng(0).normal(-40, 10, (300, 2)).astype(np.float32)
    speech = np.ones(300, bool)
    level, own = RunningSpeechLevel(), RunningSpeechLevel()
    found = np.concatenate([Hearing().relative_to_level(frames[a:b], speech[a:b], level)
                            for a, b in ((0, 200), (200, 300))])  # fmt: skip
    bands = relative(frames[:, :1], own.push(frames[:, :1], speech))
    assert np.array_equal(found, np.concatenate([bands, frames[:, 1:]], axis=1))


def test_the_stream_pools_the_steps_of_its_window():
    rng = np.random.default_rng(0)
    frames = np.column_stack([rng.normal(-40, 5, 1_000), rng.random(1_000)]).astype(np.float32)
    at = np.arange(1_000)
    speech = (at >= 100) & (at < 420) | (at >= 620) & (at < 900)
    beside = np.array([speech[max(0, n - 10) : n + 31].any() for n in at])
    usual = Usual(np.ones(3, np.float32), 0.5)
    network = Hearing()
    stream = EmotionStream(network, 203, usual)
    answers = [
        stream.push(frames[n : n + 25], lambda a, b: speech[a:b]) for n in range(0, 1_000, 25)
    ]
    taken = np.flatnonzero(beside)
    taken = taken[: len(taken) // 8 * 8]
    level = RunningSpeechLevel()
    first = int(np.flatnonzero(np.cumsum(speech[taken]) >= 100)[0])
    heard = np.concatenate([one[0] for one in network.heard])
    parts = np.cumsum([0, *(len(one[0]) for one in network.heard)])
    assert parts[1] > first and all(n % 8 == 0 for n in parts)
    assert network.heard[1][1] == parts[1] and network.heard[0][1] == 0.0
    wanted = np.concatenate([
        Hearing().relative_to_level(frames[taken[a:b]], speech[taken[a:b]], level)
        for a, b in pairwise(parts)
    ])  # fmt: skip
    assert heard == pytest.approx(wanted[: len(heard)], abs=1e-6)
    assert len(heard) == len(taken)
    assert all(one[-1] is usual for one in network.heard)
    # The window is of 200 frames: whole steps.
    steps = taken.reshape(-1, 8)
    for end, (_, _, before, share, _) in zip(parts[1:], network.heard, strict=True):
        inside = steps[: end // 8]
        inside = inside[inside[:, -1] >= inside[-1, -1] + 1 - 200]
        assert share == pytest.approx(speech[inside].mean(axis=1))
        known = wanted.reshape(-1, 8, 2).mean(axis=1)[: end // 8][-len(inside) :][: len(before)]
        assert before == pytest.approx(known, abs=1e-6)
    told = [one for one in answers if one is not None]
    last = int(steps[-1, -1]) + 1
    assert told[-1].first == int(steps[steps >= last - 200].min())
    assert np.array_equal(told[-1].speech, speech[told[-1].first : last])


# --- readings ---


def reader_of(*said: Answer, usual: VoiceProfile | None = None) -> tuple[EmotionReader, Hearing]:
    network = Hearing()
    network.said = list(said)
    return EmotionReader(network, usual), network


def answer(sure: float, activation: float = 0.5, unlike: float = 0.0, mark: float = 0.0) -> Answer:
    probabilities = np.array([sure, *[(1 - sure) / 7] * 7], np.float32)
    return Answer(probabilities, activation, unlike, np.full(3, mark, np.float32))


def speaking(is_speaking: bool = True, since: int = 0) -> SimpleNamespace:
    return SimpleNamespace(
        gate=SimpleNamespace(speaking=is_speaking), speech=lambda a, b: np.arange(a, b) >= since
    )


def voiced(count: int, share: float = 1.0, periodicity: float = 0.25) -> np.ndarray:
    pitch = np.where(np.arange(count) % 100 < round(100 * share), periodicity, 0.2)
    return np.column_stack([np.full(count, -40.0), pitch]).astype(np.float32)


def test_readings_are_smoothed_over_half_a_second_and_faded_where_unlike():
    said = [answer(0.9, 0.8, 0.0, 1.0), answer(0.3, 0.2, 0.1, 3.0), answer(0.3, 0.2, 1.0, 9.0)]
    reader, _ = reader_of(*said)
    frames, features = voiced(200), speaking(since=16)
    found = [
        reader.push(frames[:120], features, 1.2, 0.0),
        reader.push(frames[120:144], features, 1.45, 0.0),
        reader.push(frames[144:168], features, 2.0, 0.0),
    ]
    state = np.append(said[0].probabilities, (0.8, 0.0))
    states = [state]
    for one, passed_s in zip(said[1:], (0.25, 0.55), strict=True):
        keep = np.exp(-passed_s / 0.5)
        new = np.append(one.probabilities, (one.activation, one.unlike))
        state = keep * state + (1 - keep) * new
        states.append(state)
    for reading, state, end_s in zip(found, states, (1.2, 1.45, 2.0), strict=True):
        unlike = state[-1]
        fade = np.clip((unlike - 0.25) / 0.25, 0, 1)
        assert (reading.start_s, reading.end_s) == (0.16, end_s)
        assert reading.probabilities.dtype == np.float32
        assert reading.probabilities == pytest.approx((1 - fade) * state[:8] + fade / 8, abs=1e-6)
        assert reading.unlike == pytest.approx(unlike)
        assert reading.activation == (pytest.approx(state[-2]) if unlike < 0.5 else None)
    assert found[2].is_unlike and not found[1].is_unlike
    assert reader.voice() == VoiceProfile(CARD.sha256, np.full(3, 2.0, np.float32), 2)


@pytest.mark.parametrize(("share", "periodicity", "is_read"), [
    (0.08, 0.25, True), (0.07, 0.25, False), (1.0, 0.24, False),
])  # fmt: skip
def test_a_reading_needs_some_voice(share: float, periodicity: float, is_read: bool):
    reader, _ = reader_of()
    frames = voiced(200, share, periodicity)
    assert (reader.push(frames, speaking(), 2.0, 0.0) is not None) == is_read


def test_a_reading_needs_a_second_of_speech_in_the_window_and_somebody_speaking():
    for since, is_read in ((100, True), (101, False)):
        reader, _ = reader_of()
        reader.push(voiced(100), speaking(since=0), 1.0, 0.0)
        reader._stream = SimpleNamespace(
            push=lambda *_, since=since: (answer(0.5), 0, np.arange(200) >= since)
        )
        assert (reader.push(voiced(100), speaking(), 2.0, 0.0) is not None) == is_read
    reader, _ = reader_of()
    assert reader.push(voiced(200), speaking(False), 2.0, 0.0) is None
    assert reader.voice() is None


def test_a_window_far_behind_is_skipped_and_counted_if_it_would_have_been_read():
    reader, network = reader_of()
    assert reader.push(voiced(99), speaking(), 0.99, 1.01) is None and reader.skipped == 0
    assert reader.push(voiced(1), speaking(), 1.0, 1.01) is None and reader.skipped == 1
    reader.push(voiced(50), speaking(False), 1.5, 1.01)
    assert reader.skipped == 1 and not network.heard
    assert reader.push(voiced(200), speaking(), 3.5, 1.0) is not None
    assert reader.skipped == 1


def test_the_usual_counts_the_more_the_oftener_it_was_heard():
    embedding = np.arange(3.0)
    for readings, share in ((10, 0.25), (90, 0.75)):
        profile = VoiceProfile(CARD.sha256, embedding, readings)
        reader, network = reader_of(usual=profile)
        reader.push(voiced(200), speaking(), 2.0, 0.0)
        usual = network.heard[0][-1]
        assert usual.known == share and usual.embedding.dtype == np.float32
        assert np.array_equal(usual.embedding, embedding)
    for other in (VoiceProfile("cd", embedding, 10), VoiceProfile(CARD.sha256, np.ones(4), 10)):
        reader, network = reader_of(usual=other)
        reader.push(voiced(200), speaking(), 2.0, 0.0)
        assert network.heard[0][-1] is None
