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
    """Where a figure of the session must come to lie. key: of the metric."""

    key: str

    @property
    def metric(self) -> Metric:
        return METRICS[self.key]


@dataclass(frozen=True, slots=True)
class Exercise:
    """key: what it is called on the command line; steps: what to do, in order.

    kept_title: in English, as it stands in the sessions in which it is done.
    goals: what the coach measures to say whether it was met; all of them together.
    with_fluency: whether stutters are looked for meanwhile.
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
        """Of a session in which it is done.

        with_fluency: look for stutters although the exercise doesn't ask for it. usual_since: as
            in `Purpose`.
        """
        with_fluency = with_fluency or self.with_fluency
        return Purpose(self.kept_title, self.key, with_fluency, self.task, usual_since=usual_since)

    @property
    def heading(self) -> str:
        """As in "Exercise: read it at two speeds"."""
        return tr("Exercise: {title}", title=within_sentence(self.title))

    @property
    def task(self) -> Task:
        return Task.READ if self.text else Task.TALK

    @property
    def words(self) -> str:
        """What to do and what to read, to be seen while it is done."""
        steps = "\n".join(f"{number}.  {step}" for number, step in enumerate(self.steps, 1))
        return f"{steps}\n\n{self.text}".strip()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an exercise. met: None where too little was heard to tell.

    values: the figure of each of its goals, in their order; none where it isn't told.
    """

    exercise: Exercise
    met: bool | None
    values: tuple[float, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        """Each goal's figure in words."""
        goals = zip(self.exercise.goals, self.values, strict=False)
        return tuple(f"{goal.metric.words} {goal.metric.quantity(value)}" for goal, value in goals)

    @property
    def lines(self) -> tuple[str, ...]:
        """The same with what was to be reached."""
        goals = zip(self.exercise.goals, self.figures, strict=False)
        return tuple(
            tr("{figure} (goal: {goal})", figure=figure, goal=goal.words) for goal, figure in goals
        )

    @property
    def verdict(self) -> str:
        if self.met is None:
            return tr("Too little was heard to tell.")
        return tr("Met. Well done.") if self.met else tr("Not yet. Once more?")


@dataclass(frozen=True, slots=True)
class _Library:
    exercise: tuple[Exercise, ...]


def exercises() -> dict[str, Exercise]:
    """All of them by key, in their order, in the language that is spoken."""
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
    """The exercise of this name. Raises CoachError where there is none."""
    if (found := exercises().get(key)) is None:
        raise CoachError(
            tr("No exercise {key!r}", key=key),
            tr("There are: {keys}.", keys=", ".join(exercises())),
            tr("See: coach practise"),
        )
    return found


def outcome(key: str, known: Mapping[str, float], speech_s: float) -> Outcome | None:
    """Whether a session with these figures met the exercise's goals; None for one long gone.

    speech_s: how much was spoken in it.
    """
    if (exercise := exercises().get(key)) is None:
        return None
    if speech_s < norms.LEAST_SPEECH_S or any(goal.key not in known for goal in exercise.goals):
        return Outcome(exercise, None, ())
    # As they are shown: nobody is told that 2.5 isn't 2.5.
    values = tuple(round(known[goal.key], 1) for goal in exercise.goals)
    met = all(goal.fits(value) for goal, value in zip(exercise.goals, values, strict=True))
    return Outcome(exercise, met, values)
