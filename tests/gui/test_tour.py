"""The first start: an introduction, and the tour of the sample talk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach import app
from coach.coaching.tour import tour
from coach.common import paths
from coach.domain import settings
from coach.domain.stream import EventKind
from coach.gui.live.welcome_page import WelcomePage
from coach.gui.main_window import MainWindow
from coach.gui.report.report_page import ReportPage


@pytest.fixture
def new_window(window: MainWindow, qtbot) -> MainWindow:
    """The window as a new user sees it."""
    settings.save(settings.Settings(), paths.settings_file())
    made = app.make_window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.practice.live is not None)
    yield made
    made.close()


def test_the_tour_explains_the_talk_and_ends_with_its_report(new_window: MainWindow, qtbot):
    assert isinstance(new_window.page, WelcomePage)
    qtbot.mouseClick(new_window.page.begin.tour_button, Qt.MouseButton.LeftButton)
    new_window.practice.finish()
    qtbot.waitUntil(lambda: not new_window.practice.busy, timeout=60_000)
    new_window.take_tour(speed=4)
    live = new_window.practice.live
    told = tour()
    assert live.caption.text() == told.welcome
    qtbot.waitUntil(lambda: live.caption.text() == told.words[EventKind.PAUSE], timeout=60_000)
    assert live.caption.isVisible()
    new_window.practice.finish()
    qtbot.waitUntil(lambda: isinstance(new_window.page, ReportPage), timeout=60_000)
    assert told.end in new_window.context.banner.accessibleDescription()
    assert new_window.page.session.with_fluency


def test_the_introduction_is_shown_once(new_window: MainWindow, qtbot):
    qtbot.keyClick(new_window.page, Qt.Key.Key_Escape)
    assert new_window.practice.start_view.isVisible()
    assert settings.load(paths.settings_file()).welcomed
