"""The light that tells whether a recording is going on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.common.i18n import tr
from coach.gui.shared import theme


class RecordingLight(QWidget):
    """Red while recording, hollow while not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(4 * theme.GRID, 4 * theme.GRID)
        self.set_on(False)

    @property
    def on(self) -> bool:
        return self._on

    def set_on(self, on: bool) -> None:
        self._on = on
        self.setAccessibleName(
            tr("Recording", "the red light's name") if on else tr("Not recording")
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        red = QColor(theme.colours().recording)
        painter.setPen(QPen(red, 2))
        painter.setBrush(red if self._on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self.rect().adjusted(5, 5, -5, -5))
        painter.end()
