"""The exercises as cards, those for the speaker's habit first, and one of them in detail."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from coach.coaching.advice import Priority
from coach.coaching.exercises import Exercise, exercises, path
from coach.coaching.outcomes import Outcome, outcome
from coach.common.dates import day_and_month
from coach.common.i18n import noop, tr
from coach.domain.session import Attempt
from coach.domain.wording import within_sentence
from coach.gui.exercise_card import ExerciseCard
from coach.gui.shared import theme
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.icons import Picture
from coach.gui.shared.marks import OUTCOME_MARKS
from coach.gui.shared.page import NavigationPage
from coach.gui.shared.widgets import (
    button,
    card,
    centred,
    label,
    scrolled,
    shortcut,
    spaced,
    wrapped,
)
from coach.store.advised import advised
from coach.store.session_store import Store

#: How many of the latest attempts are shown with their figures.
_TOLD = 3
_CARDS_WIDTH = 42 * theme.GRID
#: What came of each attempt at an exercise, newest first.
_Attempts = list[tuple[Attempt, Outcome]]


def _attempts(store: Store, key: str) -> _Attempts:
    """Return what came of each attempt, each compared with the one before."""
    found = store.library.attempts(key)
    earlier = (one.figures for one in found[1:])
    judged = [
        (one, outcome(key, one.figures, one.speech_s, one.duration_s, last))
        for one, last in zip_longest(found, earlier)
    ]
    return [(one, result) for one, result in judged if result is not None]


class ExercisesPage(NavigationPage):
    """The page of exercises.

    Attributes
    ----------
    start_asked
        Emits the `Exercise` to start.
    cards
        The card of each exercise by its key, in the order shown.
    """

    title = noop("Exercises", "a page")
    picture = "dumbbell"
    key_words = noop("exercises", "a key goes to this page")

    start_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.cards: dict[str, ExerciseCard] = {}
        self._attempts: dict[str, _Attempts] = {}
        self._priority: Priority | None = None
        self._key = next(iter(exercises()))
        #: Whether the speaker has chosen an exercise since the page was shown.
        self._has_chosen = False
        self._offered = ""
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose_card)
        self.list_heading = wrapped("", role="heading")
        self.list_note = wrapped("", role="soft")
        self._column = spaced(QVBoxLayout(), theme.GRID)
        self._column.addWidget(self.list_heading)
        self._column.addWidget(self.list_note)
        self._others = label(tr("All others", "exercises"), role="heading")
        self._column.addWidget(self._others)
        self._column.addStretch(1)
        self.heading = wrapped("", role="sentence")
        self.goal = wrapped("", role="heading")
        self.steps = wrapped("")
        self.text = wrapped("", role="aloud")
        self.measured = wrapped("", role="soft")
        self.history = wrapped("", role="heading")
        self._history: list[QWidget] = []
        self._history_rows = spaced(QVBoxLayout(), theme.GRID // 2)
        self.start_button = button(
            tr("Start", "a button: do the exercise"),
            tr("Do it with the microphone (Enter)"),
            role="primary",
            picture="play",
        )
        self.start_button.clicked.connect(self._start)
        self._lay_out()
        self._show_cards()
        self._show_chosen()

    def _lay_out(self) -> None:
        listed = scrolled(self._column)
        listed.setMinimumWidth(_CARDS_WIDTH)
        listed.setMaximumWidth(_CARDS_WIDTH)
        for key in ("Return", "Enter"):
            shortcut(key, listed, self._start, tr("start the chosen exercise"))
        detail = spaced(QVBoxLayout(), 2 * theme.GRID)
        for part in (self.goal, self.steps, self.text, self.measured, self.history):
            detail.addWidget(part)
        detail.addLayout(self._history_rows)
        detail.addStretch(1)
        chosen, column = card(2 * theme.GRID)
        column.addWidget(self.heading)
        column.addWidget(scrolled(detail), 1)
        column.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = spaced(QHBoxLayout(), 3 * theme.GRID)
        row.addWidget(listed)
        row.addWidget(chosen, 1)
        content = QWidget()
        both = spaced(QVBoxLayout(content), 2 * theme.GRID)
        both.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        both.addWidget(label(tr("Exercises", "a page"), role="title"))
        both.addLayout(row, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(centred(content))

    @property
    def exercise(self) -> Exercise:
        """The chosen exercise."""
        return exercises()[self._key]

    def choose(self, key: str) -> None:
        """Choose an exercise by its key."""
        self._key = key
        self._has_chosen = True
        self._show_chosen()

    def _choose_card(self, chosen: ExerciseCard) -> None:
        self.choose(chosen.exercise.key)

    def on_shown(self) -> None:
        self._has_chosen = False
        self.refresh()
        self.cards[self._key].setFocus()

    def refresh(self) -> None:
        """Read the attempts and what the latest reports advise, and show both."""
        store, since = self._context.store, self._context.settings.usual_since
        fail = self._context.banner.fail

        def read() -> dict[str, _Attempts]:
            return {key: _attempts(store, key) for key in exercises()}

        run_in_background(read, self._show_attempts, fail)
        run_in_background(partial(advised, store, since), self._show_priority, fail)

    def _show_attempts(self, attempts: dict[str, _Attempts]) -> None:
        self._attempts = attempts
        self._show_all()

    def _show_priority(self, priority: Priority | None) -> None:
        self._priority = priority
        self._show_all()

    @property
    def path(self) -> tuple[Exercise, ...]:
        """The exercises for the habit that the latest reports show, from easier to harder."""
        return () if self._priority is None else path(self._priority.exercise)

    @property
    def offered(self) -> Exercise | None:
        """The first on the path that wasn't met last time, or else its last; None without one."""
        todo = (one for one in self.path if not self._was_met(one.key))
        return next(todo, self.path[-1] if self.path else None)

    def _was_met(self, key: str) -> bool:
        latest = self._latest(key)
        return latest is not None and latest.met is True

    def _latest(self, key: str) -> Outcome | None:
        attempts = self._attempts.get(key)
        return attempts[0][1] if attempts else None

    def _show_all(self) -> None:
        offered = "" if self.offered is None else self.offered.key
        if offered and offered != self._offered and not self._has_chosen:
            self._key = offered
        self._offered = offered
        self._show_cards()
        self._show_chosen()

    def _show_cards(self) -> None:
        had_focus = any(old.hasFocus() for old in self.cards.values())
        for old in self.cards.values():
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        self.cards.clear()
        on_path = self.path
        what = within_sentence(self._priority.title) if self._priority else ""
        self.list_heading.setText(
            tr("For you now: {what}", what=what) if what else tr("All exercises")
        )
        self.list_note.setText(
            tr("What your latest reports advise, from easier to harder.")
            if what
            else tr("After your next practice, those that suit you come first.")
        )
        self._others.setVisible(bool(on_path))
        at = self._column.indexOf(self._others)
        for place, one in enumerate(on_path, 1):
            self._add_card(at + place - 1, one, place)
        for one in exercises().values():
            if one not in on_path:
                self._add_card(self._column.count() - 1, one, 0)
        if had_focus:
            self.cards[self._key].setFocus()

    def _add_card(self, at: int, exercise: Exercise, place: int) -> None:
        made = ExerciseCard(exercise, place, self._latest(exercise.key))
        self.cards[exercise.key] = made
        self._group.addButton(made)
        self._column.insertWidget(at, made)

    def _show_chosen(self) -> None:
        exercise = self.exercise
        self.cards[self._key].setChecked(True)
        self.heading.setText(exercise.title)
        self.goal.setText(exercise.goal)
        self.steps.setText("\n\n".join(exercise.numbered_steps))
        self.text.setText(exercise.text)
        self.text.setVisible(bool(exercise.text))
        self.measured.setText(
            tr(
                "{minutes:g} minutes, to the end. The coach measures: {measured}",
                minutes=exercise.minutes,
                measured=exercise.measured,
            )
        )
        self._show_history(self._attempts.get(self._key, []))

    def _show_history(self, attempts: _Attempts) -> None:
        for row in self._history:
            row.hide()
            row.deleteLater()
        self._history = [_row(attempt, result) for attempt, result in attempts[:_TOLD]]
        for row in self._history:
            self._history_rows.addWidget(row)
        self.history.setText(_how_often([result for _, result in attempts]))

    def _start(self) -> None:
        self.start_asked.emit(self.exercise)


def _row(attempt: Attempt, result: Outcome) -> QWidget:
    """Return a line of the history: when it was, what came of it, and its figures."""
    told = [day_and_month(attempt.started_at), result.word]
    told += [one.figure for one in result.reached]
    made = QWidget()
    row = spaced(QHBoxLayout(made), theme.GRID)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Picture(OUTCOME_MARKS[result.met]), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(wrapped(" · ".join(told)), 1)
    return made


def _how_often(results: list[Outcome]) -> str:
    """Say how often an exercise was done and met."""
    if not results:
        return tr("You haven't done it yet.")
    if len(results) == 1:
        return tr("Done once.")
    met = sum(one.met is True for one in results)
    return tr("Done %n time(s), goal met {met}.", "an exercise", len(results), met=met)
