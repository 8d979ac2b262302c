"""Tracks over one time axis, with a cursor and a selection.

It paints itself, so that scrolling paints only the columns that come into view.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.common.i18n import tr
from coach.gui.shared import theme
from coach.replay.viewport import Scale, View

_ZOOM_STEP = 1.25
_NOTCH = 120
#: Share of the view that a notch of the wheel scrolls.
_SCROLL_STEP = 0.1
#: Half the width in pixels of the strip that is repainted for the cursor.
_CURSOR_REACH = 2
#: A shorter drag, in pixels, is a click.
_LEAST_DRAG = 4


class Track(Protocol):
    """A row of the view.

    Attributes
    ----------
    name
        In English; "" for none.
    min_height, preferred_height
        In pixels.
    expands
        Whether it takes up the height that is left; at least one track does.
    """

    name: str
    min_height: int
    preferred_height: int
    expands: bool

    def paint(self, painter: QPainter, scale: Scale, width: int, height: int) -> None:
        """Paint the columns from `scale.first` on, at x from 0 to `width`."""


class TrackView(QWidget):
    """Paints tracks into a picture that is shifted when the view is scrolled.

    Parameters
    ----------
    selecting
        Dragging on this track selects; on the others it does so with Shift.
    span_s
        Time that fits into the widest view, if more than the duration.

    Attributes
    ----------
    chosen
        Emits the time in seconds that was clicked.
    selected
        Emits the stretch that was dragged over, (start, end) in seconds.
    view_changed
        Emitted when another `View` is shown.
    laid_out
        Emitted when the rows have moved.
    rows
        Each track with its top and its height in pixels.
    """

    chosen = Signal(float)
    selected = Signal(object)
    view_changed = Signal()
    laid_out = Signal()

    def __init__(
        self,
        tracks: Sequence[Track],
        duration_s: float,
        selecting: Track,
        span_s: float = 0.0,
    ) -> None:
        super().__init__()
        self._tracks = tuple(tracks)
        self._selecting = selecting
        self._duration_s = duration_s
        self.view = View.whole(max(duration_s, span_s))
        self._scale = Scale.of(self.view, 1)
        self.rows: list[tuple[Track, int, int]] = []
        #: What was painted, and at what scale; None if all of it must be painted again.
        self._picture: QPixmap | None = None
        self._pictured = self._scale
        self._cursor_s = 0.0
        self._selection: tuple[float, float] | None = None
        self._looped = False
        self._drag_from: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Waveform coloured by tone"))
        self.setToolTip(
            tr(
                "Click to play from there. Drag with Shift, or over the times, to select."
                " Turn the wheel to zoom (+, −, 0), with Shift to scroll (Page up and down)"
            )
        )
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:
        return QSize(960, sum(track.preferred_height for track in self._tracks))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, sum(track.min_height for track in self._tracks))

    # --- what is shown ---

    @property
    def cursor_s(self) -> float:
        return self._cursor_s

    @property
    def selection(self) -> tuple[float, float] | None:
        return self._selection

    def show_tracks(self, tracks: Sequence[Track]) -> None:
        """Show other tracks, or the same ones with other content."""
        self._tracks = tuple(tracks)
        self.updateGeometry()
        self._lay_out()

    def move_cursor(self, time_s: float) -> None:
        """Put the cursor at a time and repaint only the strips it left and reached."""
        before, self._cursor_s = self._cursor_x(), time_s
        for x in {before, self._cursor_x()}:
            self.update(x - _CURSOR_REACH, 0, 2 * _CURSOR_REACH + 1, self.height())

    def show_view(self, view: View) -> None:
        if view != self.view:
            self.view = view
            self._rescale()
            self.view_changed.emit()

    def zoom(self, factor: float, at_s: float | None = None) -> None:
        """Zoom in around a time: by default the cursor if it is in view, or else the middle."""
        if at_s is None:
            seen = self.view.shows(self._cursor_s)
            at_s = self._cursor_s if seen else self.view.start_s + self.view.span_s / 2
        self.show_view(self.view.zoomed(factor, at_s))

    def show_whole(self) -> None:
        """Zoom out to the widest view."""
        self.show_view(View.whole(self.view.duration_s))

    def scroll_by(self, share: float) -> None:
        """Scroll forwards by a share of the view."""
        self.show_view(self.view.moved_to(self.view.start_s + share * self.view.span_s))

    def select(self, selection: tuple[float, float] | None, looped: bool = False) -> None:
        self._selection, self._looped = selection, looped
        self.update()

    def refresh(self, track: Track, start_s: float, end_s: float) -> None:
        """Repaint a track between two times, in seconds."""
        if self._picture is None or track not in (one for one, _, _ in self.rows):
            return
        picture = self._move_picture()
        left, right = (round(self._scale.x(edge_s)) for edge_s in (start_s, end_s))
        left, right = max(0, left), min(self.width(), right)
        if left < right:
            self._paint_columns(picture, left, right, track)
            self.update(left, 0, right - left, self.height())

    def _repaint_all(self) -> None:
        self._picture = None
        self.update()

    # --- layout ---

    def _rescale(self) -> None:
        self._scale = Scale.of(self.view, self.width())
        self.update()

    def _lay_out(self) -> None:
        """Stack the rows from the top, each at its preferred height where there is room."""
        fixed = [track for track in self._tracks if not track.expands]
        expanding = [track for track in self._tracks if track.expands]
        min_height = sum(track.min_height for track in self._tracks)
        extra = {track: track.preferred_height - track.min_height for track in fixed}
        wanted, room = sum(extra.values()), self.height() - min_height
        share = min(1.0, max(0.0, room / wanted)) if wanted else 1.0
        heights = {track: track.min_height + int(share * extra[track]) for track in fixed}
        left = max(0, self.height() - sum(heights.values())) // len(expanding)
        heights |= {track: max(track.min_height, left) for track in expanding}
        top, self.rows = 0, []
        for track in self._tracks:
            self.rows.append((track, top, heights[track]))
            top += heights[track]
        self._repaint_all()
        self.laid_out.emit()

    def _cursor_x(self) -> int:
        """Return the column of the cursor, at most the last, so that it is seen at the very end."""
        x = int(self._scale.x(self._cursor_s))
        return x - 1 if x == self.width() else x

    def _time_at(self, x: float) -> float:
        return min(max(0.0, self._scale.time_s(x)), self._duration_s)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rescale()
        self._lay_out()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        self._repaint_all()
        super().changeEvent(event)

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        with_shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if with_shift or self._row_at(event.position().y()) is self._selecting:
            self._drag_from = event.position().x()
        else:
            self.chosen.emit(self._time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if self._drag_from is None:
            self.chosen.emit(self._time_at(event.position().x()))
        elif (dragged := self._dragged(event)) is not None:
            self.select(dragged)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is None:
            return
        dragged = self._dragged(event)
        self._drag_from = None
        if dragged is None:
            self.chosen.emit(self._time_at(event.position().x()))
        else:
            self.selected.emit(dragged)

    def _dragged(self, event: QMouseEvent) -> tuple[float, float] | None:
        if self._drag_from is None:
            return None
        left, right = sorted((self._drag_from, event.position().x()))
        if right - left < _LEAST_DRAG:
            return None
        return self._time_at(left), self._time_at(right)

    def _row_at(self, y: float) -> Track | None:
        found = (track for track, top, height in self.rows if top <= y < top + height)
        return next(found, None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        along = turned.x() or (event.modifiers() & Qt.KeyboardModifier.ShiftModifier and turned.y())
        if along:
            self.scroll_by(-_SCROLL_STEP * along / _NOTCH)
        else:
            factor = _ZOOM_STEP ** (turned.y() / _NOTCH)
            self.zoom(factor, self._scale.time_s(event.position().x()))
        event.accept()

    # --- paint ---

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self._move_picture()
        painter = QPainter(self)
        ratio = picture.devicePixelRatio()
        for area in cast(Iterable[QRect], event.region()):  # iterable, though not in its stub
            source = QRectF(area.topLeft() * ratio, area.size() * ratio)
            painter.drawPixmap(QRectF(area), picture, source)
        self._paint_selection(painter)
        painter.fillRect(self._cursor_x(), 0, 2, self.height(), QColor(theme.colours().ink))
        painter.end()

    def _move_picture(self) -> QPixmap:
        """Bring the picture up to date, painting only columns that it lacks, and return it."""
        scale, width, ratio = self._scale, self.width(), self.devicePixelRatioF()
        before, self._pictured = self._pictured, scale
        moved = scale.first - before.first
        picture = self._picture
        if (
            picture is None
            or scale.unit_s != before.unit_s
            or abs(moved) >= width
            or not (moved * ratio).is_integer()
        ):
            picture = self._picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(theme.colours().page))
            self._paint_columns(picture, 0, width)
        elif moved:
            picture.scroll(round(-moved * ratio), 0, picture.rect())
            self._paint_columns(picture, *((width - moved, width) if moved > 0 else (0, -moved)))
        return picture

    def _paint_columns(
        self, picture: QPixmap, left: int, right: int, only: Track | None = None
    ) -> None:
        scale = Scale(self._scale.unit_s, self._scale.first + left)
        width = right - left
        # In a view wider than the session, nothing is painted after its end.
        seen = min(width, ceil(scale.x(self._duration_s)))
        page = QColor(theme.colours().page)
        painter = QPainter(picture)
        for track, top, height in self.rows:
            if only is None or track is only:
                painter.save()
                painter.translate(left, top)
                painter.fillRect(0, 0, width, height, page)
                if seen > 0:
                    painter.setClipRect(0, 0, seen, height)
                    track.paint(painter, scale, seen, height)
                painter.restore()
        painter.end()

    def _paint_selection(self, painter: QPainter) -> None:
        if self._selection is None:
            return
        left, right = (
            min(max(-2.0, self._scale.x(edge)), self.width() + 2.0) for edge in self._selection
        )
        accent = QColor(theme.colours().accent)
        for edge in (left, right):
            painter.fillRect(QRectF(edge - 1, 0, 2, self.height()), accent)
        accent.setAlphaF(0.22 if self._looped else 0.12)
        painter.fillRect(QRectF(left, 0, right - left, self.height()), accent)
