"""The network: convolutions over spectrum and periodicity, temporal blocks, attentive pooling.

`member` builds one; `ensemble` makes of several the one that is shipped.
"""

from __future__ import annotations

from collections.abc import Sequence

import keras
from keras import layers, ops

from training.config import ExperimentConfig
from training.corpora import LABELS

#: Decibels that span one unit of the network's input; speech varies by some 20 dB.
_DB_PER_UNIT = 20.0
#: How far below the window's mean a band still counts; beneath it is room and codec noise.
_FLOOR_BELOW_MEAN_DB = 50.0
#: The front end halves its bands three times, and shortens time to an eighth.
_STRIDES = ((4, 2), (1, 2), (2, 2))
_KERNELS = ((7, 5), (3, 3), (3, 3))


@keras.saving.register_keras_serializable("coach")
class LevelNorm(layers.Layer):
    """Subtract the window's mean level, so that a louder microphone changes nothing."""

    def call(self, decibels):
        centred = decibels - ops.mean(decibels, axis=(1, 2), keepdims=True)
        return ops.maximum(centred, -_FLOOR_BELOW_MEAN_DB) / _DB_PER_UNIT


@keras.saving.register_keras_serializable("coach")
class Columns(layers.Layer):
    """Some of each frame's features: (batch, frames, n) -> (batch, frames, stop - start)."""

    def __init__(self, start: int, stop: int, **kwargs) -> None:
        super().__init__(**kwargs)
        self.start, self.stop = start, stop

    def call(self, frames):
        return frames[:, :, self.start : self.stop]

    def get_config(self) -> dict:
        return super().get_config() | {"start": self.start, "stop": self.stop}


@keras.saving.register_keras_serializable("coach")
class AttentiveStatistics(layers.Layer):
    """Mean and standard deviation over time under learned weights (Okabe et al. 2018).

    (batch, frames, width) -> (batch, 2 * width)
    """

    def build(self, shape):
        self.score = layers.Dense(1)
        self.score.build(shape)

    def call(self, frames):
        weights = ops.softmax(self.score(frames), axis=1)
        mean = ops.sum(weights * frames, axis=1)
        variance = ops.sum(weights * ops.square(frames), axis=1) - ops.square(mean)
        return ops.concatenate([mean, ops.sqrt(ops.maximum(variance, 1e-5))], axis=-1)


def member(config: ExperimentConfig, number: int = 0) -> keras.Model:
    """Untrained network over frames of any length; `number` is unique in its ensemble.

    (batch, frames, n_features) -> (batch, n_corpora * n_labels + 1): the logits of each
    corpus, one after the other, and the logit of the activation.
    """
    sizes, spec = config.network, config.features
    frames = keras.Input((None, spec.n_features), name="frames")
    spectrum = LevelNorm()(Columns(0, spec.n_mels)(frames))
    x = _front_end(spectrum, spec.n_mels, sizes.mel_channels)
    if sizes.pitch_channels:
        periodicity = Columns(spec.n_mels, spec.n_features)(frames)
        melody = _front_end(periodicity, spec.n_pitches, sizes.pitch_channels)
        x = layers.Concatenate()([x, melody])
    x = layers.Dropout(sizes.dropout)(x)
    x = _normed_relu(layers.Dense(sizes.width, use_bias=False)(x))
    for dilation in sizes.dilations:
        x = _temporal(x, sizes.width, dilation, sizes.dropout)
    x = layers.Dropout(sizes.dropout)(AttentiveStatistics()(x))
    answers = len(config.batch) * len(LABELS) + 1
    return keras.Model(frames, layers.Dense(answers, name="logits")(x), name=f"member{number}")


def _front_end(x, bands: int, channels: Sequence[int]):
    """(batch, frames, bands) -> (batch, frames / 8, bands / 8 * channels[-1])"""
    x = ops.expand_dims(x, -1)
    for count, kernel, strides in zip(channels, _KERNELS, _STRIDES, strict=True):
        x = layers.Conv2D(count, kernel, strides=strides, padding="same", use_bias=False)(x)
        x = _normed_relu(x)
    return layers.Reshape((-1, bands // 8 * channels[-1]))(x)


def _normed_relu(x):
    return layers.Activation("relu")(layers.BatchNormalization()(x))


def _temporal(x, width: int, dilation: int, dropout: float):
    """Two dilated convolutions over time beside a short cut (He et al. 2016)."""
    y = x
    for last in (False, True):
        y = layers.Conv1D(width, 3, dilation_rate=dilation, padding="same", use_bias=False)(y)
        y = layers.BatchNormalization()(y)
        if not last:
            y = layers.Dropout(dropout)(layers.Activation("relu")(y))
    return layers.Activation("relu")(layers.Add()([x, y]))


def ensemble(members: Sequence[keras.Model], config: ExperimentConfig) -> keras.Model:
    """Mean logits of trained members: frames -> (logits (batch, n_labels), activation (batch, 1)).

    The emotions are those of the first corpus, the one that is tested on.
    """
    frames = keras.Input((None, config.features.n_features), name="frames")
    answers = [network(frames) for network in members]
    mean = layers.Average()(answers) if len(answers) > 1 else answers[0]
    return keras.Model(frames, [mean[:, : len(LABELS)], mean[:, -1:]], name="emotion")
