"""The probabilities of all tones, as bars in columns."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from coach.domain.tones import tone
from coach.gui.shared import theme
from coach.gui.shared.emotion_meter import EmotionMeter

ALIGN_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_APART = 3 * theme.GRID
_WORD_WIDTH, _FIGURE_WIDTH = 11 * theme.GRID, 6 * theme.GRID


def paint_tone_bars(painter: QPainter, area: QRectF, meter: EmotionMeter, columns: int) -> None:
    """Paint the tones of a meter in columns, from the first label down."""
    rows = -(-len(meter.labels) // columns)
    width = (area.width() - (columns - 1) * _APART) / columns
    height = area.height() / rows
    for number in range(len(meter.labels)):
        column, row = divmod(number, rows)
        left = area.left() + column * (width + _APART)
        _paint_bar(painter, meter, number, QRectF(left, area.top() + row * height, width, height))


def _paint_bar(painter: QPainter, meter: EmotionMeter, number: int, area: QRectF) -> None:
    """Paint a tone's word and its probability, as a bar and as a number."""
    chosen, shown = theme.colours(), tone(meter.labels[number])
    length = area.width() - _WORD_WIDTH - _FIGURE_WIDTH
    values = meter.shown_probabilities
    probability = 0.0 if values is None else float(values[number])
    ink = QColor(chosen.ink if number == meter.best else chosen.soft)
    painter.setFont(theme.font(theme.TEXT))
    painter.setPen(ink)
    words = QRectF(area.topLeft(), QSizeF(_WORD_WIDTH, area.height()))
    painter.drawText(words, ALIGN_LEFT, shown.word)
    top, height = area.top() + area.height() * 0.28, area.height() * 0.44
    bar = QRectF(area.left() + _WORD_WIDTH, top, length, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(chosen.raised))
    painter.drawRoundedRect(bar, 3, 3)
    if probability <= 0:
        return
    colour = QColor(shown.colour)
    colour.setAlphaF(1.0 if meter.best is not None else 0.45)
    painter.setPen(theme.outline(shown.colour))
    painter.setBrush(colour)
    bar.setWidth(max(3.0, length * probability))
    painter.drawRoundedRect(bar, 3, 3)
    painter.setPen(ink)
    figure = QRectF(area.right() - _FIGURE_WIDTH, area.top(), _FIGURE_WIDTH, area.height())
    painter.drawText(figure, _ALIGN_RIGHT, f"{probability:.0%}")
