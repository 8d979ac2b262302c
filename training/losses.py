"""The loss over corpora whose labels say different amounts."""

from __future__ import annotations

import keras
from keras import ops

from training.config import ExperimentConfig
from training.corpora import LABELS

#: Logits of labels that aren't in question are lowered by this.
_FAR = 1e4


class MaskedLoss(keras.losses.Loss):
    """Cross-entropy in a softmax over the labels that are in question, and of the activation.

    Targets are those of `batches.targets`, answers those of `model.network`, of which the last is
    nothing to learn from. Labels are smoothed over those in question.
    """

    def __init__(self, config: ExperimentConfig) -> None:
        super().__init__(name="masked_loss")
        self._smoothing = config.label_smoothing
        self._activation_weight = config.activation_weight

    def call(self, y_true: keras.KerasTensor, y_pred: keras.KerasTensor) -> keras.KerasTensor:
        n = len(LABELS)
        likely, in_question = y_true[:, :n], y_true[:, n : 2 * n]
        log_p = ops.log_softmax(y_pred[:, :n] + (in_question - 1) * _FAR, axis=-1)
        even = in_question / ops.sum(in_question, axis=-1, keepdims=True)
        wanted = (1 - self._smoothing) * likely + self._smoothing * even
        emotion = -ops.sum(wanted * log_p, axis=-1)  # what isn't in question is wanted by 0
        activation, told = y_true[:, 2 * n], y_true[:, 2 * n + 1]
        logit = y_pred[:, n]
        activation = told * (ops.softplus(logit) - activation * logit)
        return emotion + self._activation_weight * activation
