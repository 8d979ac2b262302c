"""The speaker's corrections and descriptions in a session's database, and its versions."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from coach.coaching.figures import figures
from coach.common.errors import CoachError
from coach.domain.session import Correction
from coach.domain.stream import EventKind, Task
from coach.insights.session_view import SessionView
from coach.store.doctor import examine
from coach.store.folder import SessionDamaged, SessionFolder
from coach.store.session_store import Store
from tests.keeping import keep


def test_a_rejected_event_no_longer_counts(store: Store, session):
    one = keep(store, session)
    number = next(i for i, e in enumerate(one.events) if e.kind == EventKind.PAUSE)
    changed = store.reject_event(one.id, number, rejected=True)
    again = store.load(one.id)
    assert again.events == changed.events and again.events[number].rejected
    assert again.metrics == one.metrics
    assert len(again.accepted_events) == len(one.events) - 1
    assert figures(again)["pauses_per_min"] < figures(one)["pauses_per_min"]
    (overview,) = store.library.overviews()
    assert overview.summary == SessionView(again).summary
    assert overview.summary.pauses == SessionView(one).summary.pauses - 1
    back = store.reject_event(one.id, number, rejected=False)
    assert figures(back) == figures(one)
    assert store.library.overviews()[0].figures == figures(one)


def test_a_corrected_tone_is_saved(store: Store, session):
    one = keep(store, session)
    phrase = one.segments[1]
    said = Correction(phrase.start_s, phrase.end_s, "happy")
    changed = store.correct(one.id, said)
    assert changed.corrections == store.load(one.id).corrections == (said,)
    (overview,) = store.library.overviews()
    assert overview.summary == SessionView(changed).summary != SessionView(one).summary
    other = replace(said, label=None)  # corrected again
    assert store.correct(one.id, other).corrections == (other,)
    assert store.correct(one.id, said, undo=True).corrections == ()
    assert store.library.overviews()[0].summary == SessionView(one).summary


def test_the_description_of_a_session_is_saved(store: Store, session):
    one = keep(store, session)
    store.describe(one.id, title="Pitch to the board", task=Task.CONVERSATION)
    store.describe(one.id, section_starts_s=(3.5, 7.25))
    changed = store.describe(one.id, tags=("work", "Zürich"))  # and leave the rest
    back = store.load(one.id)
    assert back == replace(changed, emotions=back.emotions)
    said = ("Pitch to the board", Task.CONVERSATION, ("work", "Zürich"))
    assert (back.title, back.task, back.tags) == said
    assert back.section_starts_s == (3.5, 7.25)
    (listed,) = store.library.overviews()
    assert (listed.title, listed.task, listed.tags) == said
    assert listed.figures == figures(one) and listed.exercise is None
    assert store.describe(one.id, title=None).title == one.title


def test_rows_of_the_first_version_are_migrated_on_writing(store: Store, session):
    one = keep(store, session)
    path = SessionFolder(store.sessions, one.id).events_path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            "ALTER TABLE emotion DROP COLUMN unlike; DROP TABLE voice; DROP TABLE correction;"
            "DROP TABLE about; DROP TABLE word; DROP TABLE transcript; PRAGMA user_version = 1"
        )
    assert Store(store.folder).load(one.id).events == one.events
    assert [check.passed for check in examine(store) if check.name == one.id] == [True]
    with closing(sqlite3.connect(path)) as connection:  # reading migrates nothing
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    phrase = one.segments[0]
    said = Correction(phrase.start_s, phrase.end_s, None)
    assert store.correct(one.id, said).corrections == (said,)


@pytest.mark.parametrize("version", [0, 1, 7])
def test_rows_of_an_impossible_version_are_refused(store: Store, session, version: int):
    one = keep(store, session)
    path = SessionFolder(store.sessions, one.id).events_path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(CoachError, match="too new" if version == 7 else "damaged"):
        store.correct(one.id, Correction(0.0, 1.0, None))
    if version == 7:
        with pytest.raises(CoachError, match="Update the coach"):
            store.load(one.id)


def test_a_database_that_is_not_ours_is_damaged(store: Store, session):
    one = keep(store, session)
    path = SessionFolder(store.sessions, one.id).events_path
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE somebody_elses (a)")
    with pytest.raises(SessionDamaged):
        store.load(one.id)


def test_damaged_corrections_do_not_cost_the_session(store: Store, session):
    one = keep(store, session)
    store.correct(one.id, Correction(0.0, 1.0, "happy"))
    path = SessionFolder(store.sessions, one.id).events_path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM about")
        connection.execute("UPDATE correction SET label = 'no such tone'")
    back = store.load(one.id)
    assert (back.title, back.corrections) == (one.title, ()) and back.events == one.events
