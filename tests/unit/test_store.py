from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coach.errors import CoachError
from coach.session.store import Store
from coach.session.summary import summarise
from coach.types import EventKind, SessionKind, SpeechSegment


@pytest.fixture
def store(home: Path) -> Store:
    return Store(home)


def kept(store: Store, session):
    draft = store.begin()
    draft.audio_path.write_bytes(b"sound")
    one = replace(session, id=draft.id, started_at=draft.started_at)
    store.commit(draft, one)
    return one


def test_a_session_comes_back_as_it_was(store: Store, session):
    one = kept(store, session)
    back = store.load(one.id)
    for name in one.__slots__:
        if name != "emotions":
            assert getattr(back, name) == getattr(one, name), name
    assert len(back.emotions) == len(one.emotions) > 0
    for a, b in zip(one.emotions, back.emotions, strict=True):
        assert (a.start_s, a.end_s) == (b.start_s, b.end_s)
        assert np.array_equal(a.probabilities, b.probabilities)
        assert a.activation == b.activation is not None
    assert store.audio_path(one.id).read_bytes() == b"sound"


def test_the_database_is_in_wal_mode(store: Store):
    with closing(sqlite3.connect(store.folder / "library.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_library_of_the_first_version_is_brought_up_to_date(store: Store, session):
    one = kept(store, session)
    with closing(sqlite3.connect(store.folder / "library.db")) as connection, connection:
        connection.execute("ALTER TABLE emotion DROP COLUMN activation")
        connection.execute("ALTER TABLE session DROP COLUMN with_fluency")
        connection.execute("ALTER TABLE session DROP COLUMN exercise")
        connection.execute("ALTER TABLE event DROP COLUMN rejected")
        connection.execute("ALTER TABLE event DROP COLUMN inside_phrase")
        connection.execute("PRAGMA user_version = 1")
    old = Store(store.folder).load(one.id)
    assert len(old.emotions) == len(one.emotions)
    assert {reading.activation for reading in old.emotions} == {None}
    assert old.events == tuple(replace(event, inside_phrase=None) for event in one.events)
    assert not old.with_fluency
    assert kept(store, session).id != one.id


def test_an_event_that_the_speaker_rejects_counts_no_more(store: Store, session):
    one = kept(store, session)
    number = next(i for i, e in enumerate(one.events) if e.kind == EventKind.PAUSE)
    changed = store.reject_event(one.id, number, rejected=True)
    again = store.load(one.id)
    assert again.events == changed.events and again.events[number].rejected
    assert again.metrics == pytest.approx(changed.metrics)
    assert len(again.events_that_count) == len(one.events) - 1
    assert again.metrics["pauses_per_min"] < one.metrics["pauses_per_min"]
    (overview,) = store.overviews()
    assert overview.summary == summarise(again)
    assert overview.summary.pauses == summarise(one).pauses - 1
    back = store.reject_event(one.id, number, rejected=False)
    assert back.metrics == pytest.approx(one.metrics)


@pytest.fixture
def long_one(session):
    """Long enough to be compared with."""
    return replace(session, segments=(SpeechSegment(0.0, 30.0, None, None),))


def test_earlier_metrics_are_those_of_the_same_kind(store: Store, session, long_one):
    kept(store, session)  # too short to say anything
    session = long_one
    first, second = kept(store, session), kept(store, session)
    assert store.earlier_metrics(second, most=5) == [first.metrics]
    assert store.earlier_metrics(first, most=5) == []
    assert store.earlier_metrics(replace(second, kind=SessionKind.LIVE), most=5) == []


def test_like_is_compared_with_like(store: Store, long_one):
    session = long_one
    talk = kept(store, session)
    first = kept(store, replace(session, exercise="project"))
    second = kept(store, replace(session, exercise="project"))
    assert store.earlier_metrics(second, most=5) == [first.metrics]
    assert [a.started_at for a in store.attempts("project")] == [
        second.started_at,
        first.started_at,
    ]
    assert store.attempts("project")[0].metrics == second.metrics
    assert store.earlier_metrics(replace(talk, started_at=second.started_at), most=5) == []
    assert store.attempts("two-speeds") == []


def test_overviews_are_newest_first(store: Store, session):
    first, second = kept(store, session), kept(store, session)
    assert [one.id for one in store.overviews()] == [second.id, first.id]
    assert store.overviews()[0].summary.headline
    assert store.overviews()[0].speech_s == pytest.approx(session.speech_s)


def test_find_by_beginning_and_last(store: Store, session):
    first, second = kept(store, session), kept(store, session)
    assert store.find(first.id) == first.id
    assert store.find("last") == second.id
    with pytest.raises(CoachError, match="2 sessions begin so"):
        store.find("2")
    with pytest.raises(CoachError, match="no such session"):
        store.find("nothing")


def test_deleted_means_deleted(store: Store, session):
    one = kept(store, session)
    store.delete(one.id)
    assert store.overviews() == []
    assert not store.audio_path(one.id).parent.exists()
    with closing(sqlite3.connect(store.folder / "library.db")) as connection:
        for table in ("emotion", "segment", "event", "metric"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    with pytest.raises(CoachError, match="isn't in the library"):
        store.load(one.id)


def test_a_discarded_draft_leaves_nothing(store: Store):
    draft = store.begin()
    assert draft.folder.name.endswith(".partial")
    store.discard(draft)
    assert not draft.folder.exists()


def test_several_coaches_at_once(home: Path, session):
    failures: list[Exception] = []

    def practise() -> None:
        try:
            for _ in range(5):
                kept(Store(home), session)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=practise) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(Store(home).overviews()) == 20


def test_several_coaches_make_the_library_at_once(tmp_path: Path):
    failures: list[Exception] = []

    def start(folder: Path, together: threading.Barrier) -> None:
        together.wait()
        try:
            Store(folder)
        except Exception as error:
            failures.append(error)

    for number in range(40):  # without waiting, about one in ten goes wrong
        together = threading.Barrier(6)
        threads = [
            threading.Thread(target=start, args=(tmp_path / str(number), together))
            for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not failures


def test_a_damaged_database_is_told(home: Path):
    Store(home)
    (home / "library.db").write_bytes(b"not a database" * 1_000)
    with pytest.raises(CoachError, match="can't be used"):
        Store(home)


def test_a_later_schema_is_refused(home: Path):
    Store(home)
    with closing(sqlite3.connect(home / "library.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(CoachError, match="later version"):
        Store(home)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path):
    (tmp_path / "taken").touch()
    with pytest.raises(CoachError, match="can't be used"):
        Store(tmp_path / "taken")
