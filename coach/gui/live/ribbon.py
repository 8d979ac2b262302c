"""The last minute while somebody speaks: the leading tone as a ribbon, as wide as its energy."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from coach.common.arrays import Float64
from coach.common.i18n import tr
from coach.domain.stream import AnalysisUpdate, EmotionReading
from coach.gui.shared import theme
from coach.gui.shared.emotion_timeline_view import Timeline, TimelineItem
from coach.gui.shared.ribbon_painter import Piece, paint_ribbon, ribbon
from coach.insights import emotion_timeline

#: How much of the past is shown.
SPAN_S = 60.0


class RibbonItem(TimelineItem):
    """The ribbon, in the colour of the leading tone, grey where no tone is named."""

    def __init__(self, labels: Sequence[str], unsure_below: float) -> None:
        super().__init__()
        self._labels = tuple(labels)
        self._unsure_below = unsure_below
        self.pieces: list[Piece] = []

    def draw(self, times_s: Float64, readings: Sequence[EmotionReading | None]) -> None:
        """Draw readings.

        Parameters
        ----------
        times_s
            Middles of evenly spaced columns, in seconds from what is drawn at 0, shape (n,).
        readings
            The reading of each column, None where there is none; length n.
        """
        self.pieces = ribbon(times_s, readings, self._labels, self._unsure_below)
        self.update()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        paint_ribbon(painter, self.pieces)
        self._paint_silences(painter)


class LiveTimeline(Timeline):
    """The last minute; its axis stays, and the ribbon moves."""

    def __init__(self, labels: Sequence[str], unsure_below: float, hop_s: float) -> None:
        axis = pg.AxisItem("bottom")
        marks = [(-second, tr("{seconds} s ago", seconds=second)) for second in (60, 45, 30, 15)]
        marks.append((0, tr("now", "on a time axis")))
        axis.setTicks([marks])
        self.ribbon = RibbonItem(labels, unsure_below)
        super().__init__(self.ribbon, axis)
        self.setXRange(-SPAN_S, 0, padding=0.035)
        self._labels = len(labels)
        self._hop_s = hop_s
        self._readings: deque[EmotionReading] = deque()
        self._speech_s: deque[tuple[float, float]] = deque()
        self._missing_s: deque[tuple[float, float]] = deque()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMaximumHeight(12 * theme.GRID)
        self.setAccessibleName(tr("Emotion timeline of the last minute"))

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * theme.GRID, 9 * theme.GRID)

    def clear_session(self) -> None:
        """Empty it for another session."""
        self._readings.clear()
        self._speech_s.clear()
        self._missing_s.clear()
        self.ribbon.draw(np.empty(0), ())
        self.ribbon.lay_silences((0.0, 0.0), (), (), 0.0)

    def show_update(self, update: AnalysisUpdate) -> None:
        """Move to `update.until_s` and add what is new."""
        now_s = update.until_s
        oldest_s = max(0.0, now_s - SPAN_S)
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
        # Columns on a fixed grid of the session's time, so that shapes move without trembling.
        first, last = int(oldest_s / self._hop_s), int(now_s / self._hop_s)
        times_s = (np.arange(first, max(first, last), dtype=np.float64) + 0.5) * self._hop_s
        readings = emotion_timeline.Readings(self._readings, speech_s, self._labels)
        self.ribbon.draw(times_s - now_s, readings.at_each(times_s))
        self.ribbon.lay_silences(
            (oldest_s, now_s), speech_s, tuple(self._missing_s), self._hop_s / 2, now_s
        )

    @property
    def has_gap(self) -> bool:
        """Whether sound is missing somewhere in what is shown."""
        return bool(self._missing_s)
