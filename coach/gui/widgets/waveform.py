"""A recording's waveform, coloured by how it sounded, with a cursor that moves over it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.gui import theme
from coach.record import Session
from coach.session import river
from coach.session.chart import tick_step
from coach.session.lanes import SILENT_LANE, lanes
from coach.session.recording import Recording, regroup
from coach.tones import tone
from coach.words import clock

_AXIS_HEIGHT = 3 * theme.GRID
_TICK_WIDTH = 100
_MARK_HEIGHT = 5


class Waveform(QWidget):
    """The whole recording over the widget's width; a click tells where in `chosen`."""

    chosen = Signal(float)

    def __init__(
        self, session: Session, recording: Recording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._envelope = recording.envelope
        self._river = river.River(session)
        self._picture: QPixmap | None = None
        self._cursor_s = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(20 * theme.GRID)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Waveform coloured by tone")
        self.setToolTip("Click to hear from there")

    def sizeHint(self) -> QSize:
        return QSize(960, 30 * theme.GRID)

    @property
    def cursor_s(self) -> float:
        return self._cursor_s

    def move_cursor(self, time_s: float) -> None:
        """Put the cursor at a time and repaint only the strips it left and reached."""
        before, self._cursor_s = self._x(self._cursor_s), time_s
        for x in {before, self._x(time_s)}:
            self.update(x - 2, 0, 5, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event)

    def _choose(self, event: QMouseEvent) -> None:
        share = event.position().x() / max(1, self.width())
        self.chosen.emit(float(np.clip(share, 0, 1)) * self._session.duration_s)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    def changeEvent(self, event) -> None:
        self._picture = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._paint_picture()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(QPen(QColor(theme.colours().ink), 2))
        x = self._x(self._cursor_s)
        painter.drawLine(x, 0, x, self.height() - _AXIS_HEIGHT)
        painter.end()

    def _x(self, time_s: float) -> int:
        return round(time_s / max(self._session.duration_s, 1e-6) * (self.width() - 1))

    def _paint_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        chosen = theme.colours()
        picture.fill(QColor(chosen.page))
        painter = QPainter(picture)
        height = self.height() - _AXIS_HEIGHT
        self._paint_where_nothing_is(painter, height)
        for colour, lines in self._lines(height).items():
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawLines(lines)
        self._paint_marks(painter, height)
        self._paint_axis(painter, height)
        painter.end()
        return picture

    def _paint_where_nothing_is(self, painter: QPainter, height: int) -> None:
        heard_s = (0.0, self._session.duration_s)
        speech_s = river.speech_spans(self._session.segments)
        missing_s = river.gap_spans(self._session.gaps)
        silences_s = river.silences(heard_s, speech_s, missing_s)
        for spans_s, brush in ((silences_s, theme.hatched()), (missing_s, theme.crossed())):
            for start_s, end_s in spans_s:
                left, right = self._x(start_s), self._x(end_s)
                painter.fillRect(QRectF(left, 0, right - left, height), brush)

    def _paint_marks(self, painter: QPainter, height: int) -> None:
        """Where something was marked; silences show by themselves."""
        for lane in lanes(self._session):
            if lane.name == SILENT_LANE:
                continue
            for event in lane.events:
                left, right = self._x(event.start_s), self._x(event.end_s)
                mark = QRectF(left, height - _MARK_HEIGHT, max(3, right - left), _MARK_HEIGHT)
                painter.fillRect(mark, QColor(theme.colours().ink))

    def _lines(self, height: int) -> dict[str, list[QLineF]]:
        """One vertical line a pixel, by colour."""
        columns = max(1, self.width())
        extremes = regroup(self._envelope, columns).astype(float)
        loudest = max(1.0, float(np.abs(extremes).max()))
        middle, reach = height / 2, height / 2 * 0.94 / loudest
        lines: dict[str, list[QLineF]] = {}
        for x, (colour, (low, high)) in enumerate(
            zip(self._column_colours(columns), extremes.tolist(), strict=True)
        ):
            line = QLineF(x, middle - high * reach, x, middle - low * reach + 1)
            lines.setdefault(colour, []).append(line)
        return lines

    def _column_colours(self, columns: int) -> list[str]:
        model = self._session.model
        _, values = self._river.parts(columns)
        # The last one, index -1, is for whatever has no sure tone.
        palette = [*(tone(label).colour for label in model.labels), theme.colours().line]
        best = river.likeliest(values, model.readings.unsure_below)
        return [palette[i] for i in best.tolist()]

    def _paint_axis(self, painter: QPainter, height: int) -> None:
        duration_s = self._session.duration_s
        step = tick_step(duration_s, most=max(1, self.width() // _TICK_WIDTH))
        painter.setPen(QColor(theme.colours().soft))
        painter.setFont(theme.font(theme.SMALL))
        for second in range(0, int(duration_s) + 1, step):
            x = self._x(second)
            where = QRectF(x - 40, height + 4, 80, _AXIS_HEIGHT - 4)
            align = Qt.AlignmentFlag.AlignHCenter
            if second == 0:
                where, align = (
                    QRectF(0, height + 4, 80, _AXIS_HEIGHT - 4),
                    Qt.AlignmentFlag.AlignLeft,
                )
            elif x > self.width() - 24:
                continue
            painter.drawText(where, align, clock(second))
