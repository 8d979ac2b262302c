"""The sessions, the newest first, to find, open, describe and delete them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from coach.common.errors import CoachError
from coach.common.i18n import noop, tr
from coach.domain.session import SessionOverview
from coach.gui.sessions.about_editor import AboutEditor
from coach.gui.sessions.recovering import Recovering
from coach.gui.sessions.recovery_view import RecoveryView
from coach.gui.sessions.session_finder import SessionFinder
from coach.gui.shared import theme
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.page import NavigationPage
from coach.gui.shared.widgets import (
    button,
    card,
    centred,
    confirm_delete,
    label,
    shortcut,
    spaced,
    wrapped,
)
from coach.insights.search import Index
from coach.store.unfinished import Unfinished


class SessionsPage(NavigationPage):
    """The page of sessions.

    Attributes
    ----------
    opened, replayed
        Emit the id of the session whose report or replay is to be opened.
    cancelled
        Emitted to cancel the opening of a session.
    practise_asked, recording_asked, progress_asked
        Emitted to go to a practice, to choose a recording, and to go to the trends.
    """

    title = noop("Sessions", "a page")
    picture = "list"
    key_words = noop("sessions", "a key goes to this page")

    opened = Signal(str)
    replayed = Signal(str)
    cancelled = Signal()
    practise_asked = Signal()
    recording_asked = Signal()
    progress_asked = Signal()

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
        content = QWidget()
        column = spaced(QVBoxLayout(content), 2 * theme.GRID)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        progress = button(
            tr("See your progress"), tr("How your figures change from session to session"), "link"
        )
        progress.clicked.connect(self.progress_asked)
        head = QHBoxLayout()
        head.addWidget(label(tr("Sessions", "a page"), role="title"))
        head.addStretch(1)
        head.addWidget(self._make_unfinished())
        head.addWidget(progress)
        column.addLayout(head)
        column.addWidget(self.finder, 1)
        column.addWidget(self._make_about())
        column.addLayout(self._make_actions())
        shortcut("R", content, lambda: self._with_current(self.replayed.emit), tr("replay it"))
        shortcut("F2", content, self.rename_button.click, tr("rename it"))
        shortcut("Del", content, self._ask_delete, tr("delete it"))
        shortcut("Esc", self.list, self.cancelled.emit, tr("cancel opening"))
        # Not in the fields for title and tags, where Enter saves.
        shortcut(
            "Return",
            self.finder,
            lambda: self._with_current(self.opened.emit),
            tr("read its report"),
        )
        shortcut("Ctrl+F", content, self.finder.begin_search, tr("search", "what a key does"))
        return centred(content)

    def _make_about(self) -> QWidget:
        self.about = AboutEditor()
        self.about.described.connect(self.describe)
        shortcut("Esc", self.about, lambda: self._rename(False), tr("close the fields"))
        self._about_card, column = card()
        column.addWidget(self.about)
        self._about_card.hide()
        return self._about_card

    def _make_actions(self) -> QHBoxLayout:
        report = button(
            tr("Read the report"), tr("Open the report (Enter)"), "primary", "file-text"
        )
        replay = button(
            tr("Replay", "a button: hear a session"),
            tr("Hear it again with its tones (R)"),
            picture="play",
        )
        rename = button(
            tr("Rename…", "a button: a session"),
            tr("Change its title, task and tags (F2)"),
            picture="pencil",
        )
        delete = button(
            tr("Delete…", "a button: delete sessions"),
            tr("Delete what is selected, with its sound (Del)"),
            picture="trash-2",
        )
        rename.setCheckable(True)
        report.clicked.connect(lambda: self._with_current(self.opened.emit))
        replay.clicked.connect(lambda: self._with_current(self.replayed.emit))
        rename.toggled.connect(self._rename)
        delete.clicked.connect(self._ask_delete)
        self.report_button, self.rename_button, self.delete_button = report, rename, delete
        self._actions = (report, replay, rename, delete)
        row = QHBoxLayout()
        for one in (report, replay, rename):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(delete)
        return row

    def _make_empty(self) -> QWidget:
        practise = button(tr("Practise now"), tr("Go to the practice page"), "primary", "mic")
        practise.clicked.connect(self.practise_asked)
        recording = button(
            tr("Open a recording…"), tr("Choose a file with speech (Ctrl+O)"), "", "folder-open"
        )
        recording.clicked.connect(self.recording_asked)
        page = QWidget()
        column = spaced(QVBoxLayout(page), 2 * theme.GRID)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        centre = Qt.AlignmentFlag.AlignHCenter
        kept = wrapped(
            tr("Practise for a minute, or open a recording: it will be kept here."), role="soft"
        )
        kept.setAlignment(centre)
        column.addStretch(1)
        column.addWidget(label(tr("No sessions yet"), role="title"), 0, centre)
        column.addWidget(kept)
        for one in (practise, recording, self._make_unfinished()):
            column.addWidget(one, 0, centre)
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
        index = Index(overviews)
        self.finder.show_sessions(index)
        run_in_background(index.prepare, lambda _: None, self._context.banner.fail)
        if self._read is not None:
            self.list.turn_to(self._read)
            self._read = None
        if self._stack.currentWidget() is not self.recovery or not count:
            self._stack.setCurrentIndex(0 if overviews else 1)
            if self._just_shown:
                self.list.setFocus()
        self._just_shown = False

    def _show_one(self, one: SessionOverview | None) -> None:
        for action in self._actions:
            action.setEnabled(one is not None)
        if one is None:
            self._rename(False)
        else:
            self.about.show_session(one)

    def _rename(self, on: bool) -> None:
        """Show or hide the fields for title, task and tags."""
        had_focus = self.about.isAncestorOf(self.focusWidget() or self)
        self.rename_button.setChecked(on)
        self._about_card.setVisible(on)
        if on:
            self.about.begin()
        elif had_focus:
            self.list.setFocus()

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
        for one in ids:
            self._context.recognising.cancel(one)

        def remove() -> None:
            for one in ids:
                try:
                    store.delete(one)
                except CoachError as error:
                    banner.failed.emit(error)

        self._change(remove, tr("Deleting…"))
