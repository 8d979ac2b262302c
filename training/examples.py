"""Features of a corpus and of its augmented variants: computed once, cached, memory-mapped."""

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
from coach.analysis.signal import high_pass, levelled, log_mel, periodicity, vad
from coach.analysis.signal.levelled import SpeechLevel
from coach.common.arrays import Bools, Float16, Float32, Ints
from coach.domain.model_card import FeatureSpec
from training import augment as augmentation
from training.augment import augment
from training.config import ExperimentConfig
from training.corpora import Clip, load
from training.delivery import rooms
from training.parallel import pool

#: A clip with less speech is answered from all its frames; half a second is a word.
MIN_FRAMES = 50
#: The code that features follow from.
SOUND_TO_FEATURES = (
    high_pass, log_mel, levelled, periodicity, speech_features, vad,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Examples:
    """Features of every clip of a corpus, variant 0 as recorded and the others augmented.

    frames: float16, shape (all frames, n_features + 2), clip after clip, variant after variant:
        what `clip_frames` finds, which of it is speech, and the level, dB, that it is heard beside.
    first, count: where the frames of a clip's variant begin and how many they are,
        shape (n_clips, variants + 1).
    """

    clips: list[Clip]
    frames: Float16
    first: Ints
    count: Ints

    def frames_of(self, clip: int, variant: int = 0) -> tuple[Float32, Bools]:
        """Frames of a clip as recorded, or of a variant, as of `clip_frames`: float32, shape
        (k, n_features), and which are speech, bool, (k,)."""
        start = self.first[clip, variant]
        found = self.frames[start : start + self.count[clip, variant]]
        return found[:, :-2].astype(np.float32), found[:, -2] > 0


def build(
    clips: Sequence[Clip], config: ExperimentConfig, cache_dir: Path, workers: int = 1
) -> Examples:
    """Features of all clips and their variants, from the cache where it has them."""
    cache = cache_dir / f"{clips[0].corpus}-{_key(clips, config)}.npy"
    counts = cache.with_suffix(".counts.npy")
    if not cache.exists():
        _fill(cache, counts, clips, config, workers)
    count = np.load(counts)
    first = (np.cumsum(count) - count.ravel()).reshape(count.shape)
    return Examples(list(clips), np.load(cache, mmap_mode="r"), first, count)


def _key(clips: Sequence[Clip], config: ExperimentConfig) -> str:
    """Differs where anything differs that the features follow from, the code included."""
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
    level_db = SpeechLevel().push(frames[:, : spec.n_mels], speech)
    return np.column_stack([frames, speech, level_db]).astype(np.float16)


def with_speech(frames: Float32, speech: Bools) -> Float32:
    """The training network's input, shape (k, n_features + 1): frames beside their level, and
    which are speech."""
    return np.concatenate([frames, speech[:, None]], axis=1, dtype=np.float32)
