"""Every figure of the model card, from kept answers and without a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

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

    def answered(name: str) -> tuple[np.ndarray, np.ndarray]:
        found = answers[name]
        scaled = calibration.apply(found.probabilities, temperatures[found.clip][:, None])
        return labels[found.clip], scaled

    def score(name: str) -> dict[str, float]:
        true, p = answered(name)
        return {
            "uar": _uar(true, p),
            "ece": metrics.expected_calibration_error(true, p),
            "n": len(true),
        }

    return metrics.report(labels, calibrated, speakers) | {
        "protocol": PROTOCOL.format(n_folds=len(folds)),
        "ece_by_chance": metrics.calibration_error_by_chance(calibrated),
        "temperature": calibration.fit_temperature(calibration.log_probabilities(clean), labels),
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
        "risk_coverage_windows": metrics.risk_coverage(
            *answered(window_name(WINDOWS_S[-1])), THRESHOLDS
        ),
        "activation": activation(clips, answers[CLEAN])
        | {"ece": _activation_error(clips, answers[CLEAN], folds)},
        "personal": _personal(calibrated, labels, speakers, folds),
    }


def _personal(
    calibrated: np.ndarray, labels: np.ndarray, speakers: np.ndarray, folds: splits.Folds
) -> dict[str, Any]:
    """What it would bring to know each speaker's neutral voice, on all clips and on others."""
    own, usual = adaptation.cross_shifted(calibrated, labels, speakers, folds)
    found = {}
    for name, chosen in (("all", labels >= 0), ("emotional", labels != adaptation.NEUTRAL)):
        true, before, after = labels[chosen], calibrated[chosen], own[chosen]
        found[name] = {
            "uar": _uar(true, after),
            "uar_usual_voice": _uar(true, usual[chosen]),
            "uar_unknown": _uar(true, before),
            "gain": _uar(true, after) - _uar(true, before),
            "gain_ci95": metrics.difference_interval(
                true, [after.argmax(axis=1)], [before.argmax(axis=1)], speakers[chosen]
            ),
            "ece": metrics.expected_calibration_error(true, after),
        }
    return found


def activation(clips: Sequence[Clip], answers: Answers) -> dict[str, Any]:
    """How well activated voices are told from others, where the label says which it is.

    `share_activated`: of each emotion's clips, how many are said to be activated.
    """
    told = np.array([clip.activation is not None for clip in clips])[answers.clip]
    wanted = np.array([clip.activation or 0 for clip in clips])[answers.clip][told]
    said = answers.activation[told]
    right = (said >= 0.5) == (wanted == 1)
    recalls = [float(np.mean(right[wanted == side])) for side in (0, 1)]
    labels = np.array([clip.label for clip in clips])[answers.clip]
    return {
        "balanced_accuracy": float(np.mean(recalls)),
        "recall_unactivated": recalls[0],
        "recall_activated": recalls[1],
        "share_activated": {
            LABELS[label]: float(np.mean(answers.activation[labels == label] >= 0.5))
            for label in np.unique(labels)
        },
        "temperature": calibration.fit_activation_temperature(said, wanted),
        "n": len(wanted),
    }


def _activation_error(clips: Sequence[Clip], answers: Answers, folds: splits.Folds) -> float:
    """Calibration error of the activation, its temperature fitted on the other folds."""
    wanted = np.array([np.nan if c.activation is None else c.activation for c in clips])
    told = np.isfinite(wanted)
    scaled = np.empty(len(clips))
    for others, test in folds:
        known = [clip for clip in others if told[clip]]
        temperature = calibration.fit_activation_temperature(
            answers.activation[known], wanted[known]
        )
        scaled[test] = calibration.apply_to_activation(answers.activation[test], temperature)
    pairs = np.stack([1 - scaled, scaled], axis=1)[told]
    return metrics.expected_calibration_error(wanted[told].astype(int), pairs)


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
