"""The row of controls below the live view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coach.common.i18n import tr
from coach.gui.live.focus_chooser import focus_chooser
from coach.gui.shared import theme
from coach.gui.shared.icons import icon
from coach.gui.shared.widgets import button


class LiveControls(QWidget):
    """Pause and finish in the middle; what is shown, and how, at the right.

    Attributes
    ----------
    focus_chosen
        Emits a `Focus`, or None for no cues.
    tones_toggled
        Emits whether all tones are to be shown.
    """

    focus_chosen = Signal(object)
    stage_asked = Signal()
    mini_asked = Signal()
    tones_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pause_button = button(
            tr("Pause", "a button"), tr("Pause and resume (Space)"), picture="pause"
        )
        self.finish_button = button(
            tr("Finish", "a button"), tr("Finish and see the report (Esc)"), picture="square"
        )
        self.focus = focus_chooser()
        self.focus.activated.connect(lambda: self.focus_chosen.emit(self.focus.currentData()))
        self.stage_button = button(
            tr("Stage", "a button: to be read from a stage"),
            tr("One colour, one word and the clock, full screen (F11)"),
        )
        self.stage_button.clicked.connect(self.stage_asked)
        self.mini_button = button(
            tr("Mini", "a button: a small meter"),
            tr("A small meter that stays on top of your slides (F10)"),
        )
        self.mini_button.clicked.connect(self.mini_asked)
        self.tones_button = button(
            tr("All tones", "a button"), tr("Show how likely each of the tones is")
        )
        self.tones_button.setCheckable(True)
        self.tones_button.toggled.connect(self.tones_toggled)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        middle, right = QHBoxLayout(), QHBoxLayout()
        middle.addWidget(self.pause_button)
        middle.addWidget(self.finish_button)
        for part in (self.focus, self.tones_button, self.stage_button, self.mini_button):
            right.addWidget(part)
        grid.addLayout(middle, 0, 1)
        grid.addLayout(right, 0, 2, Qt.AlignmentFlag.AlignRight)
        for column in (0, 2):
            grid.setColumnStretch(column, 1)
        for row in (grid, middle, right):
            row.setSpacing(theme.GRID)

    def show_paused(self, paused: bool) -> None:
        """Let the button say what it does now."""
        words = tr("Resume", "a button") if paused else tr("Pause", "a button")
        self.pause_button.setText(words)
        self.pause_button.setIcon(icon("play" if paused else "pause"))

    def enable(self, on: bool) -> None:
        """Allow to pause and finish, or not."""
        self.show_paused(False)
        self.pause_button.setEnabled(on)
        self.finish_button.setEnabled(on)
