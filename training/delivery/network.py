"""The network as Keras layers for training, and as a function of new frames and what is kept of
those before, which is how it is used."""

from __future__ import annotations

import keras
import tensorflow as tf

from coach.analysis.networks.delivery_network import LAYERS
from coach.domain.model_card import FeatureSpec
from training.delivery.examples import TARGETS

#: Of every layer.
CHANNELS = 32


@keras.saving.register_keras_serializable("delivery")
class DilatedConvolution(keras.layers.Layer):
    """A residual layer over frames, as late as its reach ahead: what it says of frame `i` comes out
    at frame `i + ahead`, so nothing is ever asked of frames that aren't there yet."""

    def __init__(self, size: int, dilation: int, ahead: int, channels: int, **rest: object) -> None:
        super().__init__(**rest)
        self.size, self.dilation, self.ahead, self.channels = size, dilation, ahead, channels

    @property
    def kept(self) -> int:
        """Frames before the new ones that it needs."""
        return (self.size - 1) * self.dilation

    def build(self, shape: tuple[int | None, ...]) -> None:
        self.residual = shape[-1] == self.channels
        self.kernel = self.add_weight(
            shape=(self.size, shape[-1], self.channels), initializer="he_normal", name="kernel"
        )
        self.bias = self.add_weight(shape=(self.channels,), initializer="zeros", name="bias")
        # Begins small, so that a deep stack begins as nearly nothing.
        scale = 0.3 if self.residual else 1.0
        self.scale = self.add_weight(
            shape=(self.channels,), initializer=keras.initializers.Constant(scale), name="scale"
        )

    def advance(self, frames: tf.Tensor) -> tf.Tensor:
        """Frames with `kept` before them, (..., kept + n, channels), to (..., n, channels).

        Slices with fixed ends and one product of matrices: its graph runs twice as fast as one
        that works out `n` and multiplies for every tap.
        """
        taps = [self._from(frames, tap * self.dilation) for tap in range(self.size)]
        kernel = tf.reshape(self.kernel, (-1, self.channels))
        out = tf.nn.relu(tf.concat(taps, axis=-1) @ kernel + self.bias) * self.scale
        return out + self._from(frames, self.kept - self.ahead) if self.residual else out

    def _from(self, frames: tf.Tensor, start: int) -> tf.Tensor:
        """As many frames as are new, from `start` on."""
        end = start - self.kept
        return frames[..., start:end, :] if end else frames[..., start:, :]

    def call(self, frames: tf.Tensor) -> tf.Tensor:
        return self.advance(tf.pad(frames, [[0, 0], [self.kept, 0], [0, 0]]))

    def get_config(self) -> dict[str, object]:
        own = {"size": self.size, "dilation": self.dilation, "ahead": self.ahead}
        return {**super().get_config(), **own, "channels": self.channels}


def build(channels: int = CHANNELS) -> keras.Model:
    """Frames as `RelativeSound` makes them, (batch, n, n_mels), to logits, (batch, n, targets);
    what it says of a frame comes `LOOKAHEAD_FRAMES` later."""
    frames = keras.Input((None, FeatureSpec().n_mels))
    inner = frames
    for size, dilation, ahead in LAYERS:
        inner = DilatedConvolution(size, dilation, ahead, channels)(inner)
    inner = keras.layers.Dense(channels, activation="relu")(inner)
    return keras.Model(frames, keras.layers.Dense(len(TARGETS))(inner))
