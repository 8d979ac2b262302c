"""The rows under a waveform: the times, what was marked, and figures over time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coach.common.arrays import Float64
from coach.gui.replay.waveform_track import pixel_spans
from coach.gui.shared import theme
from coach.insights.curves import Curve
from coach.insights.lanes import Lane
from coach.replay.viewport import Scale, ticks

_TICK_WIDTH = 100
_TICK_HEIGHT = 4
_LEAST_MARK = 3
#: Pixels that one value of a curve stands for.
_FINE = 2
#: How much the range that listeners like stands out.
_SHADE = 0.5


class RulerTrack:
    """The times, as fine as the zoom."""

    name = ""
    least = liked = 3 * theme.GRID
    grows = False

    def __init__(self, duration_s: float) -> None:
        self._duration_s = duration_s

    def paint(self, painter: QPainter, scale: Scale, width: int, height: int) -> None:
        painter.setFont(theme.font(theme.SMALL))
        end = scale.x(self._duration_s)
        # Words may reach in from the columns beside these.
        wide = Scale(scale.column_s, scale.first - _TICK_WIDTH)
        for time_s, words in ticks(wide, width + 2 * _TICK_WIDTH, _TICK_WIDTH):
            x = round(scale.x(time_s))
            painter.fillRect(x, 0, 1, _TICK_HEIGHT, QColor(theme.colours().line))
            if x > end - _TICK_WIDTH / 3:  # nothing is painted after the end
                continue
            painter.setPen(QColor(theme.colours().soft))
            where = QRectF(x - _TICK_WIDTH / 2, _TICK_HEIGHT, _TICK_WIDTH, height - _TICK_HEIGHT)
            align = Qt.AlignmentFlag.AlignCenter
            if time_s == 0:
                where.moveLeft(x)
                align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(where, align, words)


class LaneTrack:
    """Events of one sort, as marks."""

    least, liked, grows = 14, 2 * theme.GRID, False

    def __init__(self, lane: Lane) -> None:
        self.name = lane.name
        self._spans_s = np.array([(event.start_s, event.end_s) for event in lane.events])

    def paint(self, painter: QPainter, scale: Scale, width: int, height: int) -> None:
        mark = max(5, height - 8)
        colours = theme.colours()
        painter.fillRect(0, height // 2, width, 1, QColor(colours.raised))
        top = (height - mark) // 2
        spans = pixel_spans(scale, self._spans_s, _LEAST_MARK, width)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.soft))
        painter.drawRects([QRect(left, top, right - left, mark) for left, right in spans])


class CurveTrack:
    """A figure over time, with the range that listeners like behind it."""

    least, liked, grows = 2 * theme.GRID, 5 * theme.GRID, False
    _EDGE = 2

    def __init__(self, curve: Curve) -> None:
        self.name = curve.metric.short
        self.curve = curve

    def paint(self, painter: QPainter, scale: Scale, width: int, height: int) -> None:
        curve, colours = self.curve, theme.colours()
        painter.translate(0, self._EDGE)
        height -= 2 * self._EDGE
        bottom, top = ((1 - edge) * height for edge in curve.fine)
        shade = QColor(colours.line)
        shade.setAlphaF(_SHADE)
        painter.fillRect(QRectF(0, top, width, bottom - top), shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.ink), 1))
        for line in self._lines(scale, width, height):
            if len(line) == 1:
                painter.drawPoint(line[0])
            else:
                painter.drawPolyline(line)

    def _lines(self, scale: Scale, width: int, height: int) -> Iterator[list[QPointF]]:
        """What is unbroken."""
        curve = self.curve.seen(scale.time_s(0), scale.time_s(width), _FINE * scale.column_s)
        xs: Float64 = scale.x(curve.times_s)
        points = np.stack([xs, (1 - curve.heights(curve.values)) * height], axis=1)
        for run in curve.runs:
            yield [QPointF(x, y) for x, y in points[run].tolist()]
