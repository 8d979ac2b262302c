"""The list of what was practised, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from coach.errors import Cancelled
from coach.gui import theme
from coach.gui.context import Context
from coach.gui.parts import button, confirm_delete, label, shortcut
from coach.gui.widgets.recovery_view import RecoveryView
from coach.gui.worker import is_closing, model_or_none, run_in_background
from coach.pipeline import analyse_again
from coach.record import SessionOverview
from coach.session.folder import PARTIAL, SessionFolder
from coach.session.recovery import recover
from coach.session.unfinished import Unfinished
from coach.tones import tone
from coach.types import SessionKind
from coach.words import clock

_KINDS = {
    SessionKind.LIVE: "Practice",
    SessionKind.SAMPLE: "Sample talk",
    SessionKind.FILE: "Recording",
}
_ROW_HEIGHT = 8 * theme.GRID
_STRIP_WIDTH = 36 * theme.GRID


class _SessionRow(QStyledItemDelegate):
    """Date, kind and length; what it sounded like; the strip of its tones."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(60 * theme.GRID, _ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        one: SessionOverview = index.data(Qt.ItemDataRole.UserRole)
        chosen = theme.colours()
        area = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(chosen.raised))
            painter.fillRect(area.x(), area.y(), 4, area.height(), QColor(chosen.accent))
        inner = area.adjusted(2 * theme.GRID, theme.GRID, -2 * theme.GRID, -theme.GRID)
        words = inner.adjusted(0, 0, -_STRIP_WIDTH - 3 * theme.GRID, 0)
        painter.setPen(QColor(chosen.ink))
        painter.setFont(theme.font(theme.TEXT, QFont.Weight.DemiBold))
        metrics = painter.fontMetrics()
        headline = metrics.elidedText(
            one.summary.headline, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, headline)
        painter.setPen(QColor(chosen.soft))
        painter.setFont(theme.font(theme.TEXT))
        details = painter.fontMetrics().elidedText(
            row_details(one), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, details)
        strip = QRect(inner.right() - _STRIP_WIDTH, inner.top() + 10, _STRIP_WIDTH, 28)
        self._paint_strip(painter, strip, one)
        painter.setPen(QColor(chosen.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.restore()

    def _paint_strip(self, painter: QPainter, area: QRect, one: SessionOverview) -> None:
        painter.fillRect(area, QColor(theme.colours().raised))
        parts = one.summary.tone_strip
        for number, name in enumerate(parts):
            if name is None:
                continue
            left = area.left() + number * area.width() // len(parts)
            right = area.left() + (number + 1) * area.width() // len(parts)
            colour = QColor(tone(name).colour) if name else QColor(theme.colours().line)
            painter.fillRect(left, area.top(), right - left, area.height(), colour)


def row_details(one: SessionOverview) -> str:
    """Kind, date, length and title in one line."""
    when = f"{one.started_at:%a %d %b %Y, %H:%M}"
    # A recording's name or an exercise's; that of a plain practice is what its kind says.
    title = f" · {one.title}" if one.title != _KINDS[one.kind] else ""
    return f"{_KINDS[one.kind]} · {when} · {clock(one.duration_s)}{title}"


class SessionsPage(QWidget):
    """opened and replayed carry a session's id."""

    opened = Signal(str)
    replayed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._unfinished: list[Unfinished] = []
        #: The buttons that say that something was cut off.
        self._waiting: list[QPushButton] = []
        self.list = QListWidget()
        self.list.setAccessibleName("Sessions")
        self.list.setItemDelegate(_SessionRow(self.list))
        self.list.itemActivated.connect(lambda item: self.opened.emit(_id(item)))
        self.report_button = button("Read the report", "Open the report (Enter)", role="primary")
        self.replay_button = button("Replay", "Hear it again with its tones (R)")
        self.delete_button = button("Delete…", "Delete the session and its sound (Del)")
        self.report_button.clicked.connect(lambda: self._with_current(self.opened.emit))
        self.replay_button.clicked.connect(lambda: self._with_current(self.replayed.emit))
        self.delete_button.clicked.connect(lambda: self._with_current(self._ask_delete))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_list())
        self._stack.addWidget(self._make_empty())
        self.recovery = RecoveryView()
        self.recovery.recover_asked.connect(self._recover)
        self.recovery.discard_asked.connect(self._discard)
        self.recovery.put_off.connect(self._put_off)
        self._stack.addWidget(self.recovery)

    def _make_unfinished(self) -> QPushButton:
        """Shown while something waits to be recovered."""
        made = button("Cut off…", "Recover it, or discard it")
        made.clicked.connect(self.show_unfinished)
        made.hide()
        self._waiting.append(made)
        return made

    def _make_list(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(label("Sessions", role="title"))
        shortcut("R", page, lambda: self._with_current(self.replayed.emit), "replay it")
        shortcut("Del", page, lambda: self._with_current(self._ask_delete), "delete it")
        shortcut("Return", page, lambda: self._with_current(self.opened.emit), "read its report")
        column.addWidget(self._make_unfinished(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.report_button)
        row.addWidget(self.replay_button)
        row.addStretch(1)
        row.addWidget(self.delete_button)
        column.addLayout(row)
        return page

    def _make_empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(2 * theme.GRID)
        column.addStretch(1)
        column.addWidget(label("No sessions yet", role="title"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(
            label("Practise for a minute, or open a recording: it will be kept here.", role="soft"),
            0,
            Qt.AlignmentFlag.AlignHCenter,
        )
        column.addWidget(self._make_unfinished(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def show_list(self) -> None:
        """Show the sessions that are kept, read anew."""
        if self._stack.currentWidget() is self.recovery:
            self._leave_recovery()
        self.refresh()

    def refresh(self) -> None:
        """Read the library again."""
        store = self._context.store
        run_in_background(
            lambda: (store.library.overviews(), store.unfinished()),
            lambda found: self._show_found(*found),
            self._context.banner.fail,
        )

    def _show_found(self, overviews: list[SessionOverview], unfinished: list[Unfinished]) -> None:
        self._unfinished = unfinished
        self.recovery.show_unfinished(unfinished)
        count = "One practice was" if len(unfinished) == 1 else f"{len(unfinished)} practices were"
        for waiting in self._waiting:
            waiting.setText(f"{count} cut off…")
            waiting.setVisible(bool(unfinished))
        current = self.list.currentItem()
        current_id = _id(current) if current else None
        self.list.clear()
        for one in overviews:
            item = QListWidgetItem(f"{one.summary.headline} {row_details(one)}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
            if one.id == current_id:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        if self._stack.currentWidget() is not self.recovery or not unfinished:
            self._stack.setCurrentIndex(0 if overviews else 1)
            self.list.setFocus()

    def show_unfinished(self) -> None:
        """Show what was cut off, to be recovered or discarded."""
        self._stack.setCurrentWidget(self.recovery)
        self.recovery.later_button.setFocus()

    def _recover(self, session_id: str) -> None:
        store, tell = self._context.store, self._context.banner.noticed.emit
        load_model = partial(model_or_none, self._context.load_model, tell)
        again = partial(analyse_again, load_model=load_model, should_stop=is_closing)

        def open_report(_: object) -> None:
            if self.isVisible():  # nobody has gone on to something else
                self.opened.emit(session_id)
            self.refresh()

        act = partial(recover, store, session_id, again, tell)
        self._change_unfinished(session_id, act, open_report)

    def _discard(self, session_id: str) -> None:
        store = self._context.store
        folder = SessionFolder(store.sessions, session_id, PARTIAL)
        self._change_unfinished(session_id, lambda: store.discard(folder), lambda _: self.refresh())

    def _change_unfinished(
        self, session_id: str, act: Callable[[], object], then: Callable[[object], None]
    ) -> None:
        def fail(error: Exception) -> None:
            self.recovery.set_busy(session_id, False)
            if not isinstance(error, Cancelled):
                self._context.banner.fail(error)
            self.refresh()

        self.recovery.set_busy(session_id, True)
        run_in_background(act, then, fail)

    def _leave_recovery(self) -> None:
        self._stack.setCurrentIndex(0 if self.list.count() else 1)

    def _put_off(self) -> None:
        """They stay where they are; the next start doesn't ask again."""
        store, ids = self._context.store, [one.id for one in self._unfinished]
        self._leave_recovery()

        def remember() -> None:
            for one in ids:
                store.put_off(one)

        run_in_background(remember, lambda _: None, self._context.banner.fail)

    def _with_current(self, act) -> None:
        if (item := self.list.currentItem()) is not None:
            act(_id(item))

    def _ask_delete(self, session_id: str) -> None:
        if confirm_delete(self, "Delete this session and its recording? It can't be undone."):
            self.delete(session_id)

    def delete(self, session_id: str) -> None:
        run_in_background(
            lambda: self._context.store.delete(session_id),
            lambda _: self.refresh(),
            self._context.banner.fail,
        )


def _id(item: QListWidgetItem) -> str:
    return item.data(Qt.ItemDataRole.UserRole).id
