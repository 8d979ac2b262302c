"""Ten-second talks with the targets of every frame, stored as shards.

They hold the training speakers only; the others are for `tests/accuracy` and were never seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
import soxr

from coach.analysis.networks.delivery_network import HEADS, NUCLEUS_FRAMES
from coach.analysis.signal.log_mel import LogMel
from coach.analysis.signal.relative_sound import PeakNormaliser
from coach.common.arrays import Float32, Float64
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ as RATE_HZ
from training.corpora import find
from training.delivery import speech
from training.delivery.edits import EDITS, UNKNOWN
from training.delivery.rooms import disturbed, without_voice
from training.delivery.speech import Utterance, joined, silence
from training.delivery.stretching import at_other_pitch

_SPEC = FeatureSpec()
#: Outputs in training: the heads that are used, and two auxiliary ones. The network didn't detect
#: those well enough (F1 over frames below 0.1), so rules find them; the spliced cuts and repeats
#: serve as counterexamples here.
TARGETS = (*HEADS, "repetition", "block")
SECONDS = 10.0
#: A block is recognised by how the voice resumes: the frames around that, relative to it.
_AFTER_BLOCK = (-4, 22)
#: A frame is speech if it lies within this of the loud parts of its talk.
_SPEECH_DB = 34.0
#: Below this nothing is speech, as in a talk in which nobody speaks.
_SILENT_DB = -80.0
#: Talks in a shard.
_SHARD = 100
#: Share of the talks whose pitch is shifted, and the range of the shift: few of the training
#: speakers speak below 90 or above 300 Hz.
_SHIFTED, _SHIFT_OCTAVES = 0.25, (-0.8, 1.2)


def training_speakers(data: Path) -> dict[str, list[str]]:
    """Return the names of the people that are trained on: `learners`, `actors` and `commands`.

    Parameters
    ----------
    data
        As for `Voices`.

    Raises
    ------
    CorpusError
        If RAVDESS speech is missing.
    """
    return {
        "learners": speech.learner_speakers(data / "learners")[0],
        "actors": sorted({clip.speaker for clip in find("ravdess-speech", data)})[::2],
        "commands": speech.command_speakers(data / "indian")[0],
    }


class Voices:
    """The training speakers, drawn by kind with fixed shares.

    Parameters
    ----------
    data
        Folder with the corpora's folders `learners` and `indian`, and RAVDESS speech.
    rng
        Source of the synthetic voices and of what they say.

    Attributes
    ----------
    kinds
        Utterances by speaker, of each kind: learners, actors, commands and synthetic voices.

    Raises
    ------
    CorpusError
        If RAVDESS speech is missing.
    """

    def __init__(self, data: Path, rng: np.random.Generator) -> None:
        names = training_speakers(data)
        learners = speech.learners(data / "learners", set(names["learners"]))
        acted = speech.actors(data, names["actors"])
        commands = speech.commands(data / "indian", set(names["commands"]))
        texts = speech.texts(data / "learners")
        synthetic = dict(speech.synthetic(texts, rng, voices=120, each=5))
        self.kinds = [learners, acted, commands, {k: v for k, v in synthetic.items() if v}]
        self._share = (0.52, 0.13, 0.05, 0.30)
        self._everybody = [clip for clips in learners.values() for clip in clips]

    def somebody(self, rng: np.random.Generator) -> list[Utterance]:
        """Return the utterances of a random speaker."""
        kind = self.kinds[rng.choice(len(self.kinds), p=self._share)]
        return kind[sorted(kind)[rng.integers(len(kind))]]

    def babble(self, size: int, rng: np.random.Generator) -> Float64:
        """Return two to eight learners speaking at once, shape (size,)."""
        out = np.zeros(size)
        for _ in range(rng.integers(2, 9)):
            clips = [self._everybody[rng.integers(len(self._everybody))].samples for _ in range(4)]
            voice = np.concatenate(clips)
            out += np.roll(np.resize(voice, size), rng.integers(size))
        return out


def talk(voices: Voices, rng: np.random.Generator) -> Utterance:
    """Return `SECONDS` of one speaker's sentences with pauses between, some of them edited."""
    clips = voices.somebody(rng)
    parts: list[Utterance] = [silence(rng.uniform(0, 1.0))]
    rate = rng.choice((0.0, 0.6), p=(0.4, 0.6))
    speed = rng.uniform(0.85, 1.2)
    while sum(part.duration_s for part in parts) < 1.01 * speed * SECONDS:
        clip = clips[rng.integers(len(clips))]
        if not clip.counted or rng.random() > rate or len(clip.nuclei_s) < 2:
            parts += [clip, silence(rng.uniform(0.05, 1.3))]
            continue
        edit = EDITS[rng.choice(len(EDITS), p=[share for _, share in EDITS])][0]
        parts += [edit(clip, rng) or clip, silence(rng.uniform(0.05, 1.3))]
    whole = joined(parts)
    if rng.random() < _SHIFTED:
        factor = 2 ** rng.uniform(*_SHIFT_OCTAVES)
        whole = replace(whole, samples=at_other_pitch(whole.samples, factor))
    said = _at_speed(whole, speed).cut(0, SECONDS)
    return replace(said, samples=np.resize(said.samples, round(SECONDS * RATE_HZ)))


def _at_speed(said: Utterance, speed: float) -> Utterance:
    """Make speech faster and higher, or slower and lower, as if from another speaker."""
    if abs(speed - 1) < 0.03:
        return said
    samples = soxr.resample(said.samples, RATE_HZ * speed, RATE_HZ)
    return replace(
        said,
        samples=samples,
        nuclei_s=tuple(t / speed for t in said.nuclei_s),
        dips_s=(),
        events=tuple(
            replace(e, start_s=e.start_s / speed, end_s=e.end_s / speed) for e in said.events
        ),
    )


def targets(said: Utterance, frames: int) -> tuple[Float32, Float32]:
    """Return the targets of a talk.

    Parameters
    ----------
    said
        The talk, before it is put into a room.
    frames
        Number of log-mel frames of it.

    Returns
    -------
    wanted : Float32
        Probabilities of `TARGETS` that the network should give, shape (frames, len(TARGETS)).
    weight : Float32
        How much each counts, of the same shape: 0 where the target isn't known, else 1.
    """
    centres = np.array([_SPEC.centre_s(frame) for frame in range(frames)])
    wanted = np.zeros((frames, len(TARGETS)), np.float32)
    weight = np.ones_like(wanted)
    level = np.sqrt(np.convolve(said.samples.astype(float) ** 2, np.full(400, 1 / 400), "same"))
    level_db = 20 * np.log10(level + 1e-6)
    at = np.minimum((centres * RATE_HZ).astype(int), len(level_db) - 1)
    least_db = max(np.percentile(level_db, 97) - _SPEECH_DB, _SILENT_DB)
    wanted[:, TARGETS.index("speech")] = level_db[at] > least_db
    nucleus = TARGETS.index("syllable")
    for time_s in said.nuclei_s:
        bump = np.exp(-0.5 * ((centres - time_s) * _SPEC.frames_per_s / NUCLEUS_FRAMES) ** 2)
        wanted[:, nucleus] += bump
    wanted[:, nucleus] = np.minimum(wanted[:, nucleus], 1)
    if not said.counted:
        weight[:, nucleus] = 0
    for event in said.events:
        kind = event.kind.removeprefix(UNKNOWN)
        if kind == "block":
            low, high = (event.end_s + edge / _SPEC.frames_per_s for edge in _AFTER_BLOCK)
        else:
            low, high = event.start_s, event.end_s
        inside = (centres >= low) & (centres < high)
        head = TARGETS.index(kind)
        if event.kind == kind:
            wanted[inside, head] = 1
        else:
            weight[inside & (wanted[:, head] == 0), head] = 0
    return wanted, weight


def shards(data: Path, folder: Path, count: int, seed: int) -> list[Path]:
    """Make the shards that don't exist yet, and return the paths of all.

    Parameters
    ----------
    data
        Folder with the corpora, as for `Voices`.
    folder
        Where the shards are written.
    count
        Number of shards, of a hundred talks each.
    seed
        Of the voices, and part of the shards' names, which seed everything else.

    Returns
    -------
    list[Path]
        NumPy archives of float16 arrays: `inputs`, shape (talks, frames, n_mels), as
        `PeakNormaliser` makes them, and `wanted` and `weight`, shape (talks, frames, len(TARGETS)),
        as `targets` returns them.

    Raises
    ------
    CorpusError
        If RAVDESS speech is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{seed}-{number:03}.npz" for number in range(count)]
    missing = [path for path in paths if not path.exists()]
    if not missing:
        return paths
    voices = Voices(data, np.random.default_rng(seed))
    for path in missing:
        rng = np.random.default_rng(crc32(path.name.encode()))
        made = list(_examples(voices, rng))
        inputs, wanted, weight = (np.stack(one) for one in zip(*made, strict=True))
        part = path.with_suffix(".part.npz")
        np.savez(part, inputs=inputs.astype(np.float16), wanted=wanted.astype(np.float16),
                 weight=weight.astype(np.float16))  # fmt: skip
        part.replace(path)
        print(path.name, flush=True)
    return paths


def _examples(
    voices: Voices, rng: np.random.Generator
) -> Iterator[tuple[Float32, Float32, Float32]]:
    for _ in range(_SHARD):
        said = talk(voices, rng)
        babble = voices.babble(len(said.samples), rng)
        if rng.random() < 0.08:
            said = silence(SECONDS)
            heard = without_voice(len(said.samples), rng)
        else:
            heard = disturbed(said.samples, babble, rng)
        log_mel = LogMel(_SPEC).push(heard)
        inputs = PeakNormaliser().push(log_mel)
        wanted, weight = targets(said, len(inputs))
        yield inputs, wanted, weight
