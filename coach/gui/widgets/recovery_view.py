"""What was cut off by a crash or a power cut: recover it, keep it for later, or discard it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach import dates
from coach.gui import theme
from coach.gui.parts import button, confirm_delete, label, shortcut, wrapped
from coach.language import tr
from coach.session.unfinished import Unfinished
from coach.words import clock


class RecoveryView(QWidget):
    """One row for each unfinished session; recover_asked and discard_asked carry its id."""

    recover_asked = Signal(str)
    discard_asked = Signal(str)
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, QWidget] = {}
        content = QWidget()
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setWidget(content)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * theme.GRID)
        self._column.addStretch(1)
        self.later_button = button(tr("Keep for later"), tr("They stay on the sessions page (Esc)"))
        self.later_button.clicked.connect(self.put_off)
        shortcut("Esc", self, self.put_off.emit, tr("keep it for later"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(label(tr("Something was cut off"), role="title"))
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
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = {one.id: self._make_row(one) for one in unfinished}
        for number, row in enumerate(self._rows.values()):
            self._column.insertWidget(number, row)

    def set_busy(self, session_id: str, busy: bool) -> None:
        """Something is being done to a session; nothing else can be meanwhile."""
        if session_id in self._rows:
            self._rows[session_id].setEnabled(not busy)

    def _make_row(self, one: Unfinished) -> QWidget:
        words = _in_words(one)
        recover = button(
            tr("Recover", "a button: make a session of it"), tr("Make a session of it")
        )
        recover.clicked.connect(partial(self.recover_asked.emit, one.id))
        discard = button(tr("Discard…", "a button"), tr("Delete it with its sound"))
        discard.clicked.connect(partial(self._ask_discard, one.id))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(words))
        line.addStretch(1)
        recover.setAccessibleName(tr("Recover: {recording}", recording=words))
        discard.setAccessibleName(tr("Discard: {recording}", recording=words))
        for made in (recover, discard):
            line.addWidget(made)
        return row

    def _ask_discard(self, session_id: str) -> None:
        if confirm_delete(self, tr("Delete this recording? It can't be undone.")):
            self.discard_asked.emit(session_id)


def _in_words(one: Unfinished) -> str:
    """Its title, when it was and how much sound there is, as far as is known."""
    parts = [one.title or tr("A practice")]
    if one.started_at is not None:
        parts.append(dates.with_time(one.started_at, dates.with_weekday(one.started_at)))
    if one.sound_s is not None:
        parts.append(tr("{time} of sound", time=clock(one.sound_s)))
    return " · ".join(parts)
