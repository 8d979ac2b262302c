"""Databases that are broken, in every way that files break."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from coach.audio.file_source import FileSource
from coach.domain.stream import Notice, SessionKind
from coach.pipeline import analyse_again, make_session
from coach.store.doctor import examine
from coach.store.folder import SessionDamaged, SessionFolder
from coach.store.library import Library
from coach.store.recovery import recover
from coach.store.session_store import Store
from tests.faults.talk import talk
from tests.keeping import keep


def garbage(path: Path) -> None:
    path.write_bytes(random.Random(0).randbytes(10_000))


def half(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def pages_of_noise(path: Path) -> None:
    """Keep the header, and overwrite the rest."""
    content = path.read_bytes()
    path.write_bytes(content[:100] + random.Random(0).randbytes(len(content) - 100))


def other_tables(path: Path) -> None:
    """Replace it by a valid database that isn't ours."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
        version = 6 if path.name == "library.db" else 1
        connection.execute(f"PRAGMA user_version = {version}")


def wrong_values(path: Path) -> None:
    """Write values that are valid for SQLite but make no sense."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, column in (("session", "summary"), ("state", "metrics")):
            try:
                connection.execute(f"UPDATE {table} SET {column} = '{{\"no\": json'")
            except sqlite3.OperationalError:
                continue


_FAULTS = [garbage, half, empty, pages_of_noise, other_tables, wrong_values]
_Fault = Callable[[Path], None]


@pytest.mark.parametrize("fault", _FAULTS)
def test_a_broken_list_is_set_aside_and_rebuilt(home: Path, session, fault: _Fault):
    store = Store(home)
    kept = [keep(store, session).id for _ in range(3)]
    before = [store.load(one) for one in kept]
    fault(home / "library.db")
    told: list[Notice] = []
    again = Store(home, told.append)
    assert sorted(one.id for one in again.library.overviews()) == sorted(kept)
    assert [again.load(one).metrics for one in kept] == [one.metrics for one in before]
    aside = list(home.glob("library-damaged-*.db"))
    if fault is empty:  # an empty file is an empty database
        assert not aside and not told
    else:
        assert len(aside) == 1 and "3 sessions" in told[0].message
    assert all(check.passed for check in examine(again))
    assert Store(home, told.append).library.ids() == set(kept) and len(told) <= 1


def test_a_list_that_breaks_just_after_it_was_opened_is_rebuilt(
    home: Path, session, monkeypatch: pytest.MonkeyPatch
):
    """Another coach that is setting it aside may leave it like this."""
    one = keep(Store(home), session)
    opened = []

    def open_and_break(path: Path, sessions: Path) -> Library:
        opened.append(Library(path, sessions))
        if len(opened) == 1:
            garbage(path)
        return opened[-1]

    monkeypatch.setattr("coach.store.session_store.Library", open_and_break)
    assert Store(home).library.ids() == {one.id} and len(opened) == 2


@pytest.mark.expects_log
def test_a_list_that_breaks_while_it_is_used_loses_no_session(home: Path, session):
    store = Store(home)
    garbage(home / "library.db")
    one = keep(store, session)  # saved, though it can't be listed
    assert Store(home).library.ids() == {one.id}


@pytest.mark.parametrize("fault", [*_FAULTS, Path.unlink])
def test_broken_rows_are_rebuilt_from_the_sound(home: Path, session, model, fault: _Fault):
    store = Store(home)
    one = keep(store, session, talk()[: 20 * session.sample_rate_hz])
    fault(SessionFolder(store.sessions, one.id).events_path)
    with pytest.raises(SessionDamaged, match="coach recover"):
        store.load(one.id)
    assert [check.name for check in examine(store) if not check.passed] == [one.id]
    recover(store, one.id, partial(analyse_again, load_model=lambda: model))
    back = store.load(one.id)
    assert back.segments == one.segments and back.events == one.events
    assert len(back.emotions) == len(one.emotions)
    assert back.metrics == pytest.approx(one.metrics)
    assert all(check.passed for check in examine(store))


def test_rows_broken_before_the_list_was_are_offered_for_recovery(home, session):
    store = Store(home)
    one = keep(store, session)
    garbage(SessionFolder(store.sessions, one.id).events_path)
    garbage(home / "library.db")
    again = Store(home)
    assert again.library.ids() == set()
    assert [left.id for left in again.unfinished()] == [one.id]


def test_sound_that_was_changed_is_noticed(home: Path, model, talk_file: Path):
    store = Store(home)
    one = make_session(FileSource(talk_file), model, SessionKind.FILE, store)
    assert all(check.passed for check in examine(store))
    path = store.audio_path(one.id)
    content = bytearray(path.read_bytes())
    content[5_000] ^= 1  # one bit
    path.write_bytes(content)
    (found,) = [check for check in examine(store) if not check.passed]
    assert "isn't the sound that was written" in found.found


def test_a_coach_with_a_broken_list_opens_anyway(home: Path, session):
    keep(Store(home), session)
    garbage(home / "library.db")
    done = subprocess.run(
        [sys.executable, "-m", "coach", "sessions"], capture_output=True, text=True
    )
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 1
    assert "repaired" in done.stderr
