"""Check and read a recording from an untrusted source; runs in the helper process only.

Nothing that a header claims is trusted: a recording is as long as the sound that can be read from
it, up to a limit. What is missing or doubtful is reported as `Remark`s.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

import numpy as np

from coach.audio import claimed_length, riff, sndfile_reader
from coach.audio.formats import NAMES
from coach.audio.limits import EXPORT_AGAIN, RECORD_AGAIN, Remark, UnusableRecording, check_length
from coach.audio.mixing import Mix, Survey
from coach.audio.part import Part
from coach.audio.protocol import Header
from coach.audio.sound import Sound, Uniform
from coach.common.arrays import Bools, Float32, Int16
from coach.common.i18n import noop


class Recording:
    """A recording that the coach can analyse, read once or twice from its beginning.

    Attributes
    ----------
    rate_hz, channels
        Those of the first part; later parts are converted to them.

    Raises
    ------
    UnusableRecording
        If no sound can be read from it.
    """

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._uniform = Uniform(sound)
        if next(self._uniform.chunks(), None) is None:
            raise _no_sound()
        self.rate_hz, self.channels = self._uniform.rate_hz, self._uniform.channels
        self._mix = Mix(np.ones(self.channels, bool))
        self._bad = 0

    def prepare(self, busy: Callable[[], None] = lambda: None) -> Header:
        """Return the header, reading the whole recording first where mixing requires it.

        That is so for several channels, for floats, and where the length isn't known.

        Parameters
        ----------
        busy
            Called after every chunk that is read.

        Raises
        ------
        UnusableRecording
            If the recording is too long, has no sound, or is mostly NaN or infinity.
        """
        samples = max(0, round((self._sound.claimed_s or 0) * self.rate_hz))
        check_length(samples, self.rate_hz)
        if self.channels > 1 or self._sound.is_float or not samples:
            survey = Survey()
            for chunk in self._numbers():
                survey.note(chunk)
                busy()
            self._mix = survey.mix(self._sound.is_float)
            samples = survey.samples
        return Header(self.rate_hz, samples, self.channels, self._sound.format)

    def blocks(self) -> Iterator[tuple[Int16, Bools | None]]:
        """Read the recording as mono.

        Channels are mixed as `prepare` decided; without it, by their mean. Samples that are NaN or
        infinite become 0.

        Yields
        ------
        tuple[Int16, Bools | None]
            Samples, shape (n,), and where a channel was clipped, shape (n,). None where nothing
            was, or where the samples show it themselves.

        Raises
        ------
        UnusableRecording
            If the recording is too long, has no sound, or is mostly NaN or infinity.
        """
        yield from self._mix.blocks(self._numbers())

    @property
    def remarks(self) -> list[Remark]:
        """What is missing or doubtful, known once the recording has been read."""
        remarks = [*self._uniform.remarks, *self._mix.remarks]
        if self._bad:
            told = noop("{count} invalid samples were replaced by silence.")
            remarks.append(Remark(told, {"count": self._bad}))
        return list({remark.message: remark for remark in remarks}.values())

    def _numbers(self) -> Iterator[Float32]:
        """Yield the whole recording, shape (n, channels), with 0 for NaN and infinity.

        Raises UnusableRecording if most samples are NaN or infinite, or if it is too long.
        """
        self._bad = read = 0
        for chunk in self._uniform.chunks():
            numbers = np.isfinite(chunk)
            bad = chunk.size - int(np.count_nonzero(numbers))
            if bad:
                chunk = np.where(numbers, chunk, np.float32(0))
                self._bad += bad
            read += len(chunk)
            check_length(read, self.rate_hz)
            yield chunk
        if not read:
            raise _no_sound()
        if self._bad > read * self.channels / 2:
            raise UnusableRecording(
                noop("Its samples are invalid (NaN or infinite)."), EXPORT_AGAIN
            )


def _no_sound() -> UnusableRecording:
    return UnusableRecording(noop("No sound in it could be read."), EXPORT_AGAIN)


@contextmanager
def opened(path: Path) -> Iterator[Recording]:
    """Open a recording for the duration of a `with` block.

    Yields
    ------
    Recording

    Raises
    ------
    UnusableRecording
        If it isn't a regular file that is within the limits and holds some sound.
    """
    with _open_regular(path) as file:
        yield Recording(_sound_in(Part.whole(file)))


def _sound_in(file: Part) -> Sound:
    """Return what the more suitable of the two readers makes of a file, else the other."""
    body = file.part(
        min(len(file), claimed_length.id3_size(file)), len(file)
    )  # a WAV may follow a tag
    readers: tuple[Callable[[], Sound | None], ...]
    if riff.is_wav(body):
        readers = (lambda: sndfile_reader.read_wav(body), lambda: _read_with_ffmpeg(body))
    elif file.at(0, 4) in sndfile_reader.MAGIC:
        readers = (lambda: sndfile_reader.read_with_sndfile(file), lambda: _read_with_ffmpeg(file))
    else:
        readers = (lambda: _read_with_ffmpeg(file), lambda: sndfile_reader.read_with_sndfile(file))
    for read in readers:
        if (sound := read()) is not None:
            return sound
    raise UnusableRecording(
        noop("It isn't a sound file the coach knows, or it is damaged."),
        noop("Use one of these: {formats}."),
        formats=NAMES,
    )


def _read_with_ffmpeg(file: Part) -> Sound | None:
    # The import takes half of the helper's start-up time, and not every recording needs it.
    from coach.audio.ffmpeg_reader import read_with_ffmpeg

    return read_with_ffmpeg(file)


def _open_regular(path: Path) -> FileIO:
    try:
        # Opening a device may trigger something, so check before; the file may be replaced in
        # between, so check again after.
        _check_regular(path.stat())
        file = FileIO(path, opener=_open_without_waiting)
    except FileNotFoundError as error:
        raise UnusableRecording(
            noop("There is no such file."), noop("Check the name and folder.")
        ) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnusableRecording(
            noop("It can't be opened ({why})."), noop("Check the name."), why=why
        ) from error
    try:
        _check_regular(os.fstat(file.fileno()))
    except UnusableRecording:
        file.close()
        raise
    return file


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file without blocking; a FIFO otherwise waits for a writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_regular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = (
            noop("It is a folder, not a file.")
            if stat.S_ISDIR(status.st_mode)
            else noop("It is a pipe or device, not a file.")
        )
        raise UnusableRecording(what, noop("Choose a recording."))
    if status.st_size == 0:
        raise UnusableRecording(noop("The file is empty (0 bytes)."), RECORD_AGAIN)
