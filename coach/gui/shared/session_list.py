"""The list of sessions, with a row for each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import cast

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coach.common.dates import with_time, with_weekday
from coach.common.i18n import tr
from coach.domain import metrics
from coach.domain.metric import Metric, share_of_axis
from coach.domain.session import SessionOverview
from coach.domain.stream import Task
from coach.domain.tones import tone
from coach.domain.wording import clock, task_in_words
from coach.gui.shared import theme
from coach.insights.headline import headline
from coach.insights.titles import KINDS, kind_in_words, title_in_words

_ROW_HEIGHT = 11 * theme.GRID
_EDGE = 6
_STRIP_HEIGHT = 8
_LINE_WIDTH = 12 * theme.GRID
#: Opacity of the range that listeners like.
_SHADE = 0.5
_Index = QModelIndex | QPersistentModelIndex


def row_details(one: SessionOverview) -> str:
    """Return kind, date and duration in one line."""
    when = with_time(one.started_at, with_weekday(one.started_at))
    return " · ".join([kind_in_words(one.kind), when, clock(one.duration_s)])


def row_figures(one: SessionOverview, metric: Metric) -> str:
    """Return the title, the value of a metric, the task and the tags in one line."""
    # The name of a recording or an exercise; that of a plain practice only repeats its kind.
    title = [title_in_words(one)] if one.title != KINDS[one.kind] else []
    value = one.figures.get(metric.key)
    figure = [] if value is None else [f"{metric.title} {metric.quantity(value)}"]
    is_usual = one.exercise or one.task == Task.TALK
    task = [] if is_usual else [task_in_words(one.task).capitalize()]
    return " · ".join([*title, *figure, *task, *(f"#{tag}" for tag in one.tags)])


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sessions: Sequence[SessionOverview] = ()
        self.metric = metrics.compared()[0]

    def show(self, sessions: Sequence[SessionOverview]) -> None:
        self.beginResetModel()
        self.sessions = sessions
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.sessions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self.sessions[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return one
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(
                "The line is the pace, with the range that suits listeners shaded; the "
                "strip shows the tones."
            )
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{headline(one.summary)} {row_details(one)} {row_figures(one, self.metric)}"
        return None


class _Row(QStyledItemDelegate):
    """Paints a session: three lines of text, with its pace beside them and its tones below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(40 * theme.GRID, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one: SessionOverview = index.data(Qt.ItemDataRole.UserRole)
        shown = cast(_Model, index.model())
        chosen = theme.colours()
        area = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(chosen.raised))
            painter.fillRect(area.x(), area.y(), 4, area.height(), QColor(chosen.accent))
        inner = area.adjusted(2 * theme.GRID, _EDGE, -2 * theme.GRID, -_EDGE)
        line = (inner.height() - _STRIP_HEIGHT - _EDGE // 2) // 3
        words = QRect(inner.left(), inner.top(), inner.width() - _LINE_WIDTH - theme.GRID, line)
        for content, colour, weight in (
            (headline(one.summary), chosen.ink, QFont.Weight.DemiBold),
            (row_details(one), chosen.soft, QFont.Weight.Normal),
            (row_figures(one, shown.metric), chosen.soft, QFont.Weight.Normal),
        ):
            painter.setPen(QColor(colour))
            painter.setFont(theme.font(theme.TEXT, weight))
            room = words.width()
            cut = painter.fontMetrics().elidedText(content, Qt.TextElideMode.ElideRight, room)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
            words.translate(0, line)
        strip = QRect(inner.left(), inner.bottom() - _STRIP_HEIGHT, inner.width(), _STRIP_HEIGHT)
        self._paint_strip(painter, strip, one)
        self._paint_pace(
            painter,
            QRectF(words.right() + theme.GRID, inner.top() + _EDGE, _LINE_WIDTH, 2 * line - _EDGE),
            one,
        )
        painter.setPen(QColor(chosen.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.restore()

    def _paint_pace(self, painter: QPainter, area: QRectF, one: SessionOverview) -> None:
        """Paint the pace over the session, on top of the range that listeners like."""
        chosen = theme.colours()
        axis = metrics.PACE.axis_ends

        def y(share: float) -> float:
            return area.bottom() - share * area.height()

        low, high = metrics.PACE.band_on(axis)
        fits = QRectF(area.left(), y(high), area.width(), 0)
        fits.setBottom(y(low))
        shade = QColor(chosen.line)
        shade.setAlphaF(_SHADE)
        painter.fillRect(fits, shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(chosen.soft), 1.5))
        step = area.width() / len(one.summary.pace_line)
        places = enumerate(one.summary.pace_line)
        for known, run in groupby(places, key=lambda place: place[1] is not None):
            if known:
                points = [
                    QPointF(area.left() + (n + 0.5) * step, y(share_of_axis(pace, axis)))
                    for n, pace in run
                    if pace is not None
                ]
                painter.drawPolyline(points)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_strip(self, painter: QPainter, area: QRect, one: SessionOverview) -> None:
        painter.fillRect(area, QColor(theme.colours().raised))
        parts = one.summary.tone_strip
        for number, name in enumerate(parts):
            if name is None:
                continue
            left = area.left() + number * area.width() // len(parts)
            right = area.left() + (number + 1) * area.width() // len(parts)
            colour = tone(name).colour if name else theme.colours().line
            painter.fillRect(left, area.top(), right - left, area.height(), QColor(colour))
            painter.setPen(theme.outline(colour))
            for edge in (area.top(), area.bottom()):
                painter.drawLine(left, edge, right - 1, edge)


class SessionList(QListView):
    """The list of sessions.

    Attributes
    ----------
    opened
        Emits the id of the session to open.
    turned_to
        Emits the `SessionOverview` that is now current, or None.
    """

    opened = Signal(str)
    turned_to = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Sessions", "a page"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Row(self))
        self.activated.connect(lambda index: self.opened.emit(self._at(index).id))
        self.selectionModel().currentChanged.connect(self._turn)
        self._quiet = False

    @property
    def sessions(self) -> Sequence[SessionOverview]:
        """The sessions that are listed, in order."""
        return self._model.sessions

    def count(self) -> int:
        return len(self.sessions)

    @property
    def current(self) -> SessionOverview | None:
        index = self.currentIndex()
        return self._at(index) if index.isValid() else None

    @property
    def selected(self) -> list[SessionOverview]:
        return [self._at(index) for index in self.selectedIndexes()]

    def _at(self, index: _Index) -> SessionOverview:
        return self.sessions[index.row()]

    def show_sessions(self, sessions: Sequence[SessionOverview]) -> None:
        """List these; keep the current session if it is among them, else turn to the first."""
        before = self.current
        self._quiet = True
        self._model.show(sessions)
        rows = {one.id: row for row, one in enumerate(sessions)}
        if sessions:
            self._turn_to(rows.get(before.id, 0) if before else 0)
        self._quiet = False
        self.turned_to.emit(self.current)

    def show_metric(self, metric: Metric) -> None:
        """Show this metric in every row."""
        self._model.metric = metric
        self.viewport().update()

    def turn_to(self, session_id: str) -> None:
        """Make a session the current one, if it is listed."""
        for row, one in enumerate(self.sessions):
            if one.id == session_id:
                self._turn_to(row)

    def _turn_to(self, row: int) -> None:
        index = self._model.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def _turn(self) -> None:
        if not self._quiet:
            self.turned_to.emit(self.current)
