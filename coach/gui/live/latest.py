"""The start page's look back and ahead: the last practice, and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from coach.coaching.exercises import exercises
from coach.common.dates import day_and_month
from coach.common.i18n import tr
from coach.domain import norms
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind
from coach.gui.shared import theme
from coach.gui.shared.widgets import ElidedLabel, button, card, label, layout_of, wrapped
from coach.insights.headline import headline
from coach.insights.next_step import NextStep, next_step
from coach.insights.titles import title_in_words
from coach.store.advised import advised
from coach.store.goal_file import settle
from coach.store.session_store import Store


@dataclass(frozen=True, slots=True)
class Latest:
    """What is known from earlier practices; None for what isn't."""

    practice: SessionOverview | None = None
    step: NextStep | None = None


def look_up(store: Store, usual_since: datetime | None) -> Latest:
    """Return the last practice and the next step; for worker threads, as it reads the disk.

    Exercises are practices too; recordings aren't, as they may be somebody else's, and neither is
    what was kept although nobody spoke.

    `usual_since` is the start of the speaker's usual, as in `Purpose`. Raises CoachError if the
    library can't be read.
    """
    listed = store.library.overviews()
    last = next(filter(_was_spoken, listed), None)
    goals = settle(store.goals_path, listed, date.today()).goals
    return Latest(last, next_step(advised(store, usual_since), goals))


def _was_spoken(one: SessionOverview) -> bool:
    """Return whether it is a practice or an exercise in which somebody spoke."""
    return one.kind == SessionKind.LIVE and one.speech_s >= norms.WORTH_KEEPING_S


class LatestView(QWidget):
    """Two cards side by side; what isn't known isn't shown.

    Attributes
    ----------
    session_asked
        Emits the id of the session whose report is to be opened.
    exercise_asked
        Emits the key of the exercise to turn to.
    latest
        What is shown.
    """

    session_asked = Signal(str)
    exercise_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.latest = Latest()
        self.title = ElidedLabel("", role="heading")
        self.headline = wrapped("", role="soft")
        self.report = button(tr("See its report"), tr("Open the last practice"), role="link")
        self.report.clicked.connect(self._open)
        self.practice = _card(tr("Last practice"), self.title, self.headline, self.report)
        self.step_words = wrapped("", role="heading")
        self.exercise = button("", tr("Turn to this exercise"), role="link")
        self.exercise.clicked.connect(self._turn_to)
        self.step = _card(tr("This week's next step"), self.step_words, self.exercise)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self.practice, 1)
        row.addWidget(self.step, 1)
        self.show_latest(Latest())

    @property
    def is_empty(self) -> bool:
        return self.latest == Latest()

    def show_latest(self, latest: Latest) -> None:
        """Show what is known."""
        self.latest = latest
        practice, step = latest.practice, latest.step
        if practice is not None:
            day = day_and_month(practice.started_at)
            self.title.show_text(f"{title_in_words(practice)} · {day}")
            self.headline.setText(headline(practice.summary))
        if step is not None:
            self.step_words.setText(step.words)
            exercise = exercises().get(step.exercise)
            self.exercise.setText("" if exercise is None else exercise.heading)
            self.exercise.setVisible(exercise is not None)
        self.practice.setVisible(practice is not None)
        self.step.setVisible(step is not None)
        for part in (self.practice, self.step, self):
            layout_of(part).activate()  # at once, for the page to know what room is needed

    def _open(self) -> None:
        if self.latest.practice is not None:
            self.session_asked.emit(self.latest.practice.id)

    def _turn_to(self) -> None:
        if self.latest.step is not None:
            self.exercise_asked.emit(self.latest.step.exercise)


def _card(heading: str, *parts: QWidget) -> QFrame:
    made, column = card(theme.GRID // 2)
    column.addWidget(label(heading, role="note"))
    *told, link = parts
    for part in told:
        column.addWidget(part)
    column.addStretch(1)
    column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    return made
