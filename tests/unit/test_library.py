"""The list of sessions: which sessions it compares, and how older lists are migrated."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from coach.coaching.figures import figures
from coach.common.errors import CoachError
from coach.domain.session import Voice
from coach.domain.stream import SessionKind, SpeechSegment, Task
from coach.insights.session_view import SessionView
from coach.insights.trends import habit
from coach.store import migrations
from coach.store.folder import SessionFolder
from coach.store.session_store import Store
from tests.keeping import keep


def test_the_database_is_in_wal_mode(store: Store):
    with closing(sqlite3.connect(store.folder / "library.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_library_of_version_4_is_moved_into_the_folders(home: Path, session):
    """That version held everything about every session, which is now in the folders."""
    one = replace(session, id="20260102-030405-abcd", dropped_samples=7)
    home.mkdir()
    with closing(sqlite3.connect(home / "library.db")) as connection, connection:
        for number, migration in enumerate(migrations.MIGRATIONS, 1):
            connection.executescript(migration)
            if number == 1:  # such a library had no activation yet
                _insert_as_version_1(connection, one)
        connection.execute("UPDATE emotion SET activation = 0.5 WHERE rowid > 1")
        connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS)}")
    store = Store(home)
    back = store.load(one.id)
    assert [r.activation for r in back.emotions] == [None] + [0.5] * (len(one.emotions) - 1)
    assert np.array_equal(back.emotions[3].probabilities, one.emotions[3].probabilities)
    assert back.events == tuple(replace(event, inside_phrase=None) for event in one.events)
    for name in ("title", "started_at", "duration_s", "model", "segments", "metrics",
                 "metric_readings", "metric_definitions", "dropped_samples"):  # fmt: skip
        assert getattr(back, name) == getattr(one, name), name
    assert [overview.id for overview in store.library.overviews()] == [one.id]
    assert Store(home).load(one.id).metrics == one.metrics  # it isn't migrated twice


def test_an_invalid_session_of_version_4_stops_nothing(home: Path, session):
    one = replace(session, id="20260102-030405-abcd")
    other = replace(session, id="20260102-030405-dcba")
    home.mkdir()
    with closing(sqlite3.connect(home / "library.db")) as connection, connection:
        for number, migration in enumerate(migrations.MIGRATIONS, 1):
            connection.executescript(migration)
            if number == 1:
                _insert_as_version_1(connection, one)
                _insert_as_version_1(connection, other)
        connection.execute("UPDATE session SET model = 'no' WHERE id = ?", (one.id,))
        connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS)}")
    assert Store(home).library.ids() == {other.id}


def _insert_as_version_1(connection: sqlite3.Connection, one) -> None:
    connection.execute(
        "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            one.id,
            one.kind,
            one.title,
            one.started_at.isoformat(),
            one.sample_rate_hz,
            one.duration_s,
            one.speech_s,
            msgspec.json.encode(one.model).decode(),
            msgspec.json.encode(one.metrics).decode(),
            msgspec.json.encode(one.metric_definitions).decode(),
            msgspec.json.encode(SessionView(one).summary).decode(),
            one.dropped_samples,
            one.skipped_windows,
        ),
    )
    for table, rows in {
        "emotion": [(r.start_s, r.end_s, r.probabilities.tobytes()) for r in one.emotions],
        "segment": [(s.start_s, s.end_s, s.label, s.confidence) for s in one.segments],
        "event": [(e.kind, e.start_s, e.end_s, e.confidence) for e in one.events],
        "metric": [(m.key, m.time_s, m.value) for m in one.metric_readings],
    }.items():
        marks = ", ".join("?" * (len(rows[0]) + 1))
        connection.executemany(
            f"INSERT INTO {table} VALUES ({marks})", [(one.id, *row) for row in rows]
        )


@pytest.fixture
def long_one(session):
    """A session long enough to be compared with."""
    return replace(session, segments=(SpeechSegment(0.0, 30.0, None, None),))


def test_earlier_figures_are_those_of_the_same_kind(store: Store, session, long_one):
    keep(store, session)  # too short to be compared with
    session = long_one
    first, second = keep(store, session), keep(store, session)
    assert store.library.earlier_figures(second, most=5) == [figures(first)]
    assert store.library.earlier_figures(first, most=5) == []
    assert store.library.earlier_figures(replace(second, kind=SessionKind.LIVE), most=5) == []


def test_like_is_compared_with_like(store: Store, long_one):
    session = long_one
    talk = keep(store, session)
    first = keep(store, replace(session, exercise="project"))
    second = keep(store, replace(session, exercise="project"))
    assert store.library.earlier_figures(second, most=5) == [figures(first)]
    assert [a.started_at for a in store.library.attempts("project")] == [
        second.started_at,
        first.started_at,
    ]
    attempt = store.library.attempts("project")[0]
    assert attempt.figures == figures(second)
    assert (attempt.duration_s, attempt.speech_s) == (second.duration_s, second.speech_s)
    assert store.library.earlier_figures(replace(talk, started_at=second.started_at), most=5) == []
    assert store.library.attempts("two-speeds") == []


def test_talks_and_readings_are_compared_separately(store: Store, long_one):
    talk, read = (keep(store, replace(long_one, task=task)) for task in (Task.TALK, Task.READ))
    later = keep(store, replace(long_one, task=Task.READ))
    assert store.library.earlier_figures(later, most=5) == [figures(read)]
    store.library.put(replace(talk, task=Task.READ))  # the speaker changes it later
    assert len(store.library.earlier_figures(later, most=5)) == 2
    # An exercise is its own task, whichever task was chosen when it was done.
    for task in (Task.TALK, Task.READ):
        done = keep(store, replace(long_one, exercise="two-speeds", task=task))
    assert len(store.library.earlier_figures(done, most=5)) == 1


def test_energy_is_compared_within_a_model_and_since_the_usual_was_forgotten(
    store: Store, session, long_one
):
    other = replace(long_one.model, sha256="1" * 64)
    by_other = keep(store, replace(long_one, model=other))
    own = keep(store, long_one)
    later = keep(store, long_one)
    rest = {key: value for key, value in figures(own).items() if key != "energy_percent"}
    assert "energy_percent" in own.metrics
    assert store.library.earlier_figures(later, most=5) == [figures(own), rest]
    for since in (None, later.started_at):
        assert store.library.earlier_figures(later, 5, since) == [rest, rest]
    listed = store.library.overviews()
    assert {one.model for one in listed} == {other.sha256, long_one.model.sha256}
    assert "energy_percent" not in habit(listed, long_one.model.sha256)  # two are no usual yet
    keep(store, long_one)
    found = habit(store.library.overviews(), long_one.model.sha256)
    assert found["energy_percent"] == own.metrics["energy_percent"]
    assert by_other.id in store.library.ids()


def test_a_list_of_version_5_is_completed_from_the_folders(store: Store, session):
    said, plain, broken = (keep(store, session) for _ in range(3))
    store.describe(said.id, title="A talk", task=Task.READ, tags=("work", "Zürich"))
    SessionFolder(store.sessions, broken.id).events_path.write_bytes(b"nothing of ours" * 99)
    with closing(sqlite3.connect(store.folder / "library.db")) as connection, connection:
        connection.executescript(
            "ALTER TABLE session DROP COLUMN task; ALTER TABLE session DROP COLUMN tags;"
            "ALTER TABLE session DROP COLUMN model; ALTER TABLE session DROP COLUMN embedding;"
            "ALTER TABLE session DROP COLUMN readings;"
            "ALTER TABLE session DROP COLUMN voice_model; ALTER TABLE session DROP COLUMN said;"
            "PRAGMA user_version = 5"
        )
    found = {one.id: one for one in Store(store.folder).library.overviews()}
    assert set(found) == {said.id, plain.id}  # the broken one has to be recovered
    assert (found[said.id].task, found[said.id].tags) == (Task.READ, ("work", "Zürich"))
    assert (found[plain.id].task, found[plain.id].tags) == (Task.TALK, ())


def test_a_list_of_version_8_gets_new_summaries(store: Store, session):
    """Those didn't know how much of a session is speech."""
    kept = keep(store, session)
    with closing(sqlite3.connect(store.folder / "library.db")) as connection, connection:
        connection.executescript(
            "UPDATE session SET summary = json_remove(summary, '$.speech_s');"
            "ALTER TABLE session DROP COLUMN said; PRAGMA user_version = 8"
        )
    (one,) = Store(store.folder).library.overviews()
    assert one.id == kept.id and one.summary.speech_s == pytest.approx(session.speech_s)


def test_overviews_are_newest_first(store: Store, session):
    first, second = keep(store, session), keep(store, session)
    assert [one.id for one in store.library.overviews()] == [second.id, first.id]
    assert store.library.overviews()[0].summary.voice == Voice.HEARD
    assert store.library.overviews()[0].speech_s == pytest.approx(session.speech_s)


def test_a_later_schema_is_refused(home: Path):
    Store(home)
    with closing(sqlite3.connect(home / "library.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(CoachError, match="later version"):
        Store(home)


def test_a_row_is_decoded_again_only_if_it_changed(store: Store, session):
    kept = [keep(store, session) for _ in range(3)]
    before = {one.id: one for one in store.library.overviews()}
    store.describe(kept[0].id, title="Another title")
    store.delete(kept[1].id)
    after = {one.id: one for one in store.library.overviews()}
    assert after.keys() == {kept[0].id, kept[2].id}
    assert after[kept[0].id].title == "Another title" != before[kept[0].id].title
    assert after[kept[2].id] is before[kept[2].id]
