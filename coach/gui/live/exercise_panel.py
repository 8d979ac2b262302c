"""An exercise while it is done: its steps, the time that is left, and a gauge for each goal."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.coaching.exercises import Exercise, Goal
from coach.coaching.figures_so_far import FiguresSoFar
from coach.common.i18n import tr
from coach.domain.stream import AnalysisUpdate
from coach.domain.wording import clock
from coach.gui.live.gauges import Gauge
from coach.gui.shared import theme
from coach.gui.shared.widgets import label, progress_bar, show_share, spaced, wrapped


class GoalGauge(Gauge):
    """A goal's figure on a scale that shows the goal, and a word for where the figure is."""

    figure_size, note_size = theme.VALUE, theme.TEXT

    def __init__(self, goal: Goal) -> None:
        super().__init__(goal.metric, goal.metric.scale(goal), goal)
        self._goal = goal
        self.show_figure(None)

    @property
    def _decimals(self) -> int:
        return self._metric.decimals

    @property
    def _words(self) -> str:
        return self.text  # its note tells where the figure is

    @property
    def _figure(self) -> str:
        metric, value = self._metric, self._value
        return f"{metric.title} {'–' if value is None else metric.quantity(value)}"

    def show_figure(self, value: float | None) -> None:
        """Show the figure, and whether it is in the goal; None if it isn't known yet."""
        self.show_value(value, self._where(value))

    def _where(self, value: float | None) -> str:
        goal = self._goal
        words = self._metric.limits_in_words(goal)
        if value is None:
            return tr("goal: {goal}", goal=words)
        shown = round(value, self._metric.decimals)
        if goal.fits(shown):
            return tr("in the goal", "a figure")
        if goal.low is not None and shown < goal.low:
            return tr("below the goal: {goal}", goal=words)
        return tr("above the goal: {goal}", goal=words)


class ExercisePanel(QWidget):
    """Steps and countdown of an exercise; hidden while none is being done.

    The steps take turns in being set off, each for its share of the minutes. In little room only
    that one is shown.

    Attributes
    ----------
    exercise
        The exercise that is being done; None for none.
    goals
        The gauges of its goals, to be placed by the page.
    step_changed
        Emitted when another step is set off, which may need more room.
    """

    step_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise: Exercise | None = None
        self._so_far = FiguresSoFar(with_fluency=False)
        self._compact = False
        self._step = 0
        self.left = label("", role="value")
        self.left.setAccessibleName(tr("Time left"))
        self.bar = progress_bar(tr("Time of the exercise"))
        self.bar.setProperty("role", "thin")
        self.steps: list[QLabel] = []
        self.text = wrapped("", role="aloud")
        self.text.setAccessibleName(tr("Text to read aloud"))
        self.goals = QWidget()
        self._gauges: list[tuple[Goal, GoalGauge]] = []
        self._goals_row = spaced(QHBoxLayout(self.goals), theme.GRID)
        self._goals_row.setContentsMargins(0, 0, 0, 0)
        time = spaced(QHBoxLayout(), 2 * theme.GRID)
        time.addWidget(self.left)
        time.addWidget(self.bar, 1)
        self._steps_column = spaced(QVBoxLayout(), theme.GRID // 2)
        column = spaced(QVBoxLayout(self), theme.GRID)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(time)
        column.addLayout(self._steps_column)
        column.addWidget(self.text)
        column.addStretch(1)
        self.hide()

    def begin(self, exercise: Exercise | None) -> None:
        """Show an exercise from its first step on; None hides the panel."""
        self.exercise = exercise
        self.setVisible(exercise is not None)
        for made in (*self.steps, *(gauge for _, gauge in self._gauges)):
            made.setParent(None)
            made.deleteLater()
        self.steps.clear()
        self._gauges.clear()
        if exercise is None:
            return
        self._so_far = FiguresSoFar(exercise.with_fluency)
        for step in exercise.numbered_steps:
            self.steps.append(wrapped(step, role="step"))
            self._steps_column.addWidget(self.steps[-1])
        self.text.setText(exercise.text)
        self.text.setVisible(bool(exercise.text))
        for goal in exercise.goals:
            if FiguresSoFar.follows(goal.metric):
                gauge = GoalGauge(goal)
                self._gauges.append((goal, gauge))
                self._goals_row.addWidget(gauge)
        self._set_off(0)
        self._show_time(0.0)

    def show_compact(self, compact: bool) -> None:
        """Show the current step alone, or all."""
        self._compact = compact
        self._show_steps()

    def show_update(self, update: AnalysisUpdate) -> None:
        """Follow the talk: move the needles, the countdown and the current step."""
        if self.exercise is None:
            return
        self._so_far.push(update)
        known = self._so_far.figures()
        for goal, gauge in self._gauges:
            gauge.show_figure(known.get(goal.key))
        self._show_time(update.until_s)

    def _show_time(self, until_s: float) -> None:
        if self.exercise is None:
            return
        left_s = self.exercise.length_s - until_s
        self.left.setText(
            tr("{time} left", time=clock(ceil(left_s)))
            if left_s > 0
            else tr("Time is up: finish when you like")
        )
        share = min(1.0, until_s / self.exercise.length_s)
        show_share(self.bar, share)
        step = min(len(self.steps) - 1, int(share * len(self.steps)))
        if step != self._step:
            self._set_off(step)
            self.step_changed.emit()

    def _set_off(self, step: int) -> None:
        self._step = step
        for number, one in enumerate(self.steps):
            one.setProperty("role", "step now" if number == step else "step")
            one.style().polish(one)
        self._show_steps()

    def _show_steps(self) -> None:
        for number, one in enumerate(self.steps):
            one.setVisible(not self._compact or number == self._step)
