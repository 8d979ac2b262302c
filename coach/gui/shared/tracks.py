"""Curves and events as rows over a time axis, painted alike in report and replay."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coach.gui.shared import theme
from coach.insights.curves import Curve
from coach.insights.lanes import Lane
from coach.insights.time_axis import TimeAxis, curve_lines, merged_spans

_MIN_MARK_WIDTH = 3
#: Width in pixels within which the readings of a curve are averaged.
_COLUMN = 2
#: Opacity of the range that listeners like.
_BAND_OPACITY = 0.5


class LaneTrack:
    """The events of a lane, as marks."""

    min_height, preferred_height, expands = 14, 2 * theme.GRID, False

    def __init__(self, lane: Lane) -> None:
        self.name = lane.name
        self._spans_s = np.array([(event.start_s, event.end_s) for event in lane.events])

    def paint(self, painter: QPainter, axis: TimeAxis, width: int, height: int) -> None:
        mark = max(5, height - 8)
        colours = theme.colours()
        painter.fillRect(0, height // 2, width, 1, QColor(colours.raised))
        top = (height - mark) // 2
        spans = merged_spans(axis, self._spans_s, _MIN_MARK_WIDTH, width)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.soft))
        painter.drawRects([QRect(left, top, right - left, mark) for left, right in spans])


class CurveTrack:
    """A curve, on top of the range that listeners like."""

    min_height, preferred_height, expands = 2 * theme.GRID, 5 * theme.GRID, False
    _MARGIN = 2

    def __init__(self, curve: Curve) -> None:
        self.name = curve.metric.short
        self.curve = curve

    def paint(self, painter: QPainter, axis: TimeAxis, width: int, height: int) -> None:
        colours = theme.colours()
        painter.translate(0, self._MARGIN)
        height -= 2 * self._MARGIN
        bottom, top = ((1 - edge) * height for edge in self.curve.fine)
        band = QColor(colours.line)
        band.setAlphaF(_BAND_OPACITY)
        painter.fillRect(QRectF(0, top, width, bottom - top), band)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colours.ink), 1)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)  # makes a lone reading visible
        painter.setPen(pen)
        for line in curve_lines(self.curve, axis, width, _COLUMN):
            painter.drawPolyline([QPointF(x, (1 - y) * height) for x, y in line.tolist()])
