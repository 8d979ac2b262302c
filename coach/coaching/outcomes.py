"""What came of an exercise: whether it was met, and how its figures compare with the last time."""

from __future__ import annotations

from dataclasses import dataclass

from coach.coaching.comparison import Direction, direction, direction_in_words
from coach.coaching.exercises import Exercise, Goal, exercises
from coach.coaching.figures import Figures
from coach.common.i18n import tr
from coach.domain import norms
from coach.domain.wording import clock, within_sentence


@dataclass(frozen=True, slots=True)
class Reached:
    """The figure that was reached for one goal.

    Attributes
    ----------
    value
        The figure, rounded as displayed.
    before
        The same of the attempt before; None if there was none.
    """

    goal: Goal
    value: float
    before: float | None = None

    @property
    def met(self) -> bool:
        """Whether the goal was met."""
        return self.goal.fits(self.value)

    @property
    def figure(self) -> str:
        """The figure in words, as in "pauses 8.5 a minute"."""
        metric = self.goal.metric
        return f"{metric.words} {metric.quantity(self.value)}"

    @property
    def change(self) -> Direction | None:
        """How it compares with the attempt before; None if there was none."""
        if self.before is None:
            return None
        return direction(self.goal.metric, self.before, self.value, self.goal)

    @property
    def against_last(self) -> str:
        """The attempt before and how this one compares, in words; "" if there was none."""
        if self.before is None or (change := self.change) is None:
            return ""
        metric = self.goal.metric
        words = within_sentence(direction_in_words(metric, change))
        return tr("last time {then}: {change}", then=metric.bare(self.before), change=words)

    @property
    def line(self) -> str:
        """The figure, the goal, and the comparison with the attempt before."""
        goal = tr("goal: {goal}", goal=self.goal.words)
        told = "; ".join(part for part in (goal, self.against_last) if part)
        return f"{self.figure} ({told})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of an exercise.

    Attributes
    ----------
    met
        Whether all goals were met; None if it was too short, or too little was heard, to tell.
    lasted_s
        How long it was done, in seconds.
    reached
        The figure of each goal; empty if `met` is None.
    """

    exercise: Exercise
    met: bool | None
    lasted_s: float
    reached: tuple[Reached, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The figure of each goal, with the goal itself."""
        return tuple(one.line for one in self.reached)

    @property
    def stopped_early(self) -> bool:
        """Whether it was too short to be judged."""
        return self.lasted_s < self.exercise.least_s

    @property
    def word(self) -> str:
        """Whether the exercise was met, in a word or two."""
        if self.met is None:
            return tr("Too short to say") if self.stopped_early else tr("Too little was heard")
        if self.met:
            return tr("Met", "the goal of an exercise")
        return tr("Not yet", "the goal of an exercise is not met")

    @property
    def verdict(self) -> str:
        """Whether the exercise was met, in a sentence."""
        if self.met is not None:
            return tr("Met. Well done.") if self.met else tr("Not yet. Once more?")
        if self.stopped_early:
            return tr(
                "Stopped after {lasted} of {whole}: too short to say.",
                lasted=clock(self.lasted_s),
                whole=clock(self.exercise.length_s),
            )
        return tr("Too little was heard to say.")

    @property
    def next(self) -> Exercise | None:
        """The exercise to go on with; None if there is none."""
        return exercises().get(self.exercise.then)


def outcome(
    key: str, known: Figures, speech_s: float, lasted_s: float, last: Figures | None = None
) -> Outcome | None:
    """Return whether a session met the goals of its exercise.

    It is judged only if the session lasted for the exercise's minutes (`Exercise.least_s`) and
    holds enough speech (`norms.LEAST_SPEECH_S`): its last step may be the hard one.

    Parameters
    ----------
    key
        Key of the exercise.
    known
        Figures of the session.
    speech_s
        Seconds of speech in it.
    lasted_s
        Its duration in seconds.
    last
        Figures of the attempt before; None if there was none.

    Returns
    -------
    Outcome or None
        None if the exercise no longer exists.
    """
    if (exercise := exercises().get(key)) is None:
        return None
    is_long_enough = lasted_s >= exercise.least_s and speech_s >= norms.LEAST_SPEECH_S
    if not is_long_enough or any(goal.key not in known for goal in exercise.goals):
        return Outcome(exercise, None, lasted_s)
    reached = tuple(_reached(goal, known, last or {}) for goal in exercise.goals)
    return Outcome(exercise, all(one.met for one in reached), lasted_s, reached)


def _reached(goal: Goal, known: Figures, last: Figures) -> Reached:
    """Return figures rounded as displayed, so that no text says that 2.5 isn't 2.5."""
    decimals = goal.metric.decimals
    before = round(last[goal.key], decimals) if goal.key in last else None
    return Reached(goal, round(known[goal.key], decimals), before)
