"""Detection of what is unlike the training data: learned last, from the network's embeddings.

Two measures are added up. How far an embedding lies from those of voices (Mahalanobis distance; Lee
et al. 2018) covers kinds of sound that nobody thought of. A linear detector of some kinds that
aren't a voice talking (outlier exposure, Hendrycks et al. 2019) covers what lies among the voices
but isn't one.
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

#: Singing isn't talk: this corpus counts as a kind of other sound.
_SUNG = "ravdess-song"
#: Number of windows drawn from each corpus of voices, and from each kind of other sound.
_MOST_VOICES, _MOST_OTHERS = 2_000, 600
#: Length of the parts that are also heard by themselves.
_UTTERANCE_S = 2.5
#: Maximum number of speakers of each corpus, and of clips of each that are heard in succession.
_SPEAKERS, _CLIPS_EACH = 40, 12
#: Inverse strength of the linear detector's penalty: weak enough to separate the known kinds,
#: strong enough to carry over to others. Up to thirty times this value, hardly anything changed.
_INVERSE_PENALTY = 1e-3
#: Added to the variance of each direction, which is 1 on average for voices: otherwise directions
#: that voices hardly use would decide everything.
_RIDGE = 1.0
#: Quantile of the voices at which the probability of being unlike is a half: one in forty is above.
_EDGE = 0.975
#: Number of groups, by amount of speech, over which the edge is fitted as a line.
_PARTS = 6


class Windows(NamedTuple):
    """Embeddings of windows, one per row.

    Attributes
    ----------
    embedding
        Shape (n, width).
    speech
        Number of steps of speech in each window, shape (n,).
    """

    embedding: Float32
    speech: Float64

    def chosen(self, rows: Ints) -> Windows:
        """Return the given rows."""
        return Windows(self.embedding[rows], self.speech[rows])


def join(parts: Iterable[Windows]) -> Windows:
    """Concatenate windows."""
    return Windows(*(np.concatenate(each) for each in zip(*parts, strict=True)))


@dataclass(frozen=True, slots=True)
class Detector:
    """The weights of `model.Unlike`.

    Attributes
    ----------
    mean
        Mean embedding of voices, shape (n,).
    whitening
        Matrix that whitens the embeddings of voices, shape (n, n).
    direction
        Weights of the linear detector, shape (n,).
    far
        Weight of the log distance.
    amount
        Weight of the log number of steps of speech.
    bias
        Added to the sum.
    """

    mean: Floats
    whitening: Floats
    direction: Floats
    far: float
    amount: float
    bias: float

    def weights(self) -> list[Float32]:
        """Return the weights in the layer's order, float32."""
        numbers = ([self.far], [self.amount], [self.bias])
        given = (self.mean, self.whitening, self.direction[:, None], *numbers)
        return [np.asarray(one, np.float32) for one in given]


def learn(
    network: keras.Model,
    examples: Sequence[Examples],
    index: Sequence[Sequence[int]],
    config: ExperimentConfig,
) -> None:
    """Fit the network's detector to the voices it was trained on and to other sounds.

    The detector stays as it is if either has no windows.

    Parameters
    ----------
    network
        A trained network; its detector is changed in place.
    examples, index, config
        As for `batches.Batches`.
    """
    converted = EmotionNetwork(export.to_onnx(network, config), config.features)
    voices, others = embeddings(converted, examples, index, config)
    if not (voices and others):  # too little speech in either for a single window
        return
    network.get_layer(model.UNLIKE).set_weights(fit(voices, others).weights())


def embeddings(
    network: EmotionNetwork,
    examples: Sequence[Examples],
    index: Sequence[Sequence[int]],
    config: ExperimentConfig,
) -> tuple[dict[str, Windows], dict[str, Windows]]:
    """Embed windows of voices and of other sounds.

    Parameters
    ----------
    network
        The exported network.
    examples, index, config
        As for `batches.Batches`.

    Returns
    -------
    tuple
        Windows of voices by corpus, and of other sounds by kind, without those that have none.
    """
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
    """Yield windows of some speakers, as recorded and, for most, in an augmented variant."""
    by_speaker: dict[str, list[int]] = {}
    for clip in index:
        by_speaker.setdefault(corpus.clips[clip].speaker, []).append(clip)
    for speaker in rng.permutation(sorted(by_speaker))[:_SPEAKERS]:
        clips = rng.permutation(by_speaker[speaker])[:_CLIPS_EACH]
        for variant in {0, int(rng.integers(0, config.variants + 1))}:
            frames, speech = zip(*(corpus.frames_of(clip, variant) for clip in clips), strict=True)
            yield _windows(network, np.concatenate(frames), np.concatenate(speech), config.features)


def _windows(network: EmotionNetwork, frames: Float32, speech: Bools, spec: FeatureSpec) -> Windows:
    """Embed windows as live use does, of the whole and of each part after a long silence."""
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
    """Yield embeddings of a stream, where there is enough speech, and their steps of speech."""
    readings = ReadingSpec()
    length = round(readings.window_s * spec.frames_per_s)
    for said in answers.streamed(network, frames, speech, length, spec):
        spoken = np.count_nonzero(said.speech)
        if spoken >= readings.min_speech_s * spec.frames_per_s:
            yield said.answer.embedding, spoken / FRAMES_PER_STEP


def fit(voices: dict[str, Windows], others: dict[str, Windows]) -> Detector:
    """Fit the detector that separates other sounds from voices.

    With little speech an embedding lies far from others whoever speaks. So both measures are fitted
    where there is enough of it, and the position of the edge depends on how much there is. Every
    corpus has the same weight, and so has every kind.

    Parameters
    ----------
    voices
        Windows by corpus, at least one.
    others
        Windows by kind, at least one.
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
    """Fit the line over `amount` that one score in forty is above; return slope and intercept."""
    ends = np.quantile(amount, np.linspace(0, 1, _PARTS + 1))
    parts = np.clip(np.searchsorted(ends, amount, side="right") - 1, 0, _PARTS - 1)
    places = [np.mean(amount[parts == part]) for part in np.unique(parts)]
    edges = [np.quantile(score[parts == part], _EDGE) for part in np.unique(parts)]
    if len(places) < 2:
        return 0.0, float(edges[0])
    slope, height = np.polyfit(places, edges, 1)
    return float(slope), float(height)


def distance(embedding: Floats, mean: Floats, whitening: Floats) -> Floats:
    """Return the logarithm of the mean square of whitened embeddings.

    Parameters
    ----------
    embedding
        Shape (n, width).
    mean
        Shape (width,).
    whitening
        Shape (width, width).

    Returns
    -------
    Floats
        Shape (n,).
    """
    squares: Floats = np.mean(((embedding - mean) @ whitening) ** 2, axis=1)
    return np.log(squares)


def _some(heard: Windows, most: int, rng: np.random.Generator) -> Windows:
    """Draw this many rows at random; where there are fewer, rows are repeated."""
    again = -(-most // len(heard.speech))
    order = np.concatenate([rng.permutation(len(heard.speech)) for _ in range(again)])
    return heard.chosen(order[:most])
