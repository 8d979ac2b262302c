"""The learner's goals, kept as JSON beside the sessions they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import filelock
import msgspec

from coach.coaching.goals import Aim, Progress, progress
from coach.common.errors import CoachError
from coach.common.files import PRIVATE_FILE, decode_json, write_whole
from coach.common.i18n import tr
from coach.domain.session import SessionOverview

_PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class _File:
    goals: tuple[msgspec.Raw, ...] = ()


@dataclass(frozen=True, slots=True)
class Goals:
    """aims: in the order they were set. odd: what this coach can't make sense of, as it is."""

    aims: tuple[Aim, ...] = ()
    odd: tuple[msgspec.Raw, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the goals have come. error: why some aren't among them, or can't be kept."""

    goals: tuple[Progress, ...] = ()
    error: CoachError | None = None


def read_goals(path: Path) -> Goals:
    """All of them. Raises CoachError where the file can't be read; it is then left as it is."""
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


def what_is_odd(goals: Goals, path: Path) -> CoachError | None:
    """Told where there are goals in the file that this coach can't make sense of."""
    if not goals.odd:
        return None
    return _unreadable(path, tr("no sense in %n goal(s)", "", len(goals.odd)))


def _unreadable(path: Path, why: str) -> CoachError:
    return CoachError(
        tr("Goals can't be read"),
        tr("{path}: {why}.", path=path, why=why),
        tr("Mend or delete the file."),
    )


def write_goals(aims: Iterable[Aim], path: Path, odd: Iterable[msgspec.Raw] = ()) -> None:
    """Write them whole or not at all. Raises CoachError where the disk refuses."""
    goals = (*(msgspec.Raw(msgspec.json.encode(aim)) for aim in aims), *odd)
    content = msgspec.json.format(msgspec.json.encode(_File(goals)))
    write_whole(path, content, tr("Goals not saved"), PRIVATE_FILE)


def change_goals(path: Path, change: Callable[[tuple[Aim, ...]], Iterable[Aim]]) -> tuple[Aim, ...]:
    """Put `change` of them in their place, and return it; of several at once, one after another.

    Raises CoachError where the file can't be read or the disk refuses.
    """
    try:
        # Beside the file, which is replaced by every change.
        with filelock.FileLock(path.with_suffix(".lock"), _PATIENCE_S, PRIVATE_FILE):
            goals = read_goals(path)
            changed = tuple(change(goals.aims))
            if changed != goals.aims:
                write_goals(changed, path, goals.odd)
            return changed
    except OSError as error:  # where there is no getting the lock
        why = error.strerror or tr("another coach is changing them")
        raise CoachError(
            tr("Goals not saved"),
            tr("{path} can't be changed ({why}).", path=path, why=why),
            tr("Check that the disk has space and the folder is yours."),
        ) from error


def settle(path: Path, sessions: Sequence[SessionOverview], today: date) -> Standing:
    """How far each goal has come; that one is met by now is kept, with the day.

    Whatever is wrong with the file is told with what can be read of it, never raised.
    """

    def found(aims: Iterable[Aim]) -> tuple[Progress, ...]:
        return tuple(progress(aim, sessions, today) for aim in aims)

    try:
        goals = read_goals(path)
    except CoachError as error:
        return Standing(error=error)
    odd = what_is_odd(goals, path)
    reached = found(goals.aims)
    if all(one.aim == aim for one, aim in zip(reached, goals.aims, strict=True)):
        return Standing(reached, odd)
    try:
        # Somebody may have changed them since.
        aims = change_goals(path, lambda now: (one.aim for one in found(now)))
    except CoachError as error:
        return Standing(reached, error)
    return Standing(found(aims), odd)
