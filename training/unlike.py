"""How unlike anything it learned from a sound is to a network: learned last, from its embeddings.

Two views are added up. How far an embedding lies from those of voices (Mahalanobis; Lee et al.
2018) says something of kinds of sound that nobody thought of. A linear detector of some kinds that
are no such voice (outlier exposure, Hendrycks et al. 2019) says what lies among voices and is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import keras
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from coach.analysis.emotion import EmotionNetwork
from coach.analysis.speech_features import clip_frames
from coach.model_card import FeatureSpec, ReadingSpec
from training import answers, export, model, sounds
from training.config import ExperimentConfig
from training.examples import MIN_FRAMES, Examples

#: Sung voices are no talk; they are a kind of sound to learn from.
_SUNG = "ravdess-song"
#: Windows of each corpus of voices, and of each kind of other sounds, at most.
_MOST_VOICES, _MOST_OTHERS = 2_000, 600
#: Of these speakers of each corpus, so many clips each are heard one after the other.
_SPEAKERS, _CLIPS_EACH = 40, 12
#: Strength of the linear detector's penalty: weak enough to tell the kinds apart that are known,
#: strong enough to serve for others. Up to thirty times of it hardly anything changed.
_INVERSE_PENALTY = 1e-3
#: What is added to the variance of each direction, in which voices have 1 on average: else those
#: that voices hardly use decide everything.
_RIDGE = 1.0
#: The middle one of voices is unlike with this probability, and one in forty with a half.
_MIDDLE, _MIDDLE_UNLIKE, _EDGE = 0.5, 0.01, 0.975


@dataclass(frozen=True, slots=True)
class Detector:
    """The weights of `model.Unlike`."""

    mean: np.ndarray
    whitening: np.ndarray
    direction: np.ndarray
    far: float
    bias: float

    def weights(self) -> list[np.ndarray]:
        """In the layer's order, float32."""
        given = (self.mean, self.whitening, self.direction[:, None], [self.far], [self.bias])
        return [np.asarray(one, np.float32) for one in given]


def learn(
    network: keras.Model,
    examples: Sequence[Examples],
    index: Sequence[Sequence[int]],
    config: ExperimentConfig,
) -> None:
    """Set what the network calls unlike anything, from voices that it heard and other sounds.

    examples, index: as of `batches.Batches`.
    """
    converted = EmotionNetwork(export.to_onnx(network, config, 1.0, 1.0))
    voices, others = embeddings(converted, examples, index, config)
    if not (voices and others):  # too little of either for a single window
        return
    network.get_layer(model.UNLIKE).set_weights(fit(voices, others).weights())


def embeddings(
    network: EmotionNetwork,
    examples: Sequence[Examples],
    index: Sequence[Sequence[int]],
    config: ExperimentConfig,
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Embeddings of windows, shape (n, width), of voices by corpus, and of other sounds by kind;
    those of which there is any."""
    rng = np.random.default_rng(config.seed)
    voices, others, talkers = {}, {}, []
    for corpus, chosen in zip(examples, index, strict=True):
        if not len(chosen):
            continue
        name = corpus.clips[chosen[0]].corpus
        heard = np.concatenate(list(_of_voices(network, corpus, chosen, config, rng)))
        if name == _SUNG:
            others[name] = heard
        else:
            voices[name] = heard
            talkers += [corpus.clips[i] for i in chosen]
    for kind, samples in sounds.made(talkers, rng):
        heard = _windows(
            network, *clip_frames(samples, config.features, MIN_FRAMES), config.features
        )
        others[kind] = np.concatenate([others[kind], heard]) if kind in others else heard
    return _not_empty(voices), _not_empty(others)


def _not_empty(heard: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name: windows for name, windows in heard.items() if len(windows)}


def _of_voices(
    network: EmotionNetwork,
    corpus: Examples,
    index: Sequence[int],
    config: ExperimentConfig,
    rng: np.random.Generator,
) -> Iterator[np.ndarray]:
    """Windows of some speakers as they were recorded, and of each in another room."""
    by_speaker: dict[str, list[int]] = {}
    for clip in index:
        by_speaker.setdefault(corpus.clips[clip].speaker, []).append(clip)
    for speaker in rng.permutation(sorted(by_speaker))[:_SPEAKERS]:
        clips = rng.permutation(by_speaker[speaker])[:_CLIPS_EACH]
        for variant in {0, rng.integers(0, config.variants + 1)}:
            frames = np.concatenate([corpus.frames_of(clip, variant) for clip in clips])
            yield _windows(network, frames[:, :-1], frames[:, -1] > 0, config.features)


def _windows(
    network: EmotionNetwork, frames: np.ndarray, speech: np.ndarray, spec: FeatureSpec
) -> np.ndarray:
    """Embeddings of the windows that live use asks about, shape (n, width)."""
    length = answers.window_frames(ReadingSpec().window_s, spec)
    said = answers.streamed(network, frames, speech, length, spec)
    width = len(network.nobody.embedding)
    return np.array([answer.embedding for answer, _ in said]).reshape(-1, width)


def fit(voices: dict[str, np.ndarray], others: dict[str, np.ndarray]) -> Detector:
    """What tells other sounds from voices; each corpus counts alike, and each kind."""
    rng = np.random.default_rng(0)
    voice = np.concatenate([_some(heard, _MOST_VOICES, rng) for heard in voices.values()])
    other = np.concatenate([_some(heard, _MOST_OTHERS, rng) for heard in others.values()])
    mean = voice.mean(axis=0)
    covariance = np.cov(voice.T) + _RIDGE * np.eye(len(mean))
    whitening = np.linalg.cholesky(np.linalg.inv(covariance))
    scaler = StandardScaler().fit(np.concatenate([voice, other]))
    linear = LogisticRegression(C=_INVERSE_PENALTY, class_weight="balanced", max_iter=2_000)
    is_other = np.repeat([False, True], [len(voice), len(other)])
    linear.fit(scaler.transform(np.concatenate([voice, other])), is_other)
    direction = linear.coef_[0] / scaler.scale_
    direction /= (voice @ direction).std()
    far = 1 / distance(voice, mean, whitening).std()
    score = voice @ direction + far * distance(voice, mean, whitening)
    middle, edge = np.quantile(score, [_MIDDLE, _EDGE])
    scale = np.log(1 / _MIDDLE_UNLIKE - 1) / (edge - middle)
    return Detector(mean, whitening, scale * direction, scale * far, -scale * edge)


def distance(embedding: np.ndarray, mean: np.ndarray, whitening: np.ndarray) -> np.ndarray:
    """Logarithm of the mean square of embeddings (n, width) whitened, shape (n,)."""
    return np.log(np.mean(((embedding - mean) @ whitening) ** 2, axis=1))


def _some(heard: np.ndarray, most: int, rng: np.random.Generator) -> np.ndarray:
    """So many rows; with fewer, all of them again and again."""
    again = -(-most // len(heard))
    order = np.concatenate([rng.permutation(len(heard)) for _ in range(again)])
    return heard[order[:most]]
