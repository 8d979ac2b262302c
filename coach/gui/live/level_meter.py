"""The level meter of the microphone."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.common.i18n import tr
from coach.gui.shared import theme

#: Lower end of the meter; anything below is as good as silence.
_QUIETEST_DBFS = -60.0
#: Loud enough to be analysed well, and loud enough that it may clip.
_GOOD_DBFS, _LOUD_DBFS = -45.0, -6.0


class LevelMeter(QWidget):
    """A bar that shows the microphone's level."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level_dbfs = _QUIETEST_DBFS
        self._shown = 0
        self.setFixedSize(12 * theme.GRID, 2 * theme.GRID)
        self.setAccessibleName(tr("Microphone level"))
        self.setToolTip(tr("Level of the microphone. Speak; about half is right."))

    @property
    def level_dbfs(self) -> float:
        """Level shown, in dBFS; it falls more slowly than the sound."""
        return self._level_dbfs

    def show_level(self, level_dbfs: float) -> None:
        """Show a level; falls by at most 2 dB a call, so that peaks can be seen."""
        self._level_dbfs = max(level_dbfs, self._level_dbfs - 2.0, _QUIETEST_DBFS)
        share = np.clip(1 - self._level_dbfs / _QUIETEST_DBFS, 0, 1)
        width = round(share * self.width())
        if width != self._shown:
            self._shown = width
            self.update()

    def reset(self) -> None:
        self._level_dbfs = _QUIETEST_DBFS
        self.show_level(_QUIETEST_DBFS)

    def paintEvent(self, event: QPaintEvent) -> None:
        chosen = theme.colours()
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.line))
        painter.drawRoundedRect(self.rect(), 4, 4)
        if self._shown:
            good = _GOOD_DBFS <= self._level_dbfs < _LOUD_DBFS
            loud = self._level_dbfs >= _LOUD_DBFS
            painter.setBrush(
                QColor(chosen.recording if loud else chosen.accent if good else chosen.soft)
            )
            painter.drawRoundedRect(0, 0, self._shown, self.height(), 4, 4)
        painter.end()


def heard(level_dbfs: float) -> str:
    """Return the verdict of a microphone check on the loudest level heard."""
    if level_dbfs >= _LOUD_DBFS:
        return tr("Too loud: move back or turn the microphone down.")
    if level_dbfs >= _GOOD_DBFS:
        return tr("The coach hears you well.")
    if level_dbfs > _QUIETEST_DBFS:
        return tr("Very quiet: come closer or turn the microphone up.")
    return tr("Nothing heard yet: say a few words.")
