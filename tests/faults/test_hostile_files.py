"""Opening any file ends soon, in sound or in one clear line, and leaves no process behind."""

from __future__ import annotations

import os
import time
from contextlib import closing
from pathlib import Path

import pytest

from coach.audio import decoding
from coach.audio.file_source import FileSource
from coach.audio.limits import UnusableRecording
from coach.common.errors import CoachError
from coach.domain.stream import SessionKind
from coach.export.report_html import to_html
from coach.insights.report import make_report
from coach.pipeline import make_session
from tests.faults.hostile import BOASTING, HOSTILE, NAMES, RATE_HZ, fifo, good, text
from tests.faults.processes import children

#: Some two tenths of a second are usual here.
SOON_S = 2.0


def refused(path: Path, record_property) -> CoachError:
    """Return the error that reading a file ends in, and record how long that took."""
    before = children(os.getpid())
    started_s = time.monotonic()
    with pytest.raises(CoachError) as caught:
        for _ in FileSource(path).blocks():
            pass
    took_s = time.monotonic() - started_s
    record_property("refused_after_s", round(took_s, 3))
    print(f"refused after {took_s:.3f} s: {caught.value}")
    assert took_s < SOON_S
    assert children(os.getpid()) == before
    line = str(caught.value)
    assert line.isprintable() and caught.value.hint
    return caught.value


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    make, why = HOSTILE[request.param]
    # libsndfile looks at the content when it reads; the name matters only when a test writes.
    return make(tmp_path / "hostile.wav"), why


def test_a_hostile_file_is_refused_soon_in_one_line(hostile: tuple[Path, str], record_property):
    path, why = hostile
    error = refused(path, record_property)
    assert why in error.message
    assert "hostile.wav" in error.title


@pytest.mark.parametrize("make", BOASTING.values(), ids=BOASTING)
def test_a_file_that_claims_256_gib_is_read_as_far_as_it_goes(tmp_path: Path, make):
    told = []
    source = FileSource(make(tmp_path / "hostile.wav"), told.append)
    assert source.duration_s == 1.0
    assert sum(len(block.pcm) for block in source.blocks()) == RATE_HZ
    assert ["The end is missing" in notice.message for notice in told] == [True]


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_file_of_any_name_is_refused_in_one_line(tmp_path: Path, name: str, record_property):
    error = refused(text(tmp_path / name), record_property)
    assert "isn't a sound file" in error.message
    assert repr(name) in error.title


@pytest.mark.parametrize("name", NAMES)
def test_a_good_file_of_any_name_is_read(tmp_path: Path, name: str, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for path in (good(tmp_path / name), Path(name)):
        assert sum(len(block.pcm) for block in FileSource(path).blocks()) == RATE_HZ
    assert [path.name for path in tmp_path.iterdir() if "harmed" in path.name] in ([], [name])


def test_a_file_swapped_for_a_pipe_while_it_is_opened_is_refused(tmp_path: Path, monkeypatch):
    """It was a regular file when it was checked; opening the pipe must neither block nor work."""
    path = fifo(tmp_path / "was_a_file.wav")
    regular = Path(__file__).stat()
    monkeypatch.setattr(Path, "stat", lambda self: regular)
    with pytest.raises(UnusableRecording, match="a pipe or device"), decoding.opened(path):
        pass


def test_modules_beside_the_recording_are_not_loaded(tmp_path: Path, monkeypatch):
    """The folder that the program was started in is as untrusted as the file."""
    for module in ("numpy", "soundfile", "av", "json"):
        (tmp_path / f"{module}.py").write_text(f"open('harmed by {module}', 'w')\n")
    monkeypatch.chdir(tmp_path)
    for name in ("a.wav", "a.flac"):
        assert sum(len(block.pcm) for block in FileSource(good(tmp_path / name)).blocks())
    assert not list(tmp_path.glob("harmed*"))


@pytest.mark.parametrize(
    "name", ["<script>alert(1)<script>.wav", "<img src=x onerror=alert(1)>.wav"]
)
def test_a_hostile_name_is_only_text_in_the_report(model, talk_file: Path, name: str):
    path = talk_file.rename(talk_file.with_name(name))
    page = to_html(make_report(make_session(FileSource(path), model, SessionKind.FILE, None)))
    assert "<script" not in page and "<img" not in page
    assert name.replace("<", "&lt;").replace(">", "&gt;") in page


@pytest.mark.skipif(os.name != "posix", reason="no such name there")
@pytest.mark.parametrize("name", ["\x1b[31mred.wav", "a\nb.wav", "\u202egnp.wav"])
def test_a_name_cannot_control_the_terminal(talk_file: Path, name: str):
    with closing(FileSource(talk_file.rename(talk_file.with_name(name)))) as source:
        assert source.name.isprintable() and source.name.endswith(".wav")
