"""One figure over similar sessions, as a line with a point for each.

It paints itself, which takes 0.9 ms: a pyqtgraph plot takes 40 ms (and its import 0.5 s), measured.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from coach.common.dates import short_date, with_weekday
from coach.common.i18n import tr
from coach.gui.shared import theme
from coach.insights.trends import LEAST, Trend

#: Minimum and maximum width, and height, of the small chart.
_SMALL_SIZE = (11 * theme.GRID, 20 * theme.GRID, 4 * theme.GRID)
#: Qt's QWIDGETSIZE_MAX.
_NO_END = 16_777_215
_LARGE_HEIGHT = 20 * theme.GRID
_LABELS_WIDTH = 5 * theme.GRID
_DATES_HEIGHT = 3 * theme.GRID
#: Margin above and below what is drawn, as a share of its range.
_ROOM = 0.12


class TrendChart(QWidget):
    """A trend, with the recommended range shaded and the speaker's usual as a dashed line.

    Attributes
    ----------
    chosen
        Emits the id of the session whose point was clicked or reached with the arrow keys.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trend: Trend | None = None
        self._large = False
        self.setAccessibleName(tr("Trend"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_large(False)

    def set_large(self, large: bool) -> None:
        """Make the chart large, with an axis, dates and arrow keys, or small."""
        self._large = large
        least, most, height = _SMALL_SIZE
        self.setMinimumWidth(least)
        self.setMaximumWidth(_NO_END if large else most)
        self.setFixedHeight(_LARGE_HEIGHT if large else height)
        keys = Qt.FocusPolicy.TabFocus if large else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(keys)
        self.update()

    def show_trend(self, trend: Trend) -> None:
        self._trend = trend
        self.setAccessibleName(
            tr("{figure} over %n session(s)", "", len(trend.values), figure=trend.metric.title)
        )
        self.setAccessibleDescription(trend.words)
        self.update()

    # --- layout ---

    def _area(self) -> QRectF:
        edge = theme.GRID
        area = QRectF(self.rect()).adjusted(0, edge / 2, -edge, -edge / 2)
        return area.adjusted(_LABELS_WIDTH, 0, 0, -_DATES_HEIGHT) if self._large else area

    def _span(self, trend: Trend) -> tuple[float, float]:
        ends = () if trend.band is None else (trend.band.low, trend.band.high)
        shown = [*trend.values, *(one for one in (*ends, trend.usual) if one is not None)]
        low, high = min(shown), max(shown)
        room = _ROOM * (high - low) or 1.0
        return low - room, high + room

    def points(self) -> list[QPointF]:
        """Return the position of each session's point, in their order."""
        return [] if self._trend is None else self._points(self._trend)

    def _points(self, trend: Trend) -> list[QPointF]:
        area, values = self._area(), trend.values
        step = area.width() / max(1, len(values) - 1)
        return [
            QPointF(area.left() + number * step, self._height_of(value, area, trend))
            for number, value in enumerate(values)
        ]

    def _nearest(self, x: float) -> int:
        points = self.points()
        return min(range(len(points)), key=lambda n: abs(points[n].x() - x))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        trend = self._trend
        if trend is None or len(trend.values) < LEAST:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, area = theme.colours(), self._area()
        self._paint_band(painter, area, trend)
        if trend.usual is not None:
            y = self._height_of(trend.usual, area, trend)
            painter.setPen(QPen(QColor(colours.soft), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        points = self._points(trend)
        painter.setPen(QPen(QColor(colours.accent), 2 if self._large else 1.5))
        painter.drawPolyline(points)
        painter.setBrush(QColor(colours.accent))
        if self._large:
            for point in points:
                painter.drawEllipse(point, 2.5, 2.5)
        if trend.chosen is not None:
            painter.setPen(QPen(QColor(colours.page), 2))
            painter.setBrush(QColor(colours.ink))
            radius = 6.0 if self._large else 4.5
            painter.drawEllipse(points[trend.chosen], radius, radius)
        if self._large:
            self._paint_labels(painter, area, trend)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _height_of(self, value: float, area: QRectF, trend: Trend) -> float:
        low, high = self._span(trend)
        return area.bottom() - (value - low) / (high - low) * area.height()

    def _paint_band(self, painter: QPainter, area: QRectF, trend: Trend) -> None:
        if (band := trend.band) is None:
            return
        bottom = area.bottom() if band.low is None else self._height_of(band.low, area, trend)
        top = area.top() if band.high is None else self._height_of(band.high, area, trend)
        colour = QColor(theme.colours().line)
        colour.setAlphaF(0.5)
        painter.fillRect(QRectF(area.left(), top, area.width(), bottom - top), colour)

    def _paint_labels(self, painter: QPainter, area: QRectF, trend: Trend) -> None:
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(theme.colours().soft))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value in (min(trend.values), max(trend.values)):
            y = self._height_of(value, area, trend)
            box = QRectF(0, y - theme.GRID, _LABELS_WIDTH - theme.GRID / 2, 2 * theme.GRID)
            painter.drawText(box, right, trend.metric.bare(value))
        dates = QRectF(area.left(), area.bottom(), area.width(), _DATES_HEIGHT)
        for one, side in (
            (trend.sessions[0], Qt.AlignmentFlag.AlignLeft),
            (trend.sessions[-1], Qt.AlignmentFlag.AlignRight),
        ):
            bottom = side | Qt.AlignmentFlag.AlignBottom
            painter.drawText(dates, bottom, short_date(one.started_at))

    # --- mouse and keyboard ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._trend is not None and self._trend.sessions:
            self.chosen.emit(self._trend.sessions[self._nearest(event.position().x())].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._trend is None or self._trend.chosen is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        to = self._trend.chosen + steps[event.key()]
        if 0 <= to < len(self._trend.sessions):
            self.chosen.emit(self._trend.sessions[to].id)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._trend is not None and self._trend.sessions:
            number = self._nearest(event.pos().x())
            when = self._trend.sessions[number].started_at
            told = self._trend.metric.quantity(self._trend.values[number])
            QToolTip.showText(event.globalPos(), f"{with_weekday(when)}: {told}", self)
            return True
        return super().event(event)
