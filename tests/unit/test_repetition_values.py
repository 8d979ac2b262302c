"""Repetitions of sounds whose spectra are given, beside their distance computed with scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.fft import dct

from coach.analysis.detectors.finding import Detection
from coach.analysis.detectors.repetitions import Repetitions
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import EventKind, Span
from tests.unit.made import cut, frames

SPEC = FeatureSpec()


def repeated(log_mel: np.ndarray, nuclei: list[int], piece: int) -> list[Detection]:
    repetitions, found = Repetitions(SPEC), []
    whole = frames(len(log_mel), log_mel=log_mel)
    for first in range(0, len(whole), piece):
        part = cut(whole, first, min(first + piece, len(whole)))
        new = [n for n in nuclei if part.first <= n < part.end]
        found += repetitions.push(part, np.array(new, int))
    return found + repetitions.finish()


def distance(log_mel: np.ndarray, one: int, other: int) -> float:
    """Between the sounds around two nuclei, at the best of seven shifts."""
    peak_db = np.maximum.accumulate(log_mel.max(axis=1) + np.arange(len(log_mel)) / 100)
    peak_db -= np.arange(len(log_mel)) / 100
    bands = np.maximum(log_mel, peak_db[:, None] - 60)
    cepstra = dct(bands, norm="ortho")[:, 1:13]
    sounds = np.column_stack([0.3 * bands.sum(axis=1) / 8, cepstra])
    sounds = np.stack([sounds[n - 1 : n + 2].mean(axis=0) for n in range(1, len(sounds) - 1)])
    said = sounds[one - 9 : one + 7]
    return min(
        np.sqrt(np.mean((sounds[other - 9 + shift : other + 7 + shift] - said) ** 2))
        for shift in range(-3, 4)
    )


def words(change_db: float) -> np.ndarray:
    """The same sound at frames 100, 130 and 161, where it is a little different."""
    rng = np.random.default_rng(0)
    log_mel = rng.normal(-50, 12, (400, 64))
    log_mel[50] = -5.0
    sound = np.cumsum(rng.normal(0, 3, (40, 64)), axis=1) - 50
    for at, change in ((100, 0.0), (131, 0.5), (161, 1.0)):
        log_mel[at - 14 : at + 14] = sound[6:34] + change * change_db * rng.normal(0, 1, (28, 64))
    log_mel[145:147] = -150.0
    return log_mel.astype(np.float32)


@pytest.mark.parametrize("piece", [1, 25, 400])
def test_a_repetition_is_as_sure_as_its_smallest_difference(piece: int):
    log_mel = words(6.0)
    first, second = distance(log_mel, 100, 130), distance(log_mel, 130, 161)
    assert first < 6.5 and second < 6.5 and abs(first - second) > 0.1
    (found,) = repeated(log_mel, [40, 100, 130, 161, 250], piece)
    assert (found.kind, found.span) == (EventKind.REPETITION, Span(92, 169))
    assert found.confidence == pytest.approx(1 - 0.5 * min(first, second) / 6.5, abs=1e-4)


def test_a_repetition_is_within_seven_tenths_of_a_second():
    base = words(0.0)
    for apart, count in ((9, 0), (10, 1), (70, 1), (71, 0)):
        log_mel = np.repeat(base[60:61], 400, axis=0)
        assert len(repeated(log_mel, [200, 200 + apart], 50)) == count
