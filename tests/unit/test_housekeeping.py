"""The commands that look after what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.session.folder import SessionFolder
from coach.session.store import Store
from tests.faults.talk import talk
from tests.keeping import keep
from tests.unit.test_cli import coach


@pytest.fixture
def store(home: Path) -> Store:
    return Store(home)


def test_what_was_cut_off_is_listed_and_recovered(store: Store, session):
    one = keep(store, session, talk()[: 20 * session.sample_rate_hz])
    store.set_back(one.id)
    listed = coach("recover")
    assert listed.returncode == 0 and listed.stdout.startswith(one.id)
    assert "coach recover ID" in listed.stderr
    done = coach("recover", one.id[:12])
    assert done.returncode == 0 and one.id in done.stdout
    assert store.load(one.id).metrics == pytest.approx(one.metrics)
    assert coach("recover").stdout == ""
    wrong = coach("recover", "20200101-000000-abcd", "../..")
    assert wrong.returncode == 2 and len(wrong.stderr.splitlines()) == 2


def test_discarding_needs_a_yes(store: Store, session):
    one = keep(store, session)
    store.set_back(one.id)
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


def test_deleting_needs_a_yes_and_a_name(store: Store, session):
    one, other = keep(store, session), keep(store, session)
    assert "--yes" in coach("delete", one.id).stderr
    assert "No session was named" in coach("delete").stderr
    assert len(store.library.ids()) == 2
    assert coach("delete", one.id, "--yes").returncode == 0
    assert store.library.ids() == {other.id}
    assert coach("delete", "--all", "--yes").returncode == 0
    assert store.library.ids() == set() and list(store.sessions.iterdir()) == []


def test_recordings_can_be_made_smaller(store: Store, session):
    one = keep(store, session, talk()[: 20 * session.sample_rate_hz])
    done = coach("compress", "last")
    assert done.returncode == 0 and "% of it" in done.stdout
    assert store.audio_path(one.id).suffix == ".flac"
    assert coach("compress", "--all").stdout == ""
