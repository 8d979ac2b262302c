"""Recordings as sources: checked before they are opened, read in blocks, never trusted."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import numpy as np
import soundfile

from coach.errors import Cancelled, CoachError
from coach.types import AudioBlock

MAX_DURATION_S = 4 * 3600
MAX_CHANNELS = 2
MIN_RATE_HZ = 8_000
MAX_RATE_HZ = 96_000

_BLOCK_S = 0.5
_CUT_CHUNK = re.compile(r"^\s*(?:RIFF|riff|FORM|data|SSND)\s*: (\d+) \(should be \d+\)", re.M)
#: Programs that write into a pipe can't know the length and put about this much in the header.
_UNKNOWN_LENGTH = 0x7FFF_0000
#: RFC 3533: a page is under 64 KiB; bit 2 of its flags marks the last one.
_OGG_PAGE_MAX = 65_307
_OGG_END_OF_STREAM = 0x04
#: Two channels whose sum has this little of their power cancel each other out.
_CANCELLED = 0.1
_EXPORT_AGAIN = "Export it again from the program that made it."


def _unusable(path: Path, why: str, hint: str) -> CoachError:
    return CoachError(f"Can't read {path.name or str(path)!r}", why, hint)


def open_recording(path: Path) -> soundfile.SoundFile:
    """Open a recording that the coach can analyse; the caller closes it.

    Raises CoachError for whatever isn't a sound file of one or two channels, 8 to 96 kHz
    and at most four hours that holds the samples its header promises.
    """
    _check_regular(path)
    try:
        with _quiet():
            sound = soundfile.SoundFile(path)
    # TypeError: headerless .raw; UnicodeError: a name that isn't text.
    except (soundfile.LibsndfileError, TypeError, UnicodeError) as error:
        raise _unusable(
            path,
            "It isn't a sound file the coach knows, or it is damaged.",
            "Use WAV, FLAC, OGG, MP3 or AIFF.",
        ) from error
    try:
        _check_shape(path, sound)
    except CoachError:
        sound.close()
        raise
    return sound


def _check_regular(path: Path) -> None:
    """Opening a FIFO hangs and a folder has no sound, so look before opening."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise _unusable(path, "There is no such file.", "Check the name and folder.") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise _unusable(path, f"It can't be opened ({why}).", "Check the name.") from error
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or device"
        raise _unusable(path, f"It is {what}, not a file.", "Choose a recording.")
    if status.st_size == 0:
        raise _unusable(path, "The file is empty (0 bytes).", "Record or export it again.")


def _check_shape(path: Path, sound: soundfile.SoundFile) -> None:
    if sound.channels > MAX_CHANNELS:
        raise _unusable(
            path,
            f"It has {sound.channels} channels; the coach reads one or two.",
            "Export the speaker's channel as mono.",
        )
    if not MIN_RATE_HZ <= sound.samplerate <= MAX_RATE_HZ:
        raise _unusable(
            path,
            f"Its rate is {sound.samplerate} Hz; the coach reads {MIN_RATE_HZ} to {MAX_RATE_HZ}.",
            "Convert it to 48000 Hz.",
        )
    if sound.frames <= 0:
        raise _unusable(path, "It holds no samples.", "Record or export it again.")
    if sound.frames > MAX_DURATION_S * sound.samplerate:
        hours = sound.frames / sound.samplerate / 3600
        raise _unusable(
            path,
            f"It is {hours:.1f} hours long; the coach reads up to {MAX_DURATION_S // 3600}.",
            "Cut it into parts.",
        )
    if _is_cut_off(path, sound):
        raise _unusable(path, "It is cut off: the end is missing.", _EXPORT_AGAIN)


def _is_cut_off(path: Path, sound: soundfile.SoundFile) -> bool:
    """Whether the end is missing, where libsndfile reads on as if the sound had ended there."""
    if sound.format == "OGG":
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _OGG_PAGE_MAX))
            tail = file.read()
        last_page = tail.rfind(b"OggS")
        return last_page >= 0 and not tail[last_page + 5] & _OGG_END_OF_STREAM
    # libsndfile notes in its log where a WAV's or AIFF's chunk is longer than the file.
    return any(int(promised) < _UNKNOWN_LENGTH for promised in _CUT_CHUNK.findall(sound.extra_info))


def blocks(sound: soundfile.SoundFile, path: Path) -> Iterator[np.ndarray]:
    """The samples as mono int16 blocks, shape (n,).

    Raises CoachError where the sound breaks off early, or isn't made of numbers.
    """
    read = 0
    size = round(_BLOCK_S * sound.samplerate)
    while read < sound.frames:
        try:
            with _quiet() if sound.format == "MP3" else nullcontext():
                chunk = sound.read(size, dtype="float32", always_2d=True)
        except soundfile.LibsndfileError as error:
            raise _broken_off(path, read / sound.samplerate) from error
        if not len(chunk):
            raise _broken_off(path, read / sound.samplerate)
        if not np.isfinite(chunk).all():
            raise _unusable(
                path,
                f"It holds values that aren't numbers (NaN or infinity) at "
                f"{read / sound.samplerate:.1f} s.",
                _EXPORT_AGAIN,
            )
        read += len(chunk)
        mono = _mono(np.clip(chunk, -1, 1))
        yield np.clip(np.rint(mono * 32768), -32768, 32767).astype(np.int16)


def _mono(chunk: np.ndarray) -> np.ndarray:
    """The mean of the channels; the louder one where they cancel each other out."""
    mixed = chunk.mean(axis=1)
    powers = np.mean(np.square(chunk), axis=0)
    if np.mean(np.square(mixed)) < _CANCELLED * powers.max():
        return chunk[:, powers.argmax()]
    return mixed


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep libmpg123, which decodes MP3, from writing its remarks to stderr."""
    kept = os.dup(2)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(silent)
        os.close(kept)


def _broken_off(path: Path, at_s: float) -> CoachError:
    return _unusable(path, f"The sound breaks off after {at_s:.1f} s.", _EXPORT_AGAIN)


class FileSource:
    """A whole recording, as fast as it can be taken; `stop` makes `blocks` raise Cancelled."""

    is_live = False

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path
        self._sound = open_recording(path)
        self.sample_rate_hz = self._sound.samplerate
        self.duration_s = self._sound.frames / self._sound.samplerate
        self._stopped = False

    def blocks(self) -> Iterator[AudioBlock]:
        start = 0
        for pcm in blocks(self._sound, self._path):
            yield AudioBlock(start, pcm)
            start += len(pcm)
            if self._stopped:
                raise Cancelled

    def stop(self) -> None:
        self._stopped = True

    def close(self) -> None:
        self._sound.close()
