"""The last three months of practice: a column for each week, a cell for each day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from coach.coaching.days import Day, monday
from coach.common import dates
from coach.common.i18n import tr
from coach.gui.shared import theme

#: Columns; enough for three whole months.
WEEKS = 14
#: Opacity of a day's colour: (from these minutes of speech up, opacity).
_SHADES = ((0, 0.25), (5, 0.45), (15, 0.7), (30, 1.0))
_NAMES_WIDTH = 5 * theme.GRID
_MONTHS_HEIGHT = 3 * theme.GRID
_GAP = 4
_LEAST_CELL, _MOST_CELL = 18, 40


class PracticeCalendar(QWidget):
    """A calendar with a stronger colour for days on which more was spoken.

    The arrow keys move from day to day; Enter chooses one.

    Attributes
    ----------
    chosen
        Emits the `date` that was clicked, or chosen with the keys.
    at
        The day on which the keyboard cursor is.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Mapping[date, Day] = {}
        self._today = self.at = date.today()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Practice calendar"))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(60 * theme.GRID, self.heightForWidth(60 * theme.GRID))

    def minimumSizeHint(self) -> QSize:
        width = _NAMES_WIDTH + WEEKS * (_LEAST_CELL + _GAP)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        return round(_MONTHS_HEIGHT + 7 * (self._cell_of(width) + _GAP))

    def show_days(self, days: Mapping[date, Day], today: date) -> None:
        self._days, self._today = days, today
        self._walk_to(today)

    def shown_days(self) -> list[Day]:
        """Return the days in the calendar on which there was practice."""
        return [known for day, known in self._days.items() if self._first <= day <= self._today]

    def words(self, day: date) -> str:
        """Return the description of a day, as in "Tue 3 Nov: 2 practices, 14 min"."""
        return tr(
            "{weekday} {day} {month}: {practices}",
            weekday=dates.weekday_short(day),
            day=day.day,
            month=dates.month_short(day),
            practices=self._days.get(day, Day()).words,
        )

    # --- layout ---

    @property
    def _first(self) -> date:
        return monday(self._today) - timedelta(weeks=WEEKS - 1)

    @staticmethod
    def _cell_of(width: int) -> float:
        return min(_MOST_CELL, (width - _NAMES_WIDTH) / WEEKS - _GAP)

    def cell(self, day: date) -> QRectF:
        """Return the area in which a day is painted."""
        week, weekday = divmod((day - self._first).days, 7)
        size = self._cell_of(self.width())
        step = size + _GAP
        return QRectF(_NAMES_WIDTH + week * step, _MONTHS_HEIGHT + weekday * step, size, size)

    def _day_at(self, place: QPointF) -> date | None:
        return next((day for day in self._shown() if self.cell(day).contains(place)), None)

    def _shown(self) -> Iterator[date]:
        count = (self._today - self._first).days + 1
        return (self._first + timedelta(days=number) for number in range(count))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours()
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(colours.soft))
        for number, day in enumerate(self._shown()):
            cell = self.cell(day)
            if day.weekday() == 0 and day.day <= 7:
                place = QPointF(cell.x(), _MONTHS_HEIGHT - theme.GRID)
                painter.drawText(place, dates.month_short(day))
            if number in (0, 2, 4, 6):
                box = QRectF(0, cell.y(), _NAMES_WIDTH - theme.GRID, cell.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, dates.weekday_short(day))
            self._paint_day(painter, cell, day)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        colours = theme.colours()
        shade = QColor(colours.raised)
        if (known := self._days.get(day)) is not None:
            shade = QColor(colours.accent)
            shade.setAlphaF(max(alpha for least, alpha in _SHADES if known.spoken_s / 60 >= least))
        painter.save()
        painter.setBrush(shade)
        painter.setPen(QPen(QColor(colours.line), 1) if known is None else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(cell, 4, 4)
        if day == self.at and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.drawRoundedRect(cell, 4, 4)
        painter.restore()

    # --- mouse and keyboard ---

    def _walk_to(self, day: date) -> None:
        self.at = min(max(day, self._first), self._today)
        self.setAccessibleDescription(self.words(self.at))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (day := self._day_at(event.position())) is not None:
            self._walk_to(day)
            self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -7,
            Qt.Key.Key_Right: 7,
        }
        if event.key() in steps:
            self._walk_to(self.at + timedelta(days=steps[event.key()]))
            place = self.mapToGlobal(self.cell(self.at).bottomRight().toPoint())
            QToolTip.showText(place, self.words(self.at), self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.at)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if day is None else self.words(day), self)
            return True
        return super().event(event)
