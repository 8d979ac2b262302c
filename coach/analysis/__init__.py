"""Samples to readings. Pure numpy and onnxruntime: no Qt, no sound device, no disk."""
