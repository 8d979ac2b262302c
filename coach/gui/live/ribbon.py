"""The last minute while somebody speaks: the leading tone as a ribbon, as wide as its energy."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from coach.common.arrays import Float64
from coach.common.i18n import tr
from coach.domain.stream import AnalysisUpdate, EmotionReading
from coach.domain.tones import tone
from coach.gui.shared import theme
from coach.gui.shared.emotion_timeline_view import Timeline, TimelineItem
from coach.insights import emotion_timeline

#: How much of the past is shown.
SPAN_S = 60.0
#: Width of the ribbon without energy, with all of it, and if the energy isn't known.
_LEAST, _MOST, _UNKNOWN = 0.12, 0.9, 0.4
#: Neighbours that smooth the width.
_SMOOTHING = (0.25, 0.5, 0.25)


class RibbonItem(TimelineItem):
    """The ribbon, in the colour of the leading tone, grey where no tone is named."""

    def __init__(self, labels: Sequence[str], unsure_below: float) -> None:
        super().__init__()
        self._colours = [tone(label).colour for label in labels]
        self._unsure_below = unsure_below
        #: Pieces of one tone, None for an unsure one.
        self.pieces: list[tuple[str | None, QPolygonF]] = []

    def draw(self, times_s: Float64, readings: Sequence[EmotionReading | None]) -> None:
        """Draw readings.

        Parameters
        ----------
        times_s
            Middles of evenly spaced columns, in seconds from what is drawn at 0, shape (n,).
        readings
            The reading of each column, None where there is none; length n.
        """
        self.pieces = []
        shown = np.array([one is not None for one in readings])
        half_s = (times_s[1] - times_s[0]) / 2 if len(times_s) > 1 else 0.0
        for run in emotion_timeline.runs(np.where(shown, 1.0, np.nan)[:, None].astype(np.float32)):
            self._add_run(times_s[run], half_s, [one for one in readings[run] if one is not None])
        self.update()

    def _add_run(self, times_s: Float64, half_s: float, readings: list[EmotionReading]) -> None:
        """Add an unbroken stretch, in pieces of one tone each."""
        values = np.stack([one.probabilities for one in readings])
        best = emotion_timeline.likeliest(values, self._unsure_below)
        best[[one.is_unlike for one in readings]] = -1
        widths = np.array([_width(one.activation) for one in readings])
        padded = np.pad(widths, 1, mode="edge")
        smooth = np.convolve(padded, _SMOOTHING, mode="valid")
        # At the columns' edges, so that pieces meet.
        padded = np.pad(smooth, 1, mode="edge")
        at_edges = (padded[1:] + padded[:-1]) / 2
        edges_s = np.append(times_s - half_s, times_s[-1] + half_s)
        changes = [0, *(1 + np.flatnonzero(np.diff(best))).tolist(), len(best)]
        for first, end in pairwise(changes):
            xs, half = edges_s[first : end + 1], at_edges[first : end + 1] / 2
            outline = np.concatenate([
                np.stack([xs, 0.5 + half], axis=1), np.stack([xs, 0.5 - half], axis=1)[::-1]
            ])  # fmt: skip
            colour = None if best[first] < 0 else self._colours[best[first]]
            self.pieces.append((colour, QPolygonF([QPointF(x, y) for x, y in outline.tolist()])))

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        unsure = theme.colours().line
        for colour, outline in self.pieces:
            painter.setPen(Qt.PenStyle.NoPen if colour is None else theme.outline(colour))
            painter.setBrush(QColor(colour or unsure))
            painter.drawPolygon(outline)
        self._paint_silences(painter)


def _width(activation: float | None) -> float:
    return _UNKNOWN if activation is None else _LEAST + (_MOST - _LEAST) * activation


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
