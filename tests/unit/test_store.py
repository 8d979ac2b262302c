from __future__ import annotations

import errno
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coach.coaching.goals import DAYS, Aim
from coach.common.errors import CoachError
from coach.store.doctor import examine
from coach.store.folder import PARTIAL, SessionDamaged, SessionFolder
from coach.store.goal_file import write_goals
from coach.store.recording import read_recording
from coach.store.recovery import recover
from coach.store.session_store import Store
from coach.store.unfinished import Unfinished
from tests.conftest import posix_only
from tests.keeping import keep


def test_a_session_comes_back_as_it_was(store: Store, session):
    one = keep(store, session)
    back = store.load(one.id)
    for name in one.__slots__:
        if name != "emotions":
            assert getattr(back, name) == getattr(one, name), name
    assert len(back.emotions) == len(one.emotions) > 0
    for a, b in zip(one.emotions, back.emotions, strict=True):
        assert (a.start_s, a.end_s) == (b.start_s, b.end_s)
        assert np.array_equal(a.probabilities, b.probabilities)
        assert a.activation == b.activation is not None
        assert a.unlike == b.unlike is not None
    assert read_recording(store.audio_path(one.id)).samples.tolist() == [1] * 100


def test_a_copy_made_by_hand_is_a_session_of_its_own(store: Store, session):
    one = keep(store, session)
    copy = SessionFolder(store.sessions, f"{one.id[:-4]}{int(one.id[-4:], 16) ^ 1:04x}")
    shutil.copytree(SessionFolder(store.sessions, one.id).path, copy.path)
    again = Store(store.folder)
    assert again.unfinished() == [] and again.library.ids() == {one.id, copy.id}
    assert again.load(copy.id).title == one.title
    assert [check.passed for check in examine(again) if check.name == copy.id] == [True]
    again.delete(one.id)
    assert again.load(copy.id).metrics == one.metrics


def test_a_session_without_sound_says_so(store: Store, session):
    one = keep(store, session)
    store.audio_path(one.id).unlink()
    with pytest.raises(CoachError, match=f"{one.id} was saved without sound"):
        read_recording(store.audio_path(one.id))


def test_find_by_beginning_and_last(store: Store, session):
    first, second = keep(store, session), keep(store, session)
    assert store.find(first.id) == first.id
    assert store.find("last") == second.id
    with pytest.raises(CoachError, match="2 sessions in this library begin with that"):
        store.find("2")
    with pytest.raises(CoachError, match="no such session"):
        store.find("nothing")


def test_deleted_means_deleted(store: Store, session):
    one = keep(store, replace(session, title="a secret title"))
    store.delete(one.id)
    assert store.library.overviews() == []
    assert list(store.sessions.iterdir()) == []
    left = b"".join(path.read_bytes() for path in store.folder.iterdir() if path.is_file())
    assert b"a secret title" not in left and one.id.encode() not in left
    for act in (store.load, store.delete):
        with pytest.raises(CoachError, match="isn't in the library"):
            act(one.id)


def test_everything_can_be_deleted(store: Store, session):
    keep(store, session)
    unfinished = store.mark_unfinished(keep(store, session).id)
    write_goals([Aim(DAYS, 4, session.started_at, least=3.0)], store.goals_path)
    store.delete_everything()
    assert unfinished is None and store.unfinished() == [] and store.library.overviews() == []
    assert list(store.sessions.iterdir()) == [] and not store.goals_path.exists()
    assert keep(store, session).id == store.find("last")  # it can be used again


@posix_only
def test_nobody_else_can_read_stored_sessions(store: Store, session):
    keep(store, session)
    for path in (store.folder, *store.folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("name", ["../escape", "/etc", "", ".", "20260101-000000-zzzz/.."])
def test_no_name_leads_out_of_the_folder(store: Store, name: str):
    for act in (store.load, store.delete, store.audio_path, store.postpone, store.mark_unfinished):
        with pytest.raises(CoachError, match="isn't a valid session name"):
            act(name)


def test_a_link_is_no_session(store: Store, session, tmp_path: Path):
    one = keep(store, session)
    folder = store.audio_path(one.id).parent
    elsewhere = folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(elsewhere)
    with pytest.raises(CoachError, match="isn't in the library"):
        store.load(one.id)
    assert Store(store.folder).library.overviews() == []
    assert elsewhere.is_dir()


def test_several_coaches_at_once(home: Path, session):
    failures: list[Exception] = []

    def practise() -> None:
        try:
            for _ in range(5):
                keep(Store(home), session)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=practise) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(Store(home).library.overviews()) == 20


def test_several_coaches_make_the_library_at_once(tmp_path: Path):
    failures: list[Exception] = []

    def start(folder: Path, together: threading.Barrier) -> None:
        together.wait()
        try:
            Store(folder)
        except Exception as error:
            failures.append(error)

    for number in range(40):  # without waiting, about one in ten fails
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


def test_a_folder_that_is_a_file_is_reported(tmp_path: Path):
    (tmp_path / "taken").touch()
    with pytest.raises(CoachError, match="can't be used"):
        Store(tmp_path / "taken")


def test_leftovers_are_kept_until_they_exist_elsewhere_in_full(store: Store, session, monkeypatch):
    monkeypatch.setattr("coach.store.unfinished._YOUNG_S", 0.0)
    one = keep(store, session)
    store.mark_unfinished(one.id)
    (store.sessions / one.id).mkdir()  # as a tool that restores folders may make it
    assert [left.id for left in Store(store.folder).unfinished()] == [one.id]
    (store.sessions / one.id).rmdir()
    shutil.copytree(store.sessions / f"{one.id}.partial", store.sessions / one.id)
    again = Store(store.folder)  # as left by a recovery that was cut off at its very end
    assert again.unfinished() == [] and again.library.ids() == {one.id}


def test_an_unreadable_folder_does_not_prevent_other_checks(store: Store, session, monkeypatch):
    one = keep(store, session)

    def refuse() -> list[Unfinished]:
        raise CoachError("Session folder can't be used", "It is locked.", "Unlock it.")

    with monkeypatch.context() as patch:
        patch.setattr(store, "unfinished", refuse)
        checks = list(examine(store))
    failed = [check for check in checks if not check.passed]
    assert [(check.name, "It is locked" in check.found) for check in failed] == [
        (str(store.sessions), True)
    ]
    assert [check.name for check in checks if check.passed] == [
        *["list of sessions", one.id, "goals", "privacy", "disk"]
    ]
    store.delete(one.id)
    store.sessions.rmdir()
    store.sessions.touch()
    checks = list(examine(store))
    assert [check.name for check in checks if check.passed] == ["goals", "privacy", "disk"]
    assert [check.name for check in checks if not check.passed] == [
        *["list of sessions", str(store.sessions), str(store.sessions)]
    ]


def test_a_session_in_use_is_not_disturbed(store: Store, session):
    one = keep(store, session)
    store.mark_unfinished(one.id)
    left = SessionFolder(store.sessions, one.id, ".partial")
    with left.lock(), pytest.raises(CoachError, match="is in use"):
        store.discard(left)
    assert left.exists()
    store.discard(left)
    with pytest.raises(CoachError, match="Nothing to discard"):
        store.discard(left)
    assert not left.in_use() and not left.exists()  # looking for a lock creates no folder


def test_listing_does_not_get_in_the_way_of_discarding(store: Store, session):
    """The window lists interrupted practices while some of them are discarded."""
    left = [keep(store, session) for _ in range(20)]
    for one in left:
        store.mark_unfinished(one.id)
        SessionFolder(store.sessions, one.id, PARTIAL).lock_path.touch()
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            store.unfinished()

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for one in left:
            store.discard(SessionFolder(store.sessions, one.id, PARTIAL))
    finally:
        over.set()
        looking.join()
    assert store.unfinished() == [] and list(store.sessions.rglob("audio.*")) == []


def test_several_coaches_tidy_up_at_once(store: Store, session):
    failures: list[Exception] = []

    def start() -> None:
        try:
            Store(store.folder)
        except Exception as error:
            failures.append(error)

    for _ in range(10):
        one = keep(store, session)
        (store.sessions / one.id).rename(store.sessions / f"{one.id}.deleted")
        threads = [threading.Thread(target=start) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == [] and list(store.sessions.iterdir()) == []


@pytest.mark.parametrize("name", ["audio.wav", "session.json", "events.db"])
def test_no_file_of_a_session_leads_elsewhere(store: Store, session, name: str, tmp_path: Path):
    one = keep(store, session)
    path = store.sessions / one.id / name
    elsewhere = path.rename(tmp_path / name)
    path.symlink_to(elsewhere)
    with pytest.raises(CoachError, match="is a link"):
        store.load(one.id)
        store.audio_path(one.id)


def test_a_temporary_read_error_is_not_damage(store: Store, session, monkeypatch):
    one = keep(store, session)

    def refuse(_: Path) -> bytes:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(CoachError, match="Too many open files") as caught:
        store.load(one.id)
    assert not isinstance(caught.value, SessionDamaged)


def test_figures_without_sound_are_not_thrown_away(store: Store, session, monkeypatch):
    monkeypatch.setattr("coach.store.unfinished._YOUNG_S", 0.0)
    one = keep(store, session)
    folder = SessionFolder(store.sessions, one.id)
    folder.wav_path.unlink()
    folder.header_path.write_text("{")
    with pytest.raises(CoachError, match="no sound that could be analysed again"):
        recover(store, one.id, lambda *_: session)
    (store.folder / "library.db").unlink()
    Store(store.folder)
    assert folder.events_path.exists()


def test_a_session_removed_by_hand_can_be_deleted_from_the_list(store: Store, session):
    one = keep(store, session)
    shutil.rmtree(store.sessions / one.id)
    store.delete(one.id)
    assert store.library.ids() == set()
