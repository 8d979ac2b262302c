"""Slow work is announced quietly while it runs, and opening can be cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from coach.export.report_formats import KINDS
from coach.gui.main_window import MainWindow
from coach.gui.replay.replay_page import ReplayPage
from coach.gui.report.report_page import ReportPage
from coach.gui.shared import busy_line
from coach.store.compress import compress
from coach.store.recording import read_recording
from tests.keeping import keep


@pytest.fixture
def slow(window: MainWindow) -> Iterator[Callable]:
    """Make a function wait for `slow.go_on`, which is set before the window closes."""
    go_on = threading.Event()

    def made(act: Callable) -> Callable:
        def wait_and_act(*arguments: Any, **more: Any) -> Any:
            assert go_on.wait(30)
            return act(*arguments, **more)

        return wait_and_act

    made.go_on = go_on
    yield made
    go_on.set()


@pytest.fixture
def listed(window: MainWindow, session, qtbot) -> list[str]:
    """Two sessions, on the page that lists them; the newer one is selected."""
    ids = [keep(window.context.store, session).id for _ in range(2)]
    window.go_to(window.sessions)
    qtbot.waitUntil(lambda: window.sessions.list.count() == 2)
    return ids


def told(window: MainWindow) -> str:
    return window.context.working.whole


def test_opening_is_shown_until_the_page_appears(
    window: MainWindow, listed: list[str], slow, qtbot, monkeypatch
):
    monkeypatch.setattr(window.context.store, "load", slow(window.context.store.load))
    window.sessions.report_button.click()
    qtbot.waitUntil(lambda: told(window) == "Opening…")
    assert window.context.working.isVisible() and window.page is window.sessions
    slow.go_on.set()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage))
    assert told(window) == ""


def test_quick_work_is_not_shown(window: MainWindow, qtbot, monkeypatch):
    monkeypatch.setattr(busy_line, "_MOMENT_MS", 50)
    said: list[str] = []
    note = window.context.working
    monkeypatch.setattr(note, "setText", said.append)
    done: list[object] = []
    note.run("Quick…", lambda: 1, done.append, done.append)
    qtbot.waitUntil(lambda: done == [1])
    qtbot.wait(200)
    assert [words for words in said if words] == []


def test_work_in_two_steps_is_shown_without_a_break(window: MainWindow, slow, qtbot):
    """For example, a session is read first, and then its sound."""
    note, said, done = window.context.working, [], []

    def go_on(_: object) -> None:
        note.run("Slow…", lambda: None, done.append, done.append)
        said.append(told(window))

    note.run("Slow…", slow(lambda: None), go_on, done.append)
    qtbot.waitUntil(lambda: told(window) == "Slow…")
    slow.go_on.set()
    qtbot.waitUntil(lambda: done == [None])
    assert said == ["Slow…"] and told(window) == ""


def test_opening_can_be_cancelled(window: MainWindow, listed: list[str], slow, qtbot, monkeypatch):
    read: list[object] = []
    load = window.context.store.load
    monkeypatch.setattr(window.context.store, "load", slow(lambda one: read.append(load(one))))
    window.sessions.report_button.click()
    qtbot.waitUntil(lambda: told(window) == "Opening…")
    window.sessions.list.setFocus()
    qtbot.keyClick(window.sessions.list, Qt.Key.Key_Escape)
    assert told(window) == ""
    slow.go_on.set()
    qtbot.waitUntil(lambda: len(read) == 1)
    qtbot.wait(200)
    assert window.page is window.sessions and not window.context.banner.isVisible()


def test_the_last_choice_is_opened(window: MainWindow, listed: list[str], slow, qtbot, monkeypatch):
    load, waiting = window.context.store.load, slow(window.context.store.load)
    monkeypatch.setattr(
        window.context.store, "load", lambda one: (waiting if one == listed[0] else load)(one)
    )
    window.sessions.opened.emit(listed[0])
    window.sessions.opened.emit(listed[1])
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage))
    slow.go_on.set()
    qtbot.wait(300)
    assert window.page.session.id == listed[1] and told(window) == ""


def test_going_to_another_page_cancels_opening(
    window: MainWindow, listed: list[str], slow, qtbot, monkeypatch
):
    monkeypatch.setattr("coach.gui.review.open_take", slow(None))
    window.sessions.replayed.emit(listed[0])
    qtbot.waitUntil(lambda: told(window) == "Opening…")
    window.go_to(window.settings)
    assert told(window) == ""


def test_starting_a_practice_cancels_opening(window: MainWindow, session, slow, qtbot, monkeypatch):
    monkeypatch.setattr("coach.gui.review.make_report", slow(None))
    window.review.show_report(session)
    qtbot.waitUntil(lambda: told(window) == "Opening…")
    window.practice.start(None, speed=10)
    assert told(window) == ""


def test_deleting_is_shown(window: MainWindow, listed: list[str], slow, qtbot, monkeypatch):
    monkeypatch.setattr(window.context.store, "delete", slow(window.context.store.delete))
    window.sessions.delete(listed)
    qtbot.waitUntil(lambda: told(window) == "Deleting…")
    slow.go_on.set()
    qtbot.waitUntil(lambda: window.sessions.list.count() == 0)
    assert told(window) == ""


def test_saving_a_report_is_shown(
    window: MainWindow, session, slow, qtbot, monkeypatch, tmp_path: Path
):
    window.review.show_report(session)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage))
    monkeypatch.setattr("coach.gui.report.report_page.save", slow(lambda *_: None))
    window.page.export(tmp_path / "report.pdf", KINDS["pdf"])
    qtbot.waitUntil(lambda: told(window) == "Saving…")
    slow.go_on.set()
    qtbot.waitUntil(lambda: "Report saved" in window.context.banner.text)
    assert told(window) == ""


def test_making_a_recording_smaller_is_shown(window: MainWindow, session, slow, qtbot, monkeypatch):
    window.context.change_settings(flac=True)
    one = keep(window.context.store, session)
    monkeypatch.setattr("coach.gui.main_window.compress", slow(compress))
    window.practice.session_kept.emit(one)
    qtbot.waitUntil(lambda: told(window) == "Making the recording smaller…")
    slow.go_on.set()
    qtbot.waitUntil(lambda: told(window) == "")
    path = window.context.store.audio_path(one.id)
    assert path.suffix == ".flac" and len(read_recording(path).samples) == 100


def test_a_cancelled_replay_opens_when_it_is_requested_again(
    window: MainWindow, listed: list[str], qtbot
):
    window.sessions.replayed.emit(listed[0])
    window.sessions.cancelled.emit()
    window.sessions.replayed.emit(listed[0])
    qtbot.waitUntil(lambda: isinstance(window.page, ReplayPage))
