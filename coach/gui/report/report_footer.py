"""What stands below a report: its buttons, the formats to save it in, and what is being heard."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.session import Session
from coach.export.report_formats import Kind
from coach.gui.report.export_buttons import ExportButtons
from coach.gui.report.listening_bar import ListeningBar
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.widgets import button, spaced


class ReportFooter(QWidget):
    """The buttons; above them the formats and the player, each hidden until it is wanted.

    Attributes
    ----------
    replay_asked
        Emits the time in seconds to play on from in the replay, or None to open it paused.
    kind_chosen
        Emits the `Kind` to save the report in.
    """

    closed = Signal()
    replay_asked = Signal(object)
    kind_chosen = Signal(object)

    def __init__(self, context: Context, session: Session, kinds: Iterable[Kind]) -> None:
        super().__init__()
        self.listening = ListeningBar(context, session)
        self.listening.replay_asked.connect(self.replay_asked)
        self.exports = ExportButtons(list(kinds))
        self.exports.chosen.connect(self._choose)
        self.exports.hide()
        column = spaced(QVBoxLayout(self), theme.GRID)
        column.setContentsMargins(4 * theme.GRID, theme.GRID, 4 * theme.GRID, 2 * theme.GRID)
        column.addWidget(self.listening)
        column.addWidget(self.exports)
        column.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        back = button(tr("Back to sessions"), tr("Back to the list (Esc)"), picture="arrow-left")
        back.clicked.connect(self.closed)
        self.export_button = button(
            tr("Save as…"),
            tr("As a web page, PDF, table or picture (Ctrl+S)"),
            picture="download",
        )
        self.export_button.setCheckable(True)
        self.export_button.toggled.connect(self._show_exports)
        self.replay_button = button(
            tr("Replay", "a button: hear a session"),
            tr("Hear it with its tones (R)"),
            role="primary",
            picture="play",
        )
        self.replay_button.setProperty("low", True)
        self.replay_button.clicked.connect(self.replay)
        row = spaced(QHBoxLayout(), theme.GRID)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.export_button)
        row.addWidget(self.replay_button)
        return row

    def replay(self) -> None:
        """Ask for the replay, where what is heard now goes on."""
        at_s = self.listening.position_s if self.listening.is_heard else None
        self.replay_asked.emit(at_s)

    def leave(self) -> None:
        """Stop listening, else close the formats if they are shown, else the report."""
        if self.listening.is_heard:
            self.listening.stop()
        elif self.export_button.isChecked():
            self.export_button.setChecked(False)
            self.export_button.setFocus()
        else:
            self.closed.emit()

    def _show_exports(self, shown: bool) -> None:
        self.exports.setVisible(shown)
        if shown:
            next(iter(self.exports.buttons.values())).setFocus()

    def _choose(self, kind: Kind) -> None:
        self.export_button.setChecked(False)
        self.kind_chosen.emit(kind)
