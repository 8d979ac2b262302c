"""Noticing that a dialog opens, so that sound can stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from coach.gui.shared import theme


class DialogWatch(QObject):
    """Watches a window for dialogs over it, modal or not, the system's own too.

    Attributes
    ----------
    opened
        Emitted when one opens, or is turned to.
    """

    opened = Signal()

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        window.installEventFilter(self)
        # For dialogs that leave the window usable, such as the list of keys.
        theme.running().focusWindowChanged.connect(self._look_at)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowBlocked:
            self.opened.emit()
        return False

    def _look_at(self, focused: QWindow | None) -> None:
        if focused is not None and focused.type() == Qt.WindowType.Dialog:
            self.opened.emit()
