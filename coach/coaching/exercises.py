"""The exercises, from `resources/exercises.toml`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

import msgspec

from coach.common import i18n
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.common.paths import resources_dir
from coach.domain.metric import Metric
from coach.domain.metrics import METRICS
from coach.domain.norms import Range
from coach.domain.session import Purpose
from coach.domain.settings import Focus
from coach.domain.stream import Task
from coach.domain.wording import within_sentence

FILE = "exercises.toml"
#: Share of an exercise's minutes from which its figures say whether it was met: all of them, but
#: for the seconds that somebody takes who presses Finish early. Ours.
_LEAST_SHARE = 0.95
#: Most exercises on a path.
_PATH = 3


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
        How long it takes.
    goals
        Figures that decide whether it was met; all of them must be.
    measured
        The same in words.
    text
        What to read aloud; "" where the learner speaks freely.
    then
        Key of the exercise to go on with: it trains the same habit, and is harder.
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
    then: str = ""
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
        return Purpose(
            self.kept_title,
            self.key,
            with_fluency,
            self.task,
            usual_since=usual_since,
            script=self.text,
        )

    @property
    def heading(self) -> str:
        """The title as a heading, as in "Exercise: read it at two speeds"."""
        return tr("Exercise: {title}", title=within_sentence(self.title))

    @property
    def task(self) -> Task:
        """A reading if there is a text to read, otherwise a talk."""
        return Task.READ if self.text else Task.TALK

    @property
    def length_s(self) -> float:
        """How long it takes, in seconds."""
        return 60 * self.minutes

    @property
    def least_s(self) -> float:
        """Seconds from which on its figures say whether it was met."""
        return _LEAST_SHARE * self.length_s

    @property
    def numbered_steps(self) -> tuple[str, ...]:
        """The steps with their numbers."""
        return tuple(f"{number}. {step}" for number, step in enumerate(self.steps, 1))


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


def path(key: str) -> tuple[Exercise, ...]:
    """Return an exercise and those to go on with, up to three in all, from easier to harder.

    Parameters
    ----------
    key
        Key of the first; empty if there is no such exercise.
    """
    found, steps = exercises(), list[Exercise]()
    while key in found and found[key] not in steps and len(steps) < _PATH:
        steps.append(found[key])
        key = found[key].then
    return tuple(steps)
