"""What networks answer to clips they were not trained on: kept, so that every figure of the
model card can be computed again without a network."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

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
from coach.common.files import write_whole
from coach.domain.model_card import FeatureSpec
from training.conditions import CONDITIONS
from training.corpora import LABELS, Clip, load
from training.examples import MIN_FRAMES

CLEAN = "clean"
#: As recorded as well, by a network that knows the speaker's usual voice.
KNOWING = "usual known"
#: Some half a minute with its pauses, as much as a first practice gives.
REFERENCE_CLIPS = 12
LEAST_REFERENCE = 2
#: Seconds of speech that live use asks about, in seconds, and the step between windows.
WINDOWS_S = (1.0, 1.5, 2.0, 3.0)
_WINDOW_STEP_S = 0.5
#: Share of a window that is speech, at least; in use that is `ReadingSpec.min_speech_s`.
_LEAST_SPEECH = 1 / 3


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to some clips under some condition.

    clip: which clip each row answers, shape (n,); several rows where windows were cut.
    probabilities: before any temperature, shape (n, n_labels); activation, unlike: shape (n,).
    """

    clip: Ints
    probabilities: Floats
    activation: Floats
    unlike: Floats

    def chosen(self, rows: Ints | Bools) -> Answers:
        return Answers(*(getattr(self, name)[rows] for name in self.__slots__))


def window_name(length_s: float) -> str:
    return f"window {length_s:g} s"


#: The windows that are like live readings.
LIVE = window_name(WINDOWS_S[-1])
#: What is kept of each answer in half precision.
_SAID = ("probabilities", "activation", "unlike")
#: A clip's frames, shape (k, n_features), and which are speech, shape (k,).
Heard = tuple[Float32, Bools]


def hear(
    clips: Sequence[Clip],
    spec: FeatureSpec,
    change: Callable[[Float32], Float32] = lambda samples: samples,
) -> list[Heard]:
    """What the network is given of each clip."""
    return [
        clip_frames(change(load(clip)), spec, MIN_FRAMES)
        for clip in tqdm(clips, unit="clip", leave=False)
    ]


def ask(network: EmotionNetwork, heard: Sequence[Heard]) -> Answers:
    """One answer a clip, from all its speech."""
    return _stack([(number, network.predict(*one)) for number, one in enumerate(heard)])


def ask_knowing(network: EmotionNetwork, clips: Sequence[Clip], heard: Sequence[Heard]) -> Answers:
    """The same from a network that knows how each speaker usually sounds.

    From up to `REFERENCE_CLIPS` of their ordinary clips, spread over them, never the one that is
    asked about, nor of any label but those that nobody acts a strong emotion in. Whoever has
    fewer than two isn't answered.
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
    """Answers to windows of the same length, by `window_name`, as live use has them.

    The clips of one speaker and emotion are heard one after the other, as a stream. A window that
    isn't speech for a third at least isn't answered. It belongs to the clip that its middle is in.
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
    """Answers to the last `length` frames of a stream, every half second; at its beginning, and
    where a silence wasn't heard, to fewer."""
    stream = EmotionStream(network, length)
    step = round(_WINDOW_STEP_S * spec.frames_per_s)
    for start in range(0, len(frames), step):
        said = stream.push(frames[start : start + step], lambda first, end: speech[first:end])
        if said is not None:
            yield said


def ask_in_conditions(
    network: EmotionNetwork, clips: Sequence[Clip], spec: FeatureSpec
) -> dict[str, Answers]:
    """One answer a clip in each of the conditions."""
    return {name: ask(network, hear(clips, spec, change)) for name, change in CONDITIONS.items()}


def join(parts: Sequence[tuple[Sequence[int], Mapping[str, Answers]]]) -> dict[str, Answers]:
    """Put the folds together: (indices of the fold's clips, answers to them) for each."""
    whole = {}
    for name in parts[0][1]:
        together = Answers(
            np.concatenate([np.asarray(index)[found[name].clip] for index, found in parts]),
            *(np.concatenate([getattr(found[name], said) for _, found in parts]) for said in _SAID),
        )
        whole[name] = together.chosen(np.argsort(together.clip, kind="stable"))
    return whole


def save(path: Path, clips: Sequence[Clip], answers: Mapping[str, Answers]) -> None:
    """Write compactly: names, labels and speakers of the clips, half-precision answers."""
    arrays = {
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
    np.savez_compressed(content, allow_pickle=True, **arrays)
    write_whole(path, content.getvalue(), "Answers not kept")


def read(path: Path, corpus: str) -> tuple[list[Clip], dict[str, Answers]]:
    """Inverse of `save`; the clips have their names for paths."""
    with np.load(path) as stored:
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
