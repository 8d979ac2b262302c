"""Reference answers of the shipped network to sounds that never change.

`python -m tests.unit.golden` stores them, after a new model is shipped. The sounds are the
built-in sample talk, which is synthetic, and noise.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import soundfile
import soxr

from coach.analysis.networks.emotion import EmotionModel
from coach.analysis.networks.speech_features import clip_frames
from coach.common import paths
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ

FILE = Path(__file__).with_suffix(".json")
_TALK_WINDOWS_S = ((2, 4), (10, 13), (20, 21.5), (33, 36), (45, 48))


def windows(spec: FeatureSpec) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Return named windows of the sample talk and of noise.

    Each has frames, shape (k, n_features), and which of them are speech, shape (k,).
    """
    samples, rate_hz = soundfile.read(paths.sample_talk(), dtype="float32")
    talk = soxr.resample(samples, rate_hz, ANALYSIS_RATE_HZ)
    found = {}
    for start_s, end_s in _TALK_WINDOWS_S:
        part = talk[int(start_s * ANALYSIS_RATE_HZ) : int(end_s * ANALYSIS_RATE_HZ)]
        found[f"talk {start_s} to {end_s} s"] = clip_frames(part, spec, min_frames=50)
    for length in (50, 100, 300):
        found[f"noise of {length} frames"] = noise(length, spec)
    return found


def noise(length: int, spec: FeatureSpec) -> tuple[np.ndarray, np.ndarray]:
    """Return random frames, always the same for a length, seven in ten marked as speech."""
    rng = np.random.default_rng(length)
    decibels = rng.normal(-40, 14, (length, spec.n_mels))
    periodicity = rng.uniform(-0.3, 1, (length, spec.n_pitches))
    frames = np.concatenate([decibels, periodicity], axis=1, dtype=np.float32)
    return frames, rng.random(length) < 0.7


def answers(model: EmotionModel) -> dict[str, list[float]]:
    """Return each label's probability, and the activation, for each window."""
    found = {}
    for name, window in windows(model.card.features).items():
        said = model.predict(*window)
        found[name] = [round(float(value), 6) for value in (*said.probabilities, said.activation)]
    return found


def main() -> None:
    model = EmotionModel(paths.emotion_model())
    kept = {"sha256": model.card.sha256, "answers": answers(model)}
    FILE.write_text(json.dumps(kept, indent=1) + "\n")


if __name__ == "__main__":
    main()
