"""The learner's goals, kept as JSON beside the sessions they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from coach.coaching.goals import Aim, Progress, progress
from coach.errors import CoachError
from coach.files import PRIVATE_FILE, decode_json, write_whole
from coach.record import SessionOverview


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


def settle(path: Path, sessions: Sequence[SessionOverview], today: date) -> list[Progress]:
    """How far each goal has come; that one is met by now is kept, with the day."""
    goals = read_goals(path)
    found = [progress(goal, sessions, today) for goal in goals]
    if any(one.aim != goal for one, goal in zip(found, goals, strict=True)):
        write_goals((one.aim for one in found), path)
    return found
