"""The training loss over corpora whose labels differ in what they say."""

from __future__ import annotations

import keras
from keras import ops

from training.config import ExperimentConfig
from training.corpora import LABELS

#: Subtracted from the logits of labels that a clip isn't scored against.
_FAR = 1e4


class MaskedLoss(keras.losses.Loss):
    """Cross-entropy over the labels that a clip is scored against, plus that of the activation.

    Targets are those of `batches.targets`, predictions those of `model.network`, the last column of
    which (unlike the training data) has no loss. Label smoothing spreads over the labels that the
    clip is scored against.
    """

    def __init__(self, config: ExperimentConfig) -> None:
        super().__init__(name="masked_loss")
        self._smoothing = config.label_smoothing
        self._activation_weight = config.activation_weight

    def call(self, y_true: keras.KerasTensor, y_pred: keras.KerasTensor) -> keras.KerasTensor:
        """Return the loss of each clip, shape (batch,)."""
        n = len(LABELS)
        likely, in_question = y_true[:, :n], y_true[:, n : 2 * n]
        log_p = ops.log_softmax(y_pred[:, :n] + (in_question - 1) * _FAR, axis=-1)
        even = in_question / ops.sum(in_question, axis=-1, keepdims=True)
        wanted = (1 - self._smoothing) * likely + self._smoothing * even
        emotion = -ops.sum(wanted * log_p, axis=-1)  # the target is 0 for masked labels
        activation, told = y_true[:, 2 * n], y_true[:, 2 * n + 1]
        logit = y_pred[:, n]
        activation = told * (ops.softplus(logit) - activation * logit)
        return emotion + self._activation_weight * activation
