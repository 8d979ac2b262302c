"""What simpler systems reach on the same clips and folds."""

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
#: Whole clips are brought to this many steps for the perceptron, which needs a fixed size.
_MLP_STEPS = 32
_SEED = 20261123


class Fitted(Protocol):
    """A classifier of scikit-learn that has learned."""

    classes_: Ints

    def predict_proba(self, features: Floats, /) -> Float64: ...


Classifier = Callable[[Floats, Ints, Strings], Fitted]


def run(data: Path, results: Path) -> dict[str, Any]:
    """Out-of-fold answers of every baseline; writes `baselines.npz` and `.json`."""
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
    """The clip's log-mel frames at a fixed number of steps and without their level, flat."""
    frames, speech = clip_frames(samples, FeatureSpec(), MIN_FRAMES)
    frames = frames[speech]
    pieces = np.array_split(frames - frames.mean(), _MLP_STEPS)
    return np.concatenate([piece.mean(axis=0) for piece in pieces])


def _egemaps(samples: Sequence[Float32]) -> Floats:
    """The 88 functionals of eGeMAPSv02 (Eyben et al. 2016), shape (n, 88)."""
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
    """Its strength of regularisation is chosen on the training speakers, by speaker."""
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
