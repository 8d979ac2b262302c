"""Write finished recordings in less space."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coach.common.arrays import Int16
from coach.common.errors import CoachError
from coach.common.i18n import tr


def write_flac(path: Path, sample_rate_hz: int, pieces: Iterable[Int16]) -> None:
    """Write mono 16-bit sound as FLAC.

    Parameters
    ----------
    pieces
        Consecutive blocks of samples, each of shape (n,).

    Raises
    ------
    CoachError
        If libsndfile can't write the file.
    OSError
        If libsndfile can't be loaded, or `pieces` raises it.
    """
    import soundfile  # needed only for writing

    try:
        with soundfile.SoundFile(path, "w", sample_rate_hz, 1, "PCM_16", format="FLAC") as file:
            for piece in pieces:
                file.write(piece)
    except soundfile.LibsndfileError as error:
        raise CoachError(
            tr("Recording not made smaller"),
            tr("{path} can't be written ({why}).", path=path, why=error),
            tr("Check that the disk has space; the recording is as it was."),
        ) from error
