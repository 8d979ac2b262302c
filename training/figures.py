"""Every figure of the model card, computed from stored answers without a network."""

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

#: Confidences below which no tone might be named.
THRESHOLDS = (0.0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8)
PROTOCOL = (
    "out-of-fold over {n_folds} folds of RAVDESS speech by actor (EmoBox folds 1 to {n_folds}); "
    "temperature fitted on the other folds' actors{and_far}; "
    "each clip is answered by a network that never heard its actor, and the shipped one is "
    "trained the same way on all of them"
)
#: The corpus with three levels of expression; its file names begin with 0, 1 or 2.
_LEVELS = "levels"
#: Tones that ordinary talk should not be mistaken for: subdued, forceful, tense, harsh.
_HEAVY = ("sad", "angry", "fearful", "disgust")
#: The clips of a corpus, and the answers to them by condition.
Answered = tuple[Sequence[Clip], Mapping[str, Answers]]


@dataclass(frozen=True, slots=True)
class Kept:
    """Stored answers of an experiment, all from networks that never heard what they answer.

    Attributes
    ----------
    heard
        By corpus, from the networks of the folds, which were trained without the speaker.
    left_out
        By corpus, from networks that were trained without the corpus.
    sentence_open
        To RAVDESS, from networks that heard neither the actor nor the sentence; None if they
        were not trained.
    """

    heard: Mapping[str, Answered]
    left_out: Mapping[str, Answered]
    sentence_open: Answered | None


def of_experiment(kept: Kept) -> dict[str, Any]:
    """Compute the figures of all stored answers.

    Returns
    -------
    dict
        Fractions, ready for JSON: those of `of_folds`; `sentence_open`, if it was measured; and,
        by corpus, `other_speakers` (unheard speakers of the other corpora in the training) and
        `other_corpora` (corpora left out of it).
    """
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
        """Scale with the temperature fitted to RAVDESS and the other unheard corpora."""
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
    """Compute the figures of a corpus other than RAVDESS.

    For acted speech these are the figures of its emotions; for speech that isn't acted, what it
    is mistaken for (`ordinary`).
    """
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
    """Return probabilities with neutral and calm merged where the corpus has only one of them."""
    p = answers.probabilities.copy()
    for here, other in scaling.only(clips):
        p[:, here] += p[:, other]
        p[:, other] = 0
    return p


def ordinary(answers: Mapping[str, Answers]) -> dict[str, Any]:
    """Compute what people who don't act are mistaken for.

    Returns
    -------
    dict
        Shares, as from `named`, for live readings and for whole clips without and with the usual
        known; and the mean probability of being activated.
    """
    return {
        "live": named(answers[LIVE].probabilities),
        "clips": named(answers[CLEAN].probabilities),
        "clips, usual known": named(answers[KNOWING].probabilities),
        "activation": float(answers[CLEAN].activation.mean()),
    }


def order(clips: Sequence[Clip], answers: Mapping[str, Answers]) -> dict[str, float]:
    """Compute how well the energy separates much expression from little within a speaker.

    That is the probability that, of two clips of one speaker, the one with much expression has
    the higher activation: the area under the ROC curve, averaged over speakers.

    Returns
    -------
    dict
        The area without and with the usual (baseline) known, by condition.
    """
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
    """Compute what a set of answers names.

    Parameters
    ----------
    probabilities
        Shape (n, n_labels).

    Returns
    -------
    dict
        Share of answers that name each label; `heavy`, `even or calm` and `not sure`, the share
        below `ReadingSpec.unsure_below`; and `n`, the number of answers.
    """
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
    """Compute the figures of the out-of-fold answers to RAVDESS.

    Parameters
    ----------
    clips
        RAVDESS's clips.
    answers
        Answers by condition, before temperature scaling.
    far
        Answers to unheard corpora, which the temperatures are fitted to as well.

    Returns
    -------
    dict
        Fractions, ready for JSON.
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
    """Compute what is gained by knowing how the speakers usually sound.

    Returns
    -------
    dict
        For all clips and for the emotional ones: UAR among the labels that occur, without and with
        the usual known, and the gain with its 95 % interval. For the energy: balanced accuracy
        without and with it.
    """
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
    """Return probabilities renormalised over the labels that occur."""
    occurring = np.isin(np.arange(len(LABELS)), labels)
    among = np.where(occurring, probabilities, 0)
    shares: Floats = among / among.sum(axis=1, keepdims=True)
    return shares


def activation(clips: Sequence[Clip], answers: Answers) -> dict[str, Any]:
    """Compute how well activated voices are detected, where the label says which are.

    Returns
    -------
    dict
        Balanced accuracy and recalls; `share_activated`, the share of each label's clips that are
        classified as activated; the `temperature` that fits; and `n`, the number of answers.
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
    """Return the activation's calibration error, with the temperature fitted on the other folds."""
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
    """Compute the figures of a network with its temperature, from one answer per clip.

    Returns
    -------
    dict
        Those of `metrics.report` over all labels; the same `among_occurring` labels; and those of
        the activation.
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
