"""Activity, pitch and the speech gate, beside the same computed over the whole sound at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from coach.analysis.signal import vad
from coach.analysis.signal.activity import Activity
from coach.analysis.signal.log_mel import band_centres_hz
from coach.analysis.signal.vad import GateSpec, SpeechGate
from coach.domain.model_card import FeatureSpec

SPEC = FeatureSpec()


def a_room(count: int, restless_db: float = 0.0) -> np.ndarray:
    """A voice in a room, which is silent for a while as behind a noise gate."""
    rng = np.random.default_rng(0)
    time_s = np.arange(count) / 100
    voice_db = -30 + 8 * np.sin(9 * time_s) - 60 * ((time_s % 3) > 2)
    room_db = -75 + restless_db * rng.random(count)
    level_db = np.maximum(voice_db, room_db)[:, None] - np.linspace(0, 20, SPEC.n_mels)
    log_mel = level_db + rng.normal(0, 2, (count, SPEC.n_mels))
    log_mel[130:190] = -100
    log_mel[count // 2 :] -= 12  # farther from the microphone
    log_mel[:15] = -100
    return np.maximum(log_mel, -100).astype(np.float32)


def excess_of(log_mel: np.ndarray) -> np.ndarray:
    """Of all frames, from whole blocks of 25 and all that is known of each."""
    centres_hz = band_centres_hz(SPEC)
    bands = log_mel[:, (centres_hz >= 220) & (centres_hz <= 5_000)].astype(float)
    count = len(bands)
    quiet = bands.mean(axis=1)
    most, least, ceilings = np.full(bands.shape[1], -np.inf), [], []
    for start in range(0, count, 25):
        end = min(start + 25, count)
        first = max(0, start - 14)
        width = min(15, end - first)
        at = np.arange(first + width, end + 1)
        smooth = np.array([bands[n - width : n].mean(axis=0) for n in at])
        most = np.maximum(most - 0.25, smooth.max(axis=0))
        heard = quiet[first:end] > max(-97, most.mean() - 55)
        in_room = np.array([heard[n - width - first : n - first].all() for n in at])
        least.append(smooth[in_room].min(axis=0, initial=np.inf))
        ceilings.append(most)
    raw = np.empty(count)
    whole = count // 25
    for block in range(len(least)):
        last = len(least) - 1 if block >= whole - 1 else block + 1
        lowest = np.min(least[max(0, last - 25) : last + 1], axis=0)
        floor = np.where(np.isinf(lowest), -np.inf, lowest + 4)
        floor = np.maximum(floor, ceilings[last] - 30)
        inside = slice(25 * block, 25 * block + 25)
        raw[inside] = np.clip(bands[inside] - floor, 0, 15).mean(axis=1)
    raw[quiet <= -97] = 0
    padded = np.concatenate([raw[:1], raw, raw[-1:]])
    smoothed = (padded[:-2] + padded[1:-1] + padded[2:]) / 3
    # All but the last blocks are settled as soon as the block after them is known.
    edges = [0, *range(24, 25 * (whole - 1), 25), count]
    found = []
    for start, end in pairwise(edges):
        ranked = np.sort(smoothed[max(0, end - 650) : end])
        over = 0.0
        if len(ranked) >= 200:
            quiet_db, loud_db = (ranked[round(share * (len(ranked) - 1))] for share in (0.15, 0.9))
            over = max(0.0, min(1.5 * quiet_db, 0.5 * loud_db) - 1.0)
        found.append(np.maximum(0, smoothed[start:end] - over))
    return np.concatenate(found)


@pytest.mark.parametrize(("count", "restless_db"), [(1_010, 0.0), (1_000, 25.0), (60, 0.0)])
@pytest.mark.parametrize("piece", [7, 50, 2_000])
def test_activity_is_the_excess_over_the_quietest_of_the_last_seconds(
    count: int, restless_db: float, piece: int
):
    log_mel = a_room(count, restless_db)
    activity = Activity(SPEC)
    parts = [activity.push(log_mel[n : n + piece]) for n in range(0, count, piece)]
    found = np.concatenate([*parts, activity.finish()])
    assert found == pytest.approx(excess_of(log_mel), abs=2e-3)


def test_activity_is_settled_a_block_and_a_frame_later():
    activity = Activity(SPEC)
    settled = [len(activity.push(a_room(1))) for _ in range(80)]
    assert [n for n, count in enumerate(settled, 1) if count] == [50, 75]
    assert [count for count in settled if count] == [24, 25]
    assert len(activity.finish()) == 31


def test_nothing_before_the_first_frame_has_no_activity():
    assert len(Activity(SPEC).finish()) == len(Activity(SPEC).push(a_room(15)[:0])) == 0


class Detector:
    """Stands in for WebRTC's: a frame is voiced if its first sample is above 0."""

    made: list[int] = []  # noqa: RUF012
    given: list[tuple[bytes, int]] = []  # noqa: RUF012

    def __init__(self, aggressiveness: int) -> None:
        self.made.append(aggressiveness)

    def is_speech(self, frame: bytes, rate_hz: int) -> bool:
        self.given.append((frame, rate_hz))
        return np.frombuffer(frame, np.int16)[0] > 0


@pytest.fixture
def detector(monkeypatch: pytest.MonkeyPatch) -> type[Detector]:
    monkeypatch.setattr(vad.webrtcvad, "Vad", Detector)
    monkeypatch.setattr(Detector, "made", [])
    monkeypatch.setattr(Detector, "given", [])
    return Detector


def sound(signs: str) -> np.ndarray:
    """A frame of 320 samples for each sign, voiced for an "x"."""
    frames = [np.full(320, 0.1 if sign == "x" else -0.1, np.float32) for sign in signs]
    return np.concatenate(frames)


def gated(signs: str, spec: GateSpec | None = None) -> list[tuple[int, int, int]]:
    """When each utterance was over, and its first frame and the one after its last."""
    gate, found = SpeechGate(spec), []
    for number, sign in enumerate(signs, 1):
        found += [(number, *np.divide(one, 320)) for one in gate.push(sound(sign))]
    return found + [(-1, *np.divide(one, 320)) for one in gate.finish()]


@pytest.mark.parametrize(
    ("signs", "found"),
    [
        # Six of ten frames begin an utterance, two frames before the first of them.
        ("." * 20 + "xxxxxx" + "." * 20, [(37, 18, 29)]),
        ("." * 20 + "xxxxx" + "." * 20, []),
        ("." * 20 + "x.x.x.x.xx" + "." * 20, [(41, 18, 33)]),
        ("." * 20 + "x.x.x.x.x.x" + "." * 20, []),
        ("xxxxxx" + "." * 20, [(17, 0, 9)]),
        ("." + "xxxxxx" + "." * 4, [(-1, 0, 10)]),
        ("." * 20 + "xxxxxx", [(-1, 18, 26)]),
        # One frame alone neither goes on nor keeps it open; two within three do.
        ("." * 20 + "xxxxxx" + "." * 7 + "x" + "." * 20, [(38, 18, 29)]),
        ("." * 20 + "xxxxxx" + "." * 7 + "xx" + "." * 20, [(46, 18, 38)]),
        ("." * 20 + "xxxxxx" + "." * 7 + "x.x" + "." * 20, [(46, 18, 38)]),
        ("." * 20 + "xxxxxx" + "." * 20 + "xxxxxx" + "." * 20, [(37, 18, 29), (63, 44, 55)]),
    ],
)
def test_an_utterance_begins_with_most_of_a_fifth_of_a_second(detector, signs: str, found: list):
    assert gated(signs) == found
    assert set(detector.made) == {2}


def test_the_padding_of_two_utterances_never_overlaps(detector):
    spec = GateSpec(start_span=4, start_voiced=3, end_span=3, end_voiced=0, pad=4)
    assert gated("." * 10 + "xxx...xxx..", spec) == [(16, 6, 16), (-1, 16, 21)]


def test_an_open_utterance_reaches_to_its_last_voiced_frame(detector):
    gate = SpeechGate()
    assert gate.open_utterance is None and not gate.speaking
    gate.push(sound("." * 20 + "xxxxxx"))
    assert gate.speaking and gate.open_utterance == (18 * 320, 26 * 320)
    gate.push(sound("...."))
    assert gate.open_utterance == (18 * 320, 29 * 320)
    assert gate.finish() == [(18 * 320, 29 * 320)] and not gate.speaking and gate.finish() == []


@pytest.mark.parametrize(("level_db", "found"), [(-65.1, []), (-64.9, [(-1, 0, 10)])])
def test_what_is_below_sixty_five_decibels_is_silence(detector, level_db: float, found: list):
    gate = SpeechGate()
    samples = np.full(3_200, 10 ** (level_db / 20), np.float32)
    samples[1::2] *= -1
    assert [(-1, *np.divide(one, 320)) for one in gate.push(samples) + gate.finish()] == found
    assert len(detector.given) == 10  # as the detector adapts to the noise


def test_the_detector_is_given_sixteen_bits(detector):
    samples = np.zeros(320, np.float32)
    samples[:6] = 1.0, -1.0, 1.5, -1.5, 0.5, 1.6 / 32_767
    SpeechGate().push(samples)
    ((frame, rate_hz),) = detector.given
    assert rate_hz == 16_000
    assert np.frombuffer(frame, np.int16)[:7].tolist() == [
        32_767, -32_767, 32_767, -32_768, 16_384, 2, 0,
    ]  # fmt: skip
