"""The time ruler below a waveform."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from coach.gui.shared import theme
from coach.insights.time_axis import TimeAxis, ticks

_LABEL_WIDTH = 100
_TICK_HEIGHT = 4


class RulerTrack:
    """Labelled times, as fine as the zoom allows."""

    name = ""
    min_height = preferred_height = 3 * theme.GRID
    expands = False

    def __init__(self, duration_s: float) -> None:
        self._duration_s = duration_s

    def paint(self, painter: QPainter, axis: TimeAxis, width: int, height: int) -> None:
        painter.setFont(theme.font(theme.SMALL))
        end = axis.x(self._duration_s)
        # Labels of neighbouring columns may reach into these.
        wide = TimeAxis(axis.unit_s, axis.first - _LABEL_WIDTH)
        for time_s, text in ticks(wide, width + 2 * _LABEL_WIDTH, _LABEL_WIDTH):
            x = round(axis.x(time_s))
            painter.fillRect(x, 0, 1, _TICK_HEIGHT, QColor(theme.colours().line))
            if x > end - _LABEL_WIDTH / 3:  # nothing is painted after the end
                continue
            painter.setPen(QColor(theme.colours().soft))
            box = QRectF(x - _LABEL_WIDTH / 2, _TICK_HEIGHT, _LABEL_WIDTH, height - _TICK_HEIGHT)
            align = Qt.AlignmentFlag.AlignCenter
            if time_s == 0:
                box.moveLeft(x)
                align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, align, text)
