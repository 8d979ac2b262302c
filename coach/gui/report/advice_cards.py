"""The advice: the one thing to do next, and what went well."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coach.coaching.advice import Advice, Priority
from coach.coaching.aspects import Passage
from coach.coaching.exercises import exercises
from coach.common.i18n import tr
from coach.gui.report.event_marks import MakePlay
from coach.gui.shared import theme
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.widgets import button, card, label, marked, spaced, wrapped

_WIDTH = 40 * theme.GRID


class AdviceCards(QWidget):
    """The advice; hidden if too little was said.

    Parameters
    ----------
    has_sound
        Whether the recording is there, without which no moment can be said again.

    Attributes
    ----------
    exercise_asked
        Emits the key of the exercise to show.
    again_asked
        Emits the `Passage` to say again, and the `Priority`: what to change in it.
    """

    exercise_asked = Signal(str)
    again_asked = Signal(object, object)

    def __init__(self, advice: Advice, make_play: MakePlay, has_sound: bool = True) -> None:
        super().__init__()
        self._make_play = make_play
        self._has_sound = has_sound
        self._cards = Reflow(_WIDTH, gap=theme.GRID, row_gap=theme.GRID, even=True)
        column = spaced(QVBoxLayout(self), 0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._cards)
        if advice.priority is not None:
            self._cards.add(self._next(advice.priority))
        for heading, picture, lines in (
            (tr("What went well"), "check", advice.strengths),
            (tr("Compared with before"), "clock", advice.comparison),
        ):
            if lines:
                self._cards.add(_list(heading, picture, lines))
        self.setVisible(bool(self._cards.parts))

    def _next(self, priority: Priority) -> QFrame:
        made, column = card()
        made.setAccessibleName(priority.heading)
        column.addWidget(label(priority.heading, "value"))
        column.addWidget(wrapped(priority.why))
        plays = Reflow(24 * theme.GRID, gap=theme.GRID, row_gap=theme.GRID)
        for passage in priority.passages:
            plays.add(self._make_play(passage.start_s, passage.what, passage.what))
        column.addWidget(plays)
        row = spaced(QHBoxLayout(), theme.GRID)
        if priority.passages and self._has_sound:
            row.addWidget(self._again(priority, priority.passages[0]))
        exercise = exercises()[priority.exercise]
        practise = button(exercise.heading, tr("See what to do, and do it"), picture="dumbbell")
        practise.clicked.connect(lambda: self.exercise_asked.emit(priority.exercise))
        row.addWidget(practise)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        return made

    def _again(self, priority: Priority, passage: Passage) -> QWidget:
        made = button(
            tr("Say it again"),
            tr("Hear the moment, record it anew, and hear what has changed"),
            picture="rotate-ccw",
        )
        made.clicked.connect(lambda: self.again_asked.emit(passage, priority))
        return made


def _list(heading: str, picture: str, lines: tuple[str, ...]) -> QFrame:
    made, column = card()
    made.setAccessibleName(heading)
    column.addWidget(marked(picture, heading, "heading"), 0, Qt.AlignmentFlag.AlignTop)
    for line in lines:
        column.addWidget(wrapped(line))
    column.addStretch(1)
    return made
