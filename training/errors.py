"""Errors of the training tools that can be caught without loading TensorFlow."""

from __future__ import annotations


class ParityError(Exception):
    """Keras and ONNX disagree; nothing was written."""
