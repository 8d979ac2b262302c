"""Speech corpora as lists of labelled clips."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr

from coach.types import ANALYSIS_RATE_HZ

#: The order of the network's outputs; RAVDESS numbers its emotions 01 to 08 in this order.
LABELS = ("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised")

#: A clip with less speech is answered from all its frames; half a second is a word.
MIN_FRAMES = 50

_AUDIO_SUFFIXES = {".flac", ".wav"}
_SPEECH_CHANNEL = "01"


class CorpusError(Exception):
    """The folder is not the corpus it should be; the message says what to check."""


@dataclass(frozen=True, slots=True)
class Clip:
    path: Path
    label: int
    actor: int


def ravdess_speech(root: Path, actors: Iterable[int] | None = None) -> list[Clip]:
    """Speech clips of RAVDESS (Livingstone & Russo 2018) anywhere below `root`, sorted by name.

    File names are `modality-channel-emotion-intensity-statement-repetition-actor`; song
    and files of any other name are passed over. Raises CorpusError where nothing is left.
    """
    wanted = None if actors is None else set(actors)
    clips = []
    for path in sorted(root.rglob("*"), key=lambda p: p.name):
        parts = path.stem.split("-")
        if path.suffix.lower() not in _AUDIO_SUFFIXES or len(parts) != 7:
            continue
        if not all(part.isdigit() for part in parts) or parts[1] != _SPEECH_CHANNEL:
            continue
        emotion, actor = int(parts[2]), int(parts[6])
        if 1 <= emotion <= len(LABELS) and (wanted is None or actor in wanted):
            clips.append(Clip(path, emotion - 1, actor))
    found = {clip.actor for clip in clips}
    if not clips or (wanted is not None and wanted - found):
        missing = "" if wanted is None else f" of actors {sorted(wanted - found)}"
        raise CorpusError(
            f"No RAVDESS speech{missing} below {root}. "
            "Point --data at the folder that holds Actor_01, Actor_02, and so on."
        )
    return clips


def load(clip: Clip) -> np.ndarray:
    """The clip as float32 mono at the analysis rate, shape (n,)."""
    samples, rate_hz = soundfile.read(clip.path, dtype="float32", always_2d=True)
    return soxr.resample(samples.mean(axis=1), rate_hz, ANALYSIS_RATE_HZ)
