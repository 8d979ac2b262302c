"""The gauges below the word: how it goes now, and where it should be."""

from __future__ import annotations

from collections import Counter, deque

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.common.i18n import tr
from coach.domain.metric import Metric
from coach.domain.metrics import PACE, PAUSES, gauged, in_words_a_minute
from coach.domain.norms import Range
from coach.domain.stream import PAUSES as PAUSE_KINDS
from coach.domain.stream import AnalysisUpdate, EventKind
from coach.domain.wording import in_figures
from coach.gui.shared import theme
from coach.gui.shared.icons import paint_icon
from coach.gui.shared.range_gauge import NEEDLE_HEIGHT, paint_range
from coach.gui.shared.widgets import layout_of

_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
#: How far back pauses are counted, and from when on their rate means something.
_WINDOW_S, _KNOWN_S = 60.0, 20.0
#: Nobody has a pace, a volume or a pitch after silence of this length.
_SILENT_S = 5.0


class Gauge(QWidget):
    """A figure with a needle on a scale, on which the range that suits listeners is marked."""

    #: Sizes of the figure and of the note under the scale, in pixels.
    figure_size, note_size = theme.TEXT, theme.SMALL
    _GOOD, _LOW, _HIGH = "check", "arrow-down", "arrow-up"

    def __init__(self, metric: Metric, axis: tuple[float, float], limits: Range | None) -> None:
        super().__init__()
        self._metric = metric
        self._axis = axis
        self._limits = limits
        self._value: float | None = None
        self._note = ""
        self._with_note = True
        self.setToolTip(metric.explained)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.text)

    def sizeHint(self) -> QSize:
        note = self._note_height if self._with_note else 0
        return QSize(25 * theme.GRID, self._figure_height + NEEDLE_HEIGHT + note)

    def minimumSizeHint(self) -> QSize:
        return QSize(20 * theme.GRID, self.sizeHint().height())

    @property
    def _figure_height(self) -> int:
        return self.figure_size + theme.GRID

    @property
    def _note_height(self) -> int:
        return self.note_size + theme.GRID // 2

    def show_note(self, shown: bool) -> None:
        """Show the note under the scale, or leave it out where there is little room."""
        self._with_note = shown
        self.updateGeometry()
        self.update()

    def show_size(self, pixels: int) -> None:
        """Write the figure in this size."""
        self.figure_size = pixels
        self.updateGeometry()
        self.update()

    @property
    def mark(self) -> str:
        """Name of the icon that tells whether the value is in the range, below or above it."""
        if self._value is None or self._limits is None:
            return ""
        shown = round(self._value, self._decimals)
        if self._limits.fits(shown):
            return self._GOOD
        low = self._limits.low
        return self._LOW if low is not None and shown < low else self._HIGH

    @property
    def _decimals(self) -> int:
        return self._metric.gauge_decimals

    @property
    def _words(self) -> str:
        """The figure, what stands under it, and what the mark beside it says."""
        told = {
            self._GOOD: tr("in the good range"),
            self._LOW: tr("below the good range"),
            self._HIGH: tr("above the good range"),
        }
        return f"{self.text}, {told[self.mark]}" if self.mark else self.text

    @property
    def text(self) -> str:
        """The figure in words, and what stands under it."""
        return f"{self._figure}, {self._note}" if self._note else self._figure

    @property
    def _figure(self) -> str:
        metric, value = self._metric, self._value
        figure = "–" if value is None else in_figures(value, metric.gauge_decimals)
        return tr(metric.gauge, value=figure)

    def show_value(self, value: float | None, note: str = "") -> None:
        """Move the needle, and write a note under the scale."""
        if (value, note) != (self._value, self._note):
            self._value, self._note = value, note
            self.setAccessibleName(self._words)
            self.update()

    def _fitting_font(self, text: str, size: int, width: float) -> QFont:
        """Return the font of a size in pixels, or of a smaller one if the text needs it."""
        needed = QFontMetricsF(theme.font(size)).horizontalAdvance(text)
        return theme.font(int(size * min(1.0, width / max(1.0, needed))))

    def _paint_figure(self, painter: QPainter) -> None:
        """Write the figure, and the mark before it; there is always room for that."""
        chosen, side = theme.colours(), 1.1 * self.figure_size
        room = self.width() - 2 * side - theme.GRID
        font = self._fitting_font(self._figure, self.figure_size, room)
        painter.setFont(font)
        painter.setPen(QColor(chosen.soft if self._value is None else chosen.ink))
        painter.drawText(QRectF(0, 0, self.width(), self._figure_height), _CENTRE, self._figure)
        if mark := self.mark:
            width = QFontMetricsF(font).horizontalAdvance(self._figure)
            left = (self.width() - width) / 2 - side - theme.GRID / 2
            place = QRectF(left, (self._figure_height - side) / 2, side, side)
            paint_icon(painter, mark, chosen.ink, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, edge = theme.colours(), theme.GRID
        self._paint_figure(painter)
        scale = QRectF(edge, self._figure_height, self.width() - 2 * edge, NEEDLE_HEIGHT)
        paint_range(painter, scale, self._axis, self._limits, self._value)
        painter.setFont(self._fitting_font(self._note, self.note_size, self.width()))
        painter.setPen(QColor(chosen.soft))
        if self._with_note:
            below = QRectF(0, scale.bottom(), self.width(), self._note_height)
            painter.drawText(below, _CENTRE, self._note)
        painter.end()


class Gauges(QWidget):
    """A gauge for each metric that has one, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gauges = {
            one.key: Gauge(one, axis, one.range)
            for one in gauged()
            if (axis := one.gauge_axis or one.axis) is not None
        }
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        for gauge in self.gauges.values():
            row.addWidget(gauge)
        self._counts: Counter[EventKind] = Counter()
        self._pauses_s: deque[float] = deque()
        self._spoke_s = -_SILENT_S

    def show_size(self, pixels: int) -> None:
        """Write the figures in this size."""
        for gauge in self.gauges.values():
            gauge.show_size(pixels)
        layout_of(self).activate()

    def show_compact(self, compact: bool) -> None:
        """Leave out what stands under the scales."""
        for gauge in self.gauges.values():
            gauge.show_note(not compact)
        layout_of(self).activate()

    def clear_session(self) -> None:
        """Forget the session before."""
        self._counts.clear()
        self._pauses_s.clear()
        self._spoke_s = -_SILENT_S
        self.show_nothing()
        self._count(0.0)

    def show_nothing(self) -> None:
        """Show that there is nothing to measure at the moment."""
        for gauge in self.gauges.values():
            gauge.show_value(None)

    def text(self) -> str:
        """Return all figures in words."""
        return ", ".join(gauge.text for gauge in self.gauges.values())

    def show_update(self, update: AnalysisUpdate, recording: bool = True) -> None:
        """Show the readings of an update, and count its pauses and fillers."""
        if update.speaking_since_s is not None:
            self._spoke_s = update.until_s
        self._counts.update(event.kind for event in update.events)
        self._pauses_s += (event.end_s for event in update.events if event.kind in PAUSE_KINDS)
        if not recording:
            self.show_nothing()
            return
        if update.until_s - self._spoke_s >= _SILENT_S:
            for key in self.gauges.keys() - {PAUSES.key}:
                self.gauges[key].show_value(None)
        else:
            self._show_readings(update)
        self._count(update.until_s)

    def _show_readings(self, update: AnalysisUpdate) -> None:
        for reading in update.metrics:
            if (gauge := self.gauges.get(reading.key)) is not None:
                gauge.show_value(reading.value, _note(reading.key, reading.value))

    def _count(self, until_s: float) -> None:
        """Show the pauses a minute over the last one, and the fillers so far."""
        while self._pauses_s and self._pauses_s[0] < until_s - _WINDOW_S:
            self._pauses_s.popleft()
        known = until_s >= _KNOWN_S
        rate = 60 * len(self._pauses_s) / min(until_s, _WINDOW_S) if known else None
        fillers = tr("fillers {fillers}", fillers=self._counts[EventKind.FILLER])
        self.gauges[PAUSES.key].show_value(rate, fillers)


def _note(key: str, value: float) -> str:
    """Return the pace in words as well: it is counted in syllables, so that is about right."""
    return in_words_a_minute(value) if key == PACE.key else ""
