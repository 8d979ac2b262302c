"""Integrity checks of everything that is stored; they change nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.wording import clock
from coach.insights.titles import title_in_words
from coach.store import events
from coach.store.database import DatabaseDamaged, check, connect
from coach.store.folder import SessionFolder, folders
from coach.store.goal_file import read_goals, unreadable_goals_error
from coach.store.recording import read_recording
from coach.store.session_store import Store
from coach.store.unfinished import Unfinished
from coach.store.wav import Written

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of one check.

    Attributes
    ----------
    name
        What was checked, translated, or a session's id.
    found
        The finding in words, translated; of a check that failed, the error.
    """

    name: str
    passed: bool
    found: str


def examine(store: Store) -> Iterator[Check]:
    """Check everything in the library's folder; a check that fails doesn't stop the others.

    Yields
    ------
    Check
        The list of sessions, each session, each unfinished one (which always fails), the goals,
        the folder's permissions and the free disk space, in this order. If the sessions can't
        be listed, a failed check named after their folder takes their place.
    """
    yield run_check(tr("list of sessions", "what is checked"), lambda: _list(store))
    finished, failures = _listed(store.sessions, lambda: folders(store.sessions))
    yield from failures
    for folder in finished:
        yield run_check(folder.id, partial(examine_session, store, folder))
    unfinished, failures = _listed(store.sessions, store.unfinished)
    yield from failures
    for one in unfinished:
        yield Check(one.id, False, _cut_off(one))
    yield run_check(tr("goals", "what is checked"), lambda: _goals(store.goals_path))
    yield run_check(tr("privacy", "what is checked"), lambda: _privacy(store.folder))
    yield run_check(tr("disk", "what is checked"), lambda: _disk(store.folder))


def run_check(name: str, look: Callable[[], str]) -> Check:
    """Run a check and return its outcome, whatever it raises.

    Parameters
    ----------
    name
        What is checked, translated.
    look
        Returns the finding in words, or raises.
    """
    try:
        return Check(name, True, look())
    except Exception as error:  # finding what breaks is the purpose
        return _failed(name, error)


def _listed(where: Path, look: Callable[[], list[_T]]) -> tuple[list[_T], list[Check]]:
    """Return what is to be checked in a folder, and a failed check if it can't be listed."""
    try:
        return look(), []
    except Exception as error:  # finding what breaks is the purpose
        return [], [_failed(str(where), error)]


def _failed(name: str, error: Exception) -> Check:
    return Check(name, False, str(error) if isinstance(error, CoachError) else repr(error))


def _cut_off(one: Unfinished) -> str:
    if one.sound_s is None:
        return tr("was interrupted. Try: coach recover {session}", session=one.id)
    return tr(
        "was interrupted, {length} of sound. Try: coach recover {session}",
        length=clock(one.sound_s),
        session=one.id,
    )


def _list(store: Store) -> str:
    with connect(store.library.path) as connection:
        check(connection)
    listed, there = store.library.ids(), {folder.id for folder in folders(store.sessions)}
    if listed != there:
        raise CoachError(
            tr("The list doesn't match the folders"),
            tr(
                "%n session(s) not listed; {gone} listed but gone.",
                "",
                len(there - listed),
                gone=len(listed - there),
            ),
            tr("Restart the coach: the list will be rebuilt."),
        )
    return tr("intact, %n session(s)", "", len(listed))


def _goals(path: Path) -> str:
    goals = read_goals(path)
    if (odd := unreadable_goals_error(goals, path)) is not None:
        raise odd
    return tr("intact, %n goal(s)", "", len(goals.aims))


def examine_session(store: Store, folder: SessionFolder) -> str:
    """Check one session down to the last bit.

    Returns
    -------
    str
        Title, length and that it is whole, in words.

    Raises
    ------
    SessionDamaged
        If its header, its rows or its sound is damaged.
    CoachError
        If its sound is gone, or the disk refuses.
    """
    session = store.load(folder.id)
    try:
        with connect(folder.existing_events()) as connection:
            check(connection)
            state = events.read_state(connection)
    except DatabaseDamaged as error:
        raise folder.damaged(error.message) from error
    title, length = title_in_words(session), clock(session.duration_s)
    if not store.audio_path(folder.id).exists():
        if state.samples:
            raise CoachError(
                tr("Sound lost"),
                tr("{path} is gone.", path=folder.audio_path),
                tr("Restore it from a backup."),
            )
        return tr("{title}, {length}, saved without sound", title=title, length=length)
    compare_sound(folder, state, session.sample_rate_hz)
    return tr("{title}, {length}, intact", title=title, length=length)


def compare_sound(folder: SessionFolder, state: events.State, rate_hz: int) -> None:
    """Check that a session's sound is what was written.

    Parameters
    ----------
    folder
        Folder of the session.
    state
        State that the sound is compared with; where it has no checksum, only the rate is.
    rate_hz
        Sample rate in Hz that the sound should have.

    Raises
    ------
    SessionDamaged
        If the sound differs, or a WAV can't be read.
    CoachError
        If a FLAC can't be read, from which nothing can be recovered.
    """
    try:
        recording = read_recording(folder.audio_path)
    except CoachError as error:
        if folder.flac_path.exists():  # nothing of it can be recovered
            raise
        raise folder.damaged(error.message) from error
    if recording.sample_rate_hz != rate_hz:
        raise folder.damaged(tr("{path} has the wrong sample rate.", path=folder.audio_path))
    if state.samples is None:
        return  # stored before checksums were
    there = Written.of(recording.samples)
    if (there.samples, there.crc32) != (state.samples, state.crc32):
        raise folder.damaged(tr("{path} isn't the sound that was written.", path=folder.audio_path))


def _privacy(folder: Path) -> str:
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        raise CoachError(
            tr("Others can look into the folder"),
            tr("Other users can read {folder}.", folder=folder),
            tr("Type: chmod 700 '{folder}'", folder=folder),
        )
    return tr("only you can open {folder}", folder=folder)


def _disk(folder: Path) -> str:
    return tr("{gigabytes:.1f} GB free", gigabytes=shutil.disk_usage(folder).free / 1e9)
