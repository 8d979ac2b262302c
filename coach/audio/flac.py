"""Finished recordings in less space: written as FLAC, and how long one is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coach.common.arrays import Int16
from coach.common.errors import CoachError
from coach.common.i18n import tr

_MAGIC = b"fLaC"
#: Bytes from the file's start to the end of the fields that are read here.
_HEAD_BYTES = 26


def samples_in(path: Path) -> int | None:
    """Return the number of samples that a FLAC's header states; None if it states none.

    Raises
    ------
    OSError
        If the file can't be read.

    References
    ----------
    RFC 9639, section 8.2, "Streaminfo".
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head.startswith(_MAGIC) or len(head) < _HEAD_BYTES:
        return None
    return int.from_bytes(head[-5:], "big") & (2**36 - 1) or None


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
            tr("Recording not compressed"),
            tr("{path} can't be written ({why}).", path=path, why=error),
            tr("Check that the disk has space; the recording is unchanged."),
        ) from error
