"""Recovery of sessions that were cut off or are damaged."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np

from coach.analysis.networks.emotion import NO_MODEL
from coach.common.errors import CoachError
from coach.common.files import make_private_folder, sync_folder, wait_for_disk
from coach.common.i18n import tr
from coach.domain.session import Correction, Gap, Session
from coach.domain.stream import AudioBlock, Notice, SessionKind
from coach.insights.titles import KINDS
from coach.store import events
from coach.store.database import check, open_connection
from coach.store.doctor import examine_session
from coach.store.events import SessionNotes
from coach.store.folder import (
    PARTIAL,
    RECOVERING,
    Header,
    SessionDamaged,
    SessionFolder,
    disk_errors,
)
from coach.store.recording import read_recording
from coach.store.session_store import Store, Tell, log_notice
from coach.store.unfinished import has_sound
from coach.store.wav import HEADER_BYTES, WavWriter, Written, read_header, samples_in

_log = logging.getLogger(__name__)

#: If more sound than this was never analysed, all of it is analysed again.
_UNREAD_S = 3.0
_CHUNK_BYTES = 2**20

#: Analyses the sound in a folder, given header and gaps; writes its rows, returns the session.
AnalyseAgain = Callable[[SessionFolder, Header, tuple[Gap, ...]], Session]


def recover(
    store: Store, session_id: str, analyse_again: AnalyseAgain, tell: Tell = log_notice
) -> Session:
    """Recover a session that was cut off or is damaged, list it, and return it.

    The original files are only read, and are deleted once the recovered session is complete.

    Parameters
    ----------
    store
        Where the session is.
    session_id
        The session's id.
    analyse_again
        Called if the rows are missing, damaged, or end well before the sound.
    tell
        Called if sound was lost.

    Raises
    ------
    CoachError
        If there is nothing to recover, or it can't be done; the original files are still there.
    """
    left = SessionFolder(store.sessions, session_id, PARTIAL)
    if not left.exists() and not _mark_unfinished(store, session_id):
        raise CoachError(
            tr("Nothing to recover for {session!r}", session=session_id),
            tr("No interrupted session has that name."),
            tr("See: coach recover"),
        )
    making = SessionFolder(store.sessions, session_id, RECOVERING)
    with disk_errors(left.path), left.hold():
        if making.exists():
            shutil.rmtree(making.path)
        for path in (left.flac_path, left.wav_path):
            left.own(path)
        make_private_folder(making.path)
        try:
            with making.lock():
                session = _make(left, making, analyse_again, tell)
        except BaseException:
            shutil.rmtree(making.path, ignore_errors=True)
            raise
    store.keep(making, session)
    store.discard(left)
    return session


def _mark_unfinished(store: Store, session_id: str) -> bool:
    """Return whether it was a complete session that is now damaged; mark it as cut off if so."""
    try:
        examine_session(store, SessionFolder(store.sessions, session_id))
    except SessionDamaged as error:
        _log.info("%s", error)
        if not has_sound(SessionFolder(store.sessions, session_id)):
            raise _unrecoverable(
                session_id,
                " ".join((error.message, tr("There is no sound that could be analysed again."))),
                tr("Restore the folder from a backup, or delete it."),
            ) from error
        store.mark_unfinished(session_id)
        return True
    except CoachError:
        pass
    return False


def _unrecoverable(session_id: str, why: str, hint: str) -> CoachError:
    title = tr("Session {session} can't be recovered", session=session_id)
    return CoachError(title, why, hint)


def _make(
    left: SessionFolder, making: SessionFolder, analyse_again: AnalyseAgain, tell: Tell
) -> Session:
    try:
        header, is_known = left.read_header(), True
    except SessionDamaged as error:
        _log.info("%s", error)
        header, is_known = _guess_header(left), False
    written = _take_sound(left, making, header.sample_rate_hz)
    making.write_header(header)
    _copy_rows(left, making)
    if written is not None:
        _tell_lost(making, written, header.sample_rate_hz, tell)
    session = _take_rows(making, header, written) if is_known else None
    if session is None:
        gaps, about, corrections = _gaps(making), *_said(making, header)
        for path in making.path.glob(f"{making.events_path.name}*"):
            path.unlink()
        session = analyse_again(making, header, gaps)
        with closing(open_connection(making.events_path)) as connection, connection:
            _note(connection, written)
            events.write_about(connection, about)
            events.write_corrections(connection, corrections)
            session = events.read_session(connection, making.read_header())
    sync_folder(making.path)
    return session


def _guess_header(left: SessionFolder) -> Header:
    """Make a header from the folder's name, which holds the start time, and the WAV's header."""
    try:
        rate_hz, _ = read_header(left.wav_path)
    except (OSError, ValueError) as error:
        header, sound = left.header_path.name, left.wav_path.name
        raise _unrecoverable(
            left.id,
            tr("Neither {header} nor {sound} gives the sample rate.", header=header, sound=sound),
            tr("Its sound, 16-bit samples, is in {path}.", path=left.audio_path),
        ) from error
    return Header(
        id=left.id,
        kind=SessionKind.LIVE,
        title=KINDS[SessionKind.LIVE],
        started_at=datetime.strptime(left.id[:15], "%Y%m%d-%H%M%S").astimezone(),
        sample_rate_hz=rate_hz,
        model=NO_MODEL,
        metric_definitions=(),
    )


def _take_sound(left: SessionFolder, making: SessionFolder, rate_hz: int) -> Written | None:
    """Bring the sound over, with a correct header, and return how much there is.

    None for a FLAC that can't be read: the rows tell how long it is.
    """
    if left.flac_path.exists():
        _link(left.flac_path, making.flac_path)
        return _measure_flac(making.flac_path)
    if not left.wav_path.is_file() or left.wav_path.is_symlink():
        raise _unrecoverable(
            left.id,
            tr("There is no sound in {folder}.", folder=left.path),
            tr("It can only be discarded."),
        )
    if _is_whole(left.wav_path, rate_hz):
        _link(left.wav_path, making.wav_path)
        return _measure(making.wav_path)
    writer = WavWriter(making.wav_path, rate_hz)
    with closing(writer):
        for pcm in _pcm(left.wav_path):
            writer.write(AudioBlock(0, np.frombuffer(pcm, "<i2")))
        return writer.sync()


def _is_whole(path: Path, rate_hz: int) -> bool:
    """Return whether the header matches the sound that is there."""
    try:
        return read_header(path) == (rate_hz, samples_in(path))
    except ValueError:
        return False


def _pcm(path: Path) -> Iterator[bytes]:
    """Yield the samples that are there, whatever the header claims."""
    left = 2 * samples_in(path)
    with path.open("rb") as file:
        file.seek(HEADER_BYTES)
        while left and (piece := file.read(min(left, _CHUNK_BYTES))):
            left -= len(piece)
            yield piece


def _measure(path: Path) -> Written:
    written = Written()
    for piece in _pcm(path):
        written = written.plus(piece)
    return written


def _measure_flac(path: Path) -> Written | None:
    try:
        return Written.of(read_recording(path).samples)
    except CoachError as error:
        _log.info("%s", error)
        return None


def _link(source: Path, target: Path) -> None:
    """Make a hard link to a file, or a copy where the file system has no links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copyfile(source, target, follow_symlinks=False)
        with target.open("r+b") as file:  # it is soon the only copy
            wait_for_disk(file.fileno())


def _copy_rows(left: SessionFolder, making: SessionFolder) -> None:
    for suffix in ("", "-wal"):
        source = left.events_path.with_name(left.events_path.name + suffix)
        if source.is_file() and not source.is_symlink():
            shutil.copyfile(source, making.path / source.name)


def _tell_lost(making: SessionFolder, written: Written, rate_hz: int, tell: Tell) -> None:
    """Report how much sound is missing that the rows still count."""
    try:
        with closing(open_connection(making.events_path)) as connection:
            known = events.read_state(connection).samples or 0
    except sqlite3.Error:
        return
    if known > written.samples:
        lost_s = (known - written.samples) / rate_hz
        gone = tr("The last {lost:.1f} s of {session} are gone.", lost=lost_s, session=making.id)
        tell(Notice(tr("Sound lost"), gone))


def _take_rows(making: SessionFolder, header: Header, written: Written | None) -> Session | None:
    """Return the session from the rows; None if they are missing, damaged or end too early."""
    if not making.events_path.is_file():
        return None
    try:
        with closing(open_connection(making.events_path)) as connection:
            check(connection)
            events.migrate_session(connection)
            until_s = events.read_state(connection).until_s
            sound_s = until_s if written is None else written.samples / header.sample_rate_hz
            if sound_s - until_s > _UNREAD_S:
                return None
            with connection:
                events.truncate(connection, sound_s)
                _note(connection, written)
                session = events.read_session(connection, header)
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        _log.info("The rows of %s are broken: %s", making.id, error)
        return None
    return session


def _gaps(making: SessionFolder) -> tuple[Gap, ...]:
    """Return where sound is missing, as far as the rows can still be read."""
    try:
        with closing(open_connection(making.events_path)) as connection:
            return events.read_gaps(connection)
    except sqlite3.Error:
        return ()


def _said(making: SessionFolder, header: Header) -> tuple[SessionNotes, tuple[Correction, ...]]:
    """Return the speaker's notes and corrections, as far as the rows can still be read."""
    labels = header.model.labels
    try:
        with closing(open_connection(making.events_path)) as connection:
            return events.read_about(connection), events.read_corrections(connection, labels)
    except sqlite3.Error:
        return SessionNotes(), ()


def _note(connection: sqlite3.Connection, written: Written | None) -> None:
    """Store how much sound there is, if it could be measured."""
    if written is not None:
        state = events.read_state(connection)
        events.write_state(connection, replace(state, samples=written.samples, crc32=written.crc32))
