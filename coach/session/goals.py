"""The learner's goals, kept as JSON beside the sessions they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import filelock
import msgspec

from coach.coaching.goals import Aim, Progress, progress
from coach.errors import CoachError
from coach.files import PRIVATE_FILE, decode_json, write_whole
from coach.record import SessionOverview

_PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class _File:
    goals: tuple[Aim, ...] = ()


def read_goals(path: Path) -> tuple[Aim, ...]:
    """All of them, in the order they were set. Raises CoachError where the file can't be read;
    it is then left as it is."""
    try:
        return decode_json(path.read_bytes(), _File).goals
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise CoachError(
            "Goals can't be read", f"{path}: {why}.", "Mend or delete the file."
        ) from error


def write_goals(goals: Iterable[Aim], path: Path) -> None:
    """Write them whole or not at all. Raises CoachError where the disk refuses."""
    content = msgspec.json.format(msgspec.json.encode(_File(tuple(goals))))
    write_whole(path, content, "Goals not saved", PRIVATE_FILE)


def change_goals(path: Path, change: Callable[[tuple[Aim, ...]], Iterable[Aim]]) -> tuple[Aim, ...]:
    """Put `change` of them in their place, and return it; of several at once, one after another.

    Raises CoachError where the file can't be read or the disk refuses.
    """
    try:
        # Beside the file, which is replaced by every change.
        with filelock.FileLock(path.with_suffix(".lock"), _PATIENCE_S, PRIVATE_FILE):
            goals = read_goals(path)
            changed = tuple(change(goals))
            if changed != goals:
                write_goals(changed, path)
            return changed
    except OSError as error:  # where there is no getting the lock
        why = error.strerror or "another coach is changing them"
        raise CoachError(
            "Goals not saved",
            f"{path} can't be changed ({why}).",
            "Check that the disk has space and the folder is yours.",
        ) from error


def settle(path: Path, sessions: Sequence[SessionOverview], today: date) -> list[Progress]:
    """How far each goal has come; that one is met by now is kept, with the day."""

    def found(goals: tuple[Aim, ...]) -> list[Progress]:
        return [progress(goal, sessions, today) for goal in goals]

    goals = read_goals(path)
    reached = found(goals)
    if any(one.aim != goal for one, goal in zip(reached, goals, strict=True)):
        # Somebody may have changed them since.
        return found(change_goals(path, lambda now: (one.aim for one in found(now))))
    return reached
