"""The next step to take in practice, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coach.coaching.advice import Priority
from coach.coaching.exercises import exercises
from coach.coaching.goals import Progress


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next step.

    Attributes
    ----------
    words
        What to work on.
    exercise
        Key of the exercise that trains it; "" if none does.
    """

    words: str
    exercise: str


def next_step(priority: Priority | None, goals: Iterable[Progress]) -> NextStep | None:
    """Return what the latest reports advise or, failing that, the goal that is nearest.

    Parameters
    ----------
    priority
        What the reports advise to work on; None for nothing.
    goals
        Progress towards the learner's goals.

    Returns
    -------
    NextStep or None
        None if there is neither advice nor a goal left to meet.
    """
    if priority is not None:
        return NextStep(priority.title, priority.exercise)
    left = [one for one in goals if not one.met]
    if not left:
        return None
    nearest = max(left, key=lambda one: one.reached / one.aim.times)
    return NextStep(f"{nearest.aim.words}: {nearest.words}", _exercise_for(nearest.aim.metric))


def _exercise_for(metric: str) -> str:
    """Return the key of the first exercise whose goals include a metric, "" if none does."""
    suited = (
        key for key, one in exercises().items() if any(goal.key == metric for goal in one.goals)
    )
    return next(suited, "")
