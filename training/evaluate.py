"""The shipped network against labelled clips, through the application's own code.

Needs no TensorFlow, but the lighter of the training tools.
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
    """Figures of a corpus's clips below `data`, one answer a clip from all its speech.

    Those of `metrics.report` among all labels; the same among the labels that the corpus
    has; and how well its activation is heard.
    `heard_in_training` names the speakers whose clips it was trained on.
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
    """The speakers the shipped network knows: what it says of them measures nothing.

    Of RAVDESS those of the folds, of another corpus that it was trained on everybody.
    """
    known = {c.speaker for c in clips if CORPORA[c.corpus].title in card.trained_on}
    return sorted(s for s in known if not s.startswith("ravdess") or s in KNOWN_ACTORS)
