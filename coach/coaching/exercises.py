"""The exercises, from `resources/exercises.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

import msgspec

from coach.common import i18n
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.common.paths import resources_dir
from coach.domain import norms
from coach.domain.metric import Metric
from coach.domain.metrics import METRICS
from coach.domain.norms import Range
from coach.domain.session import Purpose
from coach.domain.settings import Focus
from coach.domain.stream import Task
from coach.domain.wording import within_sentence

FILE = "exercises.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Range):
    """The range that a figure of the session must reach.

    Attributes
    ----------
    key
        Key of the metric.
    """

    key: str

    @property
    def metric(self) -> Metric:
        """The metric that is measured."""
        return METRICS[self.key]


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise, with its texts in the current language.

    Attributes
    ----------
    key
        Its name on the command line.
    goal
        What it is good for.
    steps
        What to do, in order.
    focus
        What the cues are about meanwhile.
    minutes
        Roughly how long it takes.
    goals
        Figures that decide whether it was met; all of them must be.
    measured
        The same in words.
    text
        What to read aloud; "" where the learner speaks freely.
    with_fluency
        Whether repetitions, prolongations and blocks are detected meanwhile.
    kept_title
        Its title in English, which sessions are stored under.
    """

    key: str
    title: str
    goal: str
    steps: tuple[str, ...]
    focus: Focus
    minutes: float
    goals: tuple[Goal, ...]
    measured: str
    text: str = ""
    with_fluency: bool = False
    kept_title: str = ""

    def purpose(self, with_fluency: bool, usual_since: datetime | None) -> Purpose:
        """Return the purpose of a session in which the exercise is done.

        Parameters
        ----------
        with_fluency
            Detect repetitions, prolongations and blocks even if the exercise doesn't need them.
        usual_since
            As in `Purpose`.
        """
        with_fluency = with_fluency or self.with_fluency
        return Purpose(self.kept_title, self.key, with_fluency, self.task, usual_since=usual_since)

    @property
    def heading(self) -> str:
        """The title as a heading, as in "Exercise: read it at two speeds"."""
        return tr("Exercise: {title}", title=within_sentence(self.title))

    @property
    def task(self) -> Task:
        """A reading if there is a text to read, otherwise a talk."""
        return Task.READ if self.text else Task.TALK

    @property
    def words(self) -> str:
        """The steps and the text to read, shown during the exercise."""
        steps = "\n".join(f"{number}.  {step}" for number, step in enumerate(self.steps, 1))
        return f"{steps}\n\n{self.text}".strip()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of an exercise.

    Attributes
    ----------
    met
        Whether all goals were met; None if too little was heard to tell.
    values
        The figure of each goal, rounded as displayed; empty if `met` is None.
    """

    exercise: Exercise
    met: bool | None
    values: tuple[float, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        """The figure of each goal in words."""
        goals = zip(self.exercise.goals, self.values, strict=False)
        return tuple(f"{goal.metric.words} {goal.metric.quantity(value)}" for goal, value in goals)

    @property
    def lines(self) -> tuple[str, ...]:
        """The figure of each goal, with the goal itself."""
        goals = zip(self.exercise.goals, self.figures, strict=False)
        return tuple(
            tr("{figure} (goal: {goal})", figure=figure, goal=goal.words) for goal, figure in goals
        )

    @property
    def verdict(self) -> str:
        """Whether the exercise was met, in a sentence."""
        if self.met is None:
            return tr("Too little was heard to say.")
        return tr("Met. Well done.") if self.met else tr("Not yet. Once more?")


@dataclass(frozen=True, slots=True)
class _Library:
    exercise: tuple[Exercise, ...]


def exercises() -> dict[str, Exercise]:
    """Return all exercises by key, in the file's order and in the current language."""
    return _exercises(i18n.code())


@cache
def _exercises(code: str) -> dict[str, Exercise]:
    content = (resources_dir() / FILE).read_bytes()
    found = msgspec.toml.decode(content, type=_Library).exercise
    return {exercise.key: _translated(exercise) for exercise in found}


def _translated(exercise: Exercise) -> Exercise:
    return replace(
        exercise,
        title=tr(exercise.title),
        goal=tr(exercise.goal),
        steps=tuple(map(tr, exercise.steps)),
        measured=tr(exercise.measured),
        text=tr(exercise.text),
        kept_title=exercise.title,
    )


def find(key: str) -> Exercise:
    """Return an exercise by its key.

    Raises
    ------
    CoachError
        If there is no such exercise.
    """
    if (found := exercises().get(key)) is None:
        raise CoachError(
            tr("No exercise {key!r}", key=key),
            tr("There are: {keys}.", keys=", ".join(exercises())),
            tr("See: coach practise"),
        )
    return found


def outcome(key: str, known: Mapping[str, float], speech_s: float) -> Outcome | None:
    """Return whether a session met the goals of its exercise.

    Parameters
    ----------
    key
        Key of the exercise.
    known
        Figures of the session.
    speech_s
        Seconds of speech in it.

    Returns
    -------
    Outcome or None
        None if the exercise no longer exists.
    """
    if (exercise := exercises().get(key)) is None:
        return None
    if speech_s < norms.LEAST_SPEECH_S or any(goal.key not in known for goal in exercise.goals):
        return Outcome(exercise, None, ())
    # Rounded as displayed, so that no text says that 2.5 isn't 2.5.
    values = tuple(round(known[goal.key], 1) for goal in exercise.goals)
    met = all(goal.fits(value) for goal, value in zip(exercise.goals, values, strict=True))
    return Outcome(exercise, met, values)
