"""What networks answer to clips they were not trained on: kept, so that every figure of the
model card can be computed again without a network."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from coach.analysis.emotion import EmotionNetwork
from coach.analysis.speech_features import clip_frames
from coach.files import write_whole
from coach.model_card import FeatureSpec
from training.conditions import CONDITIONS
from training.corpora import Clip, load
from training.examples import MIN_FRAMES

CLEAN = "clean"
#: Seconds of speech that live use asks about, in seconds, and the step between windows.
WINDOWS_S = (1.0, 1.5, 2.0, 3.0)
_WINDOW_STEP_S = 0.5


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to some clips under some condition.

    clip: which clip each row answers, shape (n,); several rows where windows were cut.
    probabilities: before any temperature, shape (n, n_labels); activation: shape (n,).
    """

    clip: np.ndarray
    probabilities: np.ndarray
    activation: np.ndarray


def ask(
    network: EmotionNetwork,
    clips: Sequence[Clip],
    spec: FeatureSpec,
    change: Callable[[np.ndarray], np.ndarray] = lambda samples: samples,
) -> Answers:
    """One answer a clip, from all its speech."""
    said = [
        network.predict(clip_frames(change(load(clip)), spec, MIN_FRAMES))
        for clip in tqdm(clips, unit="clip", leave=False)
    ]
    return _stack([(number, *answer) for number, answer in enumerate(said)])


def ask_windows(
    network: EmotionNetwork, clips: Sequence[Clip], spec: FeatureSpec
) -> dict[str, Answers]:
    """Answers to windows of the same length, by `window_name`, as live use has them.

    Most clips are shorter than three seconds, so those of one speaker and emotion are joined
    first. A window belongs to the clip that its middle is in.
    """
    frames = [clip_frames(load(clip), spec, MIN_FRAMES) for clip in clips]
    groups: dict[tuple[str, int], list[int]] = {}
    for number, clip in enumerate(clips):
        groups.setdefault((clip.speaker, clip.label), []).append(number)
    step = round(_WINDOW_STEP_S * spec.frames_per_s)
    rows: dict[str, list[tuple[int, np.ndarray, float]]] = {}
    for members in tqdm(groups.values(), unit="voice", leave=False):
        joined = np.concatenate([frames[number] for number in members])
        owner = np.repeat(members, [len(frames[number]) for number in members])
        for length_s in WINDOWS_S:
            length = round(length_s * spec.frames_per_s)
            found = rows.setdefault(window_name(length_s), [])
            for start in range(0, len(joined) - length + 1, step):
                answer = network.predict(joined[start : start + length])
                found.append((int(owner[start + length // 2]), *answer))
    return {name: _stack(found) for name, found in rows.items()}


def window_name(length_s: float) -> str:
    return f"window {length_s:g} s"


def ask_in_conditions(
    network: EmotionNetwork, clips: Sequence[Clip], spec: FeatureSpec
) -> dict[str, Answers]:
    """Everything a fold's network is asked about its own test clips."""
    answers = {CLEAN: ask(network, clips, spec)} | ask_windows(network, clips, spec)
    for name, change in CONDITIONS.items():
        answers[name] = ask(network, clips, spec, change)
    return answers


def join(parts: Sequence[tuple[Sequence[int], Mapping[str, Answers]]]) -> dict[str, Answers]:
    """Put the folds together: (indices of the fold's clips, answers to them) for each."""
    whole = {}
    for name in parts[0][1]:
        clip = np.concatenate([np.asarray(index)[found[name].clip] for index, found in parts])
        order = np.argsort(clip, kind="stable")
        whole[name] = Answers(
            clip[order],
            np.concatenate([found[name].probabilities for _, found in parts])[order],
            np.concatenate([found[name].activation for _, found in parts])[order],
        )
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
        arrays[f"{name}/probabilities"] = found.probabilities.astype(np.float16)
        arrays[f"{name}/activation"] = found.activation.astype(np.float16)
    content = io.BytesIO()
    np.savez_compressed(content, **arrays)
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
                stored[f"{name}/probabilities"].astype(np.float64),
                stored[f"{name}/activation"].astype(np.float64),
            )
            for name in names
        }


def _stack(rows: Sequence[tuple[int, np.ndarray, float]]) -> Answers:
    clip, probabilities, activation = zip(*rows, strict=True)
    return Answers(np.array(clip), np.stack(probabilities), np.array(activation))
