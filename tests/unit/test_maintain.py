"""The commands that look after stored sessions."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coach.coaching.goals import DAYS, Aim
from coach.domain.stream import Task
from coach.store.folder import PARTIAL, SessionFolder
from coach.store.goal_file import write_goals
from coach.store.session_store import Store
from tests.faults.talk import RATE_HZ, talk
from tests.keeping import keep
from tests.unit.test_cli import coach

pytestmark = pytest.mark.slow

if sys.platform != "win32":
    import pty


def test_an_interrupted_practice_is_listed_and_recovered(store: Store, session):
    one = keep(store, session, talk()[: 20 * session.sample_rate_hz])
    store.mark_unfinished(one.id)
    listed = coach("recover")
    assert listed.returncode == 0 and listed.stdout.startswith(one.id)
    assert "coach recover ID" in listed.stderr
    done = coach("recover", one.id[:12])
    assert done.returncode == 0 and one.id in done.stdout
    assert store.load(one.id).metrics == pytest.approx(one.metrics)
    assert coach("recover").stdout == ""
    wrong = coach("recover", "20200101-000000-abcd", "../..")
    assert wrong.returncode == 2 and len(wrong.stderr.splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminal")
def test_recovery_shows_its_progress_and_ends_on_ctrl_c(store: Store, session):
    one = keep(store, replace(session, sample_rate_hz=RATE_HZ), np.tile(talk(), 20))
    store.mark_unfinished(one.id)
    left = SessionFolder(store.sessions, one.id, PARTIAL)
    left.events_path.unlink()
    before = {path.name: path.read_bytes() for path in left.path.iterdir()}
    terminal, its_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "coach", "recover", one.id],
        stdout=subprocess.PIPE,
        stderr=its_end,
        start_new_session=True,
        # If the tests run in the background, the shell has it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    os.close(its_end)
    shown = b""
    while b" 10%" not in shown:
        shown += os.read(terminal, 1_024)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=30)
    os.close(terminal)
    assert process.returncode and not told
    after = {path.name: path.read_bytes() for path in left.path.iterdir() if path.name != "lock"}
    assert after == before
    assert list(store.sessions.iterdir()) == [left.path]


def test_discarding_needs_a_yes(store: Store, session):
    one = keep(store, session)
    store.mark_unfinished(one.id)
    refused = coach("recover", one.id, "--discard")
    assert refused.returncode == 2 and "--yes" in refused.stderr
    assert len(store.unfinished()) == 1
    assert coach("recover", one.id, "--discard", "--yes").returncode == 0
    assert store.unfinished() == []


def test_the_doctor_finds_what_is_broken(store: Store, session):
    one = keep(store, session)
    assert coach("doctor").returncode == 0
    SessionFolder(store.sessions, one.id).events_path.write_bytes(b"nothing" * 999)
    found = coach("doctor")
    assert found.returncode == 1
    (line,) = [line for line in found.stdout.splitlines() if line.startswith("FAIL")]
    assert one.id in line and "coach recover" in line


def test_the_doctor_reads_the_goals(store: Store):
    assert "intact, 0 goals" in coach("doctor").stdout
    store.goals_path.write_text('{"goals": [{"metric": "luck", "times": 3}]}')
    found = coach("doctor")
    assert found.returncode == 1 and "1 goal can't be understood." in found.stdout
    store.goals_path.write_text("nothing")
    assert "Repair or delete the file" in coach("doctor").stdout


def test_deleting_needs_a_yes_and_a_name(store: Store, session):
    one, other = keep(store, session), keep(store, session)
    assert "--yes" in coach("delete", one.id).stderr
    assert "No session was named" in coach("delete").stderr
    assert len(store.library.ids()) == 2
    assert coach("delete", one.id, "--yes").returncode == 0
    assert store.library.ids() == {other.id}
    assert coach("delete", "--all", "--yes").returncode == 0
    assert store.library.ids() == set() and list(store.sessions.iterdir()) == []


def test_sessions_being_recorded_are_left_alone_and_counted(store: Store, session):
    left = []
    for count in ("1 session", "2 sessions"):
        one = keep(store, session)
        store.mark_unfinished(one.id)
        left.append(SessionFolder(store.sessions, one.id, PARTIAL))
        with ExitStack() as held:
            for folder in left:
                held.enter_context(folder.lock())
            told = coach("delete", "--all", "--yes").stdout
        assert told == f"Nothing is left in {store.folder} but {count} being recorded.\n"
    assert all(folder.exists() for folder in left)


def test_sessions_are_described_and_found(store: Store, session):
    one, other = keep(store, session), keep(store, session)
    told = ("--title", "Pitch to the board", "--task", "read", "--tags", "work, board")
    done = coach("tag", one.id, *told)
    assert done.returncode == 0 and done.stdout.split()[1:] == [
        *["Pitch", "to", "the", "board", "read", "work,", "board"]
    ]
    assert coach("tag", one.id, "--tags", "board").returncode == 0  # the rest stays
    back = store.load(one.id)
    assert (back.title, back.task, back.tags) == ("Pitch to the board", Task.READ, ("board",))
    for asked in (("--search", "PITCH board"), ("--task", "read"), ("--tag", "board")):
        (line,) = coach("sessions", *asked).stdout.splitlines()
        assert line.startswith(one.id) and line.endswith("[board]")
    assert coach("sessions", "--task", "talk").stdout.startswith(other.id)
    nothing = coach("sessions", "--search", "nowhere")
    assert nothing.stdout == "" and "No session matches" in nothing.stderr
    assert "No title, task, tags or script" in coach("tag", "last").stderr
    script = store.folder / "script.txt"
    script.write_text("Good morning.")
    done = coach("tag", one.id, "--script", script)
    assert done.returncode == 0 and done.stdout.splitlines()[1] == "The script has 2 words."
    assert done.stderr == f"To compare it with the script: coach words {one.id}\n"
    assert store.load(one.id).script == "Good morning." and store.load(one.id).tags == ("board",)
    assert coach("tag", one.id, "--script", "").returncode == 0
    assert store.load(one.id).script == ""
    assert coach("tag", one.id, "--task", "juggling").returncode == 2


def test_the_progress_is_shown_and_exported(store: Store, session, tmp_path: Path):
    assert "trends appear here" in coach("progress").stderr
    one = keep(store, session)
    write_goals([Aim(DAYS, 1, one.started_at, least=3.0)], store.goals_path)
    told = coach("progress").stdout
    assert one.id in told and "Goal: Practise on 3 days a week. 0 of 3 days this week" in told
    table, whole = tmp_path / "out.csv", tmp_path / "out.json"
    assert coach("progress", "--csv", table, "--json", whole).stdout == ""
    assert one.id in table.read_text() and "fillers_per_min" in table.read_text()
    assert json.loads(whole.read_text())["goals"][0]["metric"] == DAYS
    refused = coach("progress", "--csv", "/nowhere/out.csv")
    assert refused.returncode == 2 and "Not written" in refused.stderr
    store.goals_path.write_text("{")
    damaged = coach("progress", "--csv", "-")
    assert one.id in damaged.stdout and "Goals can't be read" in damaged.stderr
    assert coach("delete", "--all", "--yes").returncode == 0
    assert not store.goals_path.exists()


def test_recordings_can_be_made_smaller(store: Store, session):
    one = keep(store, session, talk()[: 20 * session.sample_rate_hz])
    done = coach("compress", "last")
    assert done.returncode == 0 and "% of that" in done.stdout
    assert store.audio_path(one.id).suffix == ".flac"
    assert coach("compress", "--all").stdout == ""
