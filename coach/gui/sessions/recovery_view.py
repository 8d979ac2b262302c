"""Sessions cut off by a crash or a power cut: recover, keep for later, or discard them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach.common import dates
from coach.common.i18n import tr
from coach.domain.wording import clock
from coach.gui.shared import theme
from coach.gui.shared.widgets import (
    ElidedLabel,
    button,
    confirm_delete,
    label,
    progress_bar,
    shortcut,
    show_share,
    wrapped,
)
from coach.store.unfinished import Unfinished


class _Row(QWidget):
    """A recording with its actions, or the progress of its recovery."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.recover_button = button(
            tr("Recover", "a button: make a session of it"), tr("Make a session of it")
        )
        self.discard_button = button(tr("Discard…", "a button"), tr("Delete it with its sound"))
        self.bar = progress_bar(tr("Progress of the analysis"))
        self.bar.setFixedWidth(30 * theme.GRID)
        self.cancel_button = button(
            tr("Cancel", "a button"), tr("Stop; the interrupted practice stays as it is")
        )
        self.recover_button.setAccessibleName(tr("Recover: {recording}", recording=words))
        self.discard_button.setAccessibleName(tr("Discard: {recording}", recording=words))
        self.cancel_button.setAccessibleName(tr("Cancel: {recording}", recording=words))
        self.cancel_button.clicked.connect(lambda: self.cancel_button.setEnabled(False))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(ElidedLabel(words), 1)  # a long title must leave room for the buttons
        for part in (self.bar, self.cancel_button, self.recover_button, self.discard_button):
            line.addWidget(part)
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        for part in (self.recover_button, self.discard_button):
            part.setEnabled(not busy)
        self.bar.setValue(0)
        self._show_progress(False)

    def advance(self, share: float) -> None:
        """Show the share that is done, and a button to cancel."""
        show_share(self.bar, share)
        if self.bar.isHidden():
            self._show_progress(True)
            self.cancel_button.setEnabled(True)

    def _show_progress(self, shown: bool) -> None:
        for part in (self.bar, self.cancel_button):
            part.setVisible(shown)
        for part in (self.recover_button, self.discard_button):
            part.setVisible(not shown)


class RecoveryView(QWidget):
    """A row for each unfinished session.

    Attributes
    ----------
    recover_asked, cancel_asked, discard_asked
        Emit a session's id.
    advanced
        Emit a session's id, from any thread, and the share of its sound that has been analysed.
    postponed
        Emitted when all of them are to be kept for later.
    """

    recover_asked = Signal(str)
    cancel_asked = Signal(str)
    discard_asked = Signal(str)
    advanced = Signal(str, float)
    postponed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, _Row] = {}
        self.advanced.connect(self._advance)
        content = QWidget()
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setWidget(content)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * theme.GRID)
        self._column.addStretch(1)
        self.later_button = button(tr("Keep for later"), tr("They stay on the sessions page (Esc)"))
        self.later_button.clicked.connect(self.postponed)
        shortcut("Esc", self, self.postponed.emit, tr("keep it for later"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(label(tr("A practice was interrupted"), role="title"))
        why = wrapped(
            tr(
                "The coach or the computer stopped, or a file was damaged."
                " The sound is still there."
            ),
            role="soft",
        )
        column.addWidget(why)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.later_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_unfinished(self, unfinished: Sequence[Unfinished]) -> None:
        """List these sessions; rows already there stay as they are, with their progress."""
        for gone in set(self._rows) - {one.id for one in unfinished}:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.deleteLater()
        for number, one in enumerate(unfinished):
            if one.id not in self._rows:
                self._rows[one.id] = self._make_row(one)
                self._column.insertWidget(number, self._rows[one.id])

    def set_busy(self, session_id: str, busy: bool) -> None:
        """Disable a session's actions while one of them is running."""
        if session_id in self._rows:
            self._rows[session_id].set_busy(busy)

    @Slot(str, float)
    def _advance(self, session_id: str, share: float) -> None:
        if session_id in self._rows:
            self._rows[session_id].advance(share)

    def _make_row(self, one: Unfinished) -> _Row:
        row = _Row(_in_words(one))
        row.recover_button.clicked.connect(partial(self.recover_asked.emit, one.id))
        row.cancel_button.clicked.connect(partial(self.cancel_asked.emit, one.id))
        row.discard_button.clicked.connect(partial(self._ask_discard, one.id))
        return row

    def _ask_discard(self, session_id: str) -> None:
        if confirm_delete(self, tr("Delete this recording? It can't be undone.")):
            self.discard_asked.emit(session_id)


def _in_words(one: Unfinished) -> str:
    """Return a session's title, its time and how much sound there is, as far as known."""
    parts = [one.title or tr("A practice")]
    if one.started_at is not None:
        parts.append(dates.with_time(one.started_at, dates.with_weekday(one.started_at)))
    if one.sound_s is not None:
        parts.append(tr("{time} of sound", time=clock(one.sound_s)))
    return " · ".join(parts)
