"""Every figure of the model card, from kept answers and without a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from coach.common.arrays import Floats, Ints
from coach.domain.model_card import ReadingSpec
from training import calibration, metrics, scaling, splits
from training.answers import CLEAN, KNOWING, LIVE, WINDOWS_S, Answers, window_name
from training.calibration import Temperature
from training.conditions import CONDITIONS
from training.corpora import LABELS, Clip

#: Confidences under which no tone might be named.
THRESHOLDS = (0.0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8)
PROTOCOL = (
    "out-of-fold over {n_folds} folds of RAVDESS speech by actor (EmoBox folds 1 to {n_folds}); "
    "temperature fitted on the other folds' actors{and_far}; "
    "each clip is answered by a network that never heard its actor, and the shipped one is "
    "trained the same way on all of them"
)
#: The corpus of how much is expressed; its names begin with 0, 1 or 2.
_LEVELS = "levels"
#: What nobody who simply talks should be told: subdued, forceful, tense, harsh.
_HEAVY = ("sad", "angry", "fearful", "disgust")
#: The clips of a corpus, and what was answered to them, by condition.
Answered = tuple[Sequence[Clip], Mapping[str, Answers]]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was answered in an experiment, by networks that never heard what they answer.

    heard: of each corpus, by the networks of the folds, which left out its speaker alone.
    left_out: of corpora, by networks that heard nothing of them.
    sentence_open: of RAVDESS, by networks that heard neither actor nor sentence.
    """

    heard: Mapping[str, Answered]
    left_out: Mapping[str, Answered]
    sentence_open: Answered | None


def of_experiment(kept: Kept) -> dict[str, Any]:
    """Figures of everything that was answered, fractions, ready for JSON."""
    main, *others = kept.heard
    far = {
        name: scaling.to_fit(*given) for name, given in kept.left_out.items() if _acted(given[0])
    }
    near = scaling.to_fit(*kept.heard[main])
    found = of_folds(*kept.heard[main], list(far.values()))
    if kept.sentence_open is not None:
        clips, answers = kept.sentence_open
        answered = answers[CLEAN]
        labels = np.array([clip.label for clip in clips])[answered.clip]
        found["sentence_open"] = {
            "uar": _uar(labels, answered.probabilities),
            "n": len(labels),
        }

    def scaled(name: str, clips: Sequence[Clip], answers: Mapping[str, Answers]) -> Answered:
        """Under the temperature that fits RAVDESS and the corpora never heard, but this one."""
        temperature = scaling.fit(
            near, [answered for other, answered in far.items() if other != name]
        )
        return clips, {
            condition: replace(
                given,
                probabilities=calibration.apply(given.probabilities, given.unlike, temperature),
            )
            for condition, given in answers.items()
        }

    found["other_speakers"] = {name: of_corpus(*scaled(name, *kept.heard[name])) for name in others}
    found["other_corpora"] = {
        name: of_corpus(*scaled(name, *given)) for name, given in kept.left_out.items()
    }
    return found


def _acted(clips: Sequence[Clip]) -> bool:
    return any(clip.label < len(LABELS) for clip in clips)


def of_corpus(clips: Sequence[Clip], answers: Mapping[str, Answers]) -> dict[str, Any]:
    """Figures of a corpus beside RAVDESS: of its emotions, or, of ordinary speech, of what it is
    taken for."""
    if not _acted(clips):
        return ordinary(answers) | (
            {"order": order(clips, answers)} if clips[0].corpus == _LEVELS else {}
        )
    windows = answers[LIVE]
    labels = np.array([clip.label for clip in clips])[windows.clip]
    return of_shipped(clips, answers[CLEAN]) | {
        "personal": personal(clips, answers),
        "live": {
            "uar": _uar(labels, windows.probabilities),
            "ece": metrics.expected_calibration_error(labels, _told_apart(clips, windows)),
            "n": len(labels),
        },
    }


def _told_apart(clips: Sequence[Clip], answers: Answers) -> Floats:
    """Probabilities with even and calm together where the corpus has only one of both."""
    p = answers.probabilities.copy()
    for here, other in scaling.only(clips):
        p[:, here] += p[:, other]
        p[:, other] = 0
    return p


def ordinary(answers: Mapping[str, Answers]) -> dict[str, Any]:
    """What people who don't act are taken for: shares of live readings and of whole clips."""
    return {
        "live": named(answers[LIVE].probabilities),
        "clips": named(answers[CLEAN].probabilities),
        "clips, usual known": named(answers[KNOWING].probabilities),
        "activation": float(answers[CLEAN].activation.mean()),
    }


def order(clips: Sequence[Clip], answers: Mapping[str, Answers]) -> dict[str, float]:
    """How often, of two clips of one speaker, the energy of that with much expression is higher
    than of that with little (the area under the ROC curve), over speakers alike."""
    levels = np.array([int(clip.path.stem[0]) for clip in clips])
    speakers = np.array([clip.speaker for clip in clips])
    found = {}
    for name in (CLEAN, KNOWING):
        said = answers[name]
        level, speaker = levels[said.clip], speakers[said.clip]
        areas = []
        for one in np.unique(speaker):
            little, much = (said.activation[(speaker == one) & (level == at)] for at in (0, 2))
            if len(little) and len(much):
                higher = much[:, None] - little
                areas.append(np.mean(higher > 0) + np.mean(higher == 0) / 2)
        found[name] = float(np.mean(areas))
    return found


def named(probabilities: Floats) -> dict[str, float]:
    likeliest = probabilities.argmax(axis=1)
    sure = probabilities.max(axis=1) >= ReadingSpec().unsure_below
    shares = {
        name: float(np.mean(sure & (likeliest == label))) for label, name in enumerate(LABELS)
    }
    return shares | {
        "heavy": sum(shares[name] for name in _HEAVY),
        "even or calm": shares["neutral"] + shares["calm"],
        "not sure": float(np.mean(~sure)),
        "n": len(probabilities),
    }


def of_folds(
    clips: Sequence[Clip],
    answers: Mapping[str, Answers],
    far: Sequence[scaling.ToFit],
) -> dict[str, Any]:
    """Figures of the out-of-fold answers to RAVDESS, fractions, ready for JSON.

    far: of corpora never heard, what the temperatures are fitted to as well.
    """
    near = scaling.to_fit(clips, answers)
    labels = np.array([clip.label for clip in clips])
    speakers = np.array([clip.speaker for clip in clips])
    folds = splits.by_speaker(clips)
    base, slope = np.empty((2, len(clips)))
    for others, test in folds:
        base[test], slope[test] = scaling.fit(near.of_clips(others), far)

    def answered(name: str) -> tuple[Ints, Floats]:
        found = answers[name]
        temperature = Temperature(base[found.clip], slope[found.clip])
        scaled = calibration.apply(found.probabilities, found.unlike, temperature)
        return labels[found.clip], scaled

    _, calibrated = answered(CLEAN)
    per_fold = [_uar(labels[test], calibrated[test]) for _, test in folds]

    def score(name: str) -> dict[str, float]:
        true, p = answered(name)
        return {
            "uar": _uar(true, p),
            "ece": metrics.expected_calibration_error(true, p),
            "n": len(true),
        }

    return metrics.report(labels, calibrated, speakers) | {
        "protocol": PROTOCOL.format(
            n_folds=len(folds), and_far=" and on corpora never heard" if far else ""
        ),
        "ece_by_chance": metrics.calibration_error_by_chance(calibrated),
        "temperature": scaling.fit(near, far)._asdict(),
        "uar_per_fold": per_fold,
        "uar_fold_mean": float(np.mean(per_fold)),
        "uar_fold_sd": float(np.std(per_fold, ddof=1)),
        "windows": {window_name(s): score(window_name(s)) for s in WINDOWS_S},
        "conditions": {name: score(name) for name in (CLEAN, *CONDITIONS)},
        "reliability": metrics.reliability(labels, calibrated),
        "risk_coverage": metrics.risk_coverage(labels, calibrated, THRESHOLDS),
        "risk_coverage_windows": metrics.risk_coverage(*answered(LIVE), THRESHOLDS),
        "activation": activation(clips, answers[CLEAN])
        | {"ece": _activation_error(clips, answers[CLEAN], folds)},
        "personal": personal(clips, answers),
    }


def personal(clips: Sequence[Clip], answers: Mapping[str, Answers]) -> dict[str, Any]:
    """What it brings to know how the speakers usually sound, on all their clips and on those that
    aren't ordinary: among the labels that occur, and for the energy."""
    known = answers[KNOWING]
    place = np.searchsorted(answers[CLEAN].clip, known.clip)
    unknown = answers[CLEAN].chosen(place)
    theirs = [clips[i] for i in known.clip]
    labels = np.array([clip.label for clip in theirs])
    speakers = np.array([clip.speaker for clip in theirs])
    ordinary = np.array([clip.ordinary for clip in theirs])
    found = {}
    for name, chosen in (("all", labels >= 0), ("emotional", ~ordinary)):
        before, after = (
            _among(labels, one.probabilities)[chosen].argmax(axis=1) for one in (unknown, known)
        )
        true = labels[chosen]
        found[name] = {
            "uar_unknown": metrics.unweighted_average_recall(true, before),
            "uar": metrics.unweighted_average_recall(true, after),
            "gain": metrics.unweighted_average_recall(true, after)
            - metrics.unweighted_average_recall(true, before),
            "gain_ci95": metrics.difference_interval(true, after, before, speakers[chosen]),
            "n": len(true),
        }
    return found | {
        "energy_unknown": activation(clips, unknown)["balanced_accuracy"],
        "energy": activation(clips, known)["balanced_accuracy"],
    }


def _among(labels: Ints, probabilities: Floats) -> Floats:
    """Probabilities among the labels that occur alone."""
    occurring = np.isin(np.arange(len(LABELS)), labels)
    among = np.where(occurring, probabilities, 0)
    shares: Floats = among / among.sum(axis=1, keepdims=True)
    return shares


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


def of_shipped(clips: Sequence[Clip], answers: Answers) -> dict[str, Any]:
    """Figures of one answer a clip from a network with its temperature.

    Of all labels, and of the likeliest among those that occur.
    """
    labels = np.array([clip.label for clip in clips])
    speakers = np.array([clip.speaker for clip in clips])
    among = _among(labels, answers.probabilities)
    return metrics.report(labels, answers.probabilities, speakers) | {
        "occurring_labels": [LABELS[i] for i in np.unique(labels)],
        "among_occurring": metrics.report(labels, among, speakers),
        "activation": activation(clips, answers),
    }


def _uar(labels: Ints, probabilities: Floats) -> float:
    return metrics.unweighted_average_recall(labels, probabilities.argmax(axis=1))
