"""The exercises: what each is for, how it is done, and a button to start it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach.coaching.exercises import Exercise, exercises, outcome
from coach.common.dates import day_and_month
from coach.common.i18n import noop, tr
from coach.domain.session import Attempt
from coach.gui.shared import theme
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.page import NavigationPage
from coach.gui.shared.widgets import button, wrapped

#: How many of the latest attempts are shown with their figures.
_TOLD = 3


def _in_words(exercise: Exercise, attempts: Sequence[Attempt]) -> str:
    """Say how often an exercise was done and met, with the figures of the latest attempts."""
    if not attempts:
        return tr("You haven't done it yet.")
    done = [
        (one, result)
        for one in attempts
        if (result := outcome(exercise.key, one.figures, one.speech_s)) is not None
    ]
    met = sum(result.met is True for _, result in done)
    lines = [
        tr("Done once.")
        if len(done) == 1
        else tr("Done %n time(s), goal met {met}.", "an exercise", len(done), met=met)
    ]
    came_of_it = {
        True: tr("met", "the goal of an exercise"),
        False: tr("not yet", "the goal of an exercise is not met"),
        None: tr("too little was said"),
    }
    for attempt, result in done[:_TOLD]:
        how = f"{day_and_month(attempt.started_at)}: {came_of_it[result.met]}"
        lines.append(" · ".join([how, *result.figures]))
    return "\n".join(lines)


class ExercisesPage(NavigationPage):
    """The page of exercises.

    Attributes
    ----------
    start_asked
        Emits the `Exercise` to start.
    """

    title = noop("Exercises", "a page")
    picture = "dumbbell"
    key_words = noop("exercises", "a key goes to this page")

    start_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Exercises", "a page"))
        self.list.setFixedWidth(36 * theme.GRID)
        self.heading = wrapped("", role="title")
        self.goal = wrapped("", role="heading")
        self.steps = wrapped("")
        self.measured = wrapped("", role="soft")
        self.history = wrapped("", role="soft")
        self.start_button = button(
            tr("Start", "a button: do the exercise"),
            tr("Do it with the microphone (Enter)"),
            role="primary",
        )
        self.start_button.clicked.connect(self._start)
        for exercise in exercises().values():
            item = QListWidgetItem(exercise.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, exercise)
        self.list.currentItemChanged.connect(lambda: self._show(self.exercise))
        self.list.itemActivated.connect(self._start)
        self._lay_out()
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        chosen = QWidget()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(chosen)
        column = QVBoxLayout(chosen)
        column.setSpacing(2 * theme.GRID)
        for part in (self.heading, self.goal, self.steps, self.measured):
            column.addWidget(part)
        column.addSpacing(theme.GRID)
        column.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.history)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        row.setSpacing(6 * theme.GRID)
        row.addWidget(self.list)
        row.addWidget(scroll, 1)

    @property
    def exercise(self) -> Exercise:
        """The chosen exercise."""
        chosen: Exercise = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        return chosen

    def choose(self, key: str) -> None:
        """Choose an exercise by its key."""
        self.list.setCurrentRow(list(exercises()).index(key))

    def _show(self, exercise: Exercise) -> None:
        self.heading.setText(exercise.title)
        self.goal.setText(exercise.goal)
        self.steps.setText(exercise.words)
        self.measured.setText(
            tr(
                "About {minutes:g} minutes. The coach measures: {measured}",
                minutes=exercise.minutes,
                measured=exercise.measured,
            )
        )
        self.history.setText("")
        self.refresh()

    def on_shown(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read and show the attempts at the chosen exercise."""
        asked = self.exercise

        def show(attempts: list[Attempt]) -> None:
            if self.exercise is asked:
                self.history.setText(_in_words(asked, attempts))

        store = self._context.store
        run_in_background(
            lambda: store.library.attempts(asked.key), show, self._context.banner.fail
        )

    def _start(self) -> None:
        self.start_asked.emit(self.exercise)
