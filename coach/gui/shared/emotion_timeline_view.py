"""The emotion timeline on a time axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from coach.common.arrays import Bools, Float32, Float64
from coach.domain.tones import outline_on_white, tone
from coach.gui.shared import theme
from coach.insights import emotion_timeline

#: How far unsure stretches fade into the page.
_FADE = 0.65


class TimelineItem(pg.GraphicsObject):
    """What is drawn over time, from 0 to 1 high: hatched where nobody spoke, crossed where sound
    is missing; the rest is up to subclasses.
    """

    def __init__(self) -> None:
        super().__init__()
        self._silent: list[QRectF] = []
        self._missing: list[QRectF] = []
        self._bounds = QRectF(0, 0, 1, 1)

    def lay_silences(
        self,
        heard_s: tuple[float, float],
        speech_s: Sequence[tuple[float, float]],
        missing_s: Sequence[tuple[float, float]],
        half_s: float,
        origin_s: float = 0.0,
    ) -> None:
        """Set where nobody spoke and where sound is missing.

        Parameters
        ----------
        heard_s
            Start and end of the sound, in seconds.
        speech_s, missing_s
            Start and end of each stretch, in seconds.
        half_s
            Half the width of a column; shorter silences would hatch all of a long session.
        origin_s
            What is drawn at 0.
        """
        self.prepareGeometryChange()
        self._silent = [
            QRectF(start - origin_s, 0, end - start, 1)
            for start, end in emotion_timeline.silences(heard_s, speech_s, missing_s)
            if end - start >= half_s
        ]
        self._missing = [QRectF(start - origin_s, 0, end - start, 1) for start, end in missing_s]
        self._bounds = QRectF(
            heard_s[0] - origin_s - half_s, 0, heard_s[1] - heard_s[0] + 2 * half_s, 1
        )
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def _paint_silences(self, painter: QPainter) -> None:
        """Paint in device pixels, or the hatching would be stretched along the time axis."""
        to_device = painter.transform()
        painter.resetTransform()
        for areas, pattern in ((self._silent, theme.hatched()), (self._missing, theme.crossed())):
            for area in areas:
                painter.fillRect(to_device.mapRect(area), pattern)
        painter.setTransform(to_device)


class EmotionBands(TimelineItem):
    """Stacked probabilities, faint where unsure.

    Stretches where nobody spoke are hatched, those where sound is missing are crossed.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self._colours = [tone(label).colour for label in labels]
        self._brushes = [QColor(colour) for colour in self._colours]
        self._bands: list[tuple[QColor, QPolygonF]] = []
        #: Upper edges of the bands whose colour is hard to see on white.
        self._edges: list[tuple[str, QPolygonF]] = []
        self._faint: list[QRectF] = []

    def draw(
        self,
        columns: emotion_timeline.TimelineColumns,
        heard_s: tuple[float, float],
        speech_s: Sequence[tuple[float, float]],
        missing_s: Sequence[tuple[float, float]],
    ) -> None:
        """Draw a session's columns, and the silences around them.

        Parameters
        ----------
        heard_s
            Start and end of the sound, in seconds.
        speech_s, missing_s
            Start and end of each stretch, in seconds.
        """
        self._bands, self._edges, self._faint = [], [], []
        half, unsure = columns.half_s, columns.unsure
        for run in emotion_timeline.runs(columns.values):
            self._add_run(columns.times_s[run], half, columns.values[run], unsure[run])
        self.lay_silences(heard_s, speech_s, missing_s, half)

    def _add_run(self, times_s: Float64, half: float, values: Float32, unsure: Bools) -> None:
        bands = emotion_timeline.outlines(times_s, half, values)
        for colour, brush, band in zip(self._colours, self._brushes, bands, strict=True):
            points = [QPointF(x, y) for x, y in band.tolist()]
            self._bands.append((brush, QPolygonF(points)))
            if outline_on_white(colour):
                self._edges.append((colour, QPolygonF(points[: len(points) // 2])))
        for run in emotion_timeline.runs(np.where(unsure, 1.0, np.nan)[:, None]):
            start, end = times_s[run][0] - half, times_s[run][-1] + half
            self._faint.append(QRectF(start, 0, end - start, 1))

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        chosen = theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        for brush, polygon in self._bands:
            painter.setBrush(brush)
            painter.drawPolygon(polygon)
        page = QColor(chosen.page)
        page.setAlphaF(_FADE)
        for area in self._faint:
            painter.fillRect(area, page)
        for colour, edge in self._edges:
            painter.setPen(theme.outline(colour))
            painter.drawPolyline(edge)
        self._paint_silences(painter)


class Timeline(pg.PlotWidget):
    """What both timelines share: bands and a time axis, without pyqtgraph's mouse controls."""

    def __init__(self, item: TimelineItem, axis: pg.AxisItem) -> None:
        self.axes = [axis]  # first, as the base constructor calls changeEvent
        super().__init__(background=None, axisItems={"bottom": axis})
        plot = self.getPlotItem()
        plot.hideAxis("left")
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(False, False)
        plot.setYRange(0, 1, padding=0)
        axis.setTickFont(theme.font(theme.SMALL))
        self.colour_axes()
        self.addItem(item, ignoreBounds=True)

    def sizeHint(self) -> QSize:
        return QSize(80 * theme.GRID, 21 * theme.GRID)

    def colour_axes(self) -> None:
        for axis in self.axes:
            axis.setTextPen(theme.colours().soft)
            axis.setPen(theme.colours().line)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.colour_axes()
        super().changeEvent(event)
