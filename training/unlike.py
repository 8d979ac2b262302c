"""How unlike anything it learned from a sound is to a network: learned last, from its embeddings.

Two views are added up. How far an embedding lies from those of voices (Mahalanobis; Lee et al.
2018) says something of kinds of sound that nobody thought of. A linear detector of some kinds that
are no such voice (outlier exposure, Hendrycks et al. 2019) says what lies among voices and is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import keras
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from coach.analysis.networks.emotion import FRAMES_PER_STEP, EmotionNetwork
from coach.analysis.networks.speech_features import clip_frames
from coach.common.arrays import Bools, Float32, Float64, Floats, Ints
from coach.domain.model_card import FeatureSpec, ReadingSpec
from training import answers, export, model, sounds
from training.calibration import MIDDLE_TO_EDGE
from training.config import ExperimentConfig
from training.examples import MIN_FRAMES, Examples

#: Sung voices are no talk; they are a kind of sound to learn from.
_SUNG = "ravdess-song"
#: Windows of each corpus of voices, and of each kind of other sounds, at most.
_MOST_VOICES, _MOST_OTHERS = 2_000, 600
#: How long a part is that is heard by itself.
_UTTERANCE_S = 2.5
#: Clips of each of these speakers of each corpus that are heard one after the other.
_SPEAKERS, _CLIPS_EACH = 40, 12
#: Strength of the linear detector's penalty: weak enough to tell the kinds apart that are known,
#: strong enough to serve for others. Up to thirty times of it hardly anything changed.
_INVERSE_PENALTY = 1e-3
#: What is added to the variance of each direction, in which voices have 1 on average: else those
#: that voices hardly use decide everything.
_RIDGE = 1.0
#: One voice in forty is unlike with a probability of a half.
_EDGE = 0.975
#: Parts by how much speech there is, over which the edge is a line.
_PARTS = 6


class Windows(NamedTuple):
    """embedding: shape (n, width). speech: how many steps of each were speech, shape (n,)."""

    embedding: Float32
    speech: Float64

    def chosen(self, rows: Ints) -> Windows:
        return Windows(self.embedding[rows], self.speech[rows])


def join(parts: Iterable[Windows]) -> Windows:
    return Windows(*(np.concatenate(each) for each in zip(*parts, strict=True)))


@dataclass(frozen=True, slots=True)
class Detector:
    """The weights of `model.Unlike`."""

    mean: Floats
    whitening: Floats
    direction: Floats
    far: float
    amount: float
    bias: float

    def weights(self) -> list[Float32]:
        """In the layer's order, float32."""
        numbers = ([self.far], [self.amount], [self.bias])
        given = (self.mean, self.whitening, self.direction[:, None], *numbers)
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
    converted = EmotionNetwork(export.to_onnx(network, config), config.features)
    voices, others = embeddings(converted, examples, index, config)
    if not (voices and others):  # too little of either for a single window
        return
    network.get_layer(model.UNLIKE).set_weights(fit(voices, others).weights())


def embeddings(
    network: EmotionNetwork,
    examples: Sequence[Examples],
    index: Sequence[Sequence[int]],
    config: ExperimentConfig,
) -> tuple[dict[str, Windows], dict[str, Windows]]:
    """What is heard of voices by corpus, and of other sounds by kind; those of which there is
    any."""
    rng = np.random.default_rng(config.seed)
    voices, others, talkers = {}, {}, []
    for corpus, chosen in zip(examples, index, strict=True):
        if not len(chosen):
            continue
        name = corpus.clips[chosen[0]].corpus
        heard = join(_of_voices(network, corpus, chosen, config, rng))
        if name == _SUNG:
            others[name] = heard
        else:
            voices[name] = heard
            talkers += [corpus.clips[i] for i in chosen]
    for kind, samples in sounds.made(talkers, rng):
        heard = _windows(
            network, *clip_frames(samples, config.features, MIN_FRAMES), config.features
        )
        others[kind] = join([others[kind], heard]) if kind in others else heard
    return _not_empty(voices), _not_empty(others)


def _not_empty(heard: dict[str, Windows]) -> dict[str, Windows]:
    return {name: windows for name, windows in heard.items() if len(windows.speech)}


def _of_voices(
    network: EmotionNetwork,
    corpus: Examples,
    index: Sequence[int],
    config: ExperimentConfig,
    rng: np.random.Generator,
) -> Iterator[Windows]:
    """Windows of some speakers as they were recorded, and of each in another room."""
    by_speaker: dict[str, list[int]] = {}
    for clip in index:
        by_speaker.setdefault(corpus.clips[clip].speaker, []).append(clip)
    for speaker in rng.permutation(sorted(by_speaker))[:_SPEAKERS]:
        clips = rng.permutation(by_speaker[speaker])[:_CLIPS_EACH]
        for variant in {0, int(rng.integers(0, config.variants + 1))}:
            frames, speech = zip(*(corpus.frames_of(clip, variant) for clip in clips), strict=True)
            yield _windows(network, np.concatenate(frames), np.concatenate(speech), config.features)


def _windows(network: EmotionNetwork, frames: Float32, speech: Bools, spec: FeatureSpec) -> Windows:
    """What live use asks about: of the whole, and of each part of it as something that is said
    after a long silence."""
    parts = range(0, len(frames), round(_UTTERANCE_S * spec.frames_per_s))
    heard = list(_live(network, frames, speech, spec))
    for start, end in zip(parts, [*parts[1:], len(frames)], strict=True):
        heard += _live(network, frames[start:end], speech[start:end], spec)
    width = len(network.nobody.embedding)
    embedding = np.array([one for one, _ in heard]).reshape(-1, width)
    return Windows(embedding, np.array([steps for _, steps in heard], float))


def _live(
    network: EmotionNetwork, frames: Float32, speech: Bools, spec: FeatureSpec
) -> Iterator[tuple[Float32, float]]:
    """Embeddings of a stream wherever there is speech enough, and of how many steps."""
    readings = ReadingSpec()
    length = round(readings.window_s * spec.frames_per_s)
    for said in answers.streamed(network, frames, speech, length, spec):
        spoken = np.count_nonzero(said.speech)
        if spoken >= readings.min_speech_s * spec.frames_per_s:
            yield said.answer.embedding, spoken / FRAMES_PER_STEP


def fit(voices: dict[str, Windows], others: dict[str, Windows]) -> Detector:
    """What tells other sounds from voices; each corpus counts alike, and each kind.

    Of little speech an embedding lies far from others whoever speaks. So both views are learned
    where there is enough of it, and where the edge lies depends on how much there is.
    """
    rng = np.random.default_rng(0)
    everything = join(_some(heard, _MOST_VOICES, rng) for heard in voices.values())
    enough = everything.speech >= np.median(everything.speech)
    voice = everything.embedding[enough]
    other = join(_some(heard, _MOST_OTHERS, rng) for heard in others.values()).embedding
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
    score = everything.embedding @ direction + far * distance(everything.embedding, mean, whitening)
    slope, edge = _edge(np.log(everything.speech), score)
    below = np.median((score - slope * np.log(everything.speech))[enough])
    scale = MIDDLE_TO_EDGE / (edge - below)
    return Detector(mean, whitening, scale * direction, scale * far, -scale * slope, -scale * edge)


def _edge(amount: Floats, score: Floats) -> tuple[float, float]:
    """Slope and height at nought of the line over `amount` that the score of one in forty is
    above."""
    ends = np.quantile(amount, np.linspace(0, 1, _PARTS + 1))
    parts = np.clip(np.searchsorted(ends, amount, side="right") - 1, 0, _PARTS - 1)
    places = [np.mean(amount[parts == part]) for part in np.unique(parts)]
    edges = [np.quantile(score[parts == part], _EDGE) for part in np.unique(parts)]
    if len(places) < 2:
        return 0.0, float(edges[0])
    slope, height = np.polyfit(places, edges, 1)
    return float(slope), float(height)


def distance(embedding: Floats, mean: Floats, whitening: Floats) -> Floats:
    """Logarithm of the mean square of embeddings (n, width) whitened, shape (n,)."""
    squares: Floats = np.mean(((embedding - mean) @ whitening) ** 2, axis=1)
    return np.log(squares)


def _some(heard: Windows, most: int, rng: np.random.Generator) -> Windows:
    """This many rows; where there are fewer, they are repeated."""
    again = -(-most // len(heard.speech))
    order = np.concatenate([rng.permutation(len(heard.speech)) for _ in range(again)])
    return heard.chosen(order[:most])
