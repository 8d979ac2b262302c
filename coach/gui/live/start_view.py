"""The start view: one big button, the microphone, and the other ways to begin."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.analysis.metrics.loudness import SILENCE_DBFS
from coach.audio.devices import InputDevice
from coach.coaching.sound_quality import DEAD_SILENCE_S, ONLY_SILENCE
from coach.common.i18n import tr
from coach.domain.stream import SessionKind, Task
from coach.domain.wording import task_in_words
from coach.gui.live.level_meter import LevelMeter, heard
from coach.gui.shared import theme
from coach.gui.shared.fit import FittingPage, Saving
from coach.gui.shared.widgets import button, chooser, label, layout_of
from coach.insights.titles import kind_in_words


class StartView(FittingPage):
    """The view before a practice.

    Attributes
    ----------
    start_asked, check_asked
        Emit the chosen `InputDevice`, or None for the sample talk.
    refresh_asked
        Emitted to look for microphones again.
    plan_written
        Emits the text of the plan.
    task_chosen
        Emits the `Task` of the next practice.
    """

    start_asked = Signal(object)
    check_asked = Signal(object)
    open_asked = Signal()
    refresh_asked = Signal()
    plan_written = Signal(str)
    task_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loudest_dbfs = SILENCE_DBFS
        self._listening_since_s: float | None = None
        self._looking = self._checking = False
        self.start_button = button(tr("Start practising"), tr("Start (Space)"), role="primary")
        self.start_button.clicked.connect(self.start)
        self.devices = chooser(tr("Microphone"), tr("The microphone to practise with"))
        self.devices.setFixedWidth(40 * theme.GRID)
        self.devices.addItem(tr("{name} (built in)", name=kind_in_words(SessionKind.SAMPLE)), None)
        self.check_button = button(
            tr("Check it", "a button: the microphone"),
            tr("Listen for five seconds; nothing is saved"),
        )
        self.check_button.clicked.connect(lambda: self.check_asked.emit(self.device))
        self.devices.currentIndexChanged.connect(self._enable)
        self.refresh_button = button(tr("Look again", "a button"), tr("Look again for microphones"))
        self.refresh_button.clicked.connect(self.refresh_asked)
        self.level = LevelMeter()
        self.plan = QLineEdit(placeholderText=tr("opening 1, middle 5:30, end 1"))
        self.plan.setAccessibleName(tr("Plan of the talk, in minutes"))
        self.plan.setToolTip(tr("How many minutes the talk, or each section, is meant to take"))
        self.plan.setFixedWidth(40 * theme.GRID)
        self.plan.editingFinished.connect(lambda: self.plan_written.emit(self.plan.text()))
        task_name = tr("Task", "a talk, a reading or a conversation")
        self.tasks = chooser(
            task_name, tr("Talks, readings and conversations are compared separately")
        )
        for task in Task:
            self.tasks.addItem(task_in_words(task).capitalize(), task)
        self.tasks.activated.connect(lambda: self.task_chosen.emit(self.tasks.currentData()))
        self.note = label(tr("Looking for microphones…"), role="soft")
        open_file = button(tr("Open a recording…"), tr("Analyse a recording (Ctrl+O)"))
        open_file.clicked.connect(self.open_asked)
        sample = button(tr("Take the tour"), tr("Uses the sample talk instead of a microphone"))
        sample.clicked.connect(lambda: self.start_asked.emit(None))

        self._explanation = label(
            tr(
                "Speak as you would to your audience. The coach shows how your voice comes across\n"
                "and saves the practice for you alone, on this computer."
            ),
            role="soft",
        )
        self._explanation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label(tr("How do you come across?"), role="title")
        column = QVBoxLayout(self)
        column.addStretch(3)
        column.addWidget(self._title, 0, _CENTRE)
        column.addWidget(self._explanation, 0, _CENTRE)
        column.addSpacing(3 * theme.GRID)
        column.addWidget(self.start_button, 0, _CENTRE)
        column.addSpacing(3 * theme.GRID)
        column.addLayout(_row(self.devices, self.refresh_button, self.check_button, self.level))
        column.addWidget(self.note, 0, _CENTRE)
        plan = label(tr("Plan, if you have one"), role="soft")
        column.addLayout(_row(label(task_name, role="soft"), self.tasks, plan, self.plan))
        column.addStretch(2)
        column.addLayout(_row(open_file, sample))
        column.addStretch(1)
        self.fit()

    def savings(self) -> Sequence[Saving]:
        return self._save_gaps, self._explanation.setHidden, self._title.setHidden

    def _save_gaps(self, saving: bool) -> None:
        layout_of(self).setSpacing(theme.GRID if saving else 2 * theme.GRID)

    @property
    def device(self) -> InputDevice | None:
        """The chosen microphone, or None for the sample talk."""
        chosen: InputDevice | None = self.devices.currentData()
        return chosen

    def start(self) -> None:
        """Ask to start, unless microphones are still being looked for."""
        if not self._looking:
            self.start_asked.emit(self.device)

    def looking(self) -> None:
        """Show that microphones are being looked for; none can be used until they are listed."""
        self._looking = True
        self.note.setText(tr("Looking for microphones…"))
        self._enable()

    def choose_task(self, task: Task) -> None:
        self.tasks.setCurrentIndex(list(Task).index(task))

    def show_devices(self, found: list[InputDevice], wanted: str | None) -> None:
        """Offer these microphones and the sample talk; choose the one named `wanted`, if any."""
        self._looking = False
        self.devices.clear()
        for device in found:
            marked = device.is_default and device.name != "default"
            name = tr("{name} (default)", name=device.name) if marked else device.name
            self.devices.addItem(name, device)
        self.devices.addItem(tr("{name} (built in)", name=kind_in_words(SessionKind.SAMPLE)), None)
        names = [device.name for device in found]
        self.devices.setCurrentIndex(names.index(wanted) if wanted in names else 0)
        self.note.setText(
            "" if found else tr("No microphone found: the sample talk is used instead.")
        )
        self._enable()

    def checking(self, on: bool) -> None:
        """Show that the microphone is being checked, or the result of the check."""
        self._checking = on
        if on:
            self.note.setText(tr("Opening the microphone…"))
            self._loudest_dbfs = SILENCE_DBFS
            self._listening_since_s = None
        elif not self._looking:
            self.note.setText(self._verdict())
            self.level.reset()
        self._enable()

    def _enable(self) -> None:
        free = not (self._looking or self._checking)
        if not free:
            self.start_button.setFocus()  # else it would move on from a widget that is disabled
        self.devices.setEnabled(free)
        self.refresh_button.setEnabled(free)
        self.check_button.setEnabled(free and self.device is not None)

    def show_level(self, level_dbfs: float) -> None:
        """Show the level of a microphone that is being checked."""
        self._loudest_dbfs = max(self._loudest_dbfs, level_dbfs)
        self.level.show_level(level_dbfs)
        if self._listening_since_s is None:
            self._listening_since_s = time.monotonic()
        self.note.setText(tr("Say a few words. {verdict}", verdict=self._verdict()))

    def _verdict(self) -> str:
        """Return the verdict on the loudest level, or the likely cause of lasting zeros."""
        since_s = self._listening_since_s
        if since_s is not None and self._loudest_dbfs <= SILENCE_DBFS:
            is_dead = time.monotonic() - since_s > DEAD_SILENCE_S
            if is_dead:
                return tr(ONLY_SILENCE)
        return heard(self._loudest_dbfs)


_CENTRE = Qt.AlignmentFlag.AlignHCenter


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
