"""Which tones a session had, as bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.gui import theme
from coach.language import tr
from coach.session.report import Share

_BAR_ROW = 4 * theme.GRID


class ShareBars(QWidget):
    """Which tones the readings had, the commonest first."""

    def __init__(self, shares: tuple[Share, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares = shares
        self.setFixedHeight(max(1, len(shares)) * _BAR_ROW)
        self.setAccessibleName(tr("Share of the tones"))
        self.setAccessibleDescription(", ".join(f"{s.words} {s.share:.0%}" for s in shares))

    def sizeHint(self) -> QSize:
        return QSize(60 * theme.GRID, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        chosen = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.TEXT))
        words, figures = 23 * theme.GRID, 7 * theme.GRID
        length = max(0, self.width() - words - figures)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for number, share in enumerate(self._shares):
            top = number * _BAR_ROW
            painter.setPen(QColor(chosen.ink))
            painter.drawText(QRectF(0, top, words, _BAR_ROW), align, share.words)
            colour = share.colour or chosen.line
            painter.setPen(theme.outline(colour))
            painter.setBrush(QColor(colour))
            bar = QRectF(words, top + 9, max(3.0, length * share.share), _BAR_ROW - 18)
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(QColor(chosen.soft))
            where = QRectF(bar.right() + theme.GRID, top, figures, _BAR_ROW)
            painter.drawText(where, align, f"{share.share:.0%}")
        painter.end()
