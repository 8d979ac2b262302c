"""The advice: what went well, and the one thing to do next, side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.coaching.advice import Advice, Priority
from coach.coaching.exercises import exercises
from coach.common.i18n import tr
from coach.gui.report.event_marks import MakePlay
from coach.gui.shared import theme
from coach.gui.shared.widgets import button, label, spaced, wrapped


class AdviceView(QWidget):
    """The advice; empty if too little was said.

    Attributes
    ----------
    exercise_asked
        Emits the key of the exercise to show.
    """

    exercise_asked = Signal(str)

    def __init__(self, advice: Advice, make_play: MakePlay) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6 * theme.GRID)
        if advice.strengths or advice.comparison:
            row.addLayout(_went_well(advice), 1)
        if advice.priority is not None:
            row.addLayout(self._make_priority(advice.priority, make_play), 1)

    def _make_priority(self, priority: Priority, make_play: MakePlay) -> QVBoxLayout:
        column = spaced(QVBoxLayout(), theme.GRID)
        column.addWidget(label(priority.heading, role="heading"))
        column.addWidget(wrapped(priority.why))
        plays = spaced(QHBoxLayout(), theme.GRID)
        for passage in priority.passages:
            plays.addWidget(make_play(passage.start_s, passage.what, passage.what))
        plays.addStretch(1)
        column.addLayout(plays)
        exercise = exercises()[priority.exercise]
        practise = button(exercise.heading, tr("See what to do, and do it"))
        practise.clicked.connect(lambda: self.exercise_asked.emit(priority.exercise))
        column.addWidget(practise, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column


def _went_well(advice: Advice) -> QVBoxLayout:
    column = spaced(QVBoxLayout(), theme.GRID)
    if advice.strengths:
        column.addWidget(label(tr("What went well"), role="heading"))
    for line in advice.strengths:
        column.addWidget(wrapped(line))
    if advice.comparison:
        column.addWidget(label(tr("Compared with before"), role="heading"))
    for line in advice.comparison:
        column.addWidget(wrapped(line))
    column.addStretch(1)
    return column
