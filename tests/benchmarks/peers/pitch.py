"""Pitch: trackers on speech whose pitch was replaced by a known one, in a quiet room's noise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import librosa
import numpy as np
import parselmouth
import swift_f0
from parselmouth.praat import call

from coach.analysis.signal.pitch import PitchTracker
from coach.domain.model_card import FeatureSpec
from tests.accuracy import rooms
from tests.accuracy.people import RATE_HZ
from tests.benchmarks.peers.contest import Contest
from tests.benchmarks.peers.sounds import speech, steps

_SOUND_S, _SEED = 20.0, 21
#: The new melody wanders over this many octaves, with this period.
_OCTAVES, _PERIOD_S = 0.5, 2.3
#: Level of the room's noise below the speech, in dB.
_ROOM_DB = 30.0
#: Human pitches, as each tracker is told to look for.
_LOW_HZ, _HIGH_HZ = 60.0, 500.0
#: A pitch counts as right within half a semitone.
_RIGHT = 0.5 / 12
_SPEC = FeatureSpec()

#: Times in seconds, and pitches in Hz, 0 where unvoiced.
_Track = tuple[np.ndarray, np.ndarray]


def contests() -> Iterator[Contest]:
    sound, truth_at = _sound()
    swift = swift_f0.SwiftF0(threads=1)
    trackers: dict[str, tuple[Callable[[np.ndarray], _Track], float]] = {
        "librosa.pyin": (_pyin, 30),
        "SwiftF0": (lambda given: _swift(swift, given), 3),
        "Praat (parselmouth)": (_praat, 1),
    }
    right, voiced = _accuracy(_ours(sound), truth_at)
    for name, (track, reach) in trackers.items():
        theirs, their_voiced = _accuracy(track(sound), truth_at)
        yield Contest(
            f"{name} / our pitch",
            lambda track=track: track(sound),
            lambda: _ours(sound),
            reach,
            remark=f"right: theirs {theirs:.1%}, ours {right:.1%} of voiced frames within half a"
            f" semitone; voiced or not: theirs {their_voiced:.1%}, ours {voiced:.1%}",
        )


def _sound() -> tuple[np.ndarray, Callable[[np.ndarray], np.ndarray]]:
    """Return speech with a new melody, and a function that returns its pitch at given times.

    The pitch is 0 where Praat marks no pulses, and not a number at the edges of voiced sound.
    """
    samples = speech(_SOUND_S)
    before = parselmouth.Sound(samples.astype(np.float64), RATE_HZ)
    changed = call(before, "To Manipulation", 0.005, _LOW_HZ, _HIGH_HZ)
    tier = call(changed, "Extract pitch tier")
    times = [
        call(tier, "Get time from index", n + 1) for n in range(call(tier, "Get number of points"))
    ]
    middle = np.median([call(tier, "Get value at time", time) for time in times])

    def melody(at_s: np.ndarray) -> np.ndarray:
        return middle * 2 ** (_OCTAVES / 2 * np.sin(2 * np.pi * at_s / _PERIOD_S))

    call(tier, "Remove points between", 0, before.duration)
    for time in times:
        call(tier, "Add point", time, float(melody(np.array(time))))
    call([tier, changed], "Replace pitch tier")
    made = call(changed, "Get resynthesis (overlap-add)").values[0].astype(np.float32)
    voiced_s = np.array(times)

    def truth_at(at_s: np.ndarray) -> np.ndarray:
        near = np.abs(at_s[:, None] - voiced_s[None]).min(axis=1)
        return np.where(near < 0.006, melody(at_s), np.where(near < 0.03, np.nan, 0.0))

    room = rooms.pink(len(made), np.random.default_rng(_SEED))
    return rooms.add(made, room, _ROOM_DB), truth_at


def _accuracy(track: _Track, truth_at: Callable[[np.ndarray], np.ndarray]) -> tuple[float, float]:
    """Return how often the pitch is right where there is one, and how often voicing is."""
    at_s, found_hz = track
    truth_hz = truth_at(at_s)
    is_voiced = truth_hz > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        right = np.abs(np.log2(found_hz / truth_hz)) < _RIGHT
    decided = ~np.isnan(truth_hz)
    same = (found_hz > 0)[decided] == is_voiced[decided]
    return float(right[is_voiced].mean()), float(same.mean())


def _ours(sound: np.ndarray) -> _Track:
    tracker = PitchTracker()
    found_hz = np.concatenate([*map(tracker.push, steps(sound)), tracker.finish()])
    return _SPEC.centre_s(np.arange(len(found_hz))), found_hz


def _pyin(sound: np.ndarray) -> _Track:
    hop = _SPEC.hop_samples
    found_hz, is_voiced, _ = librosa.pyin(
        sound, fmin=_LOW_HZ, fmax=_HIGH_HZ, sr=RATE_HZ, hop_length=hop
    )
    return librosa.times_like(found_hz, sr=RATE_HZ, hop_length=hop), np.where(
        is_voiced, found_hz, 0
    )


def _swift(detector: swift_f0.SwiftF0, sound: np.ndarray) -> _Track:
    found = detector.detect(sound, RATE_HZ, _LOW_HZ, _HIGH_HZ)
    return found.timestamps, np.where(found.confidence >= 0.5, found.pitch_hz, 0)


def _praat(sound: np.ndarray) -> _Track:
    pitch = parselmouth.Sound(sound.astype(np.float64), RATE_HZ).to_pitch_ac(
        time_step=_SPEC.hop_samples / RATE_HZ, pitch_floor=_LOW_HZ, pitch_ceiling=_HIGH_HZ
    )
    return pitch.xs(), pitch.selected_array["frequency"]
