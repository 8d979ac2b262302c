"""The learner's voice, as far as the coach knows it; kept as JSON in the data folder."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
import numpy as np

from coach.analysis.emotion import EmotionModel
from coach.analysis.voice import MIN_NEUTRAL_S, reference
from coach.errors import CoachError
from coach.files import write_whole
from coach.types import EmotionReading, ModelCard

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KnownVoice:
    """reference: what one model says of this voice's neutral speech, shape (n_labels,)."""

    model_sha256: str
    reference: tuple[float, ...]
    speech_s: float
    learned_at: datetime

    @classmethod
    def of(cls, readings: Sequence[EmotionReading], speech_s: float, card: ModelCard) -> KnownVoice:
        """From the readings of neutral speech. Raises CoachError where it is too little."""
        if speech_s < MIN_NEUTRAL_S or not readings:
            raise CoachError(
                "Too little speech",
                f"{speech_s:.0f} s of speech were found; {MIN_NEUTRAL_S:.0f} are needed.",
                "Read aloud for half a minute, as you would to yourself.",
            )
        found = reference([reading.probabilities for reading in readings])
        now = datetime.now().astimezone()
        return cls(card.sha256, tuple(found.tolist()), speech_s, now)


def load(path: Path) -> KnownVoice | None:
    """The voice that is known, None where none is or the file is damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=KnownVoice)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        _log.warning("The known voice in %s can't be read (%s).", path, error)
        return None


def save(voice: KnownVoice, path: Path) -> None:
    """Raises CoachError where the disk refuses."""
    write_whole(path, msgspec.json.encode(voice), "Voice not saved")


def forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CoachError(
            "Voice not forgotten", f"{path}: {error.strerror}.", "Delete the file yourself."
        ) from error


def tell(model: EmotionModel, voice: KnownVoice | None) -> None:
    """Let the model know a voice; one that was learned with another model is passed over."""
    fits = voice is not None and voice.model_sha256 == model.card.sha256
    model.voice = np.asarray(voice.reference) if fits else None


def describe(voice: KnownVoice | None) -> str:
    """Whether and since when a voice is known."""
    if voice is None:
        return "The coach doesn't know your voice yet."
    return (
        f"The coach knows your voice, from {voice.speech_s:.0f} s on {voice.learned_at:%d %B %Y}."
    )
