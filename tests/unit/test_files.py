"""Bad input gets one clear line: what, why, what to do."""

from __future__ import annotations

import logging
import os
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.audio.file_source import FileSource
from coach.common.errors import Cancelled, CoachError

RATE_HZ = 16_000


def tone(seconds: float = 1.0, rate_hz: int = RATE_HZ, channels: int = 1) -> np.ndarray:
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    wave = (0.3 * np.sin(2 * np.pi * 220 * time_s)).astype(np.float32)
    return np.repeat(wave[:, None], channels, axis=1)


def written(path: Path, samples: np.ndarray, rate_hz: int = RATE_HZ, **how: str) -> Path:
    soundfile.write(path, samples, rate_hz, **how)
    return path


def _text(folder: Path) -> Path:
    path = folder / "text.wav"
    path.write_text("This is a letter and not a sound.\n" * 50)
    return path


def _mostly_nan(folder: Path) -> Path:
    samples = tone()
    samples[: len(samples) // 2 + 1] = np.nan
    return written(folder / "nan.wav", samples, subtype="FLOAT")


def _hours(path: Path, hours: float, rate_hz: int) -> Path:
    """Write a header that promises hours, over a file that large; none of it is ever read."""
    written(path, tone(0.1, rate_hz), rate_hz, subtype="PCM_U8")
    content = bytearray(path.read_bytes())
    size = round(hours * 3600 * rate_hz)
    content[4:8] = struct.pack("<I", size + 36)
    content[40:44] = struct.pack("<I", size)
    with path.open("wb") as file:
        file.write(content)
        file.truncate(size + 44)  # a sparse file
    return path


def _empty(folder: Path) -> Path:
    (folder / "empty.wav").touch()
    return folder / "empty.wav"


def _fifo(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.wav")
    return folder / "pipe.wav"


BAD = {
    "missing": (lambda folder: folder / "nowhere.wav", "no such file"),
    "folder": (lambda folder: folder, "a folder"),
    **({"fifo": (_fifo, "pipe")} if hasattr(os, "mkfifo") else {}),
    "empty": (_empty, "0 bytes"),
    "text": (_text, "isn't a sound file"),
    "raw": (lambda f: Path((f / "x.raw").write_bytes(b"ab" * 99) and f / "x.raw"), "isn't a sound"),
    "no samples": (lambda f: written(f / "none.wav", tone(0)), "no samples"),
    "mostly nan": (_mostly_nan, "Its samples are invalid"),
    "33 channels": (lambda f: written(f / "33.wav", tone(channels=33)), "33 channels"),
    "999 Hz": (lambda f: written(f / "999.wav", tone(rate_hz=999), 999), "999 Hz"),
    "384 kHz": (lambda f: written(f / "384.wav", tone(rate_hz=384_000), 384_000), "384000 Hz"),
    "10 hours": (lambda f: _hours(f / "long.wav", 10, 8_000), "10.0 hours"),
    "more than 4 GiB as 16 bits": (lambda f: _hours(f / "long.wav", 3.2, 192_000), "up to 3.1"),
    "name too long": (lambda f: f / ("x" * 300), "can't be opened"),
    "zero byte in name": (lambda f: f / "a\0b.wav", "can't be opened"),
}


@pytest.fixture(params=BAD)
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    make, why = BAD[request.param]
    return make(tmp_path), why


def test_bad_input_is_one_clear_line(bad: tuple[Path, str]):
    path, why = bad
    with pytest.raises(CoachError) as caught:
        source = FileSource(path)
        for _ in source.blocks():
            pass
    line = str(caught.value)
    assert why in line
    assert "\n" not in line
    assert caught.value.hint


@pytest.mark.parametrize(
    ("suffix", "channels"),
    [
        (suffix, channels)
        for suffix in ("wav", "flac", "ogg", "mp3", "aiff", "rf64", "w64", "au", "caf")
        for channels in (1, 2, 5)
        if (suffix, channels) != ("mp3", 5)  # which doesn't exist
    ],
)
def test_known_formats_are_read_whole(tmp_path: Path, suffix: str, channels: int):
    path = written(tmp_path / f"talk.{suffix}", tone(2.0, channels=channels))
    source = FileSource(path)
    blocks = list(source.blocks())
    assert all(block.pcm.dtype == np.int16 and block.pcm.ndim == 1 for block in blocks)
    starts = np.cumsum([0, *(len(block.pcm) for block in blocks)])
    assert [block.start for block in blocks] == starts[:-1].tolist()
    # FFmpeg may omit the last 16 ms of a Vorbis stream whose first block is short.
    assert starts[-1] / RATE_HZ == pytest.approx(source.duration_s, abs=0.02)
    assert source.duration_s == pytest.approx(2.0, abs=0.15)  # MP3 pads


def test_pcm16_comes_through_bit_exact(tmp_path: Path):
    pcm = np.random.default_rng(0).integers(-32768, 32767, 5_000, dtype=np.int16)
    path = written(tmp_path / "exact.wav", pcm)
    assert np.array_equal(np.concatenate([b.pcm for b in FileSource(path).blocks()]), pcm)


def _odd_24_bit(folder: Path) -> Path:
    return written(folder / "odd.wav", tone()[:-1], subtype="PCM_24")


def _written_into_a_pipe(folder: Path) -> Path:
    """With the lengths that programs write if they can't know them."""
    path = written(folder / "pipe.wav", tone())
    content = bytearray(path.read_bytes())
    content[4:8] = content[40:44] = b"\xff" * 4
    path.write_bytes(content)
    return path


def _trailing_tag(folder: Path) -> Path:
    path = written(folder / "tag.wav", tone())
    path.write_bytes(path.read_bytes() + b"TAG should be ignored")
    return path


def _opposite_channels(folder: Path) -> Path:
    samples = tone(channels=2)
    samples[:, 1] *= -1
    return written(folder / "opposite.wav", samples)


def _far_too_loud(folder: Path) -> Path:
    return written(folder / "loud.wav", tone() * 1e30, subtype="FLOAT")


@pytest.mark.parametrize(
    "make", [_odd_24_bit, _written_into_a_pipe, _trailing_tag, _opposite_channels, _far_too_loud]
)
def test_odd_but_whole_files_are_read(tmp_path: Path, make):
    pcm = np.concatenate([block.pcm for block in FileSource(make(tmp_path)).blocks()])
    assert abs(len(pcm) - RATE_HZ) <= 1
    assert np.abs(pcm.astype(int)).max() > 5_000


@pytest.mark.parametrize(("rate_hz", "channels"), [(1_000, 1), (192_000, 2), (48_000, 32)])
def test_files_at_the_limits_are_read(tmp_path: Path, rate_hz: int, channels: int):
    path = written(tmp_path / "odd.wav", tone(1.0, rate_hz, channels), rate_hz)
    source = FileSource(path)
    pcm = np.concatenate([block.pcm for block in source.blocks()])
    assert source.sample_rate_hz == rate_hz
    np.testing.assert_allclose(pcm / 32768, tone(1.0, rate_hz)[:, 0], atol=1e-4)


def test_one_voice_among_many_channels_is_heard(tmp_path: Path):
    samples = np.zeros((RATE_HZ, 8), np.float32)
    samples[:, 5] = tone()[:, 0]
    path = written(tmp_path / "eight.wav", samples)
    pcm = np.concatenate([block.pcm for block in FileSource(path).blocks()])
    np.testing.assert_allclose(pcm / 32768, tone()[:, 0], atol=1e-4)


def test_invalid_samples_become_silence(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    samples = tone()
    samples[4_000], samples[5_000], samples[6_000] = np.nan, np.inf, -np.inf
    path = written(tmp_path / "odd.wav", samples, subtype="FLOAT")
    with caplog.at_level(logging.INFO):
        pcm = np.concatenate([block.pcm for block in FileSource(path).blocks()])
    expected = tone()[:, 0]
    expected[[4_000, 5_000, 6_000]] = 0
    np.testing.assert_allclose(pcm / 32768, expected, atol=1e-4)
    told = [r.getMessage() for r in caplog.records if "invalid samples" in r.getMessage()]
    assert told == ["odd.wav: 3 invalid samples were replaced by silence."]


def test_half_of_the_samples_may_be_invalid(tmp_path: Path):
    samples = tone()
    samples[: len(samples) // 2] = np.nan
    path = written(tmp_path / "half.wav", samples, subtype="FLOAT")
    assert sum(len(block.pcm) for block in FileSource(path).blocks()) == RATE_HZ


def test_stopping_cancels_reading(tmp_path: Path):
    source = FileSource(written(tmp_path / "talk.wav", tone(2)))
    with pytest.raises(Cancelled):
        for _ in source.blocks():
            source.stop()
