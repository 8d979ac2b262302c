from __future__ import annotations

import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from coach.audio.file_source import FileSource
from coach.audio.sources import TalkSource
from coach.common.errors import CoachError
from coach.domain.stream import AudioBlock
from coach.store import wav
from coach.store.recorder import Recorder
from coach.store.recording import read_recording
from coach.store.wav import WavWriter

RATE_HZ = 16_000


def test_the_file_is_whole_after_every_block(tmp_path: Path):
    path = tmp_path / "a.wav"
    pcm = np.random.default_rng(0).integers(-9_000, 9_000, 3_200, dtype=np.int16)
    writer = WavWriter(path, RATE_HZ)
    for count in range(1, 11):
        writer.write(AudioBlock(0, pcm[(count - 1) * 320 : count * 320]))
        with wave.open(str(path)) as now:  # as a crash would leave it
            assert now.getnframes() == count * 320
            assert now.getframerate() == RATE_HZ
            assert now.readframes(9_999) == pcm[: count * 320].tobytes()
    writer.close()


def test_dropped_samples_become_silence(tmp_path: Path):
    writer = WavWriter(tmp_path / "a.wav", RATE_HZ)
    writer.write(AudioBlock(0, np.ones(10, np.int16)))
    writer.write(AudioBlock(15, np.ones(10, np.int16), dropped=5))
    writer.close()
    assert read_recording(tmp_path / "a.wav").samples.tolist() == [1] * 10 + [0] * 5 + [1] * 10


def test_a_slow_reader_loses_nothing_of_a_live_source(talk, talk_file: Path, tmp_path: Path):
    samples, _ = talk
    source = TalkSource(talk_file, speed=50)
    writer = WavWriter(tmp_path / "a.wav", source.sample_rate_hz)
    recorder = Recorder(source, writer)
    blocks = recorder.blocks()
    first = next(blocks)
    time.sleep(0.7)  # longer than the talk lasts at this speed
    rest = list(blocks)
    recorder.close()
    writer.close()
    assert np.array_equal(np.concatenate([b.pcm for b in [first, *rest]]), samples)
    kept = read_recording(tmp_path / "a.wav")
    assert np.array_equal(kept.samples, samples)
    assert kept.sample_rate_hz == recorder.sample_rate_hz


def test_blocks_are_on_disk_before_they_are_passed_on(talk_file: Path, tmp_path: Path):
    path = tmp_path / "a.wav"
    source = FileSource(talk_file)
    writer = WavWriter(path, source.sample_rate_hz)
    recorder = Recorder(source, writer)
    for block in recorder.blocks():
        with wave.open(str(path)) as now:
            assert now.getnframes() >= block.start + len(block.pcm)
    recorder.close()
    writer.close()


def test_an_abandoned_recording_ends(talk_file: Path, tmp_path: Path):
    source = FileSource(talk_file)
    writer = WavWriter(tmp_path / "a.wav", source.sample_rate_hz)
    recorder = Recorder(source, writer)
    next(recorder.blocks())
    recorder.close()
    writer.close()
    assert len(read_recording(tmp_path / "a.wav").samples) > 0


class _FailingSource:
    name, sample_rate_hz, duration_s, is_live = "fails", RATE_HZ, None, True

    def blocks(self) -> Iterator[AudioBlock]:
        yield AudioBlock(0, np.ones(100, np.int16))
        raise CoachError("Gone", "It went.", "Come back.")

    def stop(self) -> None: ...

    def close(self) -> None: ...


def test_a_failing_source_fails_after_its_last_block(tmp_path: Path):
    writer = WavWriter(tmp_path / "a.wav", RATE_HZ)
    recorder = Recorder(_FailingSource(), writer)
    blocks = recorder.blocks()
    assert len(next(blocks).pcm) == 100
    with pytest.raises(CoachError, match="It went"):
        next(blocks)
    recorder.close()
    writer.close()
    assert len(read_recording(tmp_path / "a.wav").samples) == 100


def test_an_unwritable_folder_is_reported(tmp_path: Path):
    with pytest.raises(CoachError, match="can't be written"):
        WavWriter(tmp_path / "nowhere" / "a.wav", RATE_HZ)


def test_a_full_disk_is_reported():
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a device that is always full")
    with pytest.raises(CoachError, match="No space left"):
        WavWriter(full, RATE_HZ)


def test_no_recording_gets_too_long_to_be_opened_again(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(wav, "MAX_DURATION_S", 2)
    writer = WavWriter(tmp_path / "a.wav", RATE_HZ)
    writer.write(AudioBlock(0, np.ones(2 * RATE_HZ - 10, np.int16)))
    with pytest.raises(CoachError, match="reached the maximum length"):
        writer.write(AudioBlock(0, np.ones(20, np.int16)))
    writer.close()
    assert len(read_recording(tmp_path / "a.wav").samples) == 2 * RATE_HZ - 10


def test_an_empty_recording_can_be_read(tmp_path: Path):
    WavWriter(tmp_path / "a.wav", RATE_HZ).close()
    empty = read_recording(tmp_path / "a.wav")
    assert len(empty.samples) == 0 and empty.sample_rate_hz == RATE_HZ


@pytest.mark.parametrize("content", [b"", b"RIFF", b"nothing like it" * 9])
def test_a_damaged_recording_is_reported(tmp_path: Path, content: bytes):
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(CoachError, match="can't be opened"):
        read_recording(tmp_path / "a.wav")
