"""Training of the networks: corpora -> features -> Keras CNN -> ONNX.

The application never imports this package.
"""
