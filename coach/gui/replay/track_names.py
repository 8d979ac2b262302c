"""The names of a `TrackView`'s rows, beside them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.common.i18n import tr
from coach.gui.replay.track_view import Track, TrackView
from coach.gui.shared import theme

#: Width of the names in pixels.
WIDTH = 11 * theme.GRID
_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


class TrackNames(QWidget):
    """Names of the tracks, and the figures at the cursor if there are any."""

    def __init__(self, shown: TrackView) -> None:
        super().__init__()
        self._shown = shown
        self._figures: dict[Track, str] = {}
        self.setFixedWidth(WIDTH)
        shown.laid_out.connect(self.update)

    def show_figures(self, figures: dict[Track, str]) -> None:
        """Show figures beside the names of their tracks."""
        if figures != self._figures:
            self._figures = figures
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(theme.colours().soft))
        for track, top, height in self._shown.rows:
            name = tr(track.name, "a row under a timeline")
            figure = self._figures.get(track, "")
            words = f"{name} {figure}".strip()
            painter.drawText(QRectF(0, top, self.width(), height), _ALIGN, words)
        painter.end()
