"""kill -9 while somebody speaks."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.domain.session import Session
from coach.store.folder import PARTIAL, SessionFolder, folders
from coach.store.recording import read_recording
from coach.store.recovery import recover
from coach.store.session_store import Store
from tests.faults.talk import RATE_HZ, is_talk

_ROOT = Path(__file__).resolve().parents[2]
#: Coaches at once; more might be too much for the computer to keep up in real time.
_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class Killed:
    """What a killed coach left behind; said: the samples handed over before."""

    home: Path
    said: int


def kill_all(
    folder: Path, after_s: list[float], model: bool = False, together: bool = False
) -> list[Killed]:
    """Record practices at the same time, and kill each so many seconds after the first sound.

    together: all of them use the same home.
    """
    victims = []
    for number in range(len(after_s)):
        home = folder / ("home" if together else f"home-{number}")
        counter = folder / f"counter-{number}"
        command = [sys.executable, "-m", "tests.faults.victim", str(home), str(counter)]
        command += ["--model"] if model else []
        victims.append((subprocess.Popen(command, cwd=_ROOT), home, counter))
    until_s = time.monotonic() + 60
    while not all(_said(counter) for _, _, counter in victims):
        assert time.monotonic() < until_s and all(v.poll() is None for v, _, _ in victims)
        time.sleep(0.01)
    begun_s = time.monotonic()
    killed = []
    for wait_s, (victim, home, counter) in sorted(zip(after_s, victims, strict=True)):
        time.sleep(max(0.0, begun_s + wait_s - time.monotonic()))
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        killed.append(Killed(home, _said(counter)))
    return killed


def _said(counter: Path) -> int:
    try:
        return struct.unpack("<q", counter.read_bytes()[:8])[0]
    except (FileNotFoundError, struct.error):
        return 0


def committed(folder: SessionFolder, copy: Path) -> dict[str, list[tuple]]:
    """Return the rows that a killed coach had committed, as SQLite itself reads them."""
    shutil.copytree(folder.path, copy)
    with closing(sqlite3.connect(copy / "events.db")) as connection:
        return {
            table: connection.execute(f"SELECT start_s, end_s FROM {table}").fetchall()
            for table in ("emotion", "segment", "event")
        }


def must_not(*_) -> Session:
    raise AssertionError("the rows were there")


@pytest.mark.parametrize("round_", range(17))
def test_a_kill_at_any_instant_costs_at_most_a_tenth_of_a_second(round_: int, tmp_path: Path):
    chance = random.Random(round_)
    waits_s = [chance.uniform(0.05, 2.0) for _ in range(_AT_ONCE)]
    for number, one in enumerate(kill_all(tmp_path, waits_s, model=round_ % 3 == 0)):
        (left,) = folders(one.home / "sessions", PARTIAL)
        kept = committed(left, tmp_path / f"copy-{number}")
        store = Store(one.home)
        assert [u.id for u in store.unfinished()] == [left.id]
        begun_s = time.monotonic()
        session = recover(store, left.id, must_not)
        took_s = time.monotonic() - begun_s
        assert took_s < 2
        samples = read_recording(store.audio_path(session.id)).samples
        assert is_talk(samples)
        assert one.said - len(samples) <= 0.1 * RATE_HZ
        assert session.duration_s == pytest.approx(len(samples) / RATE_HZ)
        back = store.load(session.id)
        assert back.metrics == session.metrics
        for table, found in (
            ("emotion", back.emotions),
            ("segment", back.segments),
            ("event", back.events),
        ):
            assert set(kept[table]) <= {(one.start_s, one.end_s) for one in found}
        assert store.unfinished() == [] and len(store.library.overviews()) == 1


def test_findings_are_saved_up_to_the_last_second(tmp_path: Path):
    (one,) = kill_all(tmp_path, [9.0], model=True)
    store = Store(one.home)
    session = recover(store, store.unfinished()[0].id, must_not)
    assert len(session.emotions) > 10 and session.metrics["speech_level_dbfs"] < 0
    assert session.emotions[-1].end_s > session.duration_s - 3
    assert session.speech_s > 0.5 * session.duration_s  # including the sentence that was cut off
