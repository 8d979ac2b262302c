"""Is everything that was kept still whole? Only looks, and changes nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.errors import CoachError
from coach.session import events
from coach.session.database import DatabaseDamaged, check, connect
from coach.session.folder import SessionFolder, folders
from coach.session.recording import read_recording
from coach.session.store import Store
from coach.session.wav import Written
from coach.words import clock, counted


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    passed: bool
    found: str


def examine(store: Store) -> Iterator[Check]:
    """Go over everything below the library's folder; what is broken keeps nothing from going on."""
    yield run_check("list of sessions", lambda: _list(store))
    for folder in folders(store.sessions):
        yield run_check(folder.id, lambda folder=folder: examine_session(store, folder))
    for one in store.unfinished():
        length = "" if one.sound_s is None else f", {clock(one.sound_s)} of sound"
        yield Check(one.id, False, f"was cut off{length}. Try: coach recover {one.id}")
    yield run_check("privacy", lambda: _privacy(store.folder))
    yield run_check("disk", lambda: _disk(store.folder))


def run_check(name: str, look: Callable[[], str]) -> Check:
    """What `look` says, or how it failed."""
    try:
        return Check(name, True, look())
    except CoachError as error:
        return Check(name, False, str(error))
    except Exception as error:  # whatever breaks here is what the check is for
        return Check(name, False, repr(error))


def _list(store: Store) -> str:
    with connect(store.library.path) as connection:
        check(connection)
    listed, there = store.library.ids(), {folder.id for folder in folders(store.sessions)}
    if listed != there:
        raise CoachError(
            "The list isn't what is there",
            f"Not in it: {counted(len(there - listed), 'session')}; gone: {len(listed - there)}.",
            "Start the coach again: it is made anew.",
        )
    return f"whole, {counted(len(listed), 'session')}"


def examine_session(store: Store, folder: SessionFolder) -> str:
    """Go over one session to the last bit; raises SessionDamaged where it isn't whole."""
    session = store.load(folder.id)
    try:
        with connect(folder.existing_events()) as connection:
            check(connection)
            state = events.read_state(connection)
    except DatabaseDamaged as error:
        raise folder.damaged(error.message.rstrip(".")) from error
    if not store.audio_path(folder.id).exists():
        if state.samples:
            raise CoachError(
                "Sound lost", f"{folder.audio_path} is gone.", "Restore it from a backup."
            )
        return f"{session.title}, {clock(session.duration_s)}, kept without sound"
    compare_sound(folder, state, session.sample_rate_hz)
    return f"{session.title}, {clock(session.duration_s)}, whole"


def compare_sound(folder: SessionFolder, state: events.State, rate_hz: int) -> None:
    """Raises SessionDamaged where the sound isn't the one that was written."""
    try:
        recording = read_recording(folder.audio_path)
    except CoachError as error:
        if folder.flac_path.exists():  # nothing of it can be had back
            raise
        raise folder.damaged(error.message.rstrip(".")) from error
    if recording.sample_rate_hz != rate_hz:
        raise folder.damaged(f"{folder.audio_path} has another rate")
    if state.samples is None:
        return  # from before it was noted
    if Written.of(recording.samples) != Written(state.samples, state.crc32):
        raise folder.damaged(f"{folder.audio_path} isn't the sound that was written")


def _privacy(folder: Path) -> str:
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        raise CoachError(
            "Others can look into the folder",
            f"{folder} is open to them.",
            f"Type: chmod 700 '{folder}'",
        )
    return f"{folder} is for you alone"


def _disk(folder: Path) -> str:
    return f"{shutil.disk_usage(folder).free / 1e9:.1f} GB free"
