"""A whole session on one time axis: its tones, its figures and its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetrics,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from coach.common.i18n import tr
from coach.domain.stream import SpeechEvent
from coach.domain.tones import how_sure
from coach.domain.wording import clock, event_in_words
from coach.gui.report.track_rows import TrackRows
from coach.gui.shared import theme
from coach.gui.shared.emotion_timeline_view import Timeline, TimelineItem
from coach.gui.shared.ribbon_painter import paint_ribbon, ribbon
from coach.gui.shared.widgets import shortcut
from coach.insights import emotion_timeline
from coach.insights.session_view import SessionView
from coach.insights.time_axis import tick_step

if TYPE_CHECKING:
    from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent

_TICK_WIDTH = 100
#: Heights in pixels of the emotion timeline, and of the axis at the bottom.
_EMOTIONS_HEIGHT, _AXIS_HEIGHT = 14 * theme.GRID, 4 * theme.GRID


class _ClockAxis(pg.AxisItem):
    """A time axis labelled in minutes and seconds, on whole seconds only."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        # The label 0:00 extends beyond the end of the axis.
        self.setStyle(hideOverlappingLabels=False)

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        return [(tick_step(high - low, most=max(1, int(size / _TICK_WIDTH))), 0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [clock(value) for value in values]


class SessionRibbon(TimelineItem):
    """The leading tone of a whole session, as wide as the voice's energy."""

    def __init__(self, view: SessionView) -> None:
        super().__init__()
        session, times_s = view.session, view.timeline.columns_s()
        self._pieces = ribbon(
            times_s,
            view.timeline.at_each(times_s),
            session.model.labels,
            session.model.readings.unsure_below,
        )
        self.lay_silences(
            session.span_s,
            emotion_timeline.speech_spans(session.segments),
            emotion_timeline.gap_spans(session.gaps),
            (times_s[1] - times_s[0]) / 2,
        )

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        self._paint_silences(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ribbon(painter, self._pieces)


class SessionTimeline(Timeline):
    """The emotion timeline of a whole session, with curves and lanes below it.

    The silence before and after the talk (`Session.span_s`) is left out.

    While it has the focus it shows a cursor, which the keys move and which acts like a pointer.

    Attributes
    ----------
    chosen
        Emits the time in seconds from which to play: what was clicked, or the start of its event.
    pointed
        Emits a description of what is under the pointer, "" for nothing.
    """

    chosen = Signal(float)
    pointed = Signal(str)

    def __init__(self, view: SessionView) -> None:
        session = view.session
        self.labels = session.model.labels
        super().__init__(SessionRibbon(view), _ClockAxis("bottom"))
        self._span_s = session.span_s
        self.setXRange(*self._span_s, padding=0.01)
        self._session = session
        self._timeline = view.timeline
        self._curves = view.curves
        self._lanes = view.lanes
        self.rows = TrackRows(self._curves, self._lanes, self._span_s)
        self.addItem(self.rows, ignoreBounds=True)
        self._name_rows()
        self.scene().sigMouseClicked.connect(self._clicked)
        self.scene().sigMouseMoved.connect(self._moved)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cursor_line = pg.InfiniteLine(self._span_s[0])
        self.cursor_line.hide()
        self.addItem(self.cursor_line, ignoreBounds=True)
        self._add_keys()
        self.setAccessibleName(tr("The session over time"))
        how = tr(
            "Click to hear the moment. With the keyboard: Left and Right move by a second,"
            " with Shift to the next mark; Enter hears the moment"
        )
        self.setToolTip(how)
        self.setAccessibleDescription(f"{self._marked_in_words()}. {how}")

    def _add_keys(self) -> None:
        for keys, act, words in (
            ("Left", lambda: self.move_cursor(self.cursor_s - 1), tr("on the timeline: a second")),
            ("Right", lambda: self.move_cursor(self.cursor_s + 1), tr("on the timeline: a second")),
            ("Shift+Left", lambda: self.jump(-1), tr("on the timeline: a mark")),
            ("Shift+Right", lambda: self.jump(+1), tr("on the timeline: a mark")),
            ("Home", lambda: self.move_cursor(0.0), tr("on the timeline: start or end")),
            ("End", lambda: self.move_cursor(np.inf), tr("on the timeline: start or end")),
            ("Return", self._hear_cursor, tr("on the timeline: hear the moment")),
            ("Enter", self._hear_cursor, tr("on the timeline: hear the moment")),
        ):
            shortcut(keys, self, act, words)

    def _name_rows(self) -> None:
        plot = self.getPlotItem()
        plot.setYRange(self.rows.bottom, 1, padding=0)
        self.setMinimumHeight(round(_EMOTIONS_HEIGHT * (1 - self.rows.bottom)) + _AXIS_HEIGHT)
        if not self.rows.names:
            return
        axis = plot.getAxis("left")
        axis.setTicks([self.rows.names])
        axis.setTickFont(theme.font(theme.SMALL))
        axis.setStyle(tickLength=0)
        # Else it grows only after it has been painted, and leaves out what is too long until then.
        measure = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance
        axis.setWidth(max(measure(name) for _, name in self.rows.names) + 2 * theme.GRID)
        plot.showAxis("left")
        self.axes.append(axis)
        self.colour_axes()

    def _marked_in_words(self) -> str:
        counts = ", ".join(f"{len(lane.events)} {lane.words}" for lane in self._lanes)
        return tr("Marked: {counts}", counts=counts) if counts else tr("Nothing is marked")

    def _clicked(self, event: MouseClickEvent) -> None:
        at, mark = self._at(event.scenePos())
        self._hear(at.x(), mark)

    def _hear(self, time_s: float, mark: SpeechEvent | None) -> None:
        """Ask to play from a time, or from the start of an event."""
        at_s = time_s if mark is None else mark.start_s
        self.chosen.emit(float(np.clip(at_s, *self._span_s)))

    @property
    def cursor_s(self) -> float:
        return float(self.cursor_line.value())

    def move_cursor(self, time_s: float) -> None:
        """Move the cursor to a time, limited to the talk, and announce what is there."""
        self.cursor_line.setValue(float(np.clip(time_s, *self._span_s)))
        words = self.words_at(self.cursor_s, self._mark_at_cursor())
        self.pointed.emit(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def jump(self, direction: int) -> None:
        """Move the cursor to the start of the next mark (1) or the previous one (-1), if any."""
        starts_s = sorted({event.start_s for lane in self._lanes for event in lane.events})
        ahead_s = [one for one in starts_s if direction * (one - self.cursor_s) > 0]
        if ahead_s:
            self.move_cursor(ahead_s[0] if direction > 0 else ahead_s[-1])

    def _mark_at_cursor(self) -> SpeechEvent | None:
        """Return the event at the cursor; of several, the one that started last."""
        events = (event for lane in self._lanes for event in lane.events)
        around = [one for one in events if one.start_s <= self.cursor_s <= one.end_s]
        return max(around, key=lambda one: one.start_s, default=None)

    def _hear_cursor(self) -> None:
        self._hear(self.cursor_s, self._mark_at_cursor())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.cursor_line.setPen(theme.colours().accent, width=2)
        self.cursor_line.show()
        self.move_cursor(self.cursor_s)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.cursor_line.hide()
        self.pointed.emit("")

    def _moved(self, position: QPointF) -> None:
        at, mark = self._at(position)
        start_s, end_s = self._span_s
        inside = start_s <= at.x() <= end_s and self.rows.bottom <= at.y() <= 1
        self.pointed.emit(self.words_at(at.x(), mark) if inside else "")

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")
        super().leaveEvent(event)

    def _at(self, position: QPointF) -> tuple[QPointF, SpeechEvent | None]:
        """Return the time and height at a position in the scene, and the event marked there."""
        view = self.getPlotItem().vb
        at = view.mapSceneToView(position)
        reach_s = 4 * view.viewPixelSize()[0]
        return at, self.rows.event_near(at.x(), at.y(), reach_s)

    def words_at(self, time_s: float, mark: SpeechEvent | None = None) -> str:
        """Return the description of a moment, as in "1:02 · calm, 62 % · pace 3.4 syllables/s"."""
        words = [clock(time_s)]
        if mark is not None:
            length_s = mark.end_s - mark.start_s
            event = event_in_words(mark.kind)
            words.append(tr("{event}, {length:.1f} s", event=event, length=length_s))
        reading = self._timeline.at(time_s)
        if reading is not None:
            best = int(reading.probabilities.argmax())
            sure = reading.probabilities[best]
            named = sure >= self._session.model.readings.unsure_below
            words.append(how_sure(self.labels[best] if named else None, sure))
        words += [
            f"{curve.words} {curve.metric.quantity(value)}"
            for curve in self._curves
            if (value := curve.nearest(time_s)) is not None
        ]
        return " · ".join(words)
