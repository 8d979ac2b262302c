"""The length of a recording is measured: what exists is read, what is missing is reported."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from coach.audio.file_source import FileSource
from coach.audio.sources import TalkSource
from coach.common.errors import CoachError
from tests.recordings import RATE_HZ, encode, pitch_hz, read, tone

_NO_LENGTH = ["Its header gives no length, as if the recording was never finished."]
_MAY_BE_MISSING = ["The end may be missing: the file stops in the middle."]
_OTHER_PARTS = "Its parts differ in rate or channels; all were converted to match the first."


def written(path: Path, samples: np.ndarray, rate_hz: int = RATE_HZ, **how: str) -> Path:
    soundfile.write(path, samples, rate_hz, **how)
    return path


def noise(seconds: float = 5.0) -> np.ndarray:
    return np.random.default_rng(0).normal(0, 0.1, (round(seconds * RATE_HZ), 1))


def changed(path: Path, change: Callable[[bytearray], bytes | bytearray | None]) -> Path:
    """Change a file's content: `change` edits it in place, or returns the new content."""
    content = bytearray(path.read_bytes())
    path.write_bytes(change(content) or content)
    return path


def with_sizes(path: Path, form: int, data: int) -> Path:
    """Write a WAV of two seconds whose header gives these sizes."""

    def change(content: bytearray) -> None:
        content[4:8], content[40:44] = struct.pack("<I", form), struct.pack("<I", data)

    return changed(written(path, tone(2.0)), change)


# --- WAV


@pytest.mark.parametrize(
    ("form", "data", "said"),
    [
        (64_036, 64_000, []),
        (0, 64_000, []),
        (10_000, 64_000, []),
        (36, 0, _NO_LENGTH),
        (2**32 - 1, 2**32 - 1, []),  # written into a pipe
        (0x7FFF_0024, 0x7FFF_0000, []),
        (64_036, 64_016, []),
        (16_036, 16_000, ["Its header says that it is 0.5 s long, but there are 2.0 s."]),
        (96_036, 96_000, ["The end is missing: 2.0 of 3.0 s are there."]),
    ],
)
def test_a_wav_is_as_long_as_its_samples(tmp_path: Path, form: int, data: int, said: list[str]):
    path = with_sizes(tmp_path / "odd.wav", form, data)
    pcm, _, told = read(path)
    assert told == said
    np.testing.assert_allclose(pcm / 32768, tone(2.0)[:, 0], atol=1e-4)


@pytest.mark.parametrize(
    "behind",
    [
        b"TAG" + bytes(125),
        b"ID3\x03" + bytes(20_000),
        b"LIST" + struct.pack("<I", 20_000) + bytes(20_000),
        bytes(500),
    ],
    ids=["ID3v1", "ID3v2", "chunk", "padding"],
)
def test_what_follows_the_sound_of_a_wav_is_ignored(tmp_path: Path, behind: bytes):
    path = changed(written(tmp_path / "a.wav", tone(2.0)), lambda content: content + behind)
    pcm, _, told = read(path)
    assert len(pcm) == 2 * RATE_HZ and told == []


@pytest.mark.parametrize("pad", [b"", b"\0"])
def test_a_chunk_of_odd_size_may_be_padded(tmp_path: Path, pad: bytes):
    def insert(content: bytearray) -> bytes:
        return content[:36] + b"note" + struct.pack("<I", 3) + b"abc" + pad + content[36:]

    pcm, _, told = read(changed(written(tmp_path / "a.wav", tone(2.0)), insert))
    assert len(pcm) == 2 * RATE_HZ and told == []


def test_24_bits_in_32_are_read(tmp_path: Path):
    samples = np.rint(tone(1.0)[:, 0] * 2**23).astype("<i4") << 8
    form = struct.pack("<HHIIHHHHI", 0xFFFE, 1, RATE_HZ, 4 * RATE_HZ, 4, 32, 22, 24, 4)
    form += bytes.fromhex("0100000000001000800000aa00389b71")
    data = samples.tobytes()
    body = b"WAVEfmt " + struct.pack("<I", len(form)) + form
    body += b"data" + struct.pack("<I", len(data)) + data
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    np.testing.assert_allclose(read(path)[0] / 32768, tone(1.0)[:, 0], atol=1e-4)


def test_an_rf64_is_as_long_as_its_samples(tmp_path: Path):
    def too_small(content: bytearray) -> None:
        at = content.index(b"ds64") + 16
        content[at : at + 8] = struct.pack("<Q", 16_000)

    path = changed(written(tmp_path / "a.rf64", tone(2.0), format="RF64"), too_small)
    pcm, _, told = read(path)
    assert len(pcm) == 2 * RATE_HZ
    assert told == ["Its header says that it is 0.5 s long, but there are 2.0 s."]


# --- compressed formats


def test_an_mp3_of_variable_bit_rate_needs_no_table(tmp_path: Path):
    """Without a Xing header, a guess of its length is far off."""
    quiet_then_loud = np.concatenate([np.zeros((5 * 44_100, 1), np.float32), 3 * noise(15.0)])
    path = encode(
        tmp_path / "a.mp3", "libmp3lame", quiet_then_loud[: 10 * 44_100], 44_100, write_xing="0"
    )
    pcm, rate_hz, told = read(path)
    assert told == []
    assert len(pcm) / rate_hz == pytest.approx(10.0, abs=0.08)


def test_a_flac_from_a_pipe_is_read_to_its_end(tmp_path: Path):
    def forget_length(content: bytearray) -> None:
        content[21] &= 0xF0  # the 36 bits for the number of samples
        content[22:26] = bytes(4)

    path = changed(written(tmp_path / "pipe.flac", tone(2.0)), forget_length)
    source = FileSource(path)
    assert source.duration_s == pytest.approx(2.0)
    source.close()
    pcm, _, told = read(path)
    np.testing.assert_allclose(pcm / 32768, tone(2.0)[:, 0], atol=1e-4)
    assert told == []


def test_an_ogg_without_its_end_flag_is_read_with_a_warning(tmp_path: Path):
    path = encode(tmp_path / "a.opus", "libopus", tone(2.0, 48_000), 48_000, kind="ogg")
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"OggS")])
    pcm, rate_hz, told = read(path)
    assert 0.9 < len(pcm) / rate_hz < 2.0
    assert told == _MAY_BE_MISSING


@pytest.mark.parametrize(
    ("name", "codec", "how"),
    [
        ("a.mp3", "libmp3lame", {}),
        ("a.mp3", "libmp3lame", {"write_xing": "0"}),
        ("a.flac", "flac", {}),
        ("a.oga", "flac", {"kind": "ogg"}),
        ("a.opus", "libopus", {"kind": "ogg"}),
        ("a.webm", "libopus", {}),
        ("a.webm", "libopus", {"live": "1"}),
        ("a.mkv", "aac", {}),
        ("a.m4a", "aac", {"movflags": "faststart"}),
        ("a.aac", "aac", {}),
        ("a.wma", "wmav2", {}),
        ("a.wav", "pcm_s16le", {}),
        ("a.aiff", "pcm_s16be", {}),
        ("a.caf", "pcm_s16be", {}),
        ("a.w64", "pcm_s16le", {}),
    ],
)
def test_a_file_cut_in_the_middle_is_read_up_to_there(
    tmp_path: Path, name: str, codec: str, how: dict
):
    path = encode(tmp_path / name, codec, tone(6.0, 48_000), 48_000, **how)
    size = path.stat().st_size
    changed(path, lambda content: content[: size * 2 // 3 + 7])
    pcm, rate_hz, (told,) = read(path)
    assert 2.5 < len(pcm) / rate_hz < 4.5
    assert "The end" in told
    assert pitch_hz(pcm[rate_hz : 2 * rate_hz].astype(float), rate_hz) == pytest.approx(220, abs=2)


def test_a_talk_cut_in_the_middle_plays_up_to_there(tmp_path: Path):
    path = written(tmp_path / "cut.flac", noise())
    changed(path, lambda content: content[: len(content) // 2])
    heard = sum(len(block.pcm) for block in TalkSource(path, speed=50).blocks())
    assert heard / RATE_HZ == pytest.approx(2.5, abs=0.3)


def test_a_file_damaged_in_the_middle_is_read_to_its_end(tmp_path: Path):
    path = encode(tmp_path / "a.m4a", "aac", tone(6.0), movflags="faststart")

    def damage(content: bytearray) -> None:
        at = len(content) // 2
        content[at : at + 2_000] = np.random.default_rng(0).bytes(2_000)

    pcm, rate_hz, (told,) = read(changed(path, damage))
    assert len(pcm) / rate_hz == pytest.approx(6.0, abs=0.1)
    assert "missing or damaged; silence replaces them" in told


def packets(path: Path, *sounds: tuple[float, np.ndarray]) -> Path:
    """Write each sound, mono at 48 kHz, as one packet of PCM that begins at the given second."""
    with av.open(path, "w") as file:
        stream = file.add_stream("pcm_s16le", rate=48_000, layout="mono")
        stream.codec_context.open()
        for start_s, samples in sounds:
            pcm = np.ascontiguousarray((samples.T * 32767).astype(np.int16))
            frame = av.AudioFrame.from_ndarray(pcm, "s16", "mono")
            frame.sample_rate, frame.pts = 48_000, round(start_s * 48_000)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path


def test_a_long_gap_becomes_silence_of_its_length(tmp_path: Path):
    one = tone(1.0, 48_000)
    pcm, rate_hz, told = read(packets(tmp_path / "gap.mkv", (0.0, one), (301.0, one)))
    assert rate_hz == 48_000 and len(pcm) == 302 * rate_hz
    assert not pcm[rate_hz : 301 * rate_hz].any() and pcm[:rate_hz].any() and pcm[-rate_hz:].any()
    assert told == ["300.0 s of it are missing or damaged; silence replaces them."]


def test_a_packet_of_any_length_is_read(tmp_path: Path):
    pcm, rate_hz, told = read(packets(tmp_path / "long.mkv", (0.0, tone(30.0, 48_000))))
    assert len(pcm) == 30 * rate_hz and told == []
    assert pitch_hz(pcm[-rate_hz:].astype(float), rate_hz) == pytest.approx(220, abs=2)


def test_damage_in_a_flac_is_not_left_out_silently(tmp_path: Path):
    path = written(tmp_path / "a.flac", noise())

    def damage(content: bytearray) -> None:
        at = len(content) // 2
        content[at : at + 3_000] = np.random.default_rng(0).bytes(3_000)

    pcm, rate_hz, (told,) = read(changed(path, damage))
    assert 4.0 < len(pcm) / rate_hz < 5.0
    assert told.startswith("Damaged parts were left out.")


# --- parts


def joined(path: Path, *parts: Path) -> Path:
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    return path


@pytest.mark.parametrize(
    ("name", "codec"),
    [("mp3", "libmp3lame"), ("ogg", "libvorbis"), ("opus", "libopus"), ("flac", "flac"),
     ("wav", "pcm_s16le"), ("aac", "aac")],
)  # fmt: skip
def test_recordings_that_were_joined_are_read_whole(tmp_path: Path, name: str, codec: str):
    parts = []
    for number, pitch in ((1, 220), (2, 440)):
        path, samples = tmp_path / f"{number}.{name}", tone(2.0, 48_000, pitch_hz=pitch)
        if codec == "libvorbis":  # FFmpeg's own encoder isn't good enough
            parts.append(written(path, samples, 48_000))
        else:
            kind = "ogg" if name == "opus" else None
            parts.append(encode(path, codec, samples, 48_000, kind=kind))
    pcm, rate_hz, _ = read(joined(tmp_path / f"both.{name}", *parts))
    assert len(pcm) / rate_hz == pytest.approx(4.0, abs=0.15)
    half = len(pcm) // 2
    for part, pitch in ((pcm[:half], 220), (pcm[half:], 440)):
        middle = part[rate_hz // 2 : 3 * rate_hz // 2].astype(float)
        assert pitch_hz(middle, rate_hz) == pytest.approx(pitch, abs=2)


@pytest.mark.parametrize("name", ["ogg", "mp3"])
def test_parts_of_other_rates_and_channels_are_converted_to_match_the_first(
    tmp_path: Path, name: str
):
    one = written(tmp_path / f"1.{name}", tone(2.0, 44_100), 44_100)
    other = written(tmp_path / f"2.{name}", tone(2.0, 22_050, 2, 440), 22_050)
    pcm, rate_hz, told = read(joined(tmp_path / f"both.{name}", one, other))
    assert rate_hz == 44_100
    assert len(pcm) / rate_hz == pytest.approx(4.0, abs=0.25)
    middle = pcm[-round(1.5 * rate_hz) : -rate_hz // 2].astype(float)
    assert pitch_hz(middle, rate_hz) == pytest.approx(440, abs=2)
    assert np.abs(middle).max() / 32768 == pytest.approx(0.3, abs=0.03)
    assert [_OTHER_PARTS in line for line in told] == [True]


# --- limits


def test_the_limit_holds_while_reading_too(tmp_path: Path, monkeypatch):
    """Whatever length the header gave; here it gives none."""
    rate_hz = 1_000
    path = written(tmp_path / "long.flac", np.zeros(4 * 3600 * rate_hz + 1, np.int16), rate_hz)

    def forget_length(content: bytearray) -> None:
        content[21] &= 0xF0
        content[22:26] = bytes(4)

    with pytest.raises(CoachError, match=r"4\.0 hours long"):
        list(FileSource(changed(path, forget_length)).blocks())
