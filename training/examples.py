"""Features of a corpus and its augmented variants: computed once, cached, memory-mapped."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from inspect import getfile
from pathlib import Path

import msgspec
import numpy as np
from tqdm import tqdm

from coach.analysis.networks import speech_features
from coach.analysis.networks.speech_features import clip_frames
from coach.analysis.signal import high_pass, log_mel, periodicity, relative_level, vad
from coach.analysis.signal.relative_level import RunningSpeechLevel
from coach.common.arrays import Bools, Float16, Float32, Ints
from coach.domain.model_card import FeatureSpec
from training import augment as augmentation
from training.augment import augment
from training.config import ExperimentConfig
from training.corpora import Clip, load
from training.delivery import rooms
from training.parallel import pool

#: With fewer frames of speech, all frames of a clip count as speech; half a second is a word.
MIN_FRAMES = 50
#: Modules that compute the features; their source is part of the cache's key.
SOUND_TO_FEATURES = (
    high_pass, log_mel, relative_level, periodicity, speech_features, vad,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Examples:
    """Features of every clip of a corpus: variant 0 as recorded, the others augmented.

    Attributes
    ----------
    clips
        The clips of one corpus.
    frames
        float16, shape (all frames, n_features + 2), clip by clip and variant by variant. The
        columns are the features (as from `clip_frames`), whether the frame is speech, and the
        speech level in dB that it is relative to.
    first, count
        Index of the first frame, and number of frames, of each clip's variants, shape
        (n_clips, variants + 1).
    """

    clips: list[Clip]
    frames: Float16
    first: Ints
    count: Ints

    def frames_of(self, clip: int, variant: int = 0) -> tuple[Float32, Bools]:
        """Return the frames of a clip, as from `clip_frames`.

        Parameters
        ----------
        clip
            Index of the clip.
        variant
            0 for the clip as recorded, from 1 for its augmented variants.

        Returns
        -------
        tuple
            Frames, float32, shape (k, n_features), and whether each is speech, bool, shape (k,).
        """
        start = self.first[clip, variant]
        found = self.frames[start : start + self.count[clip, variant]]
        return found[:, :-2].astype(np.float32), found[:, -2] > 0


def build(
    clips: Sequence[Clip], config: ExperimentConfig, cache_dir: Path, workers: int = 1
) -> Examples:
    """Return the features of all clips and their variants, from the cache where it has them.

    Parameters
    ----------
    clips
        Clips of one corpus, at least one.
    config
        The experiment.
    cache_dir
        Folder of the cached features.
    workers
        Number of processes that compute missing ones.
    """
    cache = cache_dir / f"{clips[0].corpus}-{_key(clips, config)}.npy"
    counts = cache.with_suffix(".counts.npy")
    if not cache.exists():
        _fill(cache, counts, clips, config, workers)
    count = np.load(counts)
    first = (np.cumsum(count) - count.ravel()).reshape(count.shape)
    return Examples(list(clips), np.load(cache, mmap_mode="r"), first, count)


def _key(clips: Sequence[Clip], config: ExperimentConfig) -> str:
    """Return a hash of everything that the features depend on, the code included."""
    files = [(clip.path.name, clip.path.stat().st_size) for clip in clips]
    key = hashlib.sha256(
        msgspec.json.encode((config.features, config.seed, config.variants, files))
    )
    modules = (augmentation, rooms, *SOUND_TO_FEATURES)
    for path in (__file__, *(getfile(module) for module in modules)):
        key.update(Path(path).read_bytes())
    return key.hexdigest()[:16]


def _fill(
    cache: Path, counts: Path, clips: Sequence[Clip], config: ExperimentConfig, workers: int
) -> None:
    jobs = partial(_takes, spec=config.features, variants=config.variants, seed=config.seed)
    pieces: list[Float16] = []
    with pool(workers) as processes:
        done = processes.map(jobs, clips, range(len(clips)), chunksize=8)
        for takes in tqdm(done, total=len(clips), desc=f"features {clips[0].corpus}", unit="clip"):
            pieces += takes
    cache.parent.mkdir(parents=True, exist_ok=True)
    count = np.array([len(piece) for piece in pieces]).reshape(len(clips), -1)
    np.save(counts, count)
    partial_file = cache.with_suffix(".partial.npy")
    np.save(partial_file, np.concatenate(pieces))
    partial_file.replace(cache)


def _takes(clip: Clip, index: int, *, spec: FeatureSpec, variants: int, seed: int) -> list[Float16]:
    samples = load(clip)
    rng = np.random.default_rng([seed, index])
    takes = [samples, *(augment(samples, rng) for _ in range(variants))]
    return [_kept(*clip_frames(take, spec, MIN_FRAMES), spec) for take in takes]


def _kept(frames: Float32, speech: Bools, spec: FeatureSpec) -> Float16:
    level_db = RunningSpeechLevel().push(frames[:, : spec.n_mels], speech)
    return np.column_stack([frames, speech, level_db]).astype(np.float16)


def with_speech(frames: Float32, speech: Bools) -> Float32:
    """Join frames and speech to the training network's input.

    Parameters
    ----------
    frames
        Frames relative to the speech level, shape (k, n_features).
    speech
        Whether each frame is speech, bool, shape (k,).

    Returns
    -------
    Float32
        Shape (k, n_features + 1).
    """
    return np.concatenate([frames, speech[:, None]], axis=1, dtype=np.float32)
