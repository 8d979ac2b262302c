"""A check box that looks like a switch."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from coach.gui.shared import theme

#: Track of the switch, and the room around it for the focus ring.
_TRACK = QSize(5 * theme.GRID, 3 * theme.GRID)
_RING = 4
_BORDER = 2


class Switch(QCheckBox):
    """A check box drawn as a switch; what it switches is written beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_TRACK + QSize(2 * _RING, 2 * _RING))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        chosen, on = theme.colours(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.hasFocus():
            painter.setPen(QPen(QColor(chosen.accent), _BORDER))
            ring = whole.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        track = whole.adjusted(_RING, _RING, -_RING, -_RING)
        edge = track.adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(chosen.accent if on else chosen.soft), _BORDER))
        painter.setBrush(QColor(chosen.accent if on else chosen.card))
        painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.on_accent if on else chosen.soft))
        middle, radius = track.height() / 2, track.height() / 2 - 6
        x = track.right() - middle if on else track.left() + middle
        painter.drawEllipse(QPointF(x, track.center().y()), radius, radius)
        painter.end()
