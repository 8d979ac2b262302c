"""The speaker's goals: the progress of each, and a form to set another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from coach.coaching.goals import DAYS, MOST_AT_ONCE, Aim, Progress, suggest
from coach.common.i18n import tr
from coach.domain.metrics import METRICS, compared
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind, Task
from coach.domain.wording import task_in_words
from coach.gui.shared import theme
from coach.gui.shared.widgets import button, chooser, label, spaced, wrapped
from coach.insights.trends import habit

_USUAL_TIMES = 3
#: A longer streak has no end in sight; the file may hold one, though.
_MOST_TIMES = 10
_USUAL_DAYS = 3


class GoalsView(QWidget):
    """The list of goals and the form for a new one.

    Attributes
    ----------
    set_asked
        Emits the `Aim` to add; `set_done` is to be called with the outcome.
    removed
        Emits the `Aim` to remove.
    opened
        Emitted when the form has been opened and laid out.
    """

    set_asked = Signal(object)
    removed = Signal(object)
    opened = Signal()

    def __init__(self, model: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._sessions: Sequence[SessionOverview] = ()
        self._rows: list[QWidget] = []
        self.set_button = button(
            tr("Set a goal…"),
            tr("Choose a figure, its limit, and how many in a row"),
            picture="target",
        )
        self.set_button.clicked.connect(lambda: self._open(True))
        self.empty = wrapped(
            tr("One figure to work on, over a few talks in a row, is enough."), role="soft"
        )
        self._make_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(label(tr("Goals"), role="heading"))
        column.addWidget(self.empty)
        self._list = spaced(QVBoxLayout(), 2 * theme.GRID)
        column.addLayout(self._list)
        column.addWidget(self.set_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        column.addStretch(1)
        self._open(False)

    def _make_form(self) -> None:
        self.metrics = chooser(tr("Goal"), tr("What you want to reach"))
        for metric in compared():
            if metric.range is not None:
                self.metrics.addItem(metric.title, metric.key)
        self.metrics.addItem(tr("Days of practice"), DAYS)
        kind = tr("In", "before the kind of practice that counts")
        self.tasks = chooser(kind, tr("The kind of practice that counts"))
        for task in Task:
            self.tasks.addItem(task_in_words(task).capitalize(), task)
        self.least, self.most = QDoubleSpinBox(), QDoubleSpinBox()
        least, most = tr("At least", "before a limit"), tr("At most", "before a limit")
        for part, name in ((self.least, least), (self.most, most)):
            part.setAccessibleName(name)
            part.setToolTip(name)
            part.setDecimals(1)
            part.setRange(0.0, 999.0)
            part.setSingleStep(0.5)
        self.times = QSpinBox()
        times = tr("In a row", "before how many practices running")
        self.times.setAccessibleName(times)
        self.times.setToolTip(tr("How many in a row"))
        self.times.setRange(1, _MOST_TIMES)
        for spin in (self.least, self.most, self.times):
            spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.least.valueChanged.connect(self.most.setMinimum)
        self.note = wrapped("", role="soft")
        self.keep_button = button(tr("Set this goal"), tr("What you practise from now on counts"))
        self.keep_button.clicked.connect(self._set)
        cancel = button(tr("Cancel", "a button"), tr("Leave it", "set no goal"))
        cancel.clicked.connect(lambda: self._open(False))
        for one in (self.metrics, self.tasks):
            one.currentIndexChanged.connect(self._suggest)
        self.form = QWidget()
        grid = QGridLayout(self.form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.GRID)
        self._names: dict[QWidget, QLabel] = {}
        for number, (words, field) in enumerate(
            (
                (tr("What", "before what somebody wants to reach"), self.metrics),
                (kind, self.tasks),
                (least, self.least),
                (most, self.most),
                (times, self.times),
            )
        ):
            self._names[field] = label(words, role="soft")
            grid.addWidget(self._names[field], number, 0)
            grid.addWidget(field, number, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.note, grid.rowCount(), 0, 1, 2)
        row = spaced(QHBoxLayout(), theme.GRID)
        row.addWidget(self.keep_button)
        row.addWidget(cancel)
        row.addStretch(1)
        grid.addLayout(row, grid.rowCount(), 0, 1, 2)

    def show_goals(self, goals: Sequence[Progress], sessions: Sequence[SessionOverview]) -> None:
        """Show the progress of goals.

        `sessions`, the newest first, are what limits of a new goal are suggested from.
        """
        self._sessions = sessions
        for row in self._rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self._rows = [self._make_row(one) for one in sorted(goals, key=lambda one: one.met)]
        for row in self._rows:
            self._list.addWidget(row)
        self.empty.setVisible(not goals)
        full = sum(not one.met for one in goals) >= MOST_AT_ONCE
        self.set_button.setEnabled(not full)
        self.set_button.setText(tr("Three goals at once are enough") if full else tr("Set a goal…"))

    def _make_row(self, one: Progress) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.GRID // 2)
        grid.setColumnStretch(0, 1)
        words = wrapped(one.aim.words)
        is_short = one.aim.times <= _MOST_TIMES
        dots = "●" * one.reached + "○" * (one.aim.times - one.reached) + "  " if is_short else ""
        state = wrapped(f"{dots}{one.words}", role="soft")
        for line, part in enumerate((words, state)):
            grid.addWidget(part, line, 0)
        remove = button(
            tr("Remove", "a button: a goal"), tr("Take this goal off the list"), role="judge"
        )
        remove.setAccessibleName(tr("Remove the goal: {goal}", goal=one.aim.words))
        remove.clicked.connect(lambda: self.removed.emit(one.aim))
        grid.addWidget(remove, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def _open(self, on: bool) -> None:
        self.form.setVisible(on)
        self.set_button.setVisible(not on)
        if on:
            self._suggest()
            self.metrics.setFocus()
            QTimer.singleShot(0, self, self.opened.emit)  # once it is laid out

    def _suggest(self) -> None:
        """Fill in limits worth aiming at, and say why."""
        key = self.metrics.currentData()
        is_days = key == DAYS
        least, most = (float(_USUAL_DAYS), None) if is_days else self._limits(key)
        unit = tr("days a week", "behind a number") if is_days else tr(METRICS[key].unit)
        for part, value in ((self.least, least), (self.most, most)):
            part.setDecimals(0 if is_days else METRICS[key].decimals)
            part.setSingleStep(1 if part.decimals() == 0 else 0.5)
            part.setRange(1 if is_days else 0, 7 if is_days else 999)
            part.setSuffix(f" {unit}")
            part.setValue(value or 0.0)
            part.setVisible(value is not None)
            self._names[part].setVisible(value is not None)
        self.most.setMinimum(self.least.value() if least is not None else 0.0)
        self.tasks.setVisible(not is_days)
        self._names[self.tasks].setVisible(not is_days)
        weeks = tr("weeks", "behind a number")
        self.times.setSuffix(f" {weeks}" if is_days else "")
        self.times.setValue(_USUAL_TIMES)
        if is_days:
            self.note.setText(tr("Practices and exercises with the microphone count."))

    def _limits(self, key: str) -> tuple[float | None, float | None]:
        metric, task = METRICS[key], self.tasks.currentData()
        usual = self._usual(task).get(key)
        sentences = [tr("Practices and recordings count, exercises don't.")]
        if usual is not None:
            sentences.append(tr("Your usual is {figure}.", figure=metric.quantity(usual)))
        self.note.setText(" ".join(sentences))
        return suggest(metric, usual)

    def _usual(self, task: Task) -> dict[str, float]:
        alike = (
            one
            for one in self._sessions
            if one.kind != SessionKind.SAMPLE and not one.exercise and one.task == task
        )
        return habit(alike, self._model)

    def _set(self) -> None:
        shown = {
            part: part.value() for part in (self.least, self.most) if part.isVisibleTo(self.form)
        }
        aim = Aim(
            self.metrics.currentData(),
            self.times.value(),
            datetime.now().astimezone(),
            shown.get(self.least),
            shown.get(self.most),
            self.tasks.currentData(),
        )
        self.keep_button.setEnabled(False)
        self.set_asked.emit(aim)

    def set_done(self, kept: bool) -> None:
        """Close the form if the goal was stored; otherwise leave it open, to try again."""
        self.keep_button.setEnabled(True)
        if kept:
            self._open(False)
