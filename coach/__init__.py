"""A real-time speaking-practice coach that runs offline on the learner's own computer."""

import os

__version__ = "0.1.0"

# Before numpy is loaded: a second BLAS thread only waits for the first on matrices this small.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Before ONNX Runtime is loaded: since 1.29 it sends telemetry to its makers by default.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
