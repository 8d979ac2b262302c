"""Evaluation of the shipped network on labelled clips, through the application's own code.

Needs the lighter of the training tools, but not TensorFlow.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coach.analysis.networks.emotion import EmotionModel
from coach.domain.model_card import ModelCard
from training import answers, figures
from training.corpora import CORPORA, LABELS, Clip, CorpusError, find
from training.splits import KNOWN_ACTORS


def evaluate(
    model_dir: Path, data: Path, corpus: str, speakers: Sequence[str] | None = None
) -> dict[str, Any]:
    """Evaluate a shipped model on the clips of a corpus, each answered once from all its speech.

    Parameters
    ----------
    model_dir
        The model folder.
    data
        Folder that holds the corpus, at any depth.
    corpus
        Key in `CORPORA`.
    speakers
        Only these, as in `Clip.speaker`; None for all.

    Returns
    -------
    dict
        Figures of `figures.of_shipped`, with the model's name and SHA-256, and with
        `heard_in_training`, the speakers that the model was trained on.

    Raises
    ------
    CorpusError
        If the model has other labels than RAVDESS, or clips are missing.
    CoachError
        If the model is missing, damaged or doesn't fit the application.
    """
    model = EmotionModel(model_dir)
    if model.card.labels != LABELS:
        raise CorpusError(f"{model_dir} names other emotions than RAVDESS: {model.card.labels}")
    clips = find(corpus, data, speakers)
    said = answers.ask(model, answers.hear(clips, model.card.features))
    return {
        "model": model.card.name,
        "sha256": model.card.sha256,
        "heard_in_training": heard_in_training(clips, model.card),
    } | figures.of_shipped(clips, said)


def heard_in_training(clips: Sequence[Clip], card: ModelCard) -> list[str]:
    """Return the speakers of the clips that the shipped network was trained on.

    Its answers to them measure nothing. Of RAVDESS it was trained on the actors of the folds; of
    the other corpora in its training, on everybody.
    """
    known = {c.speaker for c in clips if CORPORA[c.corpus].title in card.trained_on}
    return sorted(s for s in known if not s.startswith("ravdess") or s in KNOWN_ACTORS)
