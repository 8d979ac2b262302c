"""The sessions, the newest first, to find and compare them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from coach.common.errors import CoachError
from coach.common.i18n import noop, tr
from coach.domain.session import SessionOverview
from coach.gui.sessions.about_editor import AboutEditor
from coach.gui.sessions.recovering import Recovering
from coach.gui.sessions.recovery_view import RecoveryView
from coach.gui.sessions.session_finder import SessionFinder
from coach.gui.sessions.trends_view import TrendsView
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.page import NavigationPage
from coach.gui.shared.widgets import button, confirm_delete, label, shortcut
from coach.insights.trends import trends
from coach.store.unfinished import Unfinished

#: Shares of the width for list and comparison, as stretch factors.
_LIST_SHARE, _TRENDS_SHARE = 11, 9


class SessionsPage(NavigationPage):
    """The page of sessions.

    Attributes
    ----------
    opened, replayed
        Emit the id of the session whose report or replay is to be opened.
    cancelled
        Emitted to cancel the opening of a session.
    """

    title = noop("Sessions", "a page")
    picture = "list"
    key_words = noop("sessions", "a key goes to this page")

    opened = Signal(str)
    replayed = Signal(str)
    cancelled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._just_shown = False
        #: Id of the session to turn to when the list is shown next.
        self._read: str | None = None
        #: The buttons that lead to sessions that were cut off.
        self._waiting: list[QPushButton] = []
        self.finder = SessionFinder()
        self.list = self.finder.list
        self.list.opened.connect(self.opened)
        self.list.turned_to.connect(self._show_one)
        self.about = AboutEditor()
        self.about.described.connect(self.describe)
        self.trends = TrendsView()
        self.trends.looked_at.connect(self.list.show_metric)
        self.trends.chosen.connect(self.list.turn_to)
        self.report_button = button(
            tr("Read the report"), tr("Open the report (Enter)"), role="primary"
        )
        self.replay_button = button(
            tr("Replay", "a button: hear a session"), tr("Hear it again with its tones (R)")
        )
        self.delete_button = button(
            tr("Delete…", "a button: delete sessions"),
            tr("Delete what is selected, with its sound (Del)"),
        )
        self.report_button.clicked.connect(lambda: self._with_current(self.opened.emit))
        self.replay_button.clicked.connect(lambda: self._with_current(self.replayed.emit))
        self.delete_button.clicked.connect(self._ask_delete)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_list())
        self._stack.addWidget(self._make_empty())
        self.recovery = RecoveryView()
        self.recovery.postponed.connect(self._leave_recovery)
        self._recovering = Recovering(context, self.recovery, self)
        self._recovering.recovered.connect(self.opened)
        self._recovering.changed.connect(self.refresh)
        self._stack.addWidget(self.recovery)

    def _make_unfinished(self) -> QPushButton:
        """Return a button that is shown while there is something to recover."""
        made = button(tr("Interrupted…", "a practice was cut off"), tr("Recover or discard it"))
        made.clicked.connect(self.show_unfinished)
        made.hide()
        self._waiting.append(made)
        return made

    def _make_list(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        row.setSpacing(4 * theme.GRID)
        row.addWidget(self._make_left(), _LIST_SHARE)
        row.addWidget(self._make_right(), _TRENDS_SHARE)
        shortcut("Ctrl+F", page, self.finder.begin_search, tr("search", "what a key does"))
        return page

    def _make_left(self) -> QWidget:
        left = QWidget()
        shortcut("R", left, lambda: self._with_current(self.replayed.emit), tr("replay it"))
        shortcut("Del", left, self._ask_delete, tr("delete it"))
        shortcut("Esc", self.list, self.cancelled.emit, tr("cancel opening"))
        shortcut(
            "Return", left, lambda: self._with_current(self.opened.emit), tr("read its report")
        )
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(label(tr("Sessions", "a page"), role="title"))
        column.addWidget(self._make_unfinished(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.finder, 1)
        row = QHBoxLayout()
        row.addWidget(self.report_button)
        row.addWidget(self.replay_button)
        row.addStretch(1)
        row.addWidget(self.delete_button)
        column.addLayout(row)
        return left

    def _make_right(self) -> QWidget:
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.about)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.trends)
        # Scroll once it is laid out, as it grows.
        self.trends.looked_at.connect(
            lambda m: QTimer.singleShot(
                0, self, lambda: scroll.ensureWidgetVisible(self.trends.lines[m.key])
            )
        )
        column.addWidget(scroll, 1)
        return self._right

    def _make_empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(2 * theme.GRID)
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label(tr("No sessions yet"), role="title"), 0, centre)
        kept = tr("Practise for a minute, or open a recording: it will be kept here.")
        column.addWidget(label(kept, role="soft"), 0, centre)
        column.addWidget(self._make_unfinished(), 0, centre)
        column.addStretch(1)
        return page

    def on_shown(self) -> None:
        """Read the sessions again and show them."""
        if self._stack.currentWidget() is self.recovery:
            self._leave_recovery()
        self._just_shown = True
        self.refresh()

    def was_read(self, session_id: str) -> None:
        """Turn to this session when the list is shown again."""
        self._read = session_id

    def refresh(self) -> None:
        """Read the library again."""
        self._change(lambda: None, tr("Opening…"))

    def _change(self, act: Callable[[], object], words: str) -> None:
        """Do something to sessions, then show what there is, even if it failed."""
        store, banner = self._context.store, self._context.banner

        def do() -> tuple[list[SessionOverview], list[Unfinished]]:
            try:
                act()
            except Exception as error:
                banner.failed.emit(error)
            return store.library.overviews(), store.unfinished()

        self._context.working.run(words, do, lambda found: self._show_found(*found), banner.fail)

    def _show_found(self, overviews: list[SessionOverview], unfinished: list[Unfinished]) -> None:
        count = self._recovering.show_unfinished(unfinished)
        said = (
            tr("One practice was interrupted…")
            if count == 1
            else tr("%n practices were interrupted…", "", count)
        )
        for waiting in self._waiting:
            waiting.setText(said)
            waiting.setVisible(count > 0)
        self.finder.show_sessions(overviews)
        if self._read is not None:
            self.list.turn_to(self._read)
            self._read = None
        if self._stack.currentWidget() is not self.recovery or not count:
            self._stack.setCurrentIndex(0 if overviews else 1)
            if self._just_shown:
                self.list.setFocus()
        self._just_shown = False

    def _show_one(self, one: SessionOverview | None) -> None:
        for part in (self.report_button, self.replay_button, self.delete_button, self._right):
            part.setEnabled(one is not None)
        self._right.setVisible(one is not None)
        if one is not None:
            self.about.show_session(one)
            found = trends(one, self.list.sessions)
            if found.drawn and self.finder.is_narrowed:
                heading = tr("{heading} (of those listed)", heading=found.heading)
                found = replace(found, heading=heading)
            self.trends.show_trends(found)

    def describe(self, session_id: str, changes: dict[str, Any]) -> None:
        """Store changes to a session's title, task or tags."""
        store = self._context.store
        self._change(lambda: store.describe(session_id, **changes), tr("Saving…"))

    def show_unfinished(self) -> None:
        """Show the sessions that were cut off, to recover or discard them."""
        self._stack.setCurrentWidget(self.recovery)
        self.recovery.later_button.setFocus()

    def _leave_recovery(self) -> None:
        self._stack.setCurrentIndex(1 if self.finder.is_empty else 0)

    def _with_current(self, act: Callable[[str], None]) -> None:
        if (one := self.list.current) is not None:
            act(one.id)

    def _ask_delete(self) -> None:
        chosen = self.list.selected
        if not chosen:
            return
        question = (
            tr("Delete this session and its recording? It can't be undone.")
            if len(chosen) == 1
            else tr(
                "Delete these %n sessions and their recordings? It can't be undone.",
                "",
                len(chosen),
            )
        )
        if confirm_delete(self, question):
            self.delete([one.id for one in chosen])

    def delete(self, ids: Sequence[str]) -> None:
        """Delete sessions; one that can't be deleted doesn't stop the others."""
        store, banner = self._context.store, self._context.banner

        def remove() -> None:
            for one in ids:
                try:
                    store.delete(one)
                except CoachError as error:
                    banner.failed.emit(error)

        self._change(remove, tr("Deleting…"))
