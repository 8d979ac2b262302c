"""The level meter of the microphone."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.coaching.microphone_check import GOOD_DBFS, LOUD_DBFS, QUIETEST_DBFS
from coach.common.i18n import tr
from coach.gui.shared import theme


class LevelMeter(QWidget):
    """A bar that shows the microphone's level, with marks around what is right for speech."""

    def __init__(self, width: int = 12 * theme.GRID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level_dbfs = QUIETEST_DBFS
        self._shown = 0
        self.setFixedSize(width, 2 * theme.GRID)
        self.setAccessibleName(tr("Microphone level"))
        self.setToolTip(tr("Level of the microphone. Speak: between the marks is right."))

    @property
    def level_dbfs(self) -> float:
        """Level shown, in dBFS; it falls more slowly than the sound."""
        return self._level_dbfs

    def show_level(self, level_dbfs: float) -> None:
        """Show a level; falls by at most 2 dB a call, so that peaks can be seen."""
        self._level_dbfs = max(level_dbfs, self._level_dbfs - 2.0, QUIETEST_DBFS)
        width = round(self._share(self._level_dbfs) * self.width())
        if width != self._shown:
            self._shown = width
            self.update()

    def reset(self) -> None:
        self._level_dbfs = QUIETEST_DBFS
        self.show_level(QUIETEST_DBFS)

    @staticmethod
    def _share(level_dbfs: float) -> float:
        """Return how far along the bar a level is, from 0 to 1."""
        return float(np.clip(1 - level_dbfs / QUIETEST_DBFS, 0, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        chosen = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.line))
        painter.drawRoundedRect(self.rect(), 4, 4)
        if self._shown:
            good = GOOD_DBFS <= self._level_dbfs < LOUD_DBFS
            loud = self._level_dbfs >= LOUD_DBFS
            painter.setBrush(
                QColor(chosen.recording if loud else chosen.ink if good else chosen.soft)
            )
            painter.drawRoundedRect(QRectF(0, 0, self._shown, self.height()), 4, 4)
        painter.setBrush(QColor(chosen.page))
        for mark_dbfs in (GOOD_DBFS, LOUD_DBFS):
            at = round(self._share(mark_dbfs) * self.width())
            painter.drawRect(QRectF(at - 1, 0, 2, self.height()))
        painter.end()
