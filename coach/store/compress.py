"""Lossless compression of finished recordings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np

from coach.audio.file_source import FileSource
from coach.audio.flac import write_flac
from coach.common.arrays import Int16
from coach.common.errors import Cancelled, CoachError
from coach.common.files import create_private, sync_folder, wait_for_disk
from coach.common.i18n import tr
from coach.store import events
from coach.store.database import connect
from coach.store.doctor import compare_sound
from coach.store.folder import SessionFolder, disk_errors
from coach.store.recording import Recording, read_recording

_PIECE_SAMPLES = 2**16


def compress(folder: SessionFolder, should_stop: Callable[[], bool] = lambda: False) -> bool:
    """Replace a session's WAV with a FLAC.

    The WAV is deleted only once the FLAC is on disk and, decoded again, equal to it sample for
    sample. Whenever an error is raised, the WAV is still there.

    Parameters
    ----------
    folder
        Folder of a finished session.
    should_stop
        Polled between blocks of sound; True cancels the compression.

    Returns
    -------
    bool
        False if there was no WAV, or no sound in it.

    Raises
    ------
    SessionDamaged
        If the sound or the rows are damaged; they are left as they are.
    CoachError
        If the folder is in use, the disk refuses, or the decoded FLAC isn't the same sound.
    Cancelled
        If `should_stop` returned True.
    """
    if not folder.wav_path.exists():
        return False
    header = folder.read_header()
    with connect(folder.existing_events()) as connection:
        state = events.read_state(connection)
    compare_sound(folder, state, header.sample_rate_hz)  # damaged sound stays as it is
    with folder.hold():
        return _compress(folder, should_stop)


def _compress(folder: SessionFolder, should_stop: Callable[[], bool]) -> bool:
    recording = read_recording(folder.own(folder.wav_path))
    if not len(recording.samples):
        return False
    making = folder.path / "making.flac"
    try:
        with disk_errors(folder.path):
            create_private(making)
            write_flac(making, recording.sample_rate_hz, _pieces(recording, should_stop))
            with making.open("r+b") as file:
                wait_for_disk(file.fileno())
            if not _is_same(recording, making, should_stop):
                raise CoachError(
                    tr("Recording not compressed"),
                    tr(
                        "The compressed copy of {path} differs from the original.",
                        path=folder.wav_path,
                    ),
                    tr("The recording is unchanged; check the disk."),
                )
            making.replace(folder.flac_path)
            sync_folder(folder.path)
            del recording  # an open map keeps Windows from removing the file
            folder.wav_path.unlink()
    finally:
        making.unlink(missing_ok=True)
    return True


def _is_same(recording: Recording, flac: Path, should_stop: Callable[[], bool]) -> bool:
    """Decode the FLAC as playback will, and compare every sample."""
    at = 0
    with closing(FileSource(flac)) as source:
        if source.sample_rate_hz != recording.sample_rate_hz:
            return False
        for block in source.blocks():
            if should_stop():
                raise Cancelled
            end = at + len(block.pcm)
            if not np.array_equal(block.pcm, recording.samples[at:end]):
                return False
            at = end
    return at == len(recording.samples)


def _pieces(recording: Recording, should_stop: Callable[[], bool]) -> Iterator[Int16]:
    for start in range(0, len(recording.samples), _PIECE_SAMPLES):
        if should_stop():
            raise Cancelled
        yield recording.samples[start : start + _PIECE_SAMPLES]
