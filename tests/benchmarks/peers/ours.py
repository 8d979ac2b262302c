"""Our features and network over a stream."""

from __future__ import annotations

import numpy as np

from coach.analysis.networks.emotion import EmotionModel, EmotionStream
from coach.analysis.networks.speech_features import SpeechFeatures
from coach.analysis.signal.high_pass import HighPass
from tests.benchmarks.peers.sounds import steps


def read_tones(model: EmotionModel, sound: np.ndarray) -> None:
    """Read the tone at every hop, as live."""
    spec, readings = model.card.features, model.card.readings
    high_pass, features = HighPass(), SpeechFeatures(spec, 2 * readings.window_s)
    stream = EmotionStream(model, round(readings.window_s * spec.frames_per_s))
    for piece in steps(sound, readings.hop_s):
        frames = features.push(high_pass.push(piece))
        stream.push(frames, features.speech)
