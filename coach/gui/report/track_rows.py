"""The rows of curves and events below the report's emotion timeline."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from coach.domain.stream import SpeechEvent
from coach.gui.shared.tracks import CurveTrack, LaneTrack
from coach.insights.curves import Curve
from coach.insights.lanes import Lane
from coach.insights.time_axis import TimeAxis

#: Heights of a curve, the gap above it, and a lane, in units of the emotion timeline's height.
_CURVE_HEIGHT, _CURVE_GAP, _LANE_HEIGHT = 0.32, 0.08, 0.14


class TrackRows(pg.GraphicsObject):
    """Paints the same tracks as the replay, from y = 0 down to `bottom`.

    Parameters
    ----------
    span_s
        Start and end of what is painted, in seconds.
    """

    def __init__(
        self, curves: Sequence[Curve], lanes: Sequence[Lane], span_s: tuple[float, float]
    ) -> None:
        super().__init__()
        self._lanes = lanes
        self._lanes_top = -len(curves) * (_CURVE_GAP + _CURVE_HEIGHT)
        self.bottom = self._lanes_top - len(lanes) * _LANE_HEIGHT
        start_s, length_s = span_s[0], span_s[1] - span_s[0]
        self._bounds = QRectF(start_s, self.bottom, length_s, -self.bottom)
        self._rows: list[tuple[CurveTrack | LaneTrack, QRectF]] = []
        for number, curve in enumerate(curves):
            y = -(number + 1) * (_CURVE_GAP + _CURVE_HEIGHT)
            self._rows.append((CurveTrack(curve), QRectF(start_s, y, length_s, _CURVE_HEIGHT)))
        for number, lane in enumerate(lanes):
            y = self._lanes_top - (number + 1) * _LANE_HEIGHT
            self._rows.append((LaneTrack(lane), QRectF(start_s, y, length_s, _LANE_HEIGHT)))
        texts = [*(curve.words for curve in curves), *(lane.words for lane in lanes)]
        #: The y of the middle of each row, and its name.
        self.names = [
            (area.center().y(), text) for (_, area), text in zip(self._rows, texts, strict=True)
        ]

    @property
    def first_lane_y(self) -> float:
        """The y of the middle of the first lane."""
        return self._lanes_top - _LANE_HEIGHT / 2

    def event_near(self, time_s: float, y: float, reach_s: float) -> SpeechEvent | None:
        """Return the event nearest to a time in the lane at `y`, if it is within `reach_s`."""
        number = int((self._lanes_top - y) / _LANE_HEIGHT)
        if y >= self._lanes_top or number >= len(self._lanes):
            return None
        off_s = {e: max(e.start_s - time_s, time_s - e.end_s) for e in self._lanes[number].events}
        nearest = min(off_s, key=off_s.__getitem__)
        return nearest if off_s[nearest] <= reach_s else None

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        to_device = painter.transform()
        for track, row in self._rows:
            area = to_device.mapRect(row)
            painter.save()
            painter.resetTransform()
            painter.translate(round(area.left()), round(area.top()))
            unit_s = row.width() / area.width()
            axis = TimeAxis(unit_s, row.left() / unit_s)
            track.paint(painter, axis, round(area.width()), round(area.height()))
            painter.restore()
