"""What a shell offers for the end of a word on the command line: ids, and names of exercises."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coach.common import paths
from coach.domain import settings

# Heavy modules are imported where they are used: the shell waits for the answer.
if TYPE_CHECKING:
    from collections.abc import Iterable


def complete_id(incomplete: str) -> list[str]:
    """Return "last" and the ids of the stored sessions, newest first, that begin like a word."""
    return _beginning(incomplete, ["last", *_ids()])


def complete_interrupted(incomplete: str) -> list[str]:
    """Return the ids of interrupted sessions, newest first, that begin like a word."""
    from coach.store.folder import PARTIAL

    return _beginning(incomplete, _ids(PARTIAL))


def complete_id_or_file(incomplete: str) -> list[str]:
    """Return ids as `complete_id` does; none for an empty word, so that the shell lists files."""
    return complete_id(incomplete) if incomplete else []


def complete_exercise(incomplete: str) -> list[tuple[str, str]]:
    """Return name and title of the exercises that begin like a word."""
    from coach.coaching.exercises import exercises

    return [(one.key, one.title) for one in exercises().values() if one.key.startswith(incomplete)]


def _beginning(incomplete: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]


def _ids(suffix: str = "") -> list[str]:
    """Return the ids of the folders with a suffix; the database isn't opened for them."""
    from coach.store.folder import folders

    with suppress(OSError):  # no session has been stored yet
        stored = settings.load(paths.settings_file()).sessions_folder / "sessions"
        return [one.id for one in reversed(folders(stored, suffix))]
    return []
