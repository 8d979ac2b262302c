"""Answers of networks to clips that they were not trained on.

They are stored, so that every figure of the model card can be computed again without a network.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from coach.analysis.networks.emotion import (
    FRAMES_PER_STEP,
    Answer,
    EmotionNetwork,
    EmotionStream,
    StreamAnswer,
    Usual,
)
from coach.analysis.networks.speech_features import clip_frames
from coach.common.arrays import Bools, Float32, Floats, Ints
from coach.common.errors import CoachError
from coach.common.files import write_atomically
from coach.domain.model_card import FeatureSpec
from training.conditions import CONDITIONS
from training.corpora import LABELS, Clip, load
from training.examples import MIN_FRAMES

#: Clips as recorded, of speakers about whom nothing is known.
CLEAN = "clean"
#: Clips as recorded, of speakers whose usual (baseline) is known.
KNOWING = "usual known"
#: Most clips that a usual is averaged over: about half a minute with pauses, as much as a first
#: practice gives.
REFERENCE_CLIPS = 12
#: Fewest clips that a usual is averaged over.
LEAST_REFERENCE = 2
#: Lengths of the windows cut from clips, and the step between windows, in seconds.
WINDOWS_S = (1.0, 1.5, 2.0, 3.0)
_WINDOW_STEP_S = 0.5
#: Minimum share of speech in a window; in live use that is `ReadingSpec.min_speech_s`.
_LEAST_SPEECH = 1 / 3


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to some clips under one condition, one per row.

    Attributes
    ----------
    clip
        Index of the clip that each row answers, shape (n,); a clip cut into windows has several
        rows.
    probabilities
        Probability of each label, shape (n, n_labels); before temperature scaling, unless the
        network has it built in.
    activation
        Probability that the voice is activated, shape (n,).
    unlike
        Probability that the sound is unlike anything in the training data, shape (n,).
    """

    clip: Ints
    probabilities: Floats
    activation: Floats
    unlike: Floats

    def chosen(self, rows: Ints | Bools) -> Answers:
        """Return the given rows.

        Parameters
        ----------
        rows
            Indices, or a mask of shape (n,).
        """
        return Answers(*(getattr(self, name)[rows] for name in self.__slots__))


def window_name(length_s: float) -> str:
    """Return the condition's name for windows of a length, such as "window 3 s"."""
    return f"window {length_s:g} s"


#: The windows that match live readings.
LIVE = window_name(WINDOWS_S[-1])
#: Fields that are stored, in half precision.
_SAID = ("probabilities", "activation", "unlike")
#: Frames of a clip, shape (k, n_features), and whether each is speech, shape (k,).
Heard = tuple[Float32, Bools]


def hear(
    clips: Sequence[Clip],
    spec: FeatureSpec,
    change: Callable[[Float32], Float32] = lambda samples: samples,
) -> list[Heard]:
    """Compute the network's input for each clip.

    Parameters
    ----------
    clips, spec
        What to read, and the features to compute.
    change
        Applied to the samples first: float32 at the analysis rate, shape (n,).
    """
    return [
        clip_frames(change(load(clip)), spec, MIN_FRAMES)
        for clip in tqdm(clips, unit="clip", leave=False)
    ]


def ask(network: EmotionNetwork, heard: Sequence[Heard]) -> Answers:
    """Answer each clip once, from all its speech."""
    return _stack([(number, network.predict(*one)) for number, one in enumerate(heard)])


def ask_knowing(network: EmotionNetwork, clips: Sequence[Clip], heard: Sequence[Heard]) -> Answers:
    """Answer each clip once, knowing how its speaker usually sounds.

    The usual is the mean embedding of up to `REFERENCE_CLIPS` of the speaker's ordinary clips
    (`Clip.ordinary`), spread evenly over them, never including the clip itself. Clips of
    speakers with fewer than `LEAST_REFERENCE` others get no answer.
    """
    ordinary: dict[str, dict[int, Float32]] = {}
    for number, clip in enumerate(clips):
        if clip.ordinary:
            embedding = network.predict(*heard[number]).embedding
            ordinary.setdefault(clip.speaker, {})[number] = embedding
    rows = []
    for number, clip in enumerate(clips):
        theirs = ordinary.get(clip.speaker, {})
        others = [found for other, found in theirs.items() if other != number]
        if len(others) >= LEAST_REFERENCE:
            some = others[:: -(-len(others) // REFERENCE_CLIPS)]
            usual = Usual(np.mean(some, axis=0), 1.0)
            rows.append((number, network.predict(*heard[number], usual)))
    return _stack(rows)


def ask_windows(
    network: EmotionNetwork, clips: Sequence[Clip], heard: Sequence[Heard], spec: FeatureSpec
) -> dict[str, Answers]:
    """Answer windows of fixed lengths, as live use does.

    The clips of one speaker and emotion are heard one after the other, as a stream. A window
    with less than a third of speech gets no answer. An answer belongs to the clip in which the
    window's middle lies.

    Returns
    -------
    dict
        Answers by `window_name`.
    """
    groups: dict[tuple[str, int], list[int]] = {}
    for number, clip in enumerate(clips):
        groups.setdefault((clip.speaker, clip.label), []).append(number)
    rows: dict[str, list[tuple[int, Answer]]] = {}
    for members in tqdm(groups.values(), unit="voice", leave=False):
        frames = np.concatenate([heard[number][0] for number in members])
        speech = np.concatenate([heard[number][1] for number in members])
        owner = np.repeat(members, [len(heard[number][0]) for number in members])
        for length_s in WINDOWS_S:
            length = round(length_s * spec.frames_per_s) // FRAMES_PER_STEP * FRAMES_PER_STEP
            found = rows.setdefault(window_name(length_s), [])
            for answer, first, is_speech in streamed(network, frames, speech, length, spec):
                if len(is_speech) == length and np.mean(is_speech) >= _LEAST_SPEECH:
                    found.append((int(owner[first + length // 2]), answer))
    return {name: _stack(found) for name, found in rows.items()}


def streamed(
    network: EmotionNetwork,
    frames: Float32,
    speech: Bools,
    length: int,
    spec: FeatureSpec,
) -> Iterator[StreamAnswer]:
    """Yield the answers to a stream, one every half second.

    Parameters
    ----------
    network, spec
        What answers, and the features of its frames.
    frames
        Features, shape (k, n_features).
    speech
        Whether each frame is speech, shape (k,).
    length
        Length of the window in frames.

    Yields
    ------
    StreamAnswer
        Answer to the last `length` frames; to fewer at the beginning of the stream, and where
        the window begins in a silence that was skipped.
    """
    stream = EmotionStream(network, length)
    step = round(_WINDOW_STEP_S * spec.frames_per_s)
    for start in range(0, len(frames), step):
        said = stream.push(frames[start : start + step], lambda first, end: speech[first:end])
        if said is not None:
            yield said


def ask_in_conditions(
    network: EmotionNetwork, clips: Sequence[Clip], spec: FeatureSpec
) -> dict[str, Answers]:
    """Answer each clip once in each of `CONDITIONS`."""
    return {name: ask(network, hear(clips, spec, change)) for name, change in CONDITIONS.items()}


def join(parts: Sequence[tuple[Sequence[int], Mapping[str, Answers]]]) -> dict[str, Answers]:
    """Join the answers of several folds.

    Parameters
    ----------
    parts
        For each fold, the indices of its clips and the answers to them by condition, in which
        `Answers.clip` counts within the fold.

    Returns
    -------
    dict
        Answers by condition, sorted by clip; `Answers.clip` counts over all clips.
    """
    whole = {}
    for name in parts[0][1]:
        together = Answers(
            np.concatenate([np.asarray(index)[found[name].clip] for index, found in parts]),
            *(np.concatenate([getattr(found[name], said) for _, found in parts]) for said in _SAID),
        )
        whole[name] = together.chosen(np.argsort(together.clip, kind="stable"))
    return whole


def save(path: Path, clips: Sequence[Clip], answers: Mapping[str, Answers]) -> None:
    """Write clips and answers in a compact form.

    Stored are names, labels, speakers and intensities of the clips, and the answers in half
    precision.

    Raises
    ------
    CoachError
        If the file can't be written.
    """
    arrays: dict[str, Any] = {
        "name": np.array([clip.path.stem for clip in clips]),
        "label": np.array([clip.label for clip in clips], np.int8),
        "speaker": np.array([clip.speaker for clip in clips]),
        "strong": np.array([clip.strong for clip in clips]),
    }
    for name, found in answers.items():
        arrays[f"{name}/clip"] = found.clip.astype(np.int16)
        for said in _SAID:
            arrays[f"{name}/{said}"] = getattr(found, said).astype(np.float16)
    content = io.BytesIO()
    np.savez_compressed(content, **arrays)
    write_atomically(path, content.getvalue(), "Answers not saved")


def read(path: Path, corpus: str) -> tuple[list[Clip], dict[str, Answers]]:
    """Read what `save` wrote.

    Parameters
    ----------
    path
        File of the answers.
    corpus
        Name of the clips' corpus, which isn't stored.

    Returns
    -------
    tuple
        Clips, with their names for paths, and answers by condition.

    Raises
    ------
    CoachError
        If the file can't be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CoachError(
            "No answers",
            f"{path} can't be read ({error.strerror}).",
            "Run `python -m training train` first.",
        ) from error
    with np.load(io.BytesIO(content)) as stored:
        facts = zip(*(stored[key] for key in ("name", "label", "speaker", "strong")), strict=True)
        clips = [
            Clip(Path(str(name)), corpus, int(label), str(speaker), bool(strong))
            for name, label, speaker, strong in facts
        ]
        names = sorted({key.split("/")[0] for key in stored.files if "/" in key})
        return clips, {
            name: Answers(
                stored[f"{name}/clip"].astype(int),
                *(stored[f"{name}/{said}"].astype(np.float64) for said in _SAID),
            )
            for name in names
        }


def _stack(rows: Sequence[tuple[int, Answer]]) -> Answers:
    return Answers(
        np.array([clip for clip, _ in rows], int),
        np.array([said.probabilities for _, said in rows]).reshape(len(rows), len(LABELS)),
        np.array([said.activation for _, said in rows], float),
        np.array([said.unlike for _, said in rows], float),
    )
