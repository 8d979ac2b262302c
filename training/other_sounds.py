"""Test of whether the coach separates other sounds from voices, both of kinds never trained on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr
from sklearn.metrics import roc_auc_score
from tqdm import tqdm

from coach.analysis.analyzer import Analyzer
from coach.analysis.networks.emotion import EmotionModel
from coach.common.arrays import Float32, Floats
from coach.common.files import write_atomically
from coach.domain.stream import ANALYSIS_RATE_HZ, UNLIKE_FROM, AudioBlock, EmotionReading
from training import figure_files, figures
from training.corpora import CorpusError, find, load

#: Prefix of the folders of voices, in which each file holds one speaker.
_VOICES = "voices"
#: A corpus that no network is trained on, clips per speaker, and number of speakers.
_CORPUS, _CLIPS_EACH, _SPEAKERS = "levels", 12, 40
_PAUSE_S = 0.3
#: Voices are tested as they are, and in utterances of this length between silences.
_UTTERANCE_S, _SILENCE_S = 2.5, 4.0
#: Short sounds are repeated up to the first length, long ones cut off at the second.
_SHORTEST_S, _LONGEST_S = 6.0, 30.0


#: Readings of one kind of sound: probabilities of being unlike the training data, shape (n,), and
#: of the labels as shown, shape (n, n_labels).
Readings = tuple[Floats, Floats]


def measure(folder: Path, data: Path, sounds: Path) -> dict[str, Readings]:
    """Run the whole analysis, with the shipped network, over voices and other sounds.

    Parameters
    ----------
    folder
        The model folder.
    data
        Folder that holds the corpora, for more voices.
    sounds
        Folder with a folder for each kind of sound, made by `tools/other_sounds.py`.

    Returns
    -------
    dict
        Readings by kind; kinds without any are left out.

    Raises
    ------
    CorpusError
        If `sounds` has no folder of voices, or the corpus is missing.
    CoachError
        If the model is missing, damaged or doesn't fit the application.
    """
    model = EmotionModel(folder)
    found: dict[str, list[EmotionReading]] = {}
    for kind, samples in tqdm([*_of_files(sounds), *_of_speakers(data)], unit="sound"):
        found.setdefault(kind, []).extend(_readings(model, samples))
        if kind.startswith(_VOICES):
            short = _in_utterances(samples)
            found.setdefault(f"{kind}, short", []).extend(_readings(model, short))
    return {
        kind: (np.array([r.unlike for r in said]), np.array([r.probabilities for r in said]))
        for kind, said in found.items()
        if said
    }


def _of_files(sounds: Path) -> Iterator[tuple[str, Float32]]:
    """Yield kind and samples of each file, repeated or cut off where need be."""
    paths = sorted(path for path in sounds.glob("*/*") if path.is_file())
    if not any(path.parent.name.startswith(_VOICES) for path in paths):
        raise CorpusError(
            f"No folder of {_VOICES} in {sounds}. Make it with tools/other_sounds.py."
        )
    for path in paths:
        samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
        samples = soxr.resample(samples.mean(axis=1), rate_hz, ANALYSIS_RATE_HZ)
        if len(samples) < _SHORTEST_S * ANALYSIS_RATE_HZ:
            samples = np.append(samples, np.zeros(round(_PAUSE_S * ANALYSIS_RATE_HZ), np.float32))
            samples = np.resize(samples, round(_SHORTEST_S * ANALYSIS_RATE_HZ))
        limit = None if path.parent.name.startswith(_VOICES) else _LONGEST_S * ANALYSIS_RATE_HZ
        yield path.parent.name, samples[: limit and round(limit)]


def _of_speakers(data: Path) -> Iterator[tuple[str, Float32]]:
    """Yield kind and samples of some speakers of the corpus, their clips joined by pauses."""
    by_speaker: dict[str, list[Float32]] = {}
    pause = np.zeros(round(_PAUSE_S * ANALYSIS_RATE_HZ), np.float32)
    for clip in find(_CORPUS, data):
        said = by_speaker.setdefault(clip.speaker, [])
        if len(said) < 2 * _CLIPS_EACH:
            said += [load(clip), pause]
    for speaker in sorted(by_speaker)[:_SPEAKERS]:
        yield f"{_VOICES}-{_CORPUS}", np.concatenate(by_speaker[speaker])


def _in_utterances(samples: Float32) -> Float32:
    """Cut samples into utterances, each after a long silence."""
    size = round(_UTTERANCE_S * ANALYSIS_RATE_HZ)
    silence = np.zeros(round(_SILENCE_S * ANALYSIS_RATE_HZ), np.float32)
    pieces = np.split(samples, range(size, len(samples), size))
    return np.concatenate([part for piece in pieces for part in (silence, piece)])


def _readings(model: EmotionModel, samples: Float32) -> tuple[EmotionReading, ...]:
    analyzer = Analyzer(model, ANALYSIS_RATE_HZ)
    pcm = (np.clip(samples, -1, 1) * np.iinfo(np.int16).max).astype(np.int16)
    return analyzer.feed(AudioBlock(0, pcm)).emotions + analyzer.finish().emotions


def save(results: Path, name: str, readings: dict[str, Readings]) -> None:
    """Store readings in half precision, as answers of an experiment.

    Parameters
    ----------
    results
        Folder of answers and figures.
    name
        Name of the experiment.
    readings
        Readings by kind.

    Raises
    ------
    CoachError
        If the file can't be written.
    """
    arrays: dict[str, Any] = {}
    for kind, (unlike, probabilities) in readings.items():
        arrays[f"{kind}/unlike"] = unlike.astype(np.float16)
        arrays[f"{kind}/probabilities"] = probabilities.astype(np.float16)
    content = io.BytesIO()
    np.savez_compressed(content, **arrays)
    write_atomically(results / f"{stem(name)}.npz", content.getvalue(), "Answers not saved")


def stem(name: str) -> str:
    """Return the name, without suffix, of the files of an experiment's answers and figures."""
    return f"{name}-other-sounds"


def write_figures(results: Path, name: str) -> dict[str, Any]:
    """Compute the figures from the stored answers and write them beside those.

    Returns
    -------
    dict
        Figures, as from `figures_of`.

    Raises
    ------
    CoachError
        If the file can't be written.
    """
    found = figures_of(_read(results / f"{stem(name)}.npz"))
    figure_files.write(results / f"{stem(name)}.json", found)
    return found


def _read(path: Path) -> dict[str, Readings]:
    with np.load(path) as kept:
        kinds = sorted({name.split("/")[0] for name in kept.files})
        return {
            kind: (
                kept[f"{kind}/unlike"].astype(float),
                kept[f"{kind}/probabilities"].astype(float),
            )
            for kind in kinds
        }


def figures_of(readings: dict[str, Readings]) -> dict[str, Any]:
    """Compute how well other sounds are separated from voices.

    Returns
    -------
    dict
        `auroc`, the area under the ROC curve of all sounds against all voices, each kind with the
        same weight; `passed`, the share of voices' readings that count as voices; `told`, the share
        of other sounds' readings that count as unlike; and by kind, as `voices` and `sounds`, what
        the readings name (`figures.named`), their share that is `unlike` and, for sounds, the area
        against all voices.
    """
    voices = {kind: said for kind, said in readings.items() if kind.startswith(_VOICES)}
    others = {kind: said for kind, said in readings.items() if kind not in voices}
    found = {
        kind: figures.named(probabilities) | {"unlike": float(np.mean(unlike >= UNLIKE_FROM))}
        for kind, (unlike, probabilities) in readings.items()
    }
    return {
        "auroc": _area(voices, others),
        "passed": 1 - float(np.mean([found[kind]["unlike"] for kind in voices])),
        "told": float(np.mean([found[kind]["unlike"] for kind in others])),
        "voices": {kind: found[kind] for kind in voices},
        "sounds": {
            kind: found[kind] | {"auroc": _area(voices, {kind: others[kind]})} for kind in others
        },
    }


def _area(voices: dict[str, Readings], others: dict[str, Readings]) -> float:
    """Return the area under the ROC curve, each kind on either side with the same weight."""
    unlike = [said for said, _ in (*voices.values(), *others.values())]
    truth = np.repeat([False] * len(voices) + [True] * len(others), [len(one) for one in unlike])
    weight = np.concatenate([np.full(len(one), 1 / len(one)) for one in unlike])
    return float(roc_auc_score(truth, np.concatenate(unlike), sample_weight=weight))
