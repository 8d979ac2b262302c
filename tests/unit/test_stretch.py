"""Sound at other speeds: its length, its pitch, its timbre, and the times reported for it."""

from __future__ import annotations

import numpy as np
import pytest
import soxr

from coach.analysis.signal.log_mel import LogMel
from coach.analysis.signal.pitch import PitchTracker
from coach.audio.stretch import Playhead, Stretch
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ
from tests.unit.voices import AH, EE, vowel

#: Block sizes that a device asks for, never the same twice in a row.
_BLOCKS = (441, 512, 100, 1_024, 1)
_SEVERAL = (0.5, 0.75, 1.25, 1.5, 2.0)


def read(playhead: Playhead, count: int) -> tuple[np.ndarray, list[Stretch]]:
    sound, of = np.empty(count, np.int16), []
    at = number = 0
    while at < count:
        size = _BLOCKS[number % len(_BLOCKS)]
        of += playhead.read(sound[at : at + size])
        at, number = at + size, number + 1
    return sound, of


def at_speed(samples: np.ndarray, rate_hz: int, speed: float) -> np.ndarray:
    playhead = Playhead(samples, rate_hz)
    playhead.speed = speed
    return read(playhead, round(len(samples) / speed))[0]


def pitches_hz(samples: np.ndarray, rate_hz: int) -> np.ndarray:
    """Return the pitch of every frame, 0 where unvoiced."""
    heard = soxr.resample(samples / np.float32(32768), rate_hz, ANALYSIS_RATE_HZ)
    tracker = PitchTracker()
    return np.concatenate([tracker.push(heard), tracker.finish()])


def test_at_normal_speed_the_sound_is_unchanged_to_the_bit(talk):
    samples, rate_hz = talk
    sound, of = read(Playhead(samples, rate_hz), len(samples))
    assert np.array_equal(sound, samples)
    assert all(one.step == 1 for one in of)
    assert [one.first for one in of] == np.cumsum([0, *(one.count for one in of[:-1])]).tolist()


@pytest.mark.parametrize("speed", _SEVERAL)
def test_the_pitch_stays_and_the_length_follows(talk, speed: float):
    samples, rate_hz = talk
    sound = at_speed(samples, rate_hz, speed)
    before, after = pitches_hz(samples, rate_hz), pitches_hz(sound, rate_hz)
    same = np.minimum(np.rint(np.arange(len(after)) * speed).astype(int), len(before) - 1)
    near = before[np.clip([same - 1, same, same + 1], 0, len(before) - 1)]
    # A frame of one lies between two of the other, so the pitch must not be changing.
    still = (after > 0) & (near.min(axis=0) > 0) & (near.max(axis=0) < 1.01 * near.min(axis=0))
    octaves = np.log2(after[still] / near[1][still])
    assert still.sum() > 50
    for share in (10, 50, 90):
        assert np.percentile(octaves, share) == pytest.approx(0, abs=0.005 if share == 50 else 0.02)
    # Frames at the edges of a voiced stretch weigh more the faster it is.
    assert (after > 0).sum() * speed == pytest.approx((before > 0).sum(), rel=0.1)


@pytest.mark.parametrize("speed", _SEVERAL)
@pytest.mark.parametrize("f0_hz", [80.0, 210.0])
def test_a_steady_voice_stays_clean(speed: float, f0_hz: float):
    """Its spectrum is the same, and anything but harmonics stays far below."""
    voice = np.rint(20_000 * vowel(2.0, f0_hz)).astype(np.int16)
    sound = at_speed(voice, ANALYSIS_RATE_HZ, speed)
    spec = FeatureSpec()
    middle = [
        LogMel(spec).push(one[len(one) // 4 : 3 * len(one) // 4] / np.float32(32768)).mean(axis=0)
        for one in (voice, sound)
    ]
    assert np.abs(middle[0] - middle[1]).mean() < 1.0
    period = ANALYSIS_RATE_HZ / f0_hz
    part = sound[len(sound) // 4 : 3 * len(sound) // 4].astype(float)
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)))) ** 2
    harmonic = np.arange(len(spectrum)) * period / len(part) % 1
    harmonic = np.minimum(harmonic, 1 - harmonic) < 0.1
    assert 10 * np.log10(spectrum[harmonic].sum() / spectrum[~harmonic].sum()) > 20


def test_the_reported_times_are_right():
    """Two vowels: the change between them is heard when it is reported."""
    halves = [vowel(1.0, 120.0, formants) for formants in (AH, EE)]
    samples = np.rint(20_000 * np.concatenate([halves[0], 0 * halves[0], halves[1]]))
    for speed in _SEVERAL:
        playhead = Playhead(samples.astype(np.int16), ANALYSIS_RATE_HZ)
        playhead.speed = speed
        sound, of = read(playhead, round(len(samples) / speed))
        first = np.concatenate([one.first + one.step * np.arange(one.count) for one in of])
        assert (np.diff(first) >= 0).all()
        assert first[-1] == pytest.approx(len(samples), abs=2 * speed)
        loud = np.flatnonzero(np.abs(sound) > 500)
        ends = loud[np.flatnonzero(np.diff(loud) > ANALYSIS_RATE_HZ // 10)][0], loud[-1]
        said_s = first[list(ends)] / ANALYSIS_RATE_HZ
        assert said_s == pytest.approx([1.0, 3.0], abs=0.02)


def test_a_loop_goes_round_without_a_click(talk):
    samples, rate_hz = talk
    playhead = Playhead(samples, rate_hz)
    first, end = 2 * rate_hz, 3 * rate_hz
    playhead.jump_to, playhead.loop = first, (first, end)
    sound, of = read(playhead, 3 * rate_hz)
    assert np.array_equal(sound[: end - first], samples[first:end])
    again = sound[end - first : 2 * (end - first)]
    seam = round(0.005 * rate_hz)
    assert np.array_equal(again[seam:], samples[first + seam : end])
    steps = np.abs(np.diff(sound.astype(int)))
    assert steps.max() <= np.abs(np.diff(samples[first : end + seam].astype(int))).max()
    assert max(one.first for one in of) < end and min(one.first for one in of) == first
    playhead.loop = None
    assert read(playhead, rate_hz)[1][-1].first > end


def test_speed_changes_and_jumps_while_it_plays(talk):
    samples, rate_hz = talk
    playhead = Playhead(samples, rate_hz)
    sounds = []
    for speed in (1.0, 1.5, 0.5, 1.0):
        playhead.speed = speed
        sounds.append(read(playhead, rate_hz)[0])
    steps = np.abs(np.diff(np.concatenate(sounds).astype(int)))
    assert steps.max() <= np.abs(np.diff(samples[: 5 * rate_hz].astype(int))).max()
    playhead.jump_to = len(samples) - 100
    sound, of = read(playhead, 1_000)
    assert np.array_equal(sound[:100], samples[-100:]) and not sound[100:].any()
    assert of[-1].first == len(samples) and of[-1].step == 0
