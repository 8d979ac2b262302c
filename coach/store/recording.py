"""Finished recordings, opened without being read into memory."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coach.audio.file_source import FileSource
from coach.common.arrays import Int16
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.stream import Notice
from coach.store.wav import HEADER_BYTES, read_header


@dataclass(frozen=True, slots=True)
class Recording:
    """A finished recording.

    Attributes
    ----------
    samples
        Mono samples, shape (n,), as a memory map: nothing is read before it is accessed.
    """

    samples: Int16
    sample_rate_hz: int


def read_recording(path: Path) -> Recording:
    """Open a finished recording.

    A FLAC is decoded into a temporary file, which is deleted along with the recording.

    Raises
    ------
    CoachError
        If there is no such file, or it is damaged or can't be read.
    """
    try:
        return Recording(*(_unpacked(path) if path.suffix == ".flac" else _mapped(path)))
    except FileNotFoundError as error:
        raise CoachError(
            tr("No recording"),
            tr("{session} was saved without sound.", session=path.parent.name),
            tr("Read its report."),
        ) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise CoachError(
            tr("Recording can't be opened"),
            tr("{path} can't be read ({why}).", path=path, why=why),
            tr("The report can still be read."),
        ) from error


def _mapped(path: Path) -> tuple[Int16, int]:
    rate_hz, count = read_header(path)
    if not count:
        return np.empty(0, np.int16), rate_hz
    return np.memmap(path, "<i2", "r", HEADER_BYTES, (count,)), rate_hz


def _unpacked(path: Path) -> tuple[Int16, int]:
    told: list[Notice] = []
    with closing(FileSource(path, told.append)) as source, tempfile.TemporaryFile() as file:
        for block in source.blocks():
            file.write(block.pcm.tobytes())
        if told:  # any remark on a file of ours means damage
            raise CoachError(
                tr("Recording can't be opened"),
                told[0].message,
                tr("The report can still be read."),
            )
        file.flush()
        return np.memmap(file, "<i2", "r"), source.sample_rate_hz
