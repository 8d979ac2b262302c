"""Channels are chosen once for a whole recording; each of them is checked for clipping."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.analysis.metrics.loudness import Clipping
from coach.audio.file_source import FileSource
from coach.domain.stream import SpeechEvent
from tests.recordings import RATE_HZ, encode, read, tone

_CANCELS = ["Its channels cancel each other out; only the strongest is used."]


def written(path: Path, samples: np.ndarray, **how: str) -> Path:
    soundfile.write(path, samples, RATE_HZ, **how)
    return path


def talk(seconds: float = 6.0, seed: int = 0) -> np.ndarray:
    """Return noise that comes and goes each second, like speech and pauses: shape (n,)."""
    noise = np.random.default_rng(seed).normal(0, 0.1, round(seconds * RATE_HZ))
    return noise * (np.arange(len(noise)) // RATE_HZ % 2 == 0)


def hum(amplitude: float, seconds: float = 6.0) -> np.ndarray:
    return amplitude * np.sin(2 * np.pi * 50 * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)


def level(pcm: np.ndarray) -> float:
    return float(np.sqrt(np.mean((pcm / 32768) ** 2)))


def test_one_channel_of_two_keeps_its_level(tmp_path: Path):
    voice = talk()
    path = written(tmp_path / "left.wav", np.stack([voice, np.zeros_like(voice)], axis=1))
    pcm, _, told = read(path)
    assert told == []
    np.testing.assert_allclose(pcm / 32768, voice, atol=1e-4)


def test_the_centre_of_six_keeps_its_level(tmp_path: Path):
    voice = talk()
    samples = np.random.default_rng(1).normal(0, 1e-4, (len(voice), 6))  # 60 dB below
    samples[:, 2] = voice
    pcm, _, _ = read(written(tmp_path / "centre.wav", samples))
    np.testing.assert_allclose(pcm / 32768, voice, atol=1e-4)


@pytest.mark.parametrize(("share", "hiss"), [(1.0, 0), (1 / 1.4, 0.003), (0.37, 0.01), (0.1, 0)])
def test_channels_that_cancel_are_not_summed(tmp_path: Path, share: float, hiss: float):
    voice = talk()
    noise = np.random.default_rng(1).normal(0, hiss, len(voice))
    path = written(tmp_path / "turned.wav", np.stack([voice, noise - share * voice], axis=1))
    pcm, _, told = read(path)
    assert told == _CANCELS
    np.testing.assert_allclose(pcm / 32768, voice, atol=1e-4)


def test_pauses_are_mixed_like_the_speech(tmp_path: Path):
    """If channels were chosen every half second, a shared hum would be loud in pauses only."""
    voice, noise = talk(), hum(0.02)
    path = written(tmp_path / "a.wav", np.stack([voice + noise, noise - voice / 1.4], axis=1))
    pcm, _, _ = read(path)
    np.testing.assert_allclose(pcm / 32768, voice + noise, atol=1e-4)


def test_table_microphones_are_averaged_even_if_one_is_noisy(tmp_path: Path):
    voice = talk()
    samples = np.repeat(voice[:, None], 5, axis=1)
    samples[:, 3] += np.random.default_rng(1).normal(0, 0.05, len(voice))
    pcm, _, told = read(written(tmp_path / "table.wav", samples))
    assert told == []
    np.testing.assert_allclose(pcm / 32768, samples.mean(axis=1), atol=1e-4)


def test_two_voices_are_both_heard(tmp_path: Path):
    one, other = talk(seed=1), talk(seed=2)
    pcm, _, told = read(written(tmp_path / "two.wav", np.stack([one, other], axis=1)))
    assert told == []
    np.testing.assert_allclose(pcm / 32768, (one + other) / 2, atol=1e-4)


def test_channels_with_the_same_offset_still_cancel(tmp_path: Path):
    voice = talk()
    path = written(tmp_path / "offset.wav", np.stack([voice + 0.3, 0.3 - voice], axis=1))
    assert read(path)[2] == _CANCELS


def clipped(path: Path) -> list[SpeechEvent]:
    source = FileSource(path)
    clipping = Clipping(source.sample_rate_hz)
    events = [one for b in source.blocks() for one in clipping.push(b.pcm, b.clipped)]
    return [*events, *clipping.finish()]


def _too_loud(at_s: float, seconds: float = 0.2) -> np.ndarray:
    """Return a tone that clips for a while: shape (n,)."""
    gain = np.ones(6 * RATE_HZ)
    gain[round(at_s * RATE_HZ) : round((at_s + seconds) * RATE_HZ)] = 10
    return np.clip(tone(6.0)[:, 0] * gain, -1, 1)


@pytest.mark.parametrize("other", [0.0, 0.5, -0.5])
def test_clipping_in_one_channel_of_two_is_found(tmp_path: Path, other: float):
    """Whether the other channel is silent, in phase or inverted."""
    loud = _too_loud(2.9)  # across two blocks
    path = written(tmp_path / "a.wav", np.stack([loud, other * tone(6.0)[:, 0]], axis=1))
    (event,) = clipped(path)
    assert event.start_s == pytest.approx(2.9, abs=0.01)
    assert event.end_s == pytest.approx(3.1, abs=0.01)


def test_clipping_is_found_at_the_same_time_as_in_mono(tmp_path: Path):
    loud = _too_loud(1.3)
    mono = written(tmp_path / "mono.wav", loud)
    both = written(tmp_path / "both.wav", np.stack([loud, 0.2 * tone(6.0)[:, 0]], axis=1))
    assert clipped(both) == clipped(mono) != []


def test_two_channels_that_reach_full_scale_in_turn_do_not_clip(tmp_path: Path):
    samples = tone(1.0, channels=2)
    samples[5_000, 0] = samples[5_001, 1] = 1.0
    assert clipped(written(tmp_path / "a.wav", samples)) == []


def test_a_channel_that_does_not_count_cannot_clip(tmp_path: Path):
    samples = np.zeros((60 * RATE_HZ, 2))
    samples[:, 0] = tone(60.0)[:, 0]
    samples[1_000:1_002, 1] = 1.0  # a click on an unconnected input
    assert clipped(written(tmp_path / "a.wav", samples)) == []


def test_floats_over_full_scale_are_scaled_and_do_not_clip(tmp_path: Path):
    for channels in (1, 2):
        loud = 4 * tone(2.0, channels=channels)
        path = written(tmp_path / "hot.wav", loud, subtype="FLOAT")
        pcm, _, told = read(path)
        assert told == ["It is 1.6 dB over full scale, and was turned down to fit."]
        np.testing.assert_allclose(pcm / 32768, 0.99 / 1.2 * loud[:, 0], atol=1e-4)
        assert clipped(path) == []


def test_floats_in_integer_units_are_recognised(tmp_path: Path):
    path = written(tmp_path / "scale.wav", 32768 * tone(2.0), subtype="DOUBLE")
    pcm, _, told = read(path)
    assert told == ["Its samples range up to 32768 instead of 1; they were scaled to fit."]
    np.testing.assert_allclose(pcm / 32768, tone(2.0)[:, 0], atol=1e-4)


def test_floats_within_full_scale_stay_as_they_are(tmp_path: Path):
    path = written(tmp_path / "float.wav", 3.3 * tone(2.0), subtype="FLOAT")
    pcm, _, told = read(path)
    assert told == []
    np.testing.assert_allclose(pcm / 32768, 3.3 * tone(2.0)[:, 0], atol=1e-4)


def test_what_a_codec_makes_too_loud_clips_as_before(tmp_path: Path):
    """It isn't scaled: a decoder slightly exceeds full scale where the original reached it."""
    loud = np.clip(10 * tone(3.0, 44_100), -1, 1)
    path = encode(tmp_path / "loud.mp3", "libmp3lame", loud, 44_100)
    pcm, _, told = read(path)
    assert told == [] and level(pcm) > 0.85
    assert clipped(path)


def test_many_channels_may_be_compressed(tmp_path: Path):
    samples = np.repeat(talk()[:, None], 16, axis=1)
    pcm, _, told = read(written(tmp_path / "sixteen.ogg", samples))
    assert told == []
    np.testing.assert_allclose(level(pcm), level(32768 * talk()), rtol=0.15)  # Vorbis
