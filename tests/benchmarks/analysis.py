"""A step of the network, and ten minutes on one core as `coach analyse` runs them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile
import soxr

from coach.analysis.metrics.delivery_meter import DeliveryMeter
from coach.analysis.metrics.loudness import Clipping
from coach.analysis.networks.emotion import EmotionModel, EmotionStream
from coach.analysis.signal.log_mel import LogMel
from coach.audio.file_source import FileSource
from coach.common import paths
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ, SessionKind
from coach.pipeline import make_session
from tests.benchmarks.figure import Figure

_DURATION_S = 600
_RATE_HZ = 48_000
_RUNS = 3
#: Samples in a microphone's block, a fiftieth of a second.
_BLOCK = _RATE_HZ // 50
_STEPS = 300


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _step_s(model: EmotionModel) -> float:
    """Return the seconds that the network takes for a quarter of a second of frames."""
    spec, readings = model.card.features, model.card.readings
    stream = EmotionStream(model, round(readings.window_s * spec.frames_per_s))
    n = round(readings.hop_s * spec.frames_per_s)
    frames = np.random.default_rng(0).uniform(-1, 2, (n, spec.n_features)).astype(np.float32)
    taken_s = []
    for _ in range(_STEPS):
        started_s = time.perf_counter()
        stream.push(frames, lambda first, end: np.ones(end - first, bool))
        taken_s.append(time.perf_counter() - started_s)
    return float(np.median(taken_s))


def _delivery_share(talk: np.ndarray) -> float:
    """Return the CPU seconds for a second of sound: every detector and metric, with fluency.

    Clipping runs at 48 kHz in blocks like a microphone's. The log-mel frames aren't included: they
    count with the network.
    """
    spec = FeatureSpec()
    log_mel = LogMel(spec)
    step = ANALYSIS_RATE_HZ // 4
    pieces = [talk[start : start + step] for start in range(0, len(talk), step)]
    frames = [log_mel.push(piece) for piece in pieces]
    pcm = soxr.resample(np.rint(talk * 32767).astype(np.int16), ANALYSIS_RATE_HZ, _RATE_HZ)
    blocks = np.array_split(pcm, len(pcm) // _BLOCK)
    taken_s = []
    for _ in range(_RUNS):
        meter, clipping = DeliveryMeter(spec, 4, with_fluency=True), Clipping(_RATE_HZ)
        before_s = time.process_time()
        for piece, levels in zip(pieces, frames, strict=True):
            meter.push(piece, levels, None)
        for block in blocks:
            clipping.push(block)
        taken_s.append(time.process_time() - before_s)
    return min(taken_s) / (len(talk) / ANALYSIS_RATE_HZ)


def measure() -> list[Figure]:
    model = EmotionModel(paths.models_dir() / "emotion")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ten_minutes.wav"
        talk, rate_hz = soundfile.read(paths.sample_talk(), dtype="int16")
        heard = soxr.resample(talk / np.float32(32768), rate_hz, ANALYSIS_RATE_HZ)
        talk = soxr.resample(talk, rate_hz, _RATE_HZ)
        soundfile.write(path, np.resize(talk, _DURATION_S * _RATE_HZ), _RATE_HZ)
        inside_s, command_s = [], []
        for _ in range(_RUNS):
            started_s = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "coach", "analyse", str(path), "--no-save"],
                check=True, capture_output=True, preexec_fn=_one_core,
            )  # fmt: skip
            command_s.append(time.perf_counter() - started_s)
            before_s = time.process_time()
            make_session(FileSource(path), model, SessionKind.FILE, None)
            inside_s.append(time.process_time() - before_s)
    return [
        Figure("network, a step of 0.25 s, median", 1000 * _step_s(model), "ms", "<= 0.5"),
        Figure("delivery, all detectors and metrics", _delivery_share(heard), "of real time",
               "<= 0.004"),
        Figure("10-minute file, whole command", _DURATION_S / min(command_s), "x real time",
               ">= 200"),
        Figure("10-minute file, analysis alone (CPU time)", _DURATION_S / min(inside_s),
               "x real time"),
    ]  # fmt: skip
