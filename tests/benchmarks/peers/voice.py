"""Speech or not: Silero's detector beside our gate and activity, in noise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime

from coach.analysis.detectors.utterances import Utterances
from coach.analysis.detectors.voice_track import VoiceTrack
from coach.analysis.signal.high_pass import HighPass
from coach.analysis.signal.log_mel import LogMel
from coach.analysis.signal.vad import SpeechGate
from coach.domain.model_card import FeatureSpec
from tests.accuracy import noisy, people, rooms
from tests.accuracy.paused import LEAD_S
from tests.accuracy.people import RATE_HZ
from tests.accuracy.scoring import Score, matches
from tests.benchmarks.peers.contest import Contest
from tests.benchmarks.peers.sounds import DATA, steps, talks

_SNR_DB = (20, 10, 5)
_ROOMS = ("babble", "fan", "traffic")
_SEED = 55
_SPEC = FeatureSpec()
#: Speech is scored in frames of this length, in seconds.
_FRAME_S = 0.01
#: Shortest pause that counts, in seconds.
_PAUSE_S = 0.25
#: Samples in a chunk of Silero's, and of the last chunk that it is given before it.
_CHUNK, _CONTEXT = 512, 64
#: Silero's defaults: speech begins at the first probability and ends below the second, after so
#: many seconds; it is padded by the last.
_ON, _OFF, _SILENCE_S, _PAD_S = 0.5, 0.35, 0.1, 0.03

_Spans = list[tuple[float, float]]


def contests() -> Iterator[Contest]:
    silero = Silero()
    talk = talks()[0]
    frames, pauses = [], []
    for snr_db in _SNR_DB:
        ways = noisy.noises(DATA, people.half(DATA, tuned_on=False), snr_db)
        found = {name: (_f1(silero.spans, ways[name]), _f1(_ours, ways[name])) for name in _ROOMS}
        for said, which in ((frames, 0), (pauses, 1)):
            told = [f"{name} {a[which]:.3f} {b[which]:.3f}" for name, (a, b) in found.items()]
            said.append(f"at {snr_db} dB {', '.join(told)}")
    remark = (
        f"F1 of frames, theirs and ours: {'; '.join(frames)}. F1 of pauses: {'; '.join(pauses)}"
    )
    noise = rooms.pink(len(talk.samples), np.random.default_rng(_SEED))
    sound = rooms.add(talk.samples, noise, 20)
    yield Contest(
        "Silero VAD (ONNX) / our gate and activity",
        lambda: silero.spans(sound),
        lambda: _ours(sound),
        reach=1,
        remark=remark,
    )
    yield Contest(
        "Silero VAD (ONNX) / our gate alone", lambda: silero.spans(sound), lambda: _gate(sound)
    )


class Silero:
    """Silero's network on one thread, by its own protocol, without PyTorch."""

    def __init__(self) -> None:
        package = find_spec("silero_vad")
        assert package is not None and package.origin is not None, "run: make bench-peers"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            Path(package.origin).parent / "data" / "silero_vad.onnx",
            options,
            providers=["CPUExecutionProvider"],
        )

    def spans(self, sound: np.ndarray) -> _Spans:
        state, rate = np.zeros((2, 1, 128), np.float32), np.array(RATE_HZ, np.int64)
        padded = np.concatenate([np.zeros(_CONTEXT, np.float32), sound])
        likely = []
        for start in range(0, len(sound) - _CHUNK + 1, _CHUNK):
            given = padded[None, start : start + _CONTEXT + _CHUNK]
            found, state = self._session.run(None, {"input": given, "state": state, "sr": rate})
            likely.append(float(found[0, 0]))
        return self._spans(likely)

    @staticmethod
    def _spans(likely: list[float]) -> _Spans:
        found: _Spans = []
        chunk_s, start_s, silent_from_s = _CHUNK / RATE_HZ, None, None
        for number, odds in enumerate(likely):
            at_s = number * chunk_s
            if odds >= _ON:
                start_s, silent_from_s = at_s if start_s is None else start_s, None
            elif start_s is not None and odds < _OFF:
                silent_from_s = at_s if silent_from_s is None else silent_from_s
                if at_s - silent_from_s >= _SILENCE_S:
                    found.append((start_s - _PAD_S, silent_from_s + _PAD_S))
                    start_s = silent_from_s = None
        if start_s is not None:
            found.append((start_s - _PAD_S, len(likely) * chunk_s))
        return found


def _ours(sound: np.ndarray) -> _Spans:
    """Return the utterances, as reports count speech: pitch and the small network included."""
    high_pass, log_mel, gate = HighPass(), LogMel(_SPEC), SpeechGate()
    track, utterances = VoiceTrack(_SPEC), Utterances(_SPEC)
    found = []
    for piece in map(high_pass.push, steps(sound)):
        gate.push(piece)
        found += utterances.push(track.push(piece, log_mel.push(piece)))[0]
    found += utterances.push(track.finish())[0]
    found += utterances.finish()[0]
    return [_SPEC.edges_s(one) for one in found]


def _gate(sound: np.ndarray) -> _Spans:
    high_pass, gate = HighPass(), SpeechGate()
    found = []
    for piece in map(high_pass.push, steps(sound)):
        found += gate.push(piece)
    return [(start / RATE_HZ, end / RATE_HZ) for start, end in found + gate.finish()]


def _f1(spans_of: Callable[[np.ndarray], _Spans], way: noisy.Way) -> tuple[float, float]:
    """Return the F1 of frames of speech, and of pauses, over all talks."""
    right = found = true = 0
    pauses, rng = Score(), np.random.default_rng(_SEED)
    for talk in talks():
        count = round(len(talk.samples) / RATE_HZ / _FRAME_S)
        end_s = np.flatnonzero(talk.samples)[-1] / RATE_HZ  # digital silence follows
        is_speech = _frames(count, [(LEAD_S, end_s)]) & ~_frames(count, talk.pauses)
        spans = spans_of(way(talk, rng))
        silent = [(one[1], other[0]) for one, other in pairwise(spans)]
        silent = [(start_s, end_s) for start_s, end_s in silent if end_s - start_s >= _PAUSE_S]
        right_pauses = len(matches(talk.pauses, silent))
        pauses += Score(len(talk.pauses), len(silent), right_pauses, end_s)
        heard = _frames(count, spans)
        right += (heard & is_speech).sum()
        found, true = found + heard.sum(), true + is_speech.sum()
    return float(2 * right / (found + true)), pauses.f1


def _frames(count: int, spans: _Spans) -> np.ndarray:
    middle_s = (np.arange(count) + 0.5) * _FRAME_S
    inside = np.zeros(count, bool)
    for start_s, end_s in spans:
        inside |= (middle_s >= start_s) & (middle_s < end_s)
    return inside
