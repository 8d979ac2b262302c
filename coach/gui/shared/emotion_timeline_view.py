"""The emotion timeline on a time axis."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter

from coach.gui.shared import theme
from coach.insights import emotion_timeline


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


class Timeline(pg.PlotWidget):
    """What both timelines share: an item and a time axis, without pyqtgraph's mouse controls."""

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
