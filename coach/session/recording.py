"""Finished recordings, opened without reading them whole."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coach.errors import CoachError

#: Finer than any screen, so that zoomed and resized waveforms need not read the sound again.
_ENVELOPE_COLUMNS = 8_192


@dataclass(frozen=True, slots=True)
class Recording:
    """A finished recording.

    samples: int16, shape (n,), a memory map: nothing is read until it is looked at.
    envelope: smallest and largest sample of equal parts, int16, shape (k, 2).
    """

    samples: np.ndarray
    sample_rate_hz: int
    envelope: np.ndarray


def read_recording(path: Path) -> Recording:
    """Open a finished recording and go over it once for its envelope. Raises CoachError."""
    try:
        with path.open("rb") as file, wave.open(file, "rb") as header:
            count, rate_hz = header.getnframes(), header.getframerate()
            header.readframes(0)
            offset = file.tell()
        samples = np.memmap(path, "<i2", "r", offset, (count,)) if count else np.empty(0, np.int16)
    except (OSError, EOFError, ValueError, wave.Error) as error:
        raise CoachError(
            "Recording can't be opened",
            f"{path} can't be read ({error}).",
            "The report can still be read.",
        ) from error
    both = np.broadcast_to(samples[:, None], (count, 2))
    return Recording(samples, rate_hz, regroup(both, min(count, _ENVELOPE_COLUMNS)))


def regroup(envelope: np.ndarray, columns: int) -> np.ndarray:
    """An envelope (k, 2) of any length as one of `columns` parts, int16, shape (columns, 2)."""
    if not len(envelope):
        return np.zeros((columns, 2), np.int16)
    starts = np.linspace(0, len(envelope), columns, endpoint=False).astype(int)
    low = np.minimum.reduceat(envelope[:, 0], starts)
    high = np.maximum.reduceat(envelope[:, 1], starts)
    return np.stack([low, high], axis=1)
