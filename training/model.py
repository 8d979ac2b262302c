"""The network: a small residual CNN over log-mel frames with attentive statistics pooling."""

from __future__ import annotations

import keras
from keras import layers, ops

from training.config import ExperimentConfig
from training.corpora import LABELS

#: Decibels that span one unit of the network's input; speech varies by some 20 dB.
_DB_PER_UNIT = 20.0
#: How far below the window's mean a band still counts; beneath it is room and codec noise.
_FLOOR_BELOW_MEAN_DB = 50.0


@keras.saving.register_keras_serializable("coach")
class LevelNorm(layers.Layer):
    """Subtract the window's mean level, so that a louder microphone changes nothing."""

    def call(self, frames):
        centred = frames - ops.mean(frames, axis=(1, 2), keepdims=True)
        return ops.maximum(centred, -_FLOOR_BELOW_MEAN_DB) / _DB_PER_UNIT


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


def build(config: ExperimentConfig) -> keras.Model:
    """Untrained network: (batch, frames, n_mels) dB of any length -> (batch, n_labels) logits."""
    bands = config.features.n_mels
    frames = keras.Input((None, bands), name="log_mel")
    x = ops.expand_dims(LevelNorm()(frames), -1)
    x = layers.Conv2D(config.stem_channels, 5, strides=2, padding="same", use_bias=False)(x)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
    bands //= 2
    for depth, channels in enumerate(config.channels):
        # Time keeps its resolution in the last blocks: 38 steps over three seconds.
        x = _residual(x, channels, strides=(2 if depth < 2 else 1, 2))
        bands //= 2
    x = layers.Reshape((-1, bands * config.channels[-1]))(x)
    x = layers.Dropout(config.dropout)(x)
    x = layers.Dense(config.embedding, use_bias=False)(x)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
    x = layers.Dropout(config.dropout)(AttentiveStatistics()(x))
    return keras.Model(frames, layers.Dense(len(LABELS), name="logits")(x), name="emotion")


def _residual(x, channels: int, strides: tuple[int, int]):
    """Two 3x3 convolutions beside a strided 1x1 short cut (He et al. 2016)."""
    short = layers.Conv2D(channels, 1, strides=strides, use_bias=False)(x)
    short = layers.BatchNormalization()(short)
    x = layers.Conv2D(channels, 3, strides=strides, padding="same", use_bias=False)(x)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
    x = layers.Conv2D(channels, 3, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    return layers.Activation("relu")(layers.Add()([x, short]))
