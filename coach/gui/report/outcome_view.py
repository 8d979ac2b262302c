"""What came of an exercise, at the head of its report."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.coaching.outcomes import Outcome, Reached
from coach.common.i18n import tr
from coach.gui.shared import theme
from coach.gui.shared.icons import Picture
from coach.gui.shared.marks import DIRECTION_MARKS, OUTCOME_MARKS
from coach.gui.shared.range_gauge import RangeGauge
from coach.gui.shared.widgets import button, label, marked, spaced, wrapped

_MARK = 4 * theme.GRID


class OutcomeView(QWidget):
    """Whether the exercise was met, each goal with its figure, and what to do now.

    Attributes
    ----------
    again_asked
        Emits the key of the exercise, to be started again.
    exercise_asked
        Emits the key of the exercise to go on with, to be shown.
    """

    again_asked = Signal(str)
    exercise_asked = Signal(str)

    def __init__(self, outcome: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome = outcome
        column = spaced(QVBoxLayout(self), 2 * theme.GRID)
        column.setContentsMargins(0, 0, 0, 0)
        head = spaced(QHBoxLayout(), theme.GRID)
        head.addWidget(Picture(OUTCOME_MARKS[outcome.met], side=_MARK))
        self.word = label(outcome.word, "title")
        head.addWidget(self.word, 1)
        column.addWidget(label(outcome.exercise.heading, "soft"))
        column.addLayout(head)
        if outcome.met is None:
            column.addWidget(wrapped(outcome.verdict))
        if outcome.reached:
            column.addLayout(_goals(outcome.reached))
        column.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        """Return the buttons; the one that follows from the result is set off."""
        outcome, after = self._outcome, self._outcome.next
        goes_on = outcome.met is True and after is not None
        self.again_button = button(
            tr("Try again", "an exercise"),
            tr("Do the same exercise once more, with the microphone"),
            role="" if goes_on else "primary",
            picture="rotate-ccw",
        )
        key = outcome.exercise.key
        self.again_button.clicked.connect(lambda: self.again_asked.emit(key))
        row = spaced(QHBoxLayout(), 2 * theme.GRID)
        row.addWidget(self.again_button)
        if after is not None:
            self.next_button = button(
                tr("Next: {title}", title=after.title),
                after.goal,
                role="primary" if goes_on else "",
                picture="arrow-right",
            )
            self.next_button.clicked.connect(lambda: self.exercise_asked.emit(after.key))
            row.addWidget(self.next_button)
        row.addStretch(1)
        return row


def _goals(reached: tuple[Reached, ...]) -> QGridLayout:
    """Return a row for each goal: mark, figure, gauge, the goal itself, and the last attempt."""
    grid = spaced(QGridLayout(), theme.GRID)
    grid.setHorizontalSpacing(2 * theme.GRID)
    grid.setColumnStretch(1, 1)
    for row, one in enumerate(reached):
        gauge = RangeGauge(one.goal.metric.scale(one.goal), one.goal)
        gauge.show_value(one.value)
        gauge.setMaximumWidth(40 * theme.GRID)
        grid.addWidget(marked(OUTCOME_MARKS[one.met], one.figure, "heading"), row, 0)
        grid.addWidget(gauge, row, 1)
        grid.addWidget(label(tr("goal: {goal}", goal=one.goal.words), "soft"), row, 2)
        if one.change is not None:
            against = marked(DIRECTION_MARKS[one.change], one.against_last, "soft")
            grid.addWidget(against, row, 3)
    return grid
