"""Every figure of the model card, from kept answers and without a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from coach.analysis.voice import log_probabilities
from coach.types import VoiceAdaptation
from training import adaptation, calibration, metrics, splits
from training.answers import CLEAN, WINDOWS_S, Answers, window_name
from training.conditions import CONDITIONS
from training.corpora import LABELS, Clip

#: Confidences under which no tone might be named.
THRESHOLDS = (0.0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8)
PROTOCOL = (
    "out-of-fold over {n_folds} folds of RAVDESS speech by actor (EmoBox folds 1 to {n_folds}); "
    "temperature fitted on the other folds' actors; each clip is answered by an ensemble that "
    "never heard its actor, and the shipped one is trained the same way on all of them"
)


def of_folds(
    clips: Sequence[Clip], answers: Mapping[str, Answers], members: Sequence[Answers]
) -> dict[str, Any]:
    """Figures of the out-of-fold answers, fractions, ready for JSON.

    members: the clean answers of each member of the ensembles alone.
    """
    labels = np.array([clip.label for clip in clips])
    speakers = np.array([clip.speaker for clip in clips])
    folds = splits.by_speaker(speakers)
    clean = answers[CLEAN].probabilities
    temperatures = np.empty(len(clips))
    fitted = calibration.fold_temperatures(clean, labels, folds)
    for (_, test), temperature in zip(folds, fitted, strict=True):
        temperatures[test] = temperature
    calibrated = calibration.apply(clean, temperatures[:, None])
    per_fold = [_uar(labels[test], calibrated[test]) for _, test in folds]
    per_member = [_uar(labels, member.probabilities) for member in members]

    def score(name: str) -> dict[str, float]:
        found = answers[name]
        true = labels[found.clip]
        p = calibration.apply(found.probabilities, temperatures[found.clip][:, None])
        return {
            "uar": _uar(true, p),
            "ece": metrics.expected_calibration_error(true, p),
            "n": len(true),
        }

    adapted = adaptation.cross_adapted(calibrated, labels, speakers, folds)
    return metrics.report(labels, calibrated, speakers) | {
        "protocol": PROTOCOL.format(n_folds=len(folds)),
        "ece_by_chance": metrics.calibration_error_by_chance(calibrated),
        "temperature": calibration.fit_temperature(log_probabilities(clean), labels),
        "uar_per_fold": per_fold,
        "uar_fold_mean": float(np.mean(per_fold)),
        "uar_fold_sd": float(np.std(per_fold, ddof=1)),
        "uar_per_member": per_member,
        "uar_member_mean": float(np.mean(per_member)),
        "uar_member_sd": float(np.std(per_member, ddof=1)) if len(members) > 1 else None,
        "windows": {window_name(s): score(window_name(s)) for s in WINDOWS_S},
        "conditions": {name: score(name) for name in (CLEAN, *CONDITIONS)},
        "reliability": metrics.reliability(labels, calibrated),
        "risk_coverage": metrics.risk_coverage(labels, calibrated, THRESHOLDS),
        "activation": activation(clips, answers[CLEAN]),
        "personal": {
            "uar": _uar(labels, adapted),
            "gain": _uar(labels, adapted) - _uar(labels, calibrated),
            "gain_ci95": metrics.difference_interval(
                labels, [adapted.argmax(axis=1)], [calibrated.argmax(axis=1)], speakers
            ),
            "ece": metrics.expected_calibration_error(labels, adapted),
        },
    }


def voice_adaptation(
    clips: Sequence[Clip], answers: Mapping[str, Answers], temperature: float
) -> VoiceAdaptation:
    """What is shipped for learners whose neutral voice is known: fitted on all the clips."""
    labels = np.array([clip.label for clip in clips])
    speakers = np.array([clip.speaker for clip in clips])
    said = calibration.apply(answers[CLEAN].probabilities, temperature)
    return adaptation.fit(said, adaptation.references(said, labels, speakers), labels)


def activation(clips: Sequence[Clip], answers: Answers) -> dict[str, float]:
    """How well activated voices are told from others, where the label says which it is."""
    told = np.array([clip.activation is not None for clip in clips])[answers.clip]
    wanted = np.array([clip.activation or 0 for clip in clips])[answers.clip][told]
    said = answers.activation[told]
    right = (said >= 0.5) == (wanted == 1)
    recalls = [float(np.mean(right[wanted == side])) for side in (0, 1)]
    return {
        "balanced_accuracy": float(np.mean(recalls)),
        "recall_unactivated": recalls[0],
        "recall_activated": recalls[1],
        "temperature": calibration.fit_activation_temperature(said, wanted),
        "n": len(wanted),
    }


def of_other_corpus(clips: Sequence[Clip], answers: Answers, temperature: float) -> dict[str, Any]:
    """Figures on a corpus that was not trained on, under the shipped temperature."""
    calibrated = calibration.apply(answers.probabilities, temperature)
    return of_shipped(clips, Answers(answers.clip, calibrated, answers.activation))


def of_shipped(clips: Sequence[Clip], answers: Answers) -> dict[str, Any]:
    """Figures of one answer a clip from a network with its temperature.

    Of all labels, and of the likeliest among those that occur.
    """
    labels = np.array([clip.label for clip in clips])
    speakers = np.array([clip.speaker for clip in clips])
    occurring = np.isin(np.arange(len(LABELS)), labels)
    among = np.where(occurring, answers.probabilities, 0)
    among /= among.sum(axis=1, keepdims=True)
    return metrics.report(labels, answers.probabilities, speakers) | {
        "occurring_labels": [LABELS[i] for i in np.flatnonzero(occurring)],
        "among_occurring": metrics.report(labels, among, speakers),
        "activation": activation(clips, answers),
    }


def _uar(labels: np.ndarray, probabilities: np.ndarray) -> float:
    return metrics.unweighted_average_recall(labels, probabilities.argmax(axis=1))
