from __future__ import annotations

import numpy as np
import soxr

from coach.analysis.signal.vad import SpeechGate
from coach.domain.stream import ANALYSIS_RATE_HZ


def speech(talk: tuple[np.ndarray, int]) -> np.ndarray:
    samples, rate_hz = talk
    return soxr.resample(samples.astype(np.float32) / 32768, rate_hz, ANALYSIS_RATE_HZ)


def utterances(samples: np.ndarray, cut: int = 10**9) -> list[tuple[int, int]]:
    gate = SpeechGate()
    found = []
    for start in range(0, len(samples), cut):
        found += gate.push(samples[start : start + cut])
    return found + gate.finish()


def test_silence_and_noise_floor_are_not_speech():
    hiss = np.random.default_rng(0).standard_normal(3 * ANALYSIS_RATE_HZ).astype(np.float32)
    assert utterances(np.zeros(3 * ANALYSIS_RATE_HZ, np.float32)) == []
    assert utterances(hiss * 10 ** (-70 / 20)) == []


def test_a_known_silence_between_words_is_found(talk):
    words = speech(talk)[ANALYSIS_RATE_HZ // 2 : round(2.6 * ANALYSIS_RATE_HZ)]
    gap = np.zeros(ANALYSIS_RATE_HZ, np.float32)
    found = utterances(np.concatenate([gap, words, gap, words, gap]))
    first_words = [s for s in found if s[0] < ANALYSIS_RATE_HZ * 3.5]
    second_words = [s for s in found if s[0] >= ANALYSIS_RATE_HZ * 3.5]
    silence_s = (second_words[0][0] - first_words[-1][1]) / ANALYSIS_RATE_HZ
    assert abs(silence_s - 1.0) < 0.15
    assert abs(first_words[0][0] / ANALYSIS_RATE_HZ - 1.0) < 0.1


def test_utterances_are_in_order_and_apart(talk):
    found = utterances(speech(talk))
    edges = [edge for utterance in found for edge in utterance]
    assert len(found) > 3
    assert edges == sorted(edges)
    assert all(start < end for start, end in found)


def test_cutting_changes_nothing(talk):
    samples = speech(talk)
    whole = utterances(samples)
    assert utterances(samples, 77) == whole
    assert utterances(samples, 4_001) == whole


def test_open_utterance_grows_with_the_speech(talk):
    gate = SpeechGate()
    gate.push(speech(talk)[: ANALYSIS_RATE_HZ * 2])
    assert gate.speaking
    start, end = gate.open_utterance
    assert 0 <= start < end <= ANALYSIS_RATE_HZ * 2
    assert gate.finish() == [(start, end)]
    assert not gate.speaking
