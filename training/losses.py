"""The loss over several corpora at once: each clip is judged by its own corpus's answers."""

from __future__ import annotations

import keras
from keras import ops

from training.config import ExperimentConfig
from training.corpora import LABELS


class CorpusLoss(keras.losses.Loss):
    """Cross-entropy with label smoothing per corpus, and of the activation.

    Targets are those of `batches.targets`, answers those of `model.member`. A mixture of
    two corpora's clips is judged by both, by their shares.
    """

    def __init__(self, config: ExperimentConfig) -> None:
        super().__init__(name="corpus_loss")
        self._corpora = len(config.batch)
        self._smoothing = config.label_smoothing
        self._activation_weight = config.activation_weight

    def call(self, y_true, y_pred):
        split = self._corpora * len(LABELS)
        shape = (-1, self._corpora, len(LABELS))
        wanted = ops.reshape(y_true[:, :split], shape)
        share = ops.sum(wanted, axis=-1, keepdims=True)
        wanted = (1 - self._smoothing) * wanted + self._smoothing * share / len(LABELS)
        log_p = ops.log_softmax(ops.reshape(y_pred[:, :split], shape), axis=-1)
        emotion = -ops.sum(wanted * log_p, axis=(1, 2))
        activation, told = y_true[:, split], y_true[:, split + 1]
        logit = y_pred[:, split]
        activation = told * ops.softplus(logit) - activation * logit
        return emotion + self._activation_weight * activation
