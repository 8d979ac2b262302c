"""The exercises, from `resources/exercises.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from coach.errors import CoachError
from coach.paths import resources_dir
from coach.settings import Focus
from coach.types import Task
from coach.words import quantity

FILE = "exercises.toml"
#: Seconds of speech under which no goal counts as met.
LEAST_SPEECH_S = 20.0


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure of the session, and where it must come to lie; None where there is no end."""

    metric: str
    name: str
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def words(self) -> str:
        """As in "2.4 to 4" or "at most 5"."""
        if self.least is None:
            return f"at most {self.most:g}"
        return (
            f"at least {self.least:g}" if self.most is None else f"{self.least:g} to {self.most:g}"
        )

    def met(self, value: float) -> bool:
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )


@dataclass(frozen=True, slots=True)
class Exercise:
    """key: what it is called on the command line; steps: what to do, in order.

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
        return tuple(f"{goal.name} {quantity(value, goal.unit)}" for goal, value in goals)

    @property
    def lines(self) -> tuple[str, ...]:
        """The same with what was to be reached."""
        goals = zip(self.exercise.goals, self.figures, strict=False)
        return tuple(f"{figure} (goal: {goal.words})" for goal, figure in goals)

    @property
    def verdict(self) -> str:
        if self.met is None:
            return "Too little was heard to tell."
        return "Met. Well done." if self.met else "Not yet. Once more?"


@dataclass(frozen=True, slots=True)
class _Library:
    exercise: tuple[Exercise, ...]


@cache
def exercises() -> dict[str, Exercise]:
    """All of them by key, in their order."""
    content = (resources_dir() / FILE).read_bytes()
    found = msgspec.toml.decode(content, type=_Library).exercise
    return {exercise.key: exercise for exercise in found}


def find(key: str) -> Exercise:
    """The exercise of this name. Raises CoachError where there is none."""
    if (found := exercises().get(key)) is None:
        raise CoachError(
            f"No exercise {key!r}", f"There are: {', '.join(exercises())}.", "See: coach practise"
        )
    return found


def outcome(key: str, known: Mapping[str, float], speech_s: float) -> Outcome | None:
    """Whether a session with these figures met the exercise's goals; None for one long gone.

    speech_s: how much was spoken in it.
    """
    if (exercise := exercises().get(key)) is None:
        return None
    if speech_s < LEAST_SPEECH_S or any(goal.metric not in known for goal in exercise.goals):
        return Outcome(exercise, None, ())
    # As they are shown: nobody is told that 2.5 isn't 2.5.
    values = tuple(round(known[goal.metric], 1) for goal in exercise.goals)
    met = all(goal.met(value) for goal, value in zip(exercise.goals, values, strict=True))
    return Outcome(exercise, met, values)
