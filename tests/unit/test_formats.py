"""What people have on their phones and from meetings is read, at the right length."""

from __future__ import annotations

import fnmatch
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from coach.audio.file_source import FileSource
from coach.audio.formats import ENDINGS, FORMATS, NAMES
from coach.common.errors import CoachError
from tests.recordings import encode, pitch_hz, read, tone

#: Name, codec, rate, and options for the encoder.
KINDS = [
    ("memo.m4a", "aac", 44_100, {}),
    ("lossless.m4a", "alac", 44_100, {}),
    ("phone.mp4", "aac", 48_000, {"with_picture": True}),
    ("camera.mov", "aac", 48_000, {"with_picture": True}),
    ("old.3gp", "libopencore_amrnb", 8_000, {}),
    ("old.amr", "libopencore_amrnb", 8_000, {}),
    ("office.wma", "wmav2", 44_100, {}),
    ("meeting.mkv", "libopus", 48_000, {"with_picture": True}),
    ("browser.webm", "libopus", 48_000, {"live": "1"}),
    ("lossless.caf", "alac", 44_100, {}),
    ("lossless.oga", "flac", 44_100, {"kind": "ogg"}),
    ("note.opus", "libopus", 48_000, {"kind": "ogg"}),
    ("stream.aac", "aac", 44_100, {}),
    ("film.avi", "libmp3lame", 44_100, {"with_picture": True}),
    ("adpcm.wav", "adpcm_ms", 44_100, {}),
    ("mp3_in.wav", "libmp3lame", 44_100, {}),
]


@pytest.mark.parametrize(("name", "codec", "rate_hz", "how"), KINDS, ids=[one[0] for one in KINDS])
def test_every_format_is_read_whole(tmp_path: Path, name: str, codec: str, rate_hz: int, how: dict):
    path = encode(tmp_path / name, codec, tone(3.0, rate_hz), rate_hz, **how)
    pcm, read_hz, told = read(path)
    assert told == []
    assert read_hz == rate_hz
    assert len(pcm) / read_hz == pytest.approx(3.0, abs=0.08)  # encoders pad
    middle = pcm[read_hz : 2 * read_hz].astype(float)
    assert pitch_hz(middle, read_hz) == pytest.approx(220, abs=2)
    assert np.sqrt(np.mean(middle**2)) / 32768 == pytest.approx(0.2, abs=0.08)  # AMR is far off


def test_an_unknown_length_is_estimated_for_the_progress(tmp_path: Path):
    path = encode(tmp_path / "a.webm", "libopus", tone(3.0, 48_000), 48_000, live="1")
    source = FileSource(path)
    assert source.duration_s == pytest.approx(3.0, abs=0.05)
    source.close()


def test_what_a_file_is_called_does_not_matter(tmp_path: Path):
    path = encode(tmp_path / "a.m4a", "aac", tone(2.0)).rename(tmp_path / "a.wav")
    assert len(read(path)[0]) == pytest.approx(2 * 16_000, abs=1_300)


def test_of_several_tracks_one_is_read_with_a_notice(tmp_path: Path):
    path = encode(tmp_path / "two.mkv", "aac", tone(2.0), tracks=2)
    pcm, rate_hz, told = read(path)
    assert len(pcm) / rate_hz == pytest.approx(2.0, abs=0.08)
    assert told == ["It has 2 sound tracks; one of them is read."]


def refusal(path: Path) -> str:
    with pytest.raises(CoachError) as caught:
        list(FileSource(path).blocks())
    line = str(caught.value)
    assert line.isprintable() and caught.value.hint
    return line


def test_a_film_without_sound_is_refused(tmp_path: Path):
    path = encode(tmp_path / "mute.mp4", "aac", tone(1.0), tracks=0, with_picture=True)
    assert "There is no sound in it." in refusal(path)


def test_an_unknown_codec_is_reported(tmp_path: Path):
    content = encode(tmp_path / "a.m4a", "alac", tone(1.0)).read_bytes()
    path = tmp_path / "odd.m4a"
    path.write_bytes(content.replace(b"alac", b"zzzz"))
    line = refusal(path)
    assert "decode the sound in it (QuickTime / MOV)" in line and "Convert it to WAV." in line


def test_an_index_that_was_never_written_is_reported(tmp_path: Path):
    content = encode(tmp_path / "a.m4a", "aac", tone(2.0)).read_bytes()
    path = tmp_path / "cut.m4a"
    path.write_bytes(content[: content.index(b"moov") - 100])
    assert "Its index is missing" in refusal(path)


def test_a_refusal_lists_the_formats(tmp_path: Path):
    path = tmp_path / "letter.wav"
    path.write_text("This is a letter.\n" * 100)
    assert NAMES in refusal(path)


def test_the_command_line_lists_the_same_formats():
    done = subprocess.run(
        [sys.executable, "-m", "coach", "analyse", "--help"],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"COLUMNS": "500"},
    )
    assert NAMES in done.stdout


def test_every_format_that_is_read_here_is_in_the_list():
    assert {Path(name).suffix[1:] for name, *_ in KINDS} <= set(ENDINGS)
    assert not fnmatch.filter(ENDINGS, "*[!a-z0-9]*")
    assert len(ENDINGS) == len(set(ENDINGS)) > len(FORMATS)


def test_neither_sockets_nor_other_files_are_opened(tmp_path: Path):
    """A playlist is a file that names other files, which FFmpeg would fetch."""
    secret = encode(tmp_path / "secret.aac", "aac", tone(2.0))
    for name, content in (
        ("list.m3u8", f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{secret}\n#EXT-X-ENDLIST\n"),
        ("list.ffconcat", f"ffconcat version 1.0\nfile {secret.name}\n"),
        ("list.sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0"),
    ):
        path = tmp_path / name
        path.write_text(content)
        assert "isn't a sound file" in refusal(path)
