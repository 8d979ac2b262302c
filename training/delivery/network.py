"""The network as Keras layers.

For training the layers take whole sequences; in use, new frames and those kept from before.
"""

from __future__ import annotations

import keras
import tensorflow as tf

from coach.analysis.networks.delivery_network import LAYERS
from coach.domain.model_card import FeatureSpec
from training.delivery.examples import TARGETS

#: Channels of every layer.
CHANNELS = 32


@keras.saving.register_keras_serializable("delivery")
class DilatedConvolution(keras.layers.Layer):
    """A dilated convolution over frames, delayed by its lookahead.

    Its output for frame `i` comes out at frame `i + ahead`, so frames that haven't arrived are
    never needed. It is residual if it has as many channels as its input.

    Parameters
    ----------
    size
        Taps of the kernel.
    dilation
        Frames from one tap to the next.
    ahead
        Frames that the kernel reaches ahead.
    channels
        Output channels.
    """

    def __init__(self, size: int, dilation: int, ahead: int, channels: int, **rest: object) -> None:
        super().__init__(**rest)
        self.size, self.dilation, self.ahead, self.channels = size, dilation, ahead, channels

    @property
    def kept(self) -> int:
        """Number of frames before the new ones that the layer needs."""
        return (self.size - 1) * self.dilation

    def build(self, shape: tuple[int | None, ...]) -> None:
        """Create the weights for an input of a shape."""
        self.residual = shape[-1] == self.channels
        self.kernel = self.add_weight(
            shape=(self.size, shape[-1], self.channels), initializer="he_normal", name="kernel"
        )
        self.bias = self.add_weight(shape=(self.channels,), initializer="zeros", name="bias")
        # Starts small, so that each layer of a deep stack adds little at first.
        scale = 0.3 if self.residual else 1.0
        self.scale = self.add_weight(
            shape=(self.channels,), initializer=keras.initializers.Constant(scale), name="scale"
        )

    def advance(self, frames: tf.Tensor) -> tf.Tensor:
        """Apply the layer to new frames, given those kept from before.

        Slices with fixed ends and one matrix product: the graph runs twice as fast as one that
        computes `n` and multiplies once per tap.

        Parameters
        ----------
        frames
            `kept` frames and the new ones after them, shape (..., kept + n, input channels).

        Returns
        -------
        tf.Tensor
            Shape (..., n, channels).
        """
        taps = [self._from(frames, tap * self.dilation) for tap in range(self.size)]
        kernel = tf.reshape(self.kernel, (-1, self.channels))
        out = tf.nn.relu(tf.concat(taps, axis=-1) @ kernel + self.bias) * self.scale
        return out + self._from(frames, self.kept - self.ahead) if self.residual else out

    def _from(self, frames: tf.Tensor, start: int) -> tf.Tensor:
        """Return as many frames as are new, from `start` on."""
        end = start - self.kept
        return frames[..., start:end, :] if end else frames[..., start:, :]

    def call(self, frames: tf.Tensor) -> tf.Tensor:
        """Apply the layer to whole sequences, (batch, n, input channels), preceded by zeros."""
        return self.advance(tf.pad(frames, [[0, 0], [self.kept, 0], [0, 0]]))

    def get_config(self) -> dict[str, object]:
        """Return the arguments that Keras needs to restore the layer."""
        own = {"size": self.size, "dilation": self.dilation, "ahead": self.ahead}
        return {**super().get_config(), **own, "channels": self.channels}


def build(channels: int = CHANNELS) -> keras.Model:
    """Build the network, untrained.

    Returns
    -------
    keras.Model
        From frames as `PeakNormaliser` makes them, (batch, n, n_mels), to logits of `TARGETS`,
        (batch, n, len(TARGETS)); those of a frame come out `LOOKAHEAD_FRAMES` later.
    """
    frames = keras.Input((None, FeatureSpec().n_mels))
    inner = frames
    for size, dilation, ahead in LAYERS:
        inner = DilatedConvolution(size, dilation, ahead, channels)(inner)
    inner = keras.layers.Dense(channels, activation="relu")(inner)
    return keras.Model(frames, keras.layers.Dense(len(TARGETS))(inner))
