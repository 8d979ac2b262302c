"""The network: causal convolutions over spectrum and periodicity, attentive pooling of speech.

Every layer is causal and needs a fixed number of earlier frames (`kept`), so that in live use each
frame is computed once: `advance` takes new frames with the kept ones before them. `network` builds
the model for training; `training.export` turns it into the one that is shipped.
"""

from __future__ import annotations

from typing import Any

import keras
from keras import layers, ops

from coach.analysis.networks.emotion import FRAMES_PER_STEP
from training.config import ExperimentConfig
from training.corpora import LABELS

#: Frames that the front end first stacks as channels. That does the work of a convolution over
#: four frames with a stride of four, which takes twice as long.
STACKED = 4
#: Strides and sizes over time and bands. The front end halves the bands three times, and reduces
#: time to an eighth, stacking included.
_STRIDES = ((1, 2), (2, 2), (1, 2))
_KERNELS = ((2, 5), (3, 3), (3, 3))
_SMALL_SCALE = 0.3
#: Weight in the pooling of a step without speech, relative to a step that is all speech.
_NO_SPEECH = 1e-6
_SMALL_DISTANCE = 1e-6
#: Logit of being unlike the training data, until the detector is fitted.
_NOT_UNLIKE = -5.0
#: Name of the layer that corrects the logits by a speaker's usual and the difference from it.
CORRECTION = "correction"
#: Name of the layer that detects what is unlike the training data.
UNLIKE = "unlike"


@keras.saving.register_keras_serializable("coach")
class Columns(layers.Layer):
    """Selection of some of each frame's features.

    (batch, frames, n) -> (batch, frames, stop - start)
    """

    def __init__(self, start: int, stop: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.start, self.stop = start, stop

    def call(self, frames: keras.KerasTensor) -> keras.KerasTensor:
        """Return columns `start` to `stop`."""
        return frames[:, :, self.start : self.stop]

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        config: dict[str, Any] = super().get_config()
        return config | {"start": self.start, "stop": self.stop}


@keras.saving.register_keras_serializable("coach")
class Stacked(layers.Layer):
    """Stacking of `STACKED` successive frames as channels.

    (batch, frames, bands) -> (batch, frames / 4, bands, 4)
    """

    def call(self, frames: keras.KerasTensor) -> keras.KerasTensor:
        """Return the stacked frames."""
        bands = frames.shape[-1]
        rows = ops.reshape(frames, (-1, ops.shape(frames)[1] // STACKED, STACKED, bands))
        return ops.transpose(rows, (0, 1, 3, 2))


class Causal(layers.Layer):
    """A layer that sees some frames before the new ones, zeros where there are none.

    Attributes
    ----------
    kept
        Number of earlier frames that it sees.
    """

    kept: int

    def call(self, frames: keras.KerasTensor, training: bool | None = None) -> keras.KerasTensor:
        """Process frames from the beginning, with zeros before them."""
        before = [[0, 0], [self.kept, 0]] + [[0, 0]] * (len(frames.shape) - 2)
        return self.advance(ops.pad(frames, before), training)

    def advance(self, frames: keras.KerasTensor, training: bool | None = None) -> keras.KerasTensor:
        """Process new frames that come after `kept` earlier ones."""
        raise NotImplementedError


@keras.saving.register_keras_serializable("coach")
class FrontConvolution(Causal):
    """Convolution over time and bands with batch normalisation and ReLU, which halves the bands.

    (batch, kept + n, bands, channels) -> (batch, n / stride, bands / 2, filters)
    """

    def __init__(
        self, filters: int, kernel: tuple[int, int], strides: tuple[int, int], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.filters, self.kernel, self.strides = filters, tuple(kernel), tuple(strides)
        self.kept = self.kernel[0] - self.strides[0]
        self.convolution = layers.Conv2D(
            filters, self.kernel, strides=self.strides, padding="valid", use_bias=False
        )
        self.norm = layers.BatchNormalization()

    def build(self, shape: tuple[int | None, ...]) -> None:
        """Create the weights."""
        self.convolution.build(shape)
        self.norm.build((*shape[:-1], self.filters))

    def advance(self, frames: keras.KerasTensor, training: bool | None = None) -> keras.KerasTensor:
        """Process new frames that come after `kept` earlier ones."""
        # Pad the bands as "same" would.
        around = self.kernel[1] - self.strides[1]
        sides = [around // 2, around - around // 2]
        frames = ops.pad(frames, [[0, 0], [0, 0], sides, [0, 0]])
        return ops.relu(self.norm(self.convolution(frames), training=training))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        own = {"filters": self.filters, "kernel": self.kernel, "strides": self.strides}
        config: dict[str, Any] = super().get_config()
        return config | own


@keras.saving.register_keras_serializable("coach")
class TemporalConvolution(Causal):
    """Dilated convolution over time, normalised, with a residual connection (He et al. 2016).

    (batch, kept + n, width) -> (batch, n, width)
    """

    size = 3

    def __init__(self, width: int, dilation: int, dropout: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.width, self.dilation, self.rate = width, dilation, dropout
        self.kept = (self.size - 1) * dilation
        # One matrix product over the concatenated taps: dilated convolutions are slower.
        self.taps = layers.Dense(width, use_bias=False)
        # A small scale at first, so that a deep stack starts close to the identity.
        self.norm = layers.BatchNormalization(
            gamma_initializer=keras.initializers.Constant(_SMALL_SCALE)
        )
        self.dropout = layers.Dropout(dropout)

    def build(self, shape: tuple[int | None, ...]) -> None:
        """Create the weights."""
        self.taps.build((*shape[:-1], self.size * self.width))
        self.norm.build(shape)

    @property
    def seed_generator(self) -> keras.random.SeedGenerator:
        """Seed generator of the dropout, which `checkpoint` sets."""
        return self.dropout.seed_generator

    def advance(self, frames: keras.KerasTensor, training: bool | None = None) -> keras.KerasTensor:
        """Process new frames that come after `kept` earlier ones."""
        ends = [tap * self.dilation - self.kept or None for tap in range(self.size)]
        starts = [tap * self.dilation for tap in range(self.size)]
        taps = [frames[:, start:end] for start, end in zip(starts, ends, strict=True)]
        found = self.taps(ops.concatenate(taps, axis=-1))
        found = ops.relu(self.norm(found, training=training))
        return frames[:, self.kept :] + self.dropout(found, training=training)

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        own = {"width": self.width, "dilation": self.dilation, "dropout": self.rate}
        config: dict[str, Any] = super().get_config()
        return config | own


@keras.saving.register_keras_serializable("coach")
class AttentiveStatistics(layers.Layer):
    """Mean and standard deviation over time under learned weights (Okabe et al. 2018).

    Steps, (batch, steps, width), and the share of each that is speech, (batch, steps) ->
    (batch, 2 * width)
    """

    def build(
        self, steps_shape: tuple[int | None, ...], speech_shape: tuple[int | None, ...]
    ) -> None:
        """Create the weights."""
        self.score = layers.Dense(1)
        self.score.build(steps_shape)

    def call(self, steps: keras.KerasTensor, speech: keras.KerasTensor) -> keras.KerasTensor:
        """Return mean and standard deviation, side by side."""
        score = self.score(steps)[..., 0] + ops.log(ops.maximum(speech, _NO_SPEECH))
        # Not `ops.softmax`, which warns about a single step.
        odds = ops.exp(score - ops.max(score, axis=1, keepdims=True))[..., None]
        weights = odds / ops.sum(odds, axis=1, keepdims=True)
        mean = ops.sum(weights * steps, axis=1)
        variance = ops.sum(weights * ops.square(steps), axis=1) - ops.square(mean)
        return ops.concatenate([mean, ops.sqrt(ops.maximum(variance, 1e-5))], axis=-1)


@keras.saving.register_keras_serializable("coach")
class Unlike(layers.Layer):
    """Detector of embeddings that are unlike those of the training data.

    Embeddings, (batch, n), and the number of steps of speech that each comes from, (batch, 1) ->
    logits, (batch, 1)

    It adds up a linear detector and the logarithm of the mean square of the whitened embedding,
    which is its Mahalanobis distance, and allows for the amount of speech: with little speech the
    distance is larger for any voice. `training.unlike` sets the weights, in this order: mean (n,),
    whitening (n, n), direction (n, 1), far (1,), amount (1,), bias (1,). No loss trains them.
    """

    def build(
        self, embedding_shape: tuple[int | None, ...], speech_shape: tuple[int | None, ...]
    ) -> None:
        """Create the weights; until they are set, nothing counts as unlike."""
        n = embedding_shape[-1]
        shapes = {
            "mean": (n,), "whitening": (n, n), "direction": (n, 1),
            "far": (1,), "amount": (1,), "bias": (1,),
        }  # fmt: skip
        for name, size in shapes.items():
            begins = keras.initializers.Constant(_NOT_UNLIKE if name == "bias" else 0)
            weight = self.add_weight(shape=size, initializer=begins, trainable=False, name=name)
            setattr(self, name, weight)

    def call(self, embedding: keras.KerasTensor, speech: keras.KerasTensor) -> keras.KerasTensor:
        """Return the logit of being unlike the training data."""
        embedding = ops.stop_gradient(embedding)
        away = ops.matmul(embedding - self.mean, self.whitening)
        distance = ops.log(ops.mean(ops.square(away), axis=-1, keepdims=True) + _SMALL_DISTANCE)
        linear = ops.matmul(embedding, self.direction)
        amount = ops.log(ops.maximum(speech, 1.0))
        return linear + self.far * distance + self.amount * amount + self.bias


def network(config: ExperimentConfig) -> keras.Model:
    """Build the untrained network.

    Its inputs are frames, shape (batch, frames, n_features + 1), as from `examples.with_speech`
    and of any length that is a multiple of `FRAMES_PER_STEP`; the usual (baseline) embedding of
    each speaker, shape (batch, 2 * width); and how well that is known, shape (batch, 1), 0 where
    nothing is known.

    Its output, shape (batch, n_labels + 2), holds the logits of the emotions, of the activation,
    and of being unlike the training data.
    """
    sizes, spec = config.network, config.features
    frames = keras.Input((None, spec.n_features + 1), name="frames")
    x = _front_end(Columns(0, spec.n_mels)(frames), spec.n_mels, sizes.mel_channels, "mel")
    if sizes.pitch_channels:
        periodicity = Columns(spec.n_mels, spec.n_features)(frames)
        melody = _front_end(periodicity, spec.n_pitches, sizes.pitch_channels, "pitch")
        x = layers.Concatenate()([x, melody])
    x = layers.Dropout(sizes.dropout)(x)
    x = layers.Dense(sizes.width, use_bias=False, name="joined")(x)
    x = layers.Activation("relu")(layers.BatchNormalization(name="joined_norm")(x))
    for number, dilation in enumerate(sizes.dilations):
        x = TemporalConvolution(sizes.width, dilation, sizes.dropout, name=f"temporal{number}")(x)
    speech = Columns(spec.n_features, spec.n_features + 1)(frames)
    share = layers.AveragePooling1D(FRAMES_PER_STEP)(speech)[:, :, 0]
    heard = ops.sum(share, axis=1, keepdims=True)
    x = AttentiveStatistics(name="pooling")(x, share)
    embedding = layers.BatchNormalization(name="embedding")(x)
    alone = layers.Dense(len(LABELS) + 1, name="logits")(layers.Dropout(sizes.dropout)(embedding))
    usual = keras.Input((2 * sizes.width,), name="usual")
    known = keras.Input((1,), name="known")
    # Starts at zero, and is trained last (`training.reference`). The usual itself is an input, too:
    # in a room unlike those of the training a speaker may sound subdued all the time.
    known_of = layers.Concatenate()([embedding - usual, usual, ops.ones_like(known)])
    correction = layers.Dense(
        len(LABELS) + 1, use_bias=False, kernel_initializer="zeros", name=CORRECTION
    )(known * known_of)
    logits = layers.Add()([alone, correction])
    logits = layers.Concatenate()([logits, Unlike(name=UNLIKE)(embedding, heard)])
    return keras.Model([frames, usual, known], logits, name="emotion")


def _front_end(
    x: keras.KerasTensor, bands: int, channels: tuple[int, ...], name: str
) -> keras.KerasTensor:
    """Add a front end: (batch, frames, bands) -> (batch, frames / 8, bands / 8 * channels[-1])."""
    x = Stacked(name=f"{name}_stacked")(x)
    shapes = zip(channels, _KERNELS, _STRIDES, strict=True)
    for number, (count, kernel, strides) in enumerate(shapes):
        x = FrontConvolution(count, kernel, strides, name=f"{name}{number}")(x)
    return layers.Reshape((-1, bands // 8 * channels[-1]))(x)
