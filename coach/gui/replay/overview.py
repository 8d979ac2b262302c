"""Whole recordings in a strip, with the part in view marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.common.i18n import tr
from coach.gui.replay.track_view import Track, TrackView
from coach.gui.shared import theme
from coach.replay.viewport import Scale, View

#: Height in pixels of the strip of one recording, and of each of several.
_HEIGHT, _LOW = 3 * theme.GRID, 2 * theme.GRID


class Overview(QWidget):
    """Scrolls a `TrackView` when dragged; what isn't in view there is pale here.

    Parameters
    ----------
    tracks
        One for each recording, from the top down.
    shown
        The view to scroll.
    """

    def __init__(self, tracks: Sequence[Track], shown: TrackView) -> None:
        super().__init__()
        self._tracks = tuple(tracks)
        self._shown = shown
        self._whole = View.whole(shown.view.duration_s)
        self._picture: QPixmap | None = None
        self._row = _LOW if len(self._tracks) > 1 else _HEIGHT
        self.setFixedHeight(len(self._tracks) * self._row)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(tr("The whole recording"))
        self.setToolTip(tr("Drag to scroll (Page up and down)"))
        shown.view_changed.connect(self.update)

    def show_tracks(self, tracks: Sequence[Track]) -> None:
        """Show the same recordings, as corrected by the speaker."""
        self._tracks = tuple(tracks)
        self._forget()

    def _forget(self) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        self._forget()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event)

    def _move(self, event: QMouseEvent) -> None:
        middle_s = Scale.of(self._whole, self.width()).time_s(event.position().x())
        view = self._shown.view
        self._shown.show_view(view.moved_to(middle_s - view.span_s / 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._paint_picture()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        view, scale = self._shown.view, Scale.of(self._whole, self.width())
        if not view.is_whole:
            left, right = scale.x(view.start_s), scale.x(view.end_s)
            pale = QColor(theme.colours().page)
            pale.setAlphaF(0.6)
            painter.fillRect(QRectF(0, 0, left, self.height()), pale)
            painter.fillRect(QRectF(right, 0, self.width() - right, self.height()), pale)
            painter.setPen(QPen(QColor(theme.colours().accent), 2))
            painter.drawRect(QRectF(left, 1, max(2.0, right - left), self.height() - 2))
        painter.end()

    def _paint_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(theme.colours().page))
        painter = QPainter(picture)
        scale = Scale.of(self._whole, self.width())
        for number, track in enumerate(self._tracks):
            painter.save()
            painter.translate(0, number * self._row)
            track.paint(painter, scale, self.width(), self._row)
            painter.restore()
        painter.end()
        return picture
