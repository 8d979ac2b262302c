"""The learner's goals, stored as JSON next to the sessions they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import filelock
import msgspec

from coach.coaching.goals import Aim, Progress, progress
from coach.common.errors import CoachError
from coach.common.files import PRIVATE_FILE, decode_json, write_atomically
from coach.common.i18n import tr
from coach.domain.session import SessionOverview

_PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class _File:
    goals: tuple[msgspec.Raw, ...] = ()


@dataclass(frozen=True, slots=True)
class Goals:
    """The content of the goals' file.

    Attributes
    ----------
    aims
        The goals, in the order they were set.
    odd
        Entries that this version of the coach can't read, unchanged.
    """

    aims: tuple[Aim, ...] = ()
    odd: tuple[msgspec.Raw, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """Progress towards the goals.

    Attributes
    ----------
    error
        Why some goals are missing, or their progress couldn't be stored; None if all is well.
    """

    goals: tuple[Progress, ...] = ()
    error: CoachError | None = None


def read_goals(path: Path) -> Goals:
    """Read the goals; none if there is no file.

    Raises
    ------
    CoachError
        If the file can't be read. It is left as it is.
    """
    try:
        written = decode_json(path.read_bytes(), _File).goals
    except FileNotFoundError:
        return Goals()
    except (OSError, ValueError) as error:
        raise _unreadable(path, getattr(error, "strerror", None) or str(error)) from error
    aims, odd = [], []
    for one in written:
        try:
            aims.append(decode_json(one, Aim))
        except ValueError:
            odd.append(one)
    return Goals(tuple(aims), tuple(odd))


def unreadable_goals_error(goals: Goals, path: Path) -> CoachError | None:
    """Return an error to show if the file holds goals that can't be read, else None."""
    if not goals.odd:
        return None
    return _unreadable(path, tr("%n goal(s) can't be understood", "", len(goals.odd)))


def _unreadable(path: Path, why: str) -> CoachError:
    return CoachError(
        tr("Goals can't be read"),
        tr("{path}: {why}.", path=path, why=why),
        tr("Repair or delete the file."),
    )


def write_goals(aims: Iterable[Aim], path: Path, odd: Iterable[msgspec.Raw] = ()) -> None:
    """Write the goals atomically.

    Parameters
    ----------
    aims
        The goals.
    path
        The goals' file.
    odd
        Entries that couldn't be read, to be preserved.

    Raises
    ------
    CoachError
        If the disk refuses.
    """
    goals = (*(msgspec.Raw(msgspec.json.encode(aim)) for aim in aims), *odd)
    content = msgspec.json.format(msgspec.json.encode(_File(goals)))
    write_atomically(path, content, tr("Goals not saved"), PRIVATE_FILE)


def change_goals(path: Path, change: Callable[[tuple[Aim, ...]], Iterable[Aim]]) -> tuple[Aim, ...]:
    """Replace the goals with what `change` makes of them, and return the new ones.

    A lock ensures that simultaneous changes happen one after another.

    Raises
    ------
    CoachError
        If the file can't be locked, read or written.
    """
    try:
        # A separate file: every change replaces the file itself.
        with filelock.FileLock(path.with_suffix(".lock"), _PATIENCE_S, PRIVATE_FILE):
            goals = read_goals(path)
            changed = tuple(change(goals.aims))
            if changed != goals.aims:
                write_goals(changed, path, goals.odd)
            return changed
    except OSError as error:  # the lock's timeout is one, too
        why = error.strerror or tr("another coach is changing them")
        raise CoachError(
            tr("Goals not saved"),
            tr("{path} can't be changed ({why}).", path=path, why=why),
            tr("Check that the disk has space and that you own the folder."),
        ) from error


def settle(path: Path, sessions: Sequence[SessionOverview], today: date) -> GoalProgress:
    """Return the progress towards each goal, and store the day that a goal was met.

    Errors are never raised but returned in `GoalProgress.error`, with what could be read.

    Parameters
    ----------
    path
        The goals' file.
    sessions
        All sessions, newest first.
    today
        Today's date.
    """

    def found(aims: Iterable[Aim]) -> tuple[Progress, ...]:
        return tuple(progress(aim, sessions, today) for aim in aims)

    try:
        goals = read_goals(path)
    except CoachError as error:
        return GoalProgress(error=error)
    odd = unreadable_goals_error(goals, path)
    reached = found(goals.aims)
    if all(one.aim == aim for one, aim in zip(reached, goals.aims, strict=True)):
        return GoalProgress(reached, odd)
    try:
        # They may have been changed since.
        aims = change_goals(path, lambda now: (one.aim for one in found(now)))
    except CoachError as error:
        return GoalProgress(reached, error)
    return GoalProgress(found(aims), odd)
