"""Extreme voices: very low, very high, and whispered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.linalg import solve_toeplitz
from scipy.signal import lfilter

from tests.accuracy import paused, rooms, splicing
from tests.accuracy.hearing import hear
from tests.accuracy.paused import Paused
from tests.accuracy.people import Half
from tests.accuracy.rows import Row, row, worst
from training.delivery.stretching import at_other_pitch

_SEED = 233
#: Use every second learner.
_EVERY = 2
#: Median pitches that real voices are shifted to, in Hz, and the number of talks for each.
_TARGETS_HZ = (55, 65, 75, 100, 200, 300, 450, 550)
_TALKS = 3
#: Linear prediction of the vocal tract: order, frame and hop in samples.
_ORDER, _FRAME, _HOP = 16, 512, 128
_WIDEN = 0.96
#: A whisper is soft: it lies only this many dB above the room.
_WHISPER_DB = 25.0


def pitches(data: Path, half: Half) -> Iterator[Row]:
    """Compare with the shifted melody, where Praat with a wide range agrees with it."""
    talks = paused.paused_talks(data, half.learners[::_EVERY])
    far, voiced, pace = {}, {}, {}
    for target_hz in _TARGETS_HZ:
        name = f"{target_hz} Hz"
        wrong, both, known, off = 0, 0, 0, []
        for talk in _nearest(talks, target_hz):
            factor = target_hz / _median_hz(talk)
            sound = at_other_pitch(talk.samples, factor)
            truth_hz = _agreed_hz(sound, talk.f0_hz * factor)
            heard, before = hear(sound), hear(talk.samples)
            counts = paused.far_off(heard.f0_hz, truth_hz)
            wrong, both = wrong + counts[0], both + counts[1]
            known += int((truth_hz > 0).sum())
            off.append(abs(len(heard.nuclei) / max(1, len(before.nuclei)) - 1))
        far[name], voiced[name] = wrong / max(1, both), both / max(1, known)
        pace[name] = float(np.median(off))
    yield worst("voices of any pitch: F0 more than 20 % off", "<= 0.005", far, "{:.1%}")
    yield worst("voices of any pitch: frames found voiced", "", voiced, "{:.0%}", min)
    yield worst("voices of any pitch: pace changes by", "<= 0.1", pace, "{:.0%}")


def whisper(data: Path, half: Half) -> Iterator[Row]:
    rng = np.random.default_rng(_SEED)
    off, pitched = [], []
    for talk in paused.paused_talks(data, half.learners[:: 2 * _EVERY]):
        sound = whispered(talk.samples, rng)
        heard = hear(rooms.add(sound, rooms.pink(len(sound), rng), _WHISPER_DB))
        off.append(abs(len(heard.nuclei) / talk.syllables - 1))
        speech = np.ones(len(heard.f0_hz), bool)
        for start_s, end_s in talk.pauses:
            speech &= (heard.times_s < start_s) | (heard.times_s > end_s)
        pitched.append(np.mean(heard.f0_hz[speech] > 0))
    of = f" of {len(off)} talks"
    yield row("whispered: pace off by, median", "<= 0.15", np.median(off), "{:.0%}", of)
    yield row("whispered: frames with a pitch", "<= 0.02", np.mean(pitched), "{:.1%}")


def whispered(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Replace the voice by noise through the vocal tract's filter, found by linear prediction.

    The sound is pre-emphasised by 6 dB an octave and stays so, as a whisper is brighter than a
    voice. Resonances are widened, since a high voice's prediction follows its harmonics.
    """
    samples = np.append(samples[:1], samples[1:] - 0.95 * samples[:-1])
    window = np.hanning(_FRAME)
    sound = np.pad(samples, (_FRAME, 2 * _FRAME)).astype(float)
    noise = rng.standard_normal(len(sound))
    whole = np.zeros(len(sound))
    for start in range(0, len(sound) - _FRAME, _HOP):
        frame = sound[start : start + _FRAME] * window
        power = np.correlate(frame, frame, "full")[_FRAME - 1 :][: _ORDER + 1]
        if power[0] < 1e-9:
            continue
        power[0] *= 1.001  # so that the filter is stable
        taps = solve_toeplitz(power[:-1], power[1:])
        residual = np.sqrt((power[0] - taps @ power[1:]) / (window**2).sum())
        wider = taps * _WIDEN ** np.arange(1, _ORDER + 1)
        breath = lfilter([residual], [1, *-wider], noise[start : start + _FRAME])
        whole[start : start + _FRAME] += breath * window
    whole = whole[_FRAME : _FRAME + len(samples)]
    return splicing.levelled(whole)


def _median_hz(talk: Paused) -> float:
    return float(np.median(talk.f0_hz[talk.f0_hz > 0]))


def _nearest(talks: tuple[Paused, ...], target_hz: float) -> list[Paused]:
    return sorted(talks, key=lambda talk: abs(np.log(_median_hz(talk) / target_hz)))[:_TALKS]


def _agreed_hz(sound: np.ndarray, known_hz: np.ndarray) -> np.ndarray:
    """Return the known pitch where Praat's is within a tenth of it, 0 elsewhere."""
    praat_hz = paused.praat_f0_hz(sound, paused.times_s(sound), floor_hz=40, ceiling_hz=800)
    return np.where(np.abs(praat_hz - known_hz) < 0.1 * known_hz, known_hz, 0)
