"""Every control that the keyboard reaches has a name and a description for screen readers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from coach.gui.main_window import MainWindow
from coach.store.unfinished import Unfinished
from tests.gui.steps import practise, replay

_SPEAK_FOR_THEIR_PARTS = (QComboBox, QLineEdit, QAbstractSpinBox, QAbstractScrollArea)
_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView)


def _controls(page: QWidget) -> Iterator[QWidget]:
    for one in page.findChildren(QWidget):
        reached = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        inside = isinstance(one.parent(), _SPEAK_FOR_THEIR_PARTS)
        is_popup = one.window() is not page.window()
        if reached and not (inside or is_popup or isinstance(one, QScrollArea)):
            yield one


def _name(control: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


def _mute(page: QWidget) -> list[str]:
    found = list(_controls(page))
    assert found
    return [
        f"{type(one.parent()).__name__}/{type(one).__name__} {_name(one)!r} {one.toolTip()!r}"
        for one in found
        if not _name(one) or (isinstance(one, _CONTROLS[:3]) and not one.toolTip())
    ]


@pytest.mark.expects_log  # no loudspeaker
def test_every_control_has_a_name_and_says_what_it_does(window: MainWindow, qtbot):
    mute: dict[str, list[str]] = {}
    report = practise(window, qtbot, seconds=9)
    mute["report"] = _mute(report)
    report.footer.replay_button.click()
    mute["replay"] = _mute(replay(window, qtbot))
    for page in window.pages:
        window.go_to(page)
        qtbot.wait(100)
        mute[type(page).__name__] = _mute(page)
    window.sessions.recovery.show_unfinished([Unfinished("x", None, None, None, 3.0, False)])
    mute["recovery"] = _mute(window.sessions.recovery)
    mute["live"] = _mute(window.practice.live)
    window.welcome_again()
    mute["welcome"] = _mute(window.page)
    assert [f"{page}: {one}" for page, controls in mute.items() for one in controls] == []
