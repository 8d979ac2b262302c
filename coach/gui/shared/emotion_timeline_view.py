"""The emotion timeline on a time axis, and its last minute during a practice."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from coach.common.arrays import Bools, Float32, Float64
from coach.common.i18n import tr
from coach.domain.stream import AnalysisUpdate, EmotionReading
from coach.domain.tones import outline_on_white, tone
from coach.gui.shared import theme
from coach.insights import emotion_timeline

#: How much of the past the live timeline shows.
LIVE_SPAN_S = 60.0
#: How far unsure stretches fade into the page.
_FADE = 0.65


class EmotionBands(pg.GraphicsObject):
    """Stacked probabilities, faint where unsure.

    Stretches where nobody spoke are hatched, those where sound is missing are crossed.
    """

    def __init__(self, labels: Sequence[str], unsure_below: float) -> None:
        super().__init__()
        self._colours = [tone(label).colour for label in labels]
        self._brushes = [QColor(colour) for colour in self._colours]
        self._unsure_below = unsure_below
        self._bands: list[tuple[QColor, QPolygonF]] = []
        #: Upper edges of the bands whose colour is hard to see on white.
        self._edges: list[tuple[str, QPolygonF]] = []
        self._faint: list[QRectF] = []
        self._silent: list[QRectF] = []
        self._missing: list[QRectF] = []
        self._bounds = QRectF(0, 0, 1, 1)

    def draw(
        self,
        times_s: Float64,
        values: Float32,
        heard_s: tuple[float, float],
        speech_s: Sequence[tuple[float, float]],
        missing_s: Sequence[tuple[float, float]] = (),
        origin_s: float = 0.0,
        unsure: Bools | None = None,
    ) -> None:
        """Show evenly spaced columns from `emotion_timeline.Readings`, and the silences in between.

        Parameters
        ----------
        times_s
            Middle of each column in seconds, shape (n,).
        values
            Probabilities, shape (n, n_labels); a row of NaN where there is no reading.
        heard_s
            (start, end) of the timeline in seconds.
        speech_s, missing_s
            (start, end) of each stretch of speech and of missing sound, in seconds.
        origin_s
            Time that is drawn at x = 0.
        unsure
            Whether each column is unsure, shape (n,); None to derive it from `values`.
        """
        self.prepareGeometryChange()
        half = (times_s[1] - times_s[0]) / 2 if len(times_s) > 1 else 0.0
        self._bands, self._edges, self._faint = [], [], []
        if unsure is None:
            unsure = emotion_timeline.likeliest(values, self._unsure_below) < 0
        for run in emotion_timeline.runs(values):
            self._add_run(times_s[run] - origin_s, half, values[run], unsure[run])
        # In a long session, silences shorter than half a column would hatch everything.
        self._silent = [
            QRectF(start - origin_s, 0, end - start, 1)
            for start, end in emotion_timeline.silences(heard_s, speech_s, missing_s)
            if end - start >= half
        ]
        self._missing = [QRectF(start - origin_s, 0, end - start, 1) for start, end in missing_s]
        self._bounds = QRectF(
            heard_s[0] - origin_s - half, 0, heard_s[1] - heard_s[0] + 2 * half, 1
        )
        self.update()

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

    def boundingRect(self) -> QRectF:
        return self._bounds

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
        # In device pixels, or the hatching would be stretched along the time axis.
        to_device = painter.transform()
        painter.resetTransform()
        for areas, pattern in ((self._silent, theme.hatched()), (self._missing, theme.crossed())):
            for area in areas:
                painter.fillRect(to_device.mapRect(area), pattern)
        painter.setTransform(to_device)


class Timeline(pg.PlotWidget):
    """What both timelines share: bands and a time axis, without pyqtgraph's mouse controls."""

    def __init__(self, labels: Sequence[str], unsure_below: float, axis: pg.AxisItem) -> None:
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
        self.emotions = EmotionBands(labels, unsure_below)
        self.labels = tuple(labels)
        self.addItem(self.emotions, ignoreBounds=True)

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


class LiveTimeline(Timeline):
    """The last minute: the axis stands still and the timeline moves.

    Parameters
    ----------
    hop_s
        Seconds between readings.
    """

    def __init__(self, labels: Sequence[str], unsure_below: float, hop_s: float) -> None:
        axis = pg.AxisItem("bottom")
        marks = [(-second, tr("{seconds} s ago", seconds=second)) for second in (60, 45, 30, 15)]
        marks.append((0, tr("now", "on a time axis")))
        axis.setTicks([marks])
        super().__init__(labels, unsure_below, axis)
        self.setXRange(-LIVE_SPAN_S, 0, padding=0.035)
        self._hop_s = hop_s
        self._readings: deque[EmotionReading] = deque()
        self._speech_s: deque[tuple[float, float]] = deque()
        self._missing_s: deque[tuple[float, float]] = deque()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Emotion timeline of the last minute"))

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * theme.GRID, 9 * theme.GRID)

    def clear_session(self) -> None:
        self._readings.clear()
        self._speech_s.clear()
        self._missing_s.clear()
        self.emotions.draw(np.empty(0), np.empty((0, len(self.labels)), np.float32), (0, 0), ())

    def show_update(self, update: AnalysisUpdate) -> None:
        """Move the timeline to `update.until_s` and add what is new."""
        now_s = update.until_s
        oldest_s = max(0.0, now_s - LIVE_SPAN_S)
        self._readings += update.emotions
        self._speech_s += emotion_timeline.speech_spans(update.segments)
        while self._readings and self._readings[0].end_s < oldest_s:
            self._readings.popleft()
        if update.missing_s is not None:
            self._missing_s.append(update.missing_s)
        for spans in (self._speech_s, self._missing_s):
            while spans and spans[0][1] < oldest_s:
                spans.popleft()
        speech_s = [*self._speech_s, *update.unsettled_s]
        # The columns lie on a fixed grid of session time, so that shapes move without jittering.
        first, last = int(oldest_s / self._hop_s), int(now_s / self._hop_s)
        times_s = (np.arange(first, max(first, last), dtype=np.float64) + 0.5) * self._hop_s
        values = emotion_timeline.Readings(self._readings, speech_s, len(self.labels)).columns(
            times_s
        )
        heard_s = (oldest_s, now_s)
        self.emotions.draw(times_s, values, heard_s, speech_s, tuple(self._missing_s), now_s)

    @property
    def has_gap(self) -> bool:
        """Whether sound is missing in the stretch that is shown."""
        return bool(self._missing_s)
