"""A whole session on one time axis: how it sounded, its figures, and what was marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from coach.common.i18n import tr
from coach.domain.stream import SpeechEvent
from coach.domain.tones import how_sure
from coach.domain.wording import clock, event_in_words
from coach.export.timeline_svg import tick_step
from coach.gui.shared import theme
from coach.gui.shared.emotion_timeline_view import Timeline
from coach.gui.shared.parts import shortcut
from coach.insights import emotion_timeline
from coach.insights.curves import Curve
from coach.insights.lanes import Lane
from coach.insights.session_view import SessionView

if TYPE_CHECKING:
    from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent

_TICK_WIDTH = 100
#: Heights of a curve with the room above it, in the timeline's.
_CURVE, _CURVE_GAP = 0.32, 0.08
#: Pixels of the timeline, and of the axis below everything.
_EMOTIONS_HEIGHT, _AXIS_HEIGHT = 18 * theme.GRID, 4 * theme.GRID
#: More points than this can't be told apart.
_MOST_POINTS = 2_000


class CurvesItem(pg.GraphicsObject):
    """Figures over time below the timeline, each over the range that listeners like."""

    def __init__(self, shown: Sequence[Curve], duration_s: float) -> None:
        super().__init__()
        self._bounds = QRectF(0, -self.height_of(shown), duration_s, self.height_of(shown))
        self._bands: list[QRectF] = []
        self._lines: list[QPolygonF] = []
        for number, curve in enumerate(shown):
            bottom = -(number + 1) * (_CURVE + _CURVE_GAP)
            low, high = curve.fine
            self._bands.append(QRectF(0, bottom + low * _CURVE, duration_s, (high - low) * _CURVE))
            for times_s, heights in curve.lines(_MOST_POINTS):
                points = zip(times_s.tolist(), (bottom + heights * _CURVE).tolist(), strict=True)
                self._lines.append(QPolygonF([QPointF(x, y) for x, y in points]))

    @staticmethod
    def height_of(shown: Sequence[Curve]) -> float:
        return len(shown) * (_CURVE + _CURVE_GAP)

    @staticmethod
    def middle(number: int) -> float:
        """Where a curve lies, in the timeline's heights."""
        return -(number + 1) * (_CURVE + _CURVE_GAP) + _CURVE / 2

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        chosen = theme.colours()
        for band in self._bands:
            painter.fillRect(band, QColor(chosen.raised))
        pen = QPen(QColor(chosen.ink), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for line in self._lines:
            painter.drawPolyline(line)


class LanesItem(pg.GraphicsObject):
    """Marks of events in rows, the first just below `top` in the timeline's heights."""

    LANE = 0.14
    _MARK = 0.6
    #: Pixels that the shortest mark takes.
    _LEAST = 3.0

    def __init__(self, shown: Sequence[Lane], duration_s: float, top: float) -> None:
        super().__init__()
        self._shown = shown
        self._top = top
        self.bottom = top - len(shown) * self.LANE
        self._bounds = QRectF(0, self.bottom, duration_s, top - self.bottom)

    def middle(self, number: int) -> float:
        """Where a lane lies, in the timeline's heights."""
        return self._top - (number + 0.5) * self.LANE

    def near(self, time_s: float, height: float, reach_s: float) -> SpeechEvent | None:
        """The event that is marked there, or no further off than `reach_s`."""
        number = int((self._top - height) / self.LANE)
        if height >= self._top or number >= len(self._shown):
            return None
        off_s = {e: max(e.start_s - time_s, time_s - e.end_s) for e in self._shown[number].events}
        nearest = min(off_s, key=off_s.__getitem__)
        return nearest if off_s[nearest] <= reach_s else None

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        chosen = theme.colours()
        to_device = painter.transform()
        painter.resetTransform()
        for number, lane in enumerate(self._shown):
            top = self.middle(number) - self._MARK * self.LANE / 2
            for event in lane.events:
                length_s = event.end_s - event.start_s
                mark = QRectF(event.start_s, top, length_s, self._MARK * self.LANE)
                area = to_device.mapRect(mark)
                area.setWidth(max(area.width(), self._LEAST))
                painter.fillRect(area, QColor(chosen.soft))
        painter.setTransform(to_device)


class _ClockAxis(pg.AxisItem):
    """Minutes and seconds; only marks that fall on whole seconds."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        # 0:00 reaches over the axis's end.
        self.setStyle(hideOverlappingLabels=False)

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        return [(tick_step(high - low, most=max(1, int(size / _TICK_WIDTH))), 0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [clock(value) for value in values]


class SessionTimeline(Timeline):
    """A whole session. `chosen` tells at which second it was clicked, `pointed` in words what is
    under the pointer, "" for nothing.

    With the focus it has a cursor, which the keys move, and which points as the pointer does.
    """

    chosen = Signal(float)
    pointed = Signal(str)

    def __init__(self, view: SessionView) -> None:
        session = view.session
        readings = session.model.readings
        super().__init__(session.model.labels, readings.unsure_below, _ClockAxis("bottom"))
        whole = view.timeline.whole()
        speech_s = emotion_timeline.speech_spans(session.segments)
        missing_s = emotion_timeline.gap_spans(session.gaps)
        heard_s = (0.0, session.duration_s)
        self.emotions.draw(
            whole.times_s, whole.values, heard_s, speech_s, missing_s, unsure=whole.unsure
        )
        self.setXRange(0, session.duration_s, padding=0.01)
        self._session = session
        self._timeline = view.timeline
        self._curves = view.curves
        self.curves = CurvesItem(self._curves, session.duration_s)
        self._lanes = view.lanes
        top = -CurvesItem.height_of(self._curves)
        self.marks = LanesItem(self._lanes, session.duration_s, top)
        for item in (self.curves, self.marks):
            self.addItem(item, ignoreBounds=True)
        self._name_rows()
        self.scene().sigMouseClicked.connect(self._clicked)
        self.scene().sigMouseMoved.connect(self._moved)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cursor_line = pg.InfiniteLine(0.0)
        self.cursor_line.hide()
        self.addItem(self.cursor_line, ignoreBounds=True)
        self._add_keys()
        self.setAccessibleName(tr("The session over time"))
        how = tr(
            "Click to hear the moment. With the keyboard: Left and Right move on by a second,"
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
        plot.setYRange(self.marks.bottom, 1, padding=0)
        self.setMinimumHeight(round(_EMOTIONS_HEIGHT * (1 - self.marks.bottom)) + _AXIS_HEIGHT)
        names = [(self.curves.middle(n), one.words) for n, one in enumerate(self._curves)]
        names += [(self.marks.middle(n), one.words) for n, one in enumerate(self._lanes)]
        if not names:
            return
        axis = plot.getAxis("left")
        axis.setTicks([names])
        axis.setTickFont(theme.font(theme.SMALL))
        axis.setStyle(tickLength=0)
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
        """A mark from its beginning."""
        at_s = time_s if mark is None else mark.start_s
        self.chosen.emit(float(np.clip(at_s, 0, self._session.duration_s)))

    @property
    def cursor_s(self) -> float:
        return float(self.cursor_line.value())

    def move_cursor(self, time_s: float) -> None:
        """Point at a time, or the end that is nearest to it."""
        self.cursor_line.setValue(float(np.clip(time_s, 0, self._session.duration_s)))
        words = self.words_at(self.cursor_s, self._mark_at_cursor())
        self.pointed.emit(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def jump(self, direction: int) -> None:
        """To where the next mark begins, or with -1 the one before; stay where there is none."""
        starts_s = sorted({event.start_s for lane in self._lanes for event in lane.events})
        ahead_s = [one for one in starts_s if direction * (one - self.cursor_s) > 0]
        if ahead_s:
            self.move_cursor(ahead_s[0] if direction > 0 else ahead_s[-1])

    def _mark_at_cursor(self) -> SpeechEvent | None:
        """The one that began last, where several go on."""
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
        inside = 0 <= at.x() <= self._session.duration_s and self.marks.bottom <= at.y() <= 1
        self.pointed.emit(self.words_at(at.x(), mark) if inside else "")

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")
        super().leaveEvent(event)

    def _at(self, position: QPointF) -> tuple[QPointF, SpeechEvent | None]:
        """Seconds and height of a place on the screen, and the event that is marked there."""
        view = self.getPlotItem().vb
        at = view.mapSceneToView(position)
        reach_s = 4 * view.viewPixelSize()[0]
        return at, self.marks.near(at.x(), at.y(), reach_s)

    def words_at(self, time_s: float, mark: SpeechEvent | None = None) -> str:
        """What is known of a moment, as in "1:02 · calm, 62 % · pace 3.4 syllables/s"."""
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
