"""How the voice sounded at a moment, small enough to stand over a waveform."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent

from coach.gui import theme
from coach.gui.widgets.meter import EmotionMeter
from coach.types import EmotionReading

_HEIGHT = 11 * theme.GRID
#: Of the width, that the word has.
_SPLIT = 0.36
_COLUMNS, _APART = 2, 3 * theme.GRID
_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MomentMeter(EmotionMeter):
    """The word with how sure it is, and the probabilities in columns beside it."""

    def sizeHint(self) -> QSize:
        return QSize(640, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    def show_reading(self, reading: EmotionReading | None, speaking: bool) -> None:
        """As the other does, but told at every frame: paints only what is another."""
        values = None if reading is None else reading.probabilities
        if values is not self._probabilities or speaking != self._speaking:
            super().show_reading(reading, speaking)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, grid = theme.colours(), theme.GRID
        split = self.width() * _SPLIT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour or chosen.line))
        painter.drawRoundedRect(QRectF(0, 0, grid, self.height()), 4, 4)
        width = split - 5 * grid
        painter.setFont(theme.font(theme.CLOCK, QFont.Weight.DemiBold))
        painter.setPen(QColor(chosen.soft if self.colour is None else chosen.ink))
        painter.drawText(QRectF(3 * grid, 0, width, 7 * grid), _ALIGN, self.word)
        painter.setFont(theme.font(theme.TEXT))
        painter.setPen(QColor(chosen.soft))
        metrics = painter.fontMetrics()
        below = " · ".join(part for part in (self.sure, self.energy) if part)
        if metrics.horizontalAdvance(below) > width:
            below = metrics.elidedText(self.sure, Qt.TextElideMode.ElideRight, round(width))
        painter.drawText(QRectF(3 * grid, 7 * grid, width, 4 * grid), _ALIGN, below)
        self._paint_columns(painter, QRectF(split, 0, self.width() - split, self.height()))
        painter.end()

    def _paint_columns(self, painter: QPainter, area: QRectF) -> None:
        rows = -(-len(self._labels) // _COLUMNS)
        width = (area.width() - (_COLUMNS - 1) * _APART) / _COLUMNS
        height = area.height() / rows
        for number in range(len(self._labels)):
            column, row = divmod(number, rows)
            left = area.left() + column * (width + _APART)
            self._paint_bar(painter, number, QRectF(left, row * height, width, height))
