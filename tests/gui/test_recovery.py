"""An interrupted practice is offered at the next start: to recover, postpone or discard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from coach.gui.main_window import MainWindow
from coach.gui.report.report_page import ReportPage
from coach.gui.shared.background import finish_background
from coach.store.folder import PARTIAL, SessionFolder
from coach.store.session_store import Store
from tests.faults.talk import RATE_HZ, talk
from tests.keeping import keep


@pytest.fixture
def cut_off(home: Path, session) -> str:
    """An unfinished session in the window's library."""
    store = Store(home)
    one = keep(store, session)
    store.mark_unfinished(one.id)
    return one.id


def click(window: MainWindow, name: str) -> None:
    found = [b for b in window.sessions.findChildren(QPushButton) if b.text() == name]
    next(b for b in found if b.isVisible()).click()


def offered(window: MainWindow) -> bool:
    recovery = window.sessions.recovery
    return recovery.isVisible() and any(
        b.text() == "Recover" and b.isVisible() for b in recovery.findChildren(QPushButton)
    )


def test_an_interrupted_practice_is_offered_and_recovered(cut_off: str, window: MainWindow, qtbot):
    qtbot.waitUntil(lambda: offered(window))
    click(window, "Recover")
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage))
    assert window.page.session.id == cut_off
    window.show_page(window.pages.index(window.sessions))
    qtbot.waitUntil(lambda: window.sessions.list.count() == 1)
    assert not window.sessions.recovery.isVisible()
    assert window.context.store.unfinished() == []


def test_a_postponed_recovery_is_not_offered_again(cut_off: str, window: MainWindow, qtbot):
    qtbot.waitUntil(lambda: offered(window))
    click(window, "Keep for later")
    assert not window.sessions.recovery.isVisible()
    qtbot.waitUntil(lambda: window.context.store.unfinished()[0].postponed)
    window.show_page(0)
    window._ask_about(window.context.store.unfinished())  # as the next start does
    assert window.page is window.practice
    window.show_page(window.pages.index(window.sessions))
    click(window, "One practice was interrupted…")  # it can still be recovered from here
    qtbot.waitUntil(lambda: offered(window))


def test_the_sessions_page_shows_sessions_first(cut_off: str, window: MainWindow, qtbot):
    qtbot.waitUntil(lambda: offered(window))
    window.show_page(0)
    window.show_page(window.pages.index(window.sessions))
    assert not window.sessions.recovery.isVisible()
    qtbot.wait(100)
    assert not window.sessions.recovery.isVisible()


def test_an_interrupted_practice_can_be_discarded(
    cut_off: str, window: MainWindow, qtbot, monkeypatch
):
    qtbot.waitUntil(lambda: offered(window))
    monkeypatch.setattr("coach.gui.sessions.recovery_view.confirm_delete", lambda *_: False)
    click(window, "Discard…")
    assert len(window.context.store.unfinished()) == 1
    monkeypatch.setattr("coach.gui.sessions.recovery_view.confirm_delete", lambda *_: True)
    click(window, "Discard…")
    qtbot.waitUntil(lambda: not window.sessions.recovery.isVisible())
    assert list(window.context.store.sessions.iterdir()) == []


@pytest.mark.expects_log
def test_a_damaged_session_is_offered_for_recovery_when_it_is_opened(
    window: MainWindow, session, qtbot
):
    store = window.context.store
    one = keep(store, session)
    SessionFolder(store.sessions, one.id).events_path.write_bytes(b"nothing of ours" * 99)
    window.show_page(window.pages.index(window.sessions))
    qtbot.waitUntil(lambda: window.sessions.list.count() == 1)
    window.sessions.opened.emit(one.id)
    qtbot.waitUntil(lambda: offered(window))
    assert "damaged" in window.context.banner.text
    assert [left.id for left in store.unfinished()] == [one.id]


def test_a_practice_is_not_interrupted_by_the_offer(cut_off: str, window: MainWindow, qtbot):
    qtbot.waitUntil(lambda: offered(window))
    window.show_page(0)
    window.practice.start(None)
    window._ask_about(window.context.store.unfinished())
    assert window.page is window.practice


def test_keys_of_the_hidden_list_do_nothing(
    cut_off: str, window: MainWindow, session, qtbot, monkeypatch
):
    keep(window.context.store, session)
    qtbot.waitUntil(lambda: offered(window))
    window.sessions.refresh()
    qtbot.waitUntil(lambda: window.sessions.list.count() == 1)
    asked: list[object] = []
    monkeypatch.setattr(
        "coach.gui.sessions.sessions_page.confirm_delete", lambda *a: asked.append(a)
    )
    window.sessions.opened.connect(asked.append)
    window.sessions.replayed.connect(asked.append)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_R, Qt.Key.Key_Return):
        qtbot.keyClick(window.sessions.recovery.later_button, key)
    qtbot.wait(200)
    assert asked == []


@pytest.fixture
def to_analyse(home: Path, session) -> SessionFolder:
    """An interrupted practice of two minutes, without its analysis."""
    store = Store(home)
    one = keep(store, replace(session, sample_rate_hz=RATE_HZ), talk())
    store.mark_unfinished(one.id)
    left = SessionFolder(store.sessions, one.id, PARTIAL)
    left.events_path.unlink()
    return left


def content(left: SessionFolder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in left.path.iterdir() if path.name != "lock"}


def row_of(window: MainWindow, left: SessionFolder):
    return window.sessions.recovery._rows[left.id]


def begin_recovery(window: MainWindow, left: SessionFolder, qtbot) -> None:
    qtbot.waitUntil(lambda: offered(window))
    click(window, "Recover")
    qtbot.waitUntil(lambda: row_of(window, left).bar.value() > 0, timeout=30_000)


def test_a_repeated_analysis_shows_its_progress(
    to_analyse: SessionFolder, window: MainWindow, qtbot
):
    qtbot.waitUntil(lambda: offered(window))
    row = row_of(window, to_analyse)
    assert not row.bar.isVisible() and not row.cancel_button.isVisible()
    shown: list[int] = []
    row.bar.valueChanged.connect(shown.append)
    begin_recovery(window, to_analyse, qtbot)
    assert row.bar.isVisible() and row.cancel_button.isVisible()
    assert not row.recover_button.isVisible() and not row.discard_button.isVisible()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    assert len(shown) > 20 and sorted(shown) == shown and shown[-1] == 1000


def test_a_recovery_can_be_cancelled_and_started_again(
    to_analyse: SessionFolder, window: MainWindow, qtbot
):
    before = content(to_analyse)
    begin_recovery(window, to_analyse, qtbot)
    click(window, "Cancel")
    qtbot.waitUntil(lambda: offered(window))
    row = row_of(window, to_analyse)
    assert not row.bar.isVisible() and row.recover_button.isEnabled()
    assert content(to_analyse) == before
    assert [path.name for path in to_analyse.sessions.iterdir()] == [to_analyse.path.name]
    assert not window.context.banner.isVisible()
    begin_recovery(window, to_analyse, qtbot)
    assert row.cancel_button.isEnabled()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)


def test_a_recovery_continues_while_another_page_is_shown(
    to_analyse: SessionFolder, window: MainWindow, qtbot
):
    begin_recovery(window, to_analyse, qtbot)
    click(window, "Keep for later")
    window.go_to(window.settings)
    window.go_to(window.sessions)
    qtbot.waitUntil(lambda: window.sessions._stack.currentIndex() == 1)
    click(window, "One practice was interrupted…")
    assert row_of(window, to_analyse).cancel_button.isVisible()
    window.go_to(window.settings)
    store = window.context.store
    qtbot.waitUntil(lambda: to_analyse.id in store.library.ids(), timeout=60_000)
    qtbot.waitUntil(lambda: window.sessions.list.count() == 1)
    assert window.page is window.settings  # the report doesn't replace it
    assert store.unfinished() == []


def test_closing_cancels_a_recovery(to_analyse: SessionFolder, window: MainWindow, qtbot):
    before = content(to_analyse)
    begin_recovery(window, to_analyse, qtbot)
    window.close()
    finish_background()
    assert content(to_analyse) == before
    assert [path.name for path in to_analyse.sessions.iterdir()] == [to_analyse.path.name]
