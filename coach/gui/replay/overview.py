"""The whole recording in a strip, with the part in view marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.common.i18n import tr
from coach.gui.replay.track_view import Track, TrackView
from coach.gui.shared import theme
from coach.replay.viewport import Scale, View

_HEIGHT = 3 * theme.GRID


class Overview(QWidget):
    """Scrolls a `TrackView` when dragged; what isn't in view there is pale here."""

    def __init__(self, waveform: Track, shown: TrackView, duration_s: float) -> None:
        super().__init__()
        self._waveform = waveform
        self._shown = shown
        self._whole = View.whole(duration_s)
        self._picture: QPixmap | None = None
        self.setFixedHeight(_HEIGHT)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(tr("The whole recording"))
        self.setToolTip(tr("Drag to scroll (Page up and down)"))
        shown.view_changed.connect(self.update)

    def show_waveform(self, waveform: Track) -> None:
        self._waveform = waveform
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
        self._waveform.paint(painter, scale, self.width(), self.height())
        painter.end()
        return picture
