"""Small parts every page is made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget


def label(text: str, role: str = "") -> QLabel:
    """Plain text; `role` (title, heading, soft, note, clock) chooses its look in the theme."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def button(text: str, tooltip: str, role: str = "") -> QPushButton:
    made = QPushButton(text)
    made.setToolTip(tooltip)
    made.setProperty("role", role)
    made.setAccessibleDescription(tooltip)
    return made


def shortcut(keys: str, parent: QWidget, act: Callable[[], None]) -> QShortcut:
    """`act` on a key while `parent` or something in it has the focus."""
    made = QShortcut(QKeySequence(keys), parent)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    return made


def space_shortcut(parent: QWidget, act: Callable[[], None]) -> QShortcut:
    """`act` on Space, except where a button has the focus: then Space presses that button."""

    def press() -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        else:
            act()

    return shortcut("Space", parent, press)
