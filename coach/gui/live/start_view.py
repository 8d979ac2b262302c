"""The start view: one big button, the microphone, and the other ways to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from coach.audio.devices import InputDevice
from coach.common.i18n import tr
from coach.domain.settings import Focus
from coach.domain.stream import Task
from coach.domain.wording import task_in_words
from coach.gui.live.focus_chooser import focus_chooser, offer_tones
from coach.gui.live.latest import Latest, LatestView
from coach.gui.live.microphone_choice import MicrophoneChoice
from coach.gui.live.narrow_page import NarrowPage
from coach.gui.shared import theme
from coach.gui.shared.fit import Saving
from coach.gui.shared.widgets import button, chooser, label, spaced


class StartView(NarrowPage):
    """The view before a practice.

    Attributes
    ----------
    start_asked
        Emits the chosen `InputDevice`, or None for the sample talk.
    script_asked
        Emitted to read or change the script.
    plan_written
        Emits the text of the plan.
    task_chosen, focus_chosen
        Emit the `Task` of the next practice, and the `Focus` of its cues or None.
    """

    start_asked = Signal(object)
    open_asked = Signal()
    script_asked = Signal()
    plan_written = Signal(str)
    task_chosen = Signal(object)
    focus_chosen = Signal(object)

    def __init__(self) -> None:
        # Other pages have margins of 4 within the width of the content.
        super().__init__(theme.CONTENT_WIDTH - 8 * theme.GRID)
        self.start_button = button(
            tr("Start practising"), tr("Start (Space)"), role="primary", picture="mic"
        )
        self.start_button.clicked.connect(self.start)
        self.microphone = MicrophoneChoice(with_sample=True)
        self.plan = QLineEdit(placeholderText=tr("opening 1, middle 5:30, end 1"))
        self.plan.setAccessibleName(tr("Plan of the talk, in minutes"))
        self.plan.setToolTip(
            tr("How many minutes the talk, or each section, is meant to take (Enter starts)")
        )
        self.plan.setMinimumWidth(32 * theme.GRID)
        self.plan.setMaximumWidth(36 * theme.GRID)
        self.plan.returnPressed.connect(self.start)
        self.plan.editingFinished.connect(lambda: self.plan_written.emit(self.plan.text()))
        self.script = button(
            "", tr("What you mean to say: it scrolls with your voice, and is compared afterwards")
        )
        self.script.clicked.connect(self.script_asked)
        self.tasks = chooser(
            tr("Task", "a talk, a reading or a conversation"),
            tr("Talks, readings and conversations are compared separately"),
        )
        for task in Task:
            self.tasks.addItem(task_in_words(task).capitalize(), task)
        self.tasks.activated.connect(lambda: self.task_chosen.emit(self.tasks.currentData()))
        self.focus = focus_chooser()
        self.focus.activated.connect(lambda: self.focus_chosen.emit(self.focus.currentData()))
        self.open_button = button(
            tr("Open a recording…"), tr("Analyse a recording (Ctrl+O)"), picture="folder-open"
        )
        self.open_button.clicked.connect(self.open_asked)
        self.tour_button = button(
            tr("Take the tour"), tr("Uses the sample talk instead of a microphone")
        )
        self.tour_button.clicked.connect(lambda: self.start_asked.emit(None))
        self.latest = LatestView()
        self._lay_out()

    def _lay_out(self) -> None:
        self._title = label(tr("How do you come across?"), role="title")
        self._explanation = label(
            tr("Speak as you would to your audience. What you say stays on this computer."),
            role="soft",
        )
        drop = label(tr("or drop it anywhere in this window"), role="soft")
        plan = label(tr("Plan", "of a talk; before a field that may stay empty"), role="soft")
        self.column.addStretch(2)
        for part in (self._title, self._explanation, self.start_button):
            self.column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.microphone)
        self.column.addLayout(_row(self.tasks, self.focus, plan, self.plan, self.script))
        self.column.addStretch(1)
        self.column.addWidget(self.latest)
        self.column.addLayout(_row(self.open_button, drop, self.tour_button))
        self.fit()

    def savings(self) -> Sequence[Saving]:
        return (
            self._explanation.setHidden,
            self.save_gaps,
            self._title.setHidden,
            self._save_latest,
        )

    def _save_latest(self, saving: bool) -> None:
        self.latest.setHidden(saving or self.latest.is_empty)

    @property
    def device(self) -> InputDevice | None:
        """The chosen microphone, or None for the sample talk."""
        return self.microphone.device

    def start(self) -> None:
        """Ask to start, unless microphones are still being looked for."""
        if not self.microphone.is_looking:
            self.start_asked.emit(self.device)

    def show_latest(self, latest: Latest) -> None:
        """Show the last practice and the next step, if there is room."""
        self.latest.show_latest(latest)
        self.fit()

    def show_script(self, script: str) -> None:
        """Show whether there is a script."""
        self.script.setText(tr("Script ✓") if script.strip() else tr("Script…", "of a talk"))

    def choose_task(self, task: Task) -> None:
        self.tasks.setCurrentIndex(self.tasks.findData(task))

    def choose_focus(self, focus: Focus | None, with_tones: bool) -> None:
        """Show what the cues are about; `with_tones`: whether the tone is heard at all."""
        self.focus.setCurrentIndex(self.focus.findData(focus))
        offer_tones(self.focus, with_tones)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = spaced(QHBoxLayout(), 2 * theme.GRID)
    row.addStretch(1)
    for part in parts:
        row.addWidget(part, int(isinstance(part, QLineEdit)))  # it shrinks where room is short
    row.addStretch(1)
    return row
