"""The command line as users run it: in its own process."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import jsonschema
import numpy as np
import pytest
import soundfile

from coach import __version__ as coach_version
from coach.cli.console import check_writable, write_out
from coach.common import paths
from coach.common.errors import CoachError
from coach.common.signals import (
    ENDING_SIGNALS,
    Ended,
    raise_on_termination,
    termination_postponed,
)
from coach.domain import settings
from coach.domain.settings import Settings
from coach.domain.words import Transcript, Word
from coach.export.report_formats import KINDS
from coach.store.session_store import Store
from tests.conftest import linux_only, posix_only
from tests.faults.processes import children, comes_true, is_running
from tests.unit.modules import loaded_by

pytestmark = pytest.mark.slow


def coach(*arguments: object, timeout: float = 60, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "coach", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        stdin=subprocess.DEVNULL,
        env=os.environ | env,
    )


@pytest.fixture(scope="module")
def schema() -> dict:
    return json.loads((paths.resources_dir() / "analysis.schema.json").read_text())


def test_the_version_is_shown():
    assert coach("--version").stdout == f"coach {coach_version}\n"


def test_the_recordings_of_a_folder_are_analysed_by_name(talk_file: Path, tmp_path: Path):
    nothing = coach("analyse", tmp_path / "..", "--no-save")
    assert nothing.returncode == 2 and "No recordings" in nothing.stderr
    (tmp_path / "b.WAV").write_bytes(talk_file.read_bytes())
    (tmp_path / "a.wav").write_text("not sound")
    (tmp_path / "notes.txt").write_text("not a recording")
    (tmp_path / "._a.wav").write_text("what macOS leaves")
    (tmp_path / "folder.wav").mkdir()
    done = coach("analyse", tmp_path, "--no-save")
    assert done.returncode == 2
    assert re.findall(r"^\S+: ", done.stdout, re.MULTILINE) == ["b.WAV: ", "talk.wav: "]
    (line,) = done.stderr.splitlines()
    assert "a.wav" in line


def test_several_recordings_give_what_each_of_them_gives(talk_file: Path, tmp_path: Path):
    samples, rate_hz = soundfile.read(talk_file, dtype="int16")
    files = [tmp_path / f"{number}.wav" for number in range(3)]
    for number, path in enumerate(files):
        soundfile.write(path, samples[number * rate_hz :], rate_hz)
    together = json.loads(coach("analyse", *files, "--json", "-", "--no-save").stdout)
    for path, one in zip(files, together, strict=True):
        alone = json.loads(coach("analyse", path, "--json", "-", "--no-save").stdout)
        assert without_times(one) == without_times(alone)


def without_times(found: dict) -> dict:
    return {key: value for key, value in found.items() if key not in ("id", "started_at")}


def test_analyse_prints_a_line_and_keeps_a_session(talk_file: Path, home: Path, tmp_path: Path):
    done = coach("analyse", talk_file)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "0:20" in done.stdout and "Session" in done.stdout
    listed = coach("sessions")
    assert "talk.wav" in listed.stdout
    session_id = listed.stdout.split()[0]
    page = tmp_path / "report.html"
    assert coach("report", session_id, "--html", page).returncode == 0
    assert "<svg" in page.read_text()
    assert json.loads(coach("sessions", "--json").stdout)[0]["id"] == session_id


def test_a_report_is_written_in_every_requested_format(
    talk_file: Path, tmp_path: Path, schema: dict, home: Path
):
    assert coach("analyse", talk_file).returncode == 0
    wordless = coach("report", "last", "--srt", tmp_path / "none.srt")
    assert wordless.returncode == 2 and "No words in this session" in wordless.stderr
    store = Store(home)
    words = Transcript("ear", "en", (Word(1.0, 1.5, " Hello.", 0.9),))
    store.store_transcript(store.find("last"), words)
    told = coach("report", "last")
    assert told.returncode == 0 and told.stderr == ""
    assert "In figures" in told.stdout and "The emotion model" in told.stdout
    out = {key: tmp_path / f"{key}{kind.suffix}" for key, kind in KINDS.items()}
    option = {key: f"--{key.replace('_', '-')}" for key in KINDS}
    options = [word for key, path in out.items() for word in (option[key], path)]
    done = coach("report", "last", *options)
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout.split() == [str(path) for path in out.values()]
    jsonschema.validate(json.loads(out["json"].read_text()), schema)
    assert out["pdf"].read_bytes().startswith(b"%PDF-")
    assert out["png"].read_bytes().startswith(b"\x89PNG")
    assert "data:audio/" in out["with_sound"].read_text(encoding="utf-8")
    assert out["textgrid"].read_text().startswith('File type = "ooTextFile"')
    assert "Hello." in out["srt"].read_text()
    for key in ("csv", "labels", "textgrid", "svg", "words", "vtt"):
        one = coach("report", "last", f"--{key}", "-")
        assert one.returncode == 0 and one.stdout.encode() == _as_text(out[key].read_bytes())
    both = coach("report", "last", "--csv", "-", "--html", out["html"])
    assert both.stdout.startswith("time_s,") and both.stderr == f"{out['html']}\n"


def _as_text(content: bytes) -> bytes:
    """Return what a process's output is when it is read as text."""
    return content.replace(b"\r\n", b"\n")


def test_places_that_cannot_be_written_are_refused_before_the_work(talk_file: Path, tmp_path: Path):
    assert coach("analyse", talk_file).returncode == 0
    good = tmp_path / "good.csv"
    locked = tmp_path / "nowhere" / "talk.pdf"
    for options in (
        ("--csv", good, "--pdf", locked),
        ("--csv", good, "--pdf", "-"),
        ("--csv", good, "--html", tmp_path),
        ("--csv", good, "--json", good),
        ("--csv", "-", "--json", "-"),
    ):
        done = coach("report", "last", *options)
        assert done.returncode == 2 and done.stdout == ""
        assert len(done.stderr.splitlines()) == 1 and done.stderr.startswith("coach: Not written")
    assert not good.exists() and not locked.parent.exists()


def test_no_folder_is_made_for_a_result(tmp_path: Path):
    (tmp_path / "file").touch()
    for path in (tmp_path / "nowhere" / "out.csv", tmp_path / "file" / "out.csv"):
        for act in (check_writable, partial(write_out, b"")):
            with pytest.raises(CoachError, match=r"Not written.*No such file or directory"):
                act(path)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_is_replaced_only_where_its_folder_can_be_written(tmp_path: Path, monkeypatch):
    """Root may write anywhere, so the folder's permissions are faked."""
    path = tmp_path / "out.csv"
    path.touch()
    check_writable(path)
    monkeypatch.setattr(os, "access", lambda place, _: place != tmp_path.resolve())
    with pytest.raises(CoachError, match="Not written"):
        check_writable(path)


@posix_only
def test_no_folder_is_made_where_a_link_leads(tmp_path: Path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "nowhere" / "out.csv")
    for act in (check_writable, partial(write_out, b"")):
        with pytest.raises(CoachError, match=r"Not written.*No such file or directory"):
            act(tmp_path / "link.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["link.csv"]


@pytest.mark.skipif(os.name == "nt", reason="has no such files")
def test_links_and_devices_stay_what_they_are(talk_file: Path, tmp_path: Path):
    assert coach("analyse", talk_file).returncode == 0
    (tmp_path / "link.csv").symlink_to(tmp_path / "table.csv")
    done = coach("report", "last", "--json", "/dev/stdout", "--csv", tmp_path / "link.csv")
    assert done.returncode == 0 and done.stdout.startswith("{")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "table.csv").read_bytes().startswith(b"time_s,")


def test_a_recording_and_a_session_are_drawn(
    talk_file: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    done = coach("plot", talk_file)
    assert (done.returncode, done.stdout, done.stderr) == (0, "talk.png\n", "")
    assert (tmp_path / "talk.png").read_bytes().startswith(b"\x89PNG")
    assert not (home / "sessions").exists()  # nothing is saved
    assert coach("analyse", talk_file).returncode == 0
    assert coach("plot", "last", "--out", "kept.svg", "--only", "pitch, emotion").returncode == 0
    drawn = (tmp_path / "kept.svg").read_text()
    assert "Pitch (Hz)" in drawn and "Tone of voice" in drawn and "Waveform" not in drawn
    named = coach("plot", "last", "--only", "emotion").stdout.rstrip("\n")
    assert re.fullmatch(r"talk \d{4}-\d\d-\d\d \d\d-\d\d\.png", named)
    assert (tmp_path / named).exists()
    (recording,) = (home / "sessions").glob("*/audio.wav")
    recording.unlink()
    done = coach("plot", "last", "--out", "kept.svg")
    assert done.returncode == 2 and "--only emotion" in done.stderr
    assert coach("plot", "last", "--out", "kept.svg", "--only", "emotion").returncode == 0


def test_json_follows_the_schema(talk_file: Path, schema: dict, home: Path):
    done = coach("analyse", talk_file, "--json", "-", "--no-save")
    found = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    emotions = found["emotions"]
    assert len(emotions["times_s"]) == len(emotions["probabilities"]) > 40
    assert np.allclose(np.sum(emotions["probabilities"], axis=1), 1, atol=1e-4)
    assert all(len(row) == len(found["model"]["labels"]) for row in emotions["probabilities"])
    assert found["speech_s"] == pytest.approx(
        sum(s["end_s"] - s["start_s"] for s in found["segments"])
    )
    assert found["sample_rate_hz"] == 22_050
    assert found["id"] == "unsaved"
    assert not (home / "sessions").exists()


def test_fluency_is_analysed_on_request(talk_file: Path, schema: dict):
    plain, asked = (
        json.loads(coach("analyse", talk_file, "--no-save", "--json", "-", *more).stdout)
        for more in ((), ("--fluency",))
    )
    jsonschema.validate(asked, schema)
    assert not plain["with_fluency"] and asked["with_fluency"]
    assert "blocks_per_min" in asked["metrics"] and "blocks_per_min" not in plain["metrics"]


def test_an_exercise_is_done_and_its_outcome_is_saved(talk_file: Path, home: Path):
    listed = coach("practise").stdout.splitlines()
    assert len(listed) == 9 and listed[0].startswith("two-speeds")
    done = coach("practise", "pitch-slides", "--file", talk_file)
    assert done.returncode == 0 and "of 2:00: too short to say" in done.stdout, done.stderr
    done = coach("practise", "two-speeds", "--file", paths.sample_talk())
    assert done.returncode == 0, done.stderr
    assert "1. Read" in done.stdout
    assert "Met. Well done." in done.stdout and "(goal: 2.4 to 4)" in done.stdout
    assert "Next: coach practise full-stop" in done.stdout
    assert "To delete it" not in done.stdout
    page = home / "report.html"
    assert coach("report", "last", "--html", page).returncode == 0
    assert "Exercise: read it at two speeds" in page.read_text()
    refused = coach("practise", "juggling")
    assert refused.returncode == 2 and "two-speeds" in refused.stderr


def test_a_silent_exercise_says_how_to_delete_it(home: Path, tmp_path: Path):
    path = tmp_path / "silence.wav"
    soundfile.write(path, np.zeros(48_000, np.int16), 16_000)
    done = coach("practise", "two-speeds", "--file", path)
    (one,) = Store(home).library.overviews()
    last = done.stdout.splitlines()[-1]
    assert last == f"Hardly anything was said. To delete it: coach delete {one.id}"


def test_sessions_as_json_have_their_summary(talk_file: Path, home: Path):
    assert coach("analyse", talk_file).returncode == 0
    (kept,) = json.loads(coach("sessions", "--json").stdout)
    assert kept["summary"]["headline"] in coach("sessions").stdout
    assert kept["summary"]["voice"] == "heard"
    assert kept["metrics"]["pace_10s_syllables_per_s"] > 1 and "figures" not in kept


@pytest.mark.parametrize("language", ["en", "hi"])
def test_words_that_a_terminal_cant_show_break_nothing(talk_file: Path, home: Path, language: str):
    settings.save(Settings(language=language), paths.settings_file())
    assert coach("analyse", talk_file).returncode == 0
    done = coach("report", "last", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    assert ("लहजे" in done.stdout) == (language == "hi")


def test_a_recording_can_be_of_a_conversation(talk_file: Path, home: Path):
    assert coach("analyse", talk_file, "--task", "conversation").returncode == 0
    (kept,) = json.loads(coach("sessions", "--json", "--task", "conversation").stdout)
    assert kept["task"] == "conversation"


def test_the_schema_refuses_missing_fields(talk_file: Path, schema: dict):
    found = json.loads(coach("analyse", talk_file, "--json", "-", "--no-save").stdout)
    for key in schema["required"]:
        lacking = {k: v for k, v in found.items() if k != key}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(lacking, schema)


def test_several_files_become_an_array(talk_file: Path, tmp_path: Path, schema: dict):
    out = tmp_path / "both.json"
    done = coach("analyse", talk_file, talk_file, "--json", out, "--no-save")
    assert done.returncode == 0
    found = json.loads(out.read_text())
    assert len(found) == 2
    for one in found:
        jsonschema.validate(one, schema)
    done = coach("analyse", talk_file, tmp_path / "nowhere.wav", "--json", out, "--no-save")
    assert done.returncode == 2
    assert len(json.loads(out.read_text())) == 1  # still an array


def test_silence_is_a_result_and_not_an_error(tmp_path: Path, schema: dict):
    path = tmp_path / "silence.wav"
    soundfile.write(path, np.zeros(32_000, np.int16), 16_000)
    done = coach("analyse", path, "--json", "-", "--no-save")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    jsonschema.validate(found, schema)
    assert found["speech_s"] == 0 and found["emotions"]["times_s"] == []


def test_bad_input_is_one_line_and_exit_code_2(tmp_path: Path, talk_file: Path):
    done = coach("analyse", tmp_path / "nowhere.wav", "--no-save")
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr

    mixed = coach("analyse", tmp_path / "nowhere.wav", talk_file, "--no-save")
    assert mixed.returncode == 2
    assert "0:20" in mixed.stdout  # the good one is analysed anyway


@posix_only
def test_a_pipe_does_not_hang(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.wav")
    done = coach("analyse", tmp_path / "pipe.wav", timeout=20)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "nothing", "--html", "x.html"),
        ("plot", "nowhere.wav"),
        ("plot", "nothing"),
        ("plot", "talk", "--out", "talk.gif"),
        ("plot", "talk", "--only", "smell"),
        ("plot", "talk", "--out", "/nowhere/out.png"),
        ("analyse", "talk", "--json", "/nowhere/out.json", "--no-save"),
    ],
)
def test_other_failures_are_one_line_too(arguments, talk_file: Path, tmp_path: Path):
    arguments = [talk_file if a == "talk" else a for a in arguments]
    done = coach(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and done.stderr.startswith("coach: ")


def test_a_data_folder_that_is_a_file_is_reported(tmp_path: Path, talk_file: Path):
    (tmp_path / "taken").touch()
    done = coach("sessions", COACH_HOME=str(tmp_path / "taken"))
    assert done.returncode == 2 and "choose another folder" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (
        coach("analyse", talk_file, "--no-save", COACH_HOME=str(tmp_path / "taken")).returncode == 0
    )


def test_a_name_that_is_not_text_gets_one_that_is(tmp_path: Path, talk_file: Path):
    name = os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.wav")
    os.link(talk_file, name)
    done = coach("analyse", name)
    assert done.returncode == 0 and done.stdout.startswith("bad?.wav: ")
    page = tmp_path / "report.html"
    assert coach("report", "last", "--html", page).returncode == 0
    assert "bad?.wav" in page.read_text()


def test_an_mp3_is_analysed_without_complaints(tmp_path: Path, talk):
    soundfile.write(tmp_path / "talk.mp3", *talk)
    done = coach("analyse", tmp_path / "talk.mp3", "--no-save")
    assert done.returncode == 0 and done.stderr == ""


def test_headless_demo_prints_where_things_are(home: Path):
    done = coach("demo", "--headless", "--speed", "50", DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 0, done.stderr
    found = dict(line.split(maxsplit=1) for line in done.stdout.splitlines()[1:])
    assert "<svg" in Path(found["report"]).read_text()
    assert Path(found["timeline"]).read_bytes().startswith(b"\x89PNG")
    assert found["session"] in coach("sessions").stdout


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_a_recording_is_not_opened_without_a_display(talk_file: Path):
    done = coach("open", talk_file, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 2 and "coach analyse FILE" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize("number", ENDING_SIGNALS)
@pytest.mark.parametrize("display", ["", ":987"])
def test_without_a_display_the_talk_runs_headless(home: Path, number, display: str):
    """The plain command on a machine without a display, ended early as with Ctrl-C."""
    process = subprocess.Popen(
        [sys.executable, "-m", "coach"],
        env=os.environ | {"DISPLAY": display, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert "No display" in process.stderr.readline()
    until_s = time.monotonic() + 20
    while time.monotonic() < until_s:
        recordings = list((home / "sessions").glob("*.partial/audio.wav"))
        if recordings and recordings[0].stat().st_size > 100_000:
            break
        time.sleep(0.1)
    process.send_signal(number)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    assert "timeline.png" in out


def test_selftest_passes():
    done = coach("selftest")
    assert done.returncode == 0, done.stdout
    assert "FAIL" not in done.stdout
    assert done.stdout.count("ok  ") == 5


def test_devices_are_listed_as_json(monkeypatch: pytest.MonkeyPatch):
    done = coach("devices", "--json", PULSE_SERVER="unix:/nowhere")
    assert done.returncode == 0, done.stderr
    assert isinstance(json.loads(done.stdout), list)


def test_unknown_command_is_refused():
    assert coach("dance").returncode == 2


def test_analysis_needs_no_qt_and_no_librosa():
    loaded = loaded_by("import coach.analysis.analyzer, coach.pipeline")
    assert not {"PySide6", "librosa", "scipy", "tensorflow", "training"} & loaded


@pytest.mark.skipif(os.name == "nt", reason="has no such shell")
@pytest.mark.parametrize("options", ["", "--json -"])
@linux_only
@pytest.mark.parametrize(
    ("redirection", "why"),
    [
        (">&-", "Bad file descriptor"),
        (">/dev/full", "No space left"),
        ("| head -c 0; exit ${PIPESTATUS[0]}", "Broken pipe"),
    ],
)
def test_output_that_can_not_be_written_is_one_line(
    talk_file: Path, home: Path, options: str, redirection: str, why: str
):
    done = in_bash(f"analyse --no-save {options} '{talk_file}' {redirection}")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("coach: Output not written") and why in line


@pytest.mark.skipif(os.name == "nt", reason="has no such shell")
@linux_only
@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_error_output_that_cannot_be_written_changes_nothing(
    talk_file: Path, home: Path, redirection: str
):
    missing = talk_file.with_name("nowhere.wav")
    done = in_bash(f"analyse --no-save '{missing}' '{talk_file}' {redirection}")
    assert done.returncode == 2
    assert done.stdout.startswith("talk.wav: ") and "nowhere" not in done.stdout


def in_bash(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m coach {command}"],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def heed_signals() -> None:
    """In a child process: ignore no signal, even if the test runner does, as under nohup."""
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_DFL)


@posix_only
@pytest.mark.parametrize("number", ENDING_SIGNALS)
def test_an_analysis_that_is_ended_leaves_nothing_half_done(
    talk_file: Path, home: Path, tmp_path: Path, number: signal.Signals
):
    long = tmp_path / "long.wav"
    samples, rate_hz = soundfile.read(talk_file, dtype="int16")
    soundfile.write(long, np.tile(samples, 30), rate_hz)
    process = subprocess.Popen(
        [sys.executable, "-m", "coach", "analyse", talk_file, long],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_signals,
    )
    told = process.stdout.readline()  # of the one that has finished
    assert list((home / "sessions").glob("*.partial/audio.wav"))
    helpers = children(process.pid)
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 128 + number, err
    assert "Traceback" not in err and len(err.splitlines()) <= 1
    (kept,) = (home / "sessions").iterdir()
    assert kept.name in told and (kept / "audio.wav").exists()
    assert helpers and comes_true(lambda: not any(map(is_running, helpers)))


@pytest.mark.parametrize("number", ENDING_SIGNALS)
def test_a_signal_ends_the_program_even_if_a_library_raises_another_error(
    number: signal.Signals, request: pytest.FixtureRequest
):
    """As a C library may, if it is calling Python when the signal comes."""
    before = signal.signal(number, signal.SIG_DFL)  # nohup ignores some, and then so do we
    request.addfinalizer(lambda: signal.signal(number, before))
    with pytest.raises(Ended) as ended, raise_on_termination():
        try:
            signal.raise_signal(number)
        except BaseException as raised:
            raise TypeError("could not export") from raised
    assert ended.value.exit_code == 128 + number
    with pytest.raises(TypeError, match="of its own"), raise_on_termination():
        raise TypeError("of its own")


@posix_only
@pytest.mark.parametrize("number", ENDING_SIGNALS)
def test_a_signal_is_held_back_until_a_block_is_left(
    number: signal.Signals, request: pytest.FixtureRequest
):
    before = signal.signal(number, signal.SIG_DFL)
    request.addfinalizer(lambda: signal.signal(number, before))
    done = []
    with pytest.raises(Ended) as ended, raise_on_termination():
        with termination_postponed():
            os.kill(os.getpid(), number)
            done.append("inside")
        done.append("after")
    assert ended.value.exit_code == 128 + number and done == ["inside"]
