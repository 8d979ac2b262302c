"""A group of settings: a card that holds a form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from coach.gui.settings.switch import Switch
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.widgets import card, chooser, label, wrapped

_LEAST_CHOOSER_WIDTH = 28 * theme.GRID


class _Name(QLabel):
    """The label of a control; a click on it presses a button."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        control, place = self.buddy(), event.position().toPoint()
        if isinstance(control, QAbstractButton) and self.rect().contains(place):
            control.click()


class SettingsGroup(QWidget):
    """A card with a heading and a form: labels at the left, controls at the right."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self._context = context
        frame, self.column = card(2 * theme.GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.column.addWidget(label(title, role="heading"))

    def show_settings(self) -> None:
        """Set the controls to the current settings, without triggering them."""

    def add_switch(self, words: str, note: str) -> Switch:
        """Add a switch, with one sentence about it."""
        made = Switch()
        self._add(words, made, note, note)
        return made

    def add_chooser(self, words: str, tooltip: str, note: str = "") -> QComboBox:
        """Add an empty combo box, with one sentence about it if it needs one."""
        made = chooser(words, tooltip)
        made.setMinimumWidth(_LEAST_CHOOSER_WIDTH)
        made.installEventFilter(self)
        self._add(words, made, note, tooltip)
        return made

    def add_row(self, *parts: QWidget) -> None:
        """Add widgets side by side, from the left."""
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        self.column.addLayout(row)

    def _add(self, words: str, control: QWidget, note: str, tooltip: str) -> None:
        control.setAccessibleName(words)
        control.setAccessibleDescription(tooltip)
        control.setToolTip(tooltip)
        name = _Name(words, wordWrap=True)
        name.setBuddy(control)
        form = QGridLayout()
        form.setHorizontalSpacing(2 * theme.GRID)
        form.setVerticalSpacing(theme.GRID // 2)
        form.setColumnStretch(0, 1)
        form.addWidget(name, 0, 0)
        form.addWidget(control, 0, 1)
        if note:
            form.addWidget(wrapped(note, role="note"), 1, 0, 1, 2)
        self.column.addLayout(form)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page: who scrolls doesn't mean to change what passes by."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
