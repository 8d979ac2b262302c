"""The list of shortcuts explains every key, because it asks the shortcuts themselves."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel

from coach.gui.key_sheet import ShortcutsDialog
from coach.gui.main_window import MainWindow
from tests.gui.steps import practise, replay


def _said(sheet: ShortcutsDialog) -> list[str]:
    said = [one.text() for one in sheet.findChildren(QLabel)]
    assert sheet.isVisible()
    sheet.reject()  # as Esc does
    assert not sheet.isVisible()
    return said


def test_a_question_mark_shows_the_keys_of_the_page(window: MainWindow, qtbot):
    qtbot.keyClick(window, "?")
    said = _said(window.findChild(ShortcutsDialog))
    assert said[0] == "Here" and "start, pause, resume" in said
    assert "Ctrl+2" in said and "open a recording" in said


@pytest.mark.expects_log  # no loudspeaker
def test_every_key_is_explained(window: MainWindow, qtbot):
    practise(window, qtbot)
    assert "back to the sessions" in _said(ShortcutsDialog.over(window.page, window))
    window.page.footer.replay_button.click()
    replay(window, qtbot)
    said = _said(ShortcutsDialog.over(window.page, window))
    assert "play, pause" in said and "N" in said
    found = window.findChildren(QShortcut)
    assert len(found) > 20
    assert [one.key().toString() for one in found if not one.whatsThis()] == []


def test_a_question_mark_can_still_be_typed(window: MainWindow, qtbot):
    plan = window.practice.start_view.plan
    plan.setFocus()
    qtbot.keyClick(plan, "?")
    assert plan.text() == "?" and window.findChild(ShortcutsDialog) is None
    plan.clear()
