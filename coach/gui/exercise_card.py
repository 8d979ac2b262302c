"""An exercise as a card to choose: what it is, what it is good for, and how it went last."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from coach.coaching.exercises import Exercise
from coach.coaching.outcomes import Outcome
from coach.common.i18n import tr
from coach.gui.shared import theme
from coach.gui.shared.marks import OUTCOME_MARKS
from coach.gui.shared.widgets import label, layout_of, marked, spaced, wrapped


class ExerciseCard(QPushButton):
    """A card that is chosen by a click or with the arrow keys.

    Parameters
    ----------
    exercise
        What the card shows.
    place
        Its number on the path; 0 if it isn't on it.
    latest
        What came of the latest attempt; None if there was none.
    """

    def __init__(self, exercise: Exercise, place: int, latest: Outcome | None) -> None:
        super().__init__()
        self.exercise = exercise
        self.setCheckable(True)
        self.setProperty("role", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        title = f"{place}.  {exercise.title}" if place else exercise.title
        minutes = tr("%n minute(s)", "", round(exercise.minutes))
        result = tr("Not done yet") if latest is None else latest.word
        column = spaced(QVBoxLayout(self), theme.GRID // 2)
        column.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        column.addWidget(wrapped(title, "heading"))
        column.addWidget(wrapped(exercise.goal, "soft"))
        last = spaced(QHBoxLayout(), theme.GRID)
        last.addWidget(label(minutes, "soft"))
        last.addStretch(1)
        if latest is None:
            last.addWidget(label(result, "soft"))
        else:
            last.addWidget(marked(OUTCOME_MARKS[latest.met], result))
        column.addLayout(last)
        self.setAccessibleName(f"{title}. {exercise.goal} {minutes}. {result}")
        self.setToolTip(tr("See what to do (arrow keys); Enter starts it"))

    # A button's own are those of its text.

    def sizeHint(self) -> QSize:
        return layout_of(self).totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return layout_of(self).totalMinimumSize()
