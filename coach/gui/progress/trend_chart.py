"""One figure over similar sessions: a point for each, the speaker's usual range, and the norm.

It paints itself, which takes 0.9 ms: a pyqtgraph plot takes 40 ms (and its import 0.5 s), measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.common.dates import short_date, with_weekday
from coach.common.i18n import tr
from coach.domain.norms import Range
from coach.gui.shared import theme
from coach.insights.trends import Trend

_HEIGHT = 15 * theme.GRID
_LABELS_WIDTH = 5 * theme.GRID
_DATES_HEIGHT = 3 * theme.GRID
#: Pixels between what is shaded and the points.
_BESIDE = 12
#: Margin above and below what is drawn, as a share of its range.
_ROOM = 0.12
#: The line has no more corners than this: beyond, each stands for several sessions.
_CORNERS = 40
_RADIUS, _FAINT_RADIUS, _AT_RADIUS = 3.5, 2.0, 6.0
_SHADE, _FAINT = 0.5, 0.45
#: Opacity of the norm, which is the wider range and lies behind the usual one.
_NORM_SHADE = 0.25


class TrendChart(QWidget):
    """A trend. Points are read with the mouse or the arrow keys; a click or Enter opens one.

    Attributes
    ----------
    pointed
        Emits what the point under the mouse or the keyboard's cursor says; "" for none.
    chosen
        Emits the id of the session whose point was clicked, or chosen with Enter.
    at
        Index of the point that is read; None for none.
    """

    pointed = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trend: Trend | None = None
        self.at: int | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(40 * theme.GRID, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(20 * theme.GRID, _HEIGHT)

    def show_trend(self, trend: Trend) -> None:
        self._trend = trend
        count = len(trend.values)
        self.setAccessibleName(
            tr("{figure} over %n session(s)", "", count, figure=trend.metric.title)
        )
        self.setAccessibleDescription(trend.change.words if trend.change is not None else "")
        self.setToolTip(tr("Left and Right read the points, Enter opens the report"))
        self._read(None)

    # --- layout ---

    def _area(self) -> QRectF:
        edge = theme.GRID
        left = _LABELS_WIDTH + _BESIDE
        return QRectF(self.rect()).adjusted(left, edge, -_BESIDE, -edge / 2 - _DATES_HEIGHT)

    @staticmethod
    def _span(trend: Trend) -> tuple[float, float]:
        norm = () if trend.band is None else (trend.band.low, trend.band.high)
        ends = [*trend.values, *(trend.usual or ()), *(end for end in norm if end is not None)]
        room = _ROOM * (max(ends) - min(ends)) or 1.0
        return min(ends) - room, max(ends) + room

    @staticmethod
    def _x(area: QRectF, trend: Trend, number: float) -> float:
        if len(trend.values) == 1:
            return area.center().x()
        return area.left() + number / (len(trend.values) - 1) * area.width()

    def _y(self, area: QRectF, trend: Trend, value: float) -> float:
        low, high = self._span(trend)
        return area.bottom() - (value - low) / (high - low) * area.height()

    def points(self) -> list[QPointF]:
        """Return the position of each session's point, in their order."""
        if (trend := self._trend) is None:
            return []
        area = self._area()
        return [
            QPointF(self._x(area, trend, number), self._y(area, trend, value))
            for number, value in enumerate(trend.values)
        ]

    def _nearest(self, x: float) -> int:
        points = self.points()
        return min(range(len(points)), key=lambda n: abs(points[n].x() - x))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        if (trend := self._trend) is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, area, points = theme.colours(), self._area(), self.points()
        if trend.band is not None:
            self._paint_norm(painter, area, trend, trend.band)
        if trend.usual is not None:
            usual = self._band(area, trend, Range(*trend.usual))
            painter.fillRect(usual, _shade(_SHADE))
        is_dense = len(points) > _CORNERS
        painter.setPen(QPen(QColor(colours.ink if is_dense else colours.soft), 1.5))
        if is_dense:  # the line says more than the points
            self._paint_points(painter, points, _FAINT_RADIUS, _FAINT)
            painter.drawPolyline(self._line(area, trend))
        else:
            painter.drawPolyline(self._line(area, trend))
            self._paint_points(painter, points, _RADIUS)
        self._paint_cursor(painter, points)
        self._paint_labels(painter, area, trend)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _paint_norm(self, painter: QPainter, area: QRectF, trend: Trend, norm: Range) -> None:
        """Paint the range that suits listeners; an open end has no edge."""
        band = self._band(area, trend, norm)
        painter.fillRect(band, _shade(_NORM_SHADE))
        painter.setPen(QPen(QColor(theme.colours().soft), 1, Qt.PenStyle.DashLine))
        if norm.high is not None:
            painter.drawLine(band.topLeft(), band.topRight())
        if norm.low is not None:
            painter.drawLine(band.bottomLeft(), band.bottomRight())

    def _line(self, area: QRectF, trend: Trend) -> list[QPointF]:
        """Return the corners of the line: each a session, or the median of several."""
        count = len(trend.values)
        groups = np.array_split(np.arange(count), min(count, _CORNERS))
        return [
            QPointF(
                self._x(area, trend, fmean(group.tolist())),
                self._y(area, trend, median(trend.values[number] for number in group)),
            )
            for group in groups
        ]

    def _band(self, area: QRectF, trend: Trend, limits: Range) -> QRectF:
        """Return the area of a range; an open end is that of the chart."""
        low = area.bottom() if limits.low is None else self._y(area, trend, limits.low)
        high = area.top() if limits.high is None else self._y(area, trend, limits.high)
        return QRectF(area.left(), high, area.width(), low - high).adjusted(-_BESIDE, 0, _BESIDE, 0)

    @staticmethod
    def _paint_points(
        painter: QPainter, points: Sequence[QPointF], radius: float, opacity: float = 1.0
    ) -> None:
        painter.save()
        painter.setOpacity(opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours().accent))
        for point in points:
            painter.drawEllipse(point, radius, radius)
        painter.restore()

    def _paint_cursor(self, painter: QPainter, points: Sequence[QPointF]) -> None:
        if self.at is not None:
            painter.setPen(QPen(QColor(theme.colours().card), 2))
            painter.setBrush(QColor(theme.colours().accent))
            painter.drawEllipse(points[self.at], _AT_RADIUS, _AT_RADIUS)

    def _paint_labels(self, painter: QPainter, area: QRectF, trend: Trend) -> None:
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(theme.colours().soft))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        least, most = min(trend.values), max(trend.values)
        far = self._y(area, trend, least) - self._y(area, trend, most) >= 2 * theme.GRID
        for value in (least, most) if far else (most,):
            y = self._y(area, trend, value)
            box = QRectF(0, y - theme.GRID, _LABELS_WIDTH - theme.GRID / 2, 2 * theme.GRID)
            painter.drawText(box, right, trend.metric.bare(value))
        dates = QRectF(area.left(), area.bottom(), area.width(), _DATES_HEIGHT)
        first, last = (short_date(trend.sessions[n].started_at) for n in (0, -1))
        ends = [(last, Qt.AlignmentFlag.AlignRight)]
        if first != last:
            ends.append((first, Qt.AlignmentFlag.AlignLeft))
        for day, side in ends:
            painter.drawText(dates, side | Qt.AlignmentFlag.AlignBottom, day)

    # --- mouse and keyboard ---

    def _read(self, number: int | None) -> None:
        """Move the cursor to a point, or away."""
        self.at = number
        said = ""
        if number is not None and self._trend is not None:
            when = with_weekday(self._trend.sessions[number].started_at)
            value = self._trend.metric.quantity(self._trend.values[number])
            said = tr("{day}: {value}", day=when, value=value)
            self.setAccessibleDescription(said)
        self.pointed.emit(said)
        self.update()

    def _open(self) -> None:
        if self._trend is not None and self.at is not None:
            self.chosen.emit(self._trend.sessions[self.at].id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._trend is not None:
            self._read(self._nearest(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._read(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._trend is not None and event.button() == Qt.MouseButton.LeftButton:
            self._read(self._nearest(event.position().x()))
            self._open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._trend is not None and self.at is None:
            self._read(len(self._trend.values) - 1)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._read(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._trend is None:
            super().keyPressEvent(event)
            return
        last = len(self._trend.values) - 1
        at = last if self.at is None else self.at
        steps: dict[int, int] = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in steps:
            self._read(min(last, max(0, steps[event.key()])))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)


def _shade(opacity: float) -> QColor:
    """Return the colour of a shaded range."""
    shade = QColor(theme.colours().line)
    shade.setAlphaF(opacity)
    return shade
