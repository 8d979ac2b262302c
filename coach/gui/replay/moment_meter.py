"""How the voice sounded at a moment, small enough to fit above a waveform."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from coach.domain.stream import EmotionReading
from coach.gui.shared import theme
from coach.gui.shared.emotion_meter import EmotionMeter
from coach.gui.shared.tone_bars import ALIGN_LEFT, paint_tone_bars

_HEIGHT, _LINE = 11 * theme.GRID, 4 * theme.GRID
#: Share of the width that the word has.
_WORD_SHARE = 0.36


class MomentMeter(EmotionMeter):
    """The word with a line under it, and all probabilities beside it in two columns."""

    _said = ""

    def sizeHint(self) -> QSize:
        return QSize(960, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    def show_reading(self, reading: EmotionReading | None, speaking: bool, said: str = "") -> None:
        """Show a reading; called for every frame, so it repaints only on a change.

        Parameters
        ----------
        said
            The speaker's correction in words, shown instead of how sure the network is; "" for
            none.
        """
        values = None if reading is None else reading.probabilities
        is_same = values is self._probabilities and said == self._said
        if not is_same or speaking != self._speaking:
            self._said = said
            super().show_reading(reading, speaking)

    @property
    def sure(self) -> str:
        return self._said or super().sure

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        split = self.width() * _WORD_SHARE
        self._paint_word(painter, QRectF(0, 0, split, self.height()))
        bars = QRectF(split, 0, self.width() - split, self.height())
        paint_tone_bars(painter, bars, self, columns=2)
        painter.end()

    def _paint_word(self, painter: QPainter, area: QRectF) -> None:
        chosen, grid = theme.colours(), theme.GRID
        colour = self.colour or chosen.line
        painter.setPen(theme.outline(colour))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(area.left(), area.top(), grid, area.height()), 4, 4)
        x, width = 3 * grid, area.width() - 5 * grid
        painter.setPen(QColor(chosen.soft if self.colour is None else chosen.ink))
        painter.setFont(self._word_font(theme.CLOCK, width))
        painter.drawText(QRectF(x, 0, width, area.height() - _LINE), ALIGN_LEFT, self.word)
        painter.setFont(theme.font(theme.TEXT))
        painter.setPen(QColor(chosen.soft))
        metrics = painter.fontMetrics()
        below = " · ".join(part for part in (self.sure, self.energy) if part)
        if metrics.horizontalAdvance(below) > width:
            below = metrics.elidedText(self.sure, Qt.TextElideMode.ElideRight, round(width))
        painter.drawText(QRectF(x, area.height() - _LINE, width, _LINE), ALIGN_LEFT, below)
