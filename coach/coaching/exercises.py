"""The exercises, from `resources/exercises.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from coach.errors import CoachError
from coach.paths import resources_dir
from coach.settings import Focus

FILE = "exercises.toml"


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure of the session, and where it must come to lie; None where there is no end."""

    metric: str
    least: float | None = None
    most: float | None = None

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
