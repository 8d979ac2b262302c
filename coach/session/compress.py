"""Finished recordings made smaller, without losing a bit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import soundfile

from coach.errors import CoachError
from coach.files import create_private, sync_folder, wait_for_disk
from coach.session.folder import SessionFolder, disk_errors
from coach.session.recording import Recording, read_recording

_PIECE_SAMPLES = 2**16


def compress(folder: SessionFolder) -> bool:
    """Turn a session's WAV into FLAC; return whether there was one to turn.

    The WAV goes only once the FLAC is on disk, decoded again, and the same sample for sample.
    Raises CoachError where that can't be; the WAV is there still.
    """
    if not folder.wav_path.exists():
        return False
    recording = read_recording(folder.wav_path)
    making = folder.path / "audio.flac.partial"
    try:
        with disk_errors(folder.path):
            create_private(making)
            with making.open("r+b") as file:
                _encode(recording, file)
                file.flush()
                wait_for_disk(file.fileno())
                file.seek(0)
                same = _is_same(recording, file)
            if not same:
                raise CoachError(
                    "Recording not made smaller",
                    f"What was written for {folder.wav_path} isn't the same sound.",
                    "The recording is as it was; check the disk.",
                )
            making.rename(folder.flac_path)
            sync_folder(folder.path)
            del recording  # an open map keeps Windows from removing the file
            folder.wav_path.unlink()
    except soundfile.LibsndfileError as error:
        raise CoachError(
            "Recording not made smaller", f"{making}: {error}.", "The recording is as it was."
        ) from error
    finally:
        making.unlink(missing_ok=True)
    return True


def _encode(recording: Recording, file) -> None:
    with soundfile.SoundFile(
        file, "w", recording.sample_rate_hz, 1, "PCM_16", format="FLAC", closefd=False
    ) as flac:
        for piece in _pieces(recording):
            flac.write(piece)


def _is_same(recording: Recording, file) -> bool:
    with soundfile.SoundFile(file, closefd=False) as flac:
        same = all(
            np.array_equal(flac.read(len(piece), dtype="int16"), piece)
            for piece in _pieces(recording)
        )
        return same and not len(flac.read(1)) and flac.samplerate == recording.sample_rate_hz


def _pieces(recording: Recording) -> Iterator[np.ndarray]:
    for start in range(0, len(recording.samples), _PIECE_SAMPLES):
        yield recording.samples[start : start + _PIECE_SAMPLES]
