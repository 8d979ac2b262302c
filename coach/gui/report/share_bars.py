"""The shares of the tones in a session, as bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.gui.report.figure_list import Hear, value
from coach.gui.shared import theme
from coach.gui.shared.widgets import label
from coach.insights.report import Share

_BAR_HEIGHT = 14


class ShareBars(QWidget):
    """The share of the readings that each tone had, as a row of name, value and bar.

    Parameters
    ----------
    shares
        In the order of the rows.
    hear
        Called with the time in seconds at which a tone was clearest.
    """

    def __init__(self, shares: tuple[Share, ...], hear: Hear) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(2, 1)
        for row, share in enumerate(shares):
            grid.addWidget(label(share.words), row, 0)
            grid.addWidget(value(share.words, f"{share.share:.0%}", share.at_s, hear), row, 1)
            grid.addWidget(_Bar(share), row, 2)


class _Bar(QWidget):
    def __init__(self, share: Share) -> None:
        super().__init__()
        self._share = share
        self.setFixedHeight(_BAR_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(24 * theme.GRID, _BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._share.colour or theme.colours().line
        painter.setPen(theme.outline(colour))
        painter.setBrush(QColor(colour))
        length = max(3.0, (self.width() - 1) * self._share.share)
        painter.drawRoundedRect(QRectF(0.5, 0.5, length, _BAR_HEIGHT - 1), 3, 3)
        painter.end()
