"""Finished recordings made smaller, without losing a bit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np

from coach.audio.files import FileSource
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
    """Turn a session's WAV into FLAC; return whether there was one to turn.

    The WAV goes only once the FLAC is on disk, decoded again, and the same sample for sample.
    Raises CoachError where that can't be, and Cancelled as soon as `should_stop` says so; the
    WAV is there still.
    """
    if not folder.wav_path.exists():
        return False
    header = folder.read_header()
    with connect(folder.existing_events()) as connection:
        state = events.read_state(connection)
    compare_sound(folder, state, header.sample_rate_hz)  # what is damaged stays as it is
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
                    tr("Recording not made smaller"),
                    tr("What was written for {path} isn't the same sound.", path=folder.wav_path),
                    tr("The recording is as it was; check the disk."),
                )
            making.replace(folder.flac_path)
            sync_folder(folder.path)
            del recording  # an open map keeps Windows from removing the file
            folder.wav_path.unlink()
    finally:
        making.unlink(missing_ok=True)
    return True


def _is_same(recording: Recording, flac: Path, should_stop: Callable[[], bool]) -> bool:
    """Decode it as it will be decoded when it is heard, and compare every sample."""
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
