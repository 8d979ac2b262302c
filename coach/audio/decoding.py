"""What is checked and read of a recording, whoever made it; runs in the helper process only.

Nothing that a header claims is believed: sound is read in blocks, at most as much as was allowed.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

import numpy as np
import soundfile

from coach.language import noop

MAX_DURATION_S = 4 * 3600
#: As a mono WAV of 16 bits, which is how it is kept, no more fits into 4 GiB.
MAX_SAMPLES = 2**31 - 2**16
MAX_CHANNELS = 32
MIN_RATE_HZ = 1_000
MAX_RATE_HZ = 192_000
BLOCK_S = 0.5

#: What libsndfile notes in its log of chunks that are longer than the file; of W64 just how long.
_CUT_CHUNK = re.compile(
    r"^\s*(?:RIFF|riff|FORM|data|SSND|Riff size|Data Size)\s*: (\d+) \(should be (\d+)\)", re.M
)
_W64_CHUNK = re.compile(r"^data : (\d+)$", re.M)
#: Programs that write into a pipe can't know the length and put in one that is like these.
_UNKNOWN_LENGTHS = (range(0x7FFF_0000, 2**32), range(2**62, 2**64))
#: What libsndfile says of a FLAC whose header leaves the length open.
_UNKNOWN_FRAMES = 2**63 - 1
#: RFC 3533: a page is under 64 KiB; bit 2 of its flags marks the last one.
_OGG_PAGE_MAX = 65_307
_OGG_END_OF_STREAM = 0x04
#: Channels whose mean has this little of the loudest one's power cancel each other out.
_CANCELLED = 0.1
_EXPORT_AGAIN = noop("Export it again from the program that made it.")
_RECORD_AGAIN = noop("Record or export it again.")


class Refused(Exception):
    """A recording that can't be used: why, and what to do, in one sentence each.

    Both are English, for the program to translate. fields: what stands in those of `message`.
    """

    def __init__(self, message: str, hint: str, /, **fields: str | float) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.fields = fields


@contextmanager
def opened(path: Path) -> Iterator[soundfile.SoundFile]:
    """A recording that the coach can analyse.

    Raises Refused for whatever isn't a regular sound file within the limits above that holds
    the samples its header promises.
    """
    with _open_regular(path) as file, _open_sound(path, file) as sound:
        _check_shape(sound)
        if _is_cut_off(file, sound):
            raise Refused(noop("It is cut off: the end is missing."), _EXPORT_AGAIN)
        yield sound


def _open_regular(path: Path) -> FileIO:
    try:
        # A device may act on being opened, so look before; it may be exchanged, so look after.
        _check_regular(path.stat())
        file = FileIO(path, opener=_open_without_waiting)
    except FileNotFoundError as error:
        raise Refused(noop("There is no such file."), noop("Check the name and folder.")) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Refused(
            noop("It can't be opened ({why})."), noop("Check the name."), why=why
        ) from error
    try:
        _check_regular(os.fstat(file.fileno()))
    except Refused:
        file.close()
        raise
    return file


def _open_without_waiting(path: str, flags: int) -> int:
    """Opening a FIFO waits for its writer unless it is told not to."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_regular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = (
            noop("It is a folder, not a file.")
            if stat.S_ISDIR(status.st_mode)
            else noop("It is a pipe or device, not a file.")
        )
        raise Refused(what, noop("Choose a recording."))
    if status.st_size == 0:
        raise Refused(noop("The file is empty (0 bytes)."), _RECORD_AGAIN)


def _open_sound(path: Path, file: FileIO) -> soundfile.SoundFile:
    # On Windows a descriptor means nothing outside the C library that it comes from.
    what = path if os.name == "nt" else file.fileno()
    try:
        return soundfile.SoundFile(what, closefd=False)
    # TypeError: headerless .raw; UnicodeError: a name that isn't text.
    except (soundfile.LibsndfileError, TypeError, UnicodeError) as error:
        raise Refused(
            noop("It isn't a sound file the coach knows, or it is damaged."),
            noop("Use WAV, FLAC, OGG, MP3 or AIFF."),
        ) from error


def _check_shape(sound: soundfile.SoundFile) -> None:
    rate_hz = sound.samplerate
    if not 1 <= sound.channels <= MAX_CHANNELS:
        raise Refused(
            noop("It has {channels} channels; the coach reads up to {most}."),
            noop("Export the speaker's channel as mono."),
            channels=sound.channels,
            most=MAX_CHANNELS,
        )
    if not MIN_RATE_HZ <= rate_hz <= MAX_RATE_HZ:
        raise Refused(
            noop("Its rate is {rate} Hz; the coach reads {least} to {most}."),
            noop("Convert it to 48000 Hz."),
            rate=rate_hz,
            least=MIN_RATE_HZ,
            most=MAX_RATE_HZ,
        )
    if sound.frames <= 0:
        raise Refused(noop("It holds no samples."), _RECORD_AGAIN)
    if sound.frames == _UNKNOWN_FRAMES:
        raise Refused(noop("It doesn't say how long it is."), noop("Convert it to WAV."))
    longest_s = min(MAX_DURATION_S, MAX_SAMPLES / rate_hz)
    if sound.frames > longest_s * rate_hz:
        raise Refused(
            noop(
                "It claims to be {hours:,.1f} hours long; at {rate} Hz "
                "the coach reads up to {most:.1f}."
            ),
            noop("Cut it into parts."),
            hours=sound.frames / rate_hz / 3600,
            rate=rate_hz,
            most=longest_s / 3600,
        )


def _is_cut_off(file: FileIO, sound: soundfile.SoundFile) -> bool:
    """Whether the end is missing, where libsndfile reads on as if the sound had ended there."""
    if sound.format == "OGG":
        tail = _tail(file, _OGG_PAGE_MAX)
        flags_at = tail.rfind(b"OggS") + 5
        return 5 <= flags_at < len(tail) and not tail[flags_at] & _OGG_END_OF_STREAM
    chunks = _CUT_CHUNK.findall(sound.extra_info)
    if sound.format == "W64":
        size = os.fstat(file.fileno()).st_size
        chunks += [(length, size) for length in _W64_CHUNK.findall(sound.extra_info)]
    return any(
        int(promised) > int(there)
        and not any(int(promised) in unknown for unknown in _UNKNOWN_LENGTHS)
        for promised, there in chunks
    )


def _tail(file: FileIO, size: int) -> bytes:
    """The last bytes; libsndfile, which reads the same file, is left where it was."""
    position = file.tell()
    file.seek(max(0, file.seek(0, os.SEEK_END) - size))
    tail = file.read(size)
    file.seek(position)
    return tail


def blocks(sound: soundfile.SoundFile) -> Iterator[tuple[np.ndarray, int]]:
    """Mono int16 samples, shape (n,), and how many of those read for them weren't numbers.

    What isn't a number becomes 0. Raises Refused where the sound breaks off early, and where
    more than half of it isn't made of numbers.
    """
    read = bad = 0
    while read < sound.frames:
        try:
            chunk = sound.read(round(BLOCK_S * sound.samplerate), dtype="float32", always_2d=True)
        except soundfile.LibsndfileError as error:
            raise _broken_off(read / sound.samplerate) from error
        if not len(chunk):
            raise _broken_off(read / sound.samplerate)
        read += len(chunk)
        numbers = np.isfinite(chunk)
        cleaned = chunk.size - int(np.count_nonzero(numbers))
        if cleaned:
            chunk[~numbers] = 0
        bad += cleaned
        if bad > sound.frames * sound.channels / 2:
            raise Refused(noop("It isn't made of numbers (but of NaN or infinity)."), _EXPORT_AGAIN)
        mono = _mono(np.clip(chunk, -1, 1))
        yield np.clip(np.rint(mono * 32768), -32768, 32767).astype("<i2"), cleaned


def _broken_off(at_s: float) -> Refused:
    return Refused(noop("The sound breaks off after {at:.1f} s."), _EXPORT_AGAIN, at=at_s)


def _mono(chunk: np.ndarray) -> np.ndarray:
    """The mean of the channels; the loudest one where they cancel each other out."""
    channels = chunk.shape[1]
    # Products of matrices: numpy's means over axes this uneven take longer than the decoding.
    mixed = chunk @ np.full(channels, 1 / channels, np.float32)
    energies = [one @ one for one in chunk.T]
    if mixed @ mixed < _CANCELLED * max(energies):
        return chunk[:, np.argmax(energies)]
    return mixed
