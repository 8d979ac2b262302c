"""Corpora -> features -> Keras CNN -> ONNX. Never imported by the application."""
