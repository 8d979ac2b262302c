"""Baseline systems, tested on the same clips and folds as the network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from tqdm import tqdm

from coach.analysis.networks.speech_features import clip_frames
from coach.common.arrays import Float32, Float64, Floats, Ints, Strings
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ
from training import answers, figure_files, metrics, splits
from training.answers import Answers
from training.corpora import LABELS, Clip, find, load
from training.examples import MIN_FRAMES

NAME = "baselines"
#: Clips are reduced to this many time steps for the perceptron, which needs a fixed size.
_MLP_STEPS = 32
_SEED = 20261123


class Fitted(Protocol):
    """A fitted scikit-learn classifier."""

    classes_: Ints

    def predict_proba(self, features: Floats, /) -> Float64:
        """Return the probability of each of `classes_`, shape (n, n_classes)."""
        ...


Classifier = Callable[[Floats, Ints, Strings], Fitted]


def run(data: Path, results: Path) -> dict[str, Any]:
    """Answer every RAVDESS clip out of fold with each baseline.

    Answers and figures are written to `results`, as `baselines.npz` and `baselines.json`.

    Returns
    -------
    dict
        Figures, as from `write_figures`.

    Raises
    ------
    CorpusError
        If RAVDESS speech, or an actor of the folds, is missing from `data`.
    CoachError
        If a file can't be written.
    """
    clips = find("ravdess-speech", data, splits.KNOWN_ACTORS)
    labels = np.array([clip.label for clip in clips])
    speakers = np.array([clip.speaker for clip in clips])
    samples = [load(clip) for clip in tqdm(clips, desc="sound", unit="clip")]
    spectra = np.stack([_spectrum(sound) for sound in tqdm(samples, desc="log-mel", unit="clip")])
    functionals = _egemaps(samples)
    systems: dict[str, tuple[Floats, Classifier]] = {
        "majority": (np.zeros((len(clips), 1)), _majority),
        "MLP on log-mel": (spectra, _perceptron),
        "logistic regression on eGeMAPS": (functionals, _logistic_regression),
    }
    kept = {}
    for name, (features, classifier) in systems.items():
        p = np.zeros((len(clips), len(LABELS)))
        for train, test in tqdm(splits.by_speaker(clips), desc=name, unit="fold"):
            fitted = classifier(features[train], labels[train], speakers[train])
            p[np.ix_(test, fitted.classes_)] = fitted.predict_proba(features[test])
        kept[name] = Answers(np.arange(len(clips)), p, *np.zeros((2, len(clips))))
    answers.save(results / f"{NAME}.npz", clips, kept)
    return write_figures(results)


def write_figures(results: Path) -> dict[str, Any]:
    """Compute the figures from the stored answers and write them beside those.

    Returns
    -------
    dict
        By baseline: UAR, its 95 % interval over speakers, UAR of each fold and the standard
        deviation over folds, as fractions.
    """
    clips, kept = answers.read(results / f"{NAME}.npz", "ravdess-speech")
    found = {name: _figures(clips, answer) for name, answer in kept.items()}
    figure_files.write(results / f"{NAME}.json", found)
    return found


def _figures(clips: Sequence[Clip], answer: Answers) -> dict[str, Any]:
    labels = np.array([clip.label for clip in clips])
    speakers = np.array([clip.speaker for clip in clips])
    predicted = answer.probabilities.argmax(axis=1)
    per_fold = [
        metrics.unweighted_average_recall(labels[test], predicted[test])
        for _, test in splits.by_speaker(clips)
    ]
    return {
        "uar": metrics.unweighted_average_recall(labels, predicted),
        "uar_ci95": metrics.speaker_interval(labels, predicted, speakers),
        "uar_per_fold": per_fold,
        "uar_fold_sd": float(np.std(per_fold, ddof=1)),
    }


def _spectrum(samples: Float32) -> Float32:
    """Return log-mel frames of speech, averaged over fixed steps, without the level, flattened."""
    frames, speech = clip_frames(samples, FeatureSpec(), MIN_FRAMES)
    frames = frames[speech]
    pieces = np.array_split(frames - frames.mean(), _MLP_STEPS)
    return np.concatenate([piece.mean(axis=0) for piece in pieces])


def _egemaps(samples: Sequence[Float32]) -> Floats:
    """Compute the 88 functionals of eGeMAPSv02 (Eyben et al. 2016), shape (n, 88)."""
    import opensmile

    smile = opensmile.Smile(
        feature_set=opensmile.FeatureSet.eGeMAPSv02,
        feature_level=opensmile.FeatureLevel.Functionals,
    )
    rows = [
        smile.process_signal(sound, ANALYSIS_RATE_HZ).to_numpy()[0]
        for sound in tqdm(samples, desc="eGeMAPS", unit="clip")
    ]
    return np.stack(rows)


def _majority(features: Floats, labels: Ints, speakers: Strings) -> Fitted:
    from sklearn.dummy import DummyClassifier

    fitted: Fitted = DummyClassifier(strategy="prior").fit(features, labels)
    return fitted


def _perceptron(features: Floats, labels: Ints, speakers: Strings) -> Fitted:
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    network = MLPClassifier((256, 128), alpha=1e-2, early_stopping=True, random_state=_SEED)
    fitted: Fitted = make_pipeline(StandardScaler(), network).fit(features, labels)
    return fitted


def _logistic_regression(features: Floats, labels: Ints, speakers: Strings) -> Fitted:
    """Fit with the regularisation strength that cross-validation over training speakers chooses."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV, GroupKFold
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(
        StandardScaler(), LogisticRegression(class_weight="balanced", max_iter=2_000)
    )
    search = GridSearchCV(
        model,
        {"logisticregression__C": np.logspace(-4, 1, 11)},
        scoring="balanced_accuracy",
        cv=GroupKFold(4),
    )
    fitted: Fitted = search.fit(features, labels, groups=speakers)
    return fitted
