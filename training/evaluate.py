"""The shipped network against labelled clips, through the application's own code.

Needs no TensorFlow: `make setup` is enough.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import typer

from coach.analysis.emotion import EmotionModel
from coach.analysis.speech_features import clip_frames
from training import metrics
from training.corpora import LABELS, MIN_FRAMES, CorpusError, load, ravdess_speech


def evaluate(model_dir: Path, data: Path, actors: Sequence[int] | None = None) -> dict[str, Any]:
    """Figures of `metrics.report` for the RAVDESS speech clips below `data`.

    One answer a clip, from all its speech at once.
    """
    model = EmotionModel(model_dir)
    if model.card.labels != LABELS:
        raise CorpusError(f"{model_dir} names other emotions than RAVDESS: {model.card.labels}")
    clips = ravdess_speech(data, actors)
    with typer.progressbar(clips, label="evaluate", file=sys.stderr) as shown:
        probabilities = np.stack(
            [
                model.predict(clip_frames(load(clip), model.card.features, MIN_FRAMES))
                for clip in shown
            ]
        )
    labels = np.array([clip.label for clip in clips])
    speakers = np.array([clip.actor for clip in clips])
    return {"model": model.card.name, "sha256": model.card.sha256} | metrics.report(
        labels, probabilities, speakers
    )
