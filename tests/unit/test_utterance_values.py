"""Utterances, and the frames that everything about the delivery is measured from."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from coach.analysis.detectors.delivery import Delivery
from coach.analysis.detectors.fillers import FILLERS_ONLY, WITH_PROLONGATIONS, FillerDetector
from coach.analysis.detectors.pauses import SilenceClassifier
from coach.analysis.detectors.repetitions import Repetitions
from coach.analysis.detectors.syllables import Syllables
from coach.analysis.detectors.utterances import Utterances
from coach.analysis.detectors.voice_track import VoiceTrack
from coach.analysis.networks.delivery_network import DeliveryStream
from coach.analysis.signal.activity import Activity
from coach.analysis.signal.log_mel import LogMel, band_centres_hz
from coach.analysis.signal.pitch import PitchTracker
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import SettledDelivery, Span, SpeechEvent, VoiceFrames
from tests.unit.made import cut, frames
from tests.unit.voices import phrase, room, silence, vowel

SPEC = FeatureSpec()


def active(count: int, *spans: tuple[int, int]) -> np.ndarray:
    """Excess over the room: just enough for speech within the spans, and just too little."""
    at = np.arange(count)[:, None]
    starts, ends = np.array(spans).T
    return np.where(((at >= starts) & (at < ends)).any(axis=1), 1.01, 1.0)


def split(whole: VoiceFrames, piece: int) -> tuple[list[Span], list[Span]]:
    utterances, found = Utterances(SPEC), ([], [])
    for start in range(0, len(whole), piece):
        for known, new in zip(
            found, utterances.push(cut(whole, start, start + piece)), strict=True
        ):
            known += new
    for known, new in zip(found, utterances.finish(), strict=True):
        known += new
    return found


@pytest.mark.parametrize("piece", [1, 13, 500])
@pytest.mark.parametrize(
    ("spans", "utterances", "silences"),
    [
        ([(50, 100)], [(50, 100)], []),
        ([(50, 57)], [], []),
        ([(50, 58)], [(50, 58)], []),
        ([(50, 54), (58, 62)], [(50, 62)], []),  # a closure of 40 ms
        ([(50, 54), (59, 63)], [], []),
        ([(50, 100), (124, 160)], [(50, 160)], []),
        ([(50, 100), (125, 160)], [(50, 100), (125, 160)], [(100, 125)]),
        ([(50, 100), (110, 117), (125, 160)], [(50, 100), (125, 160)], [(100, 125)]),
        ([(50, 100), (200, 240), (440, 500)], [(50, 100), (200, 240), (440, 500)],
         [(100, 200), (240, 440)]),
    ],
)  # fmt: skip
def test_utterances_are_apart_by_a_quarter_of_a_second(piece, spans, utterances, silences):
    found = split(frames(500, excess_db=active(500, *spans), f0_hz=100.0), piece)
    assert found == (utterances, silences)


@pytest.mark.parametrize("piece", [1, 13, 500])
@pytest.mark.parametrize(("voiced", "is_speech"), [(3, False), (4, True)])
def test_what_has_hardly_a_voiced_frame_is_no_speech(piece: int, voiced: int, is_speech: bool):
    f0_hz = np.where(np.arange(500) < 100, 120.0, 0.0)
    f0_hz[[203, 210, 228, 239][:voiced]] = 120.0
    f0_hz[[199, 240]] = 120.0  # beside it
    f0_hz[400:] = 120.0
    excess_db = active(500, (50, 100), (200, 240), (400, 450))
    found = split(frames(500, excess_db=excess_db, f0_hz=f0_hz), piece)
    if is_speech:
        assert found == ([(50, 100), (200, 240), (400, 450)], [(100, 200), (240, 400)])
    else:
        assert found == ([(50, 100), (400, 450)], [(100, 400)])


def a_whisper(rise_db: float, rises: int, vowels: bool = True) -> VoiceFrames:
    """From frame 100 to 200: each rise takes five frames after as deep a fall."""
    excess_db = np.zeros(300)
    excess_db[100:200] = 10.0
    for number in range(rises - 1):
        excess_db[115 + 15 * number : 120 + 15 * number] = 10.0 - rise_db
    centres_hz = band_centres_hz(SPEC)
    spectrum = np.where(centres_hz < 3_500, -40.0, -60.0 if vowels else -45.0)
    return frames(300, excess_db=excess_db, log_mel=np.tile(spectrum, (300, 1)))


@pytest.mark.parametrize("piece", [1, 13, 500])
@pytest.mark.parametrize(
    ("rise_db", "rises", "vowels", "count"),
    [
        (4.1, 3, True, 1),
        (3.9, 3, True, 0),
        (4.1, 2, True, 0),
        (4.1, 5, False, 0),
        (6.0, 5, True, 1),
    ],
)
def test_a_whisper_rises_to_three_vowels(piece, rise_db, rises, vowels, count):
    found = split(a_whisper(rise_db, rises, vowels), piece)
    assert found == ([Span(100, 200)] * count, [])


def test_a_rise_counts_where_its_vowel_begins_and_once():
    """Level first, then the vowel; and what goes on rising is one rise."""
    excess_db = np.repeat([0.0, 3.0, 6.0, 9.0, 12.0, 15.0, 18.0, 0.0], 20)
    centres_hz = band_centres_hz(SPEC)
    log_mel = np.tile(np.where(centres_hz < 3_500, -40.0, -60.0), (160, 1))
    assert split(frames(160, excess_db=excess_db, log_mel=log_mel), 7) == ([], [])


def test_the_open_utterance_is_known_while_it_goes_on():
    spans = [(50, 100), (110, 118), (130, 140)]
    whole = frames(300, excess_db=active(300, *spans), f0_hz=100.0)
    utterances, seen = Utterances(SPEC), {}
    for number in range(300):
        utterances.push(cut(whole, number, number + 1))
        seen[number + 1] = utterances.open_utterance
    expected = {50: None, 57: None, 58: (50, 58), 100: (50, 100), 105: (50, 100), 117: (50, 100),
                118: (50, 118), 137: (50, 118), 138: (50, 138), 140: (50, 140), 164: (50, 140),
                165: None, 300: None}  # fmt: skip
    assert {number: seen[number] for number in expected} == expected
    silent = Utterances(SPEC)
    silent.push(frames(300, excess_db=active(300, *spans)))
    assert silent.open_utterance is None


def test_an_utterance_after_a_pause_begins_anew_while_it_is_open():
    whole = frames(150, excess_db=active(150, (50, 100), (125, 150)), f0_hz=100.0)
    utterances = Utterances(SPEC)
    assert utterances.push(whole) == ([Span(50, 100)], [])
    assert utterances.open_utterance == Span(125, 150)
    joined = Utterances(SPEC)
    joined.push(frames(150, excess_db=active(150, (50, 100), (124, 150)), f0_hz=100.0))
    assert joined.open_utterance == Span(50, 150)


# --- all together ---


@pytest.fixture(scope="module")
def talk() -> np.ndarray:
    """Three seconds: a room, two phrases, a held vowel."""
    parts = [silence(0.5), phrase(5), silence(0.4), phrase(3), vowel(0.6, 110.0), silence(0.3)]
    return room(np.concatenate(parts), -60)


@pytest.fixture(scope="module")
def log_mel(talk: np.ndarray) -> np.ndarray:
    return LogMel(SPEC).push(talk)


def test_the_frames_of_a_voice_are_those_of_each_stream(talk: np.ndarray, log_mel: np.ndarray):
    tracker, activity, network = PitchTracker(frames=SPEC), Activity(SPEC), DeliveryStream()
    f0_hz = np.concatenate([tracker.push(talk), tracker.finish()])
    excess_db = np.concatenate([activity.push(log_mel), activity.finish()])
    heard = np.concatenate([network.push(log_mel), network.finish()])
    count = min(len(f0_hz), len(excess_db))
    assert len(excess_db) == len(heard) == len(log_mel)
    excess_db = np.where(heard[:, 0] < 0.5, 0, excess_db)[:count]
    f0_hz = np.where(excess_db >= 1, f0_hz[:count], 0)
    # A hop's samples around the centre of each frame, which is 256 after its beginning.
    power = [
        np.mean(talk[n + 176 : n + 336].astype(float) ** 2) for n in range(0, 160 * count, 160)
    ]

    track = VoiceTrack(SPEC)
    parts = [track.push(talk[:20_000], log_mel[:122]), track.push(talk[20_000:], log_mel[122:])]
    parts.append(track.finish())
    assert [part.first for part in parts] == [0, len(parts[0]), len(parts[0]) + len(parts[1])]
    assert 0 < len(parts[0]) < 122 and parts[-1].end == count
    found = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in ("log_mel", "f0_hz", "pitch_st", "excess_db", "power", "heard")
    }
    assert all(values.dtype == np.float32 for values in found.values())
    assert np.array_equal(found["log_mel"], log_mel[:count])
    assert found["heard"] == pytest.approx(heard[:count], abs=1e-4)
    assert found["excess_db"] == pytest.approx(excess_db, abs=1e-3)
    assert found["power"] == pytest.approx(np.array(power), rel=1e-4)
    assert found["f0_hz"] == pytest.approx(f0_hz, rel=1e-4)
    is_voiced = f0_hz > 0
    assert 0.3 < is_voiced.mean() < 0.9
    assert np.array_equal(np.isfinite(found["pitch_st"]), is_voiced)
    assert found["pitch_st"][is_voiced] == pytest.approx(12 * np.log2(f0_hz[is_voiced]), rel=1e-5)


class Given:
    """Stands in for the track: what is pushed next is what it was given."""

    def __init__(self, *parts: VoiceFrames) -> None:
        self._parts = list(parts)

    def push(self, samples: np.ndarray, log_mel: np.ndarray) -> VoiceFrames:
        return self._parts.pop(0)

    def finish(self) -> VoiceFrames:
        return self._parts.pop(0)


def everything() -> VoiceFrames:
    """A phrase, a pause, a held vowel, a syllable that is repeated, a block, and a last word."""
    rng = np.random.default_rng(0)
    at = np.arange(1_600)
    spoken = [(50, 250), (300, 420), (520, 700), (760, 900), (1_060, 1_500), (1_560, 1_590)]
    excess_db = np.where(active(1_600, *spoken) > 1, 20.0, 0.0)
    syllable = np.zeros(1_600)
    for centre in (60, 100, 140, 180, 220, 240, 530, 560, 590, 640, 690, 770, 800, 850, 895,
                   1_080, 1_200, 1_300, 1_400, 1_490, 1_570):  # fmt: skip
        syllable += np.exp(-((at - centre) ** 2) / 2 / 2.5**2)
    log_mel = rng.normal(-70, 20, (1_600, 64)) + excess_db[:, None]
    for centre in (530, 560, 590):
        log_mel[centre - 14 : centre + 14] = np.linspace(-20, -60, 64)
    return frames(
        1_600,
        log_mel=log_mel,
        f0_hz=np.where(excess_db > 1, 110.0, 0.0),
        excess_db=excess_db,
        power=np.where(excess_db > 1, 0.01, 1e-7),
        speech=np.where(excess_db > 1, 0.9, 0.1),
        syllable=syllable,
        filler=np.where((at >= 320) & (at < 400), 0.96, 0.0),
        prolongation=np.where((at >= 1_100) & (at < 1_180), 0.99, 0.0),
    )


@pytest.mark.parametrize("with_fluency", [False, True])
def test_the_delivery_is_all_that_the_detectors_find(with_fluency: bool):
    whole = everything()
    parts = [cut(whole, a, b) for a, b in pairwise((0, 200, 720, 1_560, 1_600))]
    delivery = Delivery(SPEC, with_fluency)
    delivery._track = Given(*parts)
    none = np.empty(0, np.float32)
    heard: list[SettledDelivery] = [delivery.push(none, none) for _ in range(3)]
    assert delivery.open_utterance is None
    heard.append(delivery.finish())

    syllables, utterances = Syllables(), Utterances(SPEC)
    classifier = SilenceClassifier(with_blocks=with_fluency)
    fillers = FillerDetector(WITH_PROLONGATIONS if with_fluency else FILLERS_ONLY)
    nuclei = syllables.push(whole)
    spans, silences = utterances.push(whole)
    last, more = utterances.finish()
    found = classifier.push(silences + more, nuclei, whole) + classifier.finish()
    found += fillers.push(whole) + fillers.finish()
    if with_fluency:
        repetitions = Repetitions(SPEC)
        found += repetitions.push(whole, nuclei) + repetitions.finish()
    kinds = {one.kind.value for one in found}
    others = {"block", "prolongation", "repetition"} if with_fluency else {"pause"}
    assert kinds == {"long_pause", "filler"} | others
    # Half a hop before the centre of the first frame, to half of one after that of the last.
    by_start = sorted(found, key=lambda one: one.span.start)
    told = sorted((event for one in heard for event in one.events), key=lambda e: e.start_s)
    assert told == [
        SpeechEvent(
            one.kind,
            pytest.approx(one.span.start / 100 + 0.011),
            pytest.approx(one.span.end / 100 + 0.011),
            pytest.approx(one.confidence),
            inside_phrase=one.inside_phrase,
        )
        for one in by_start
    ]
    for one in heard:
        assert [e.start_s for e in one.events] == sorted(e.start_s for e in one.events)
    assert np.array_equal(np.concatenate([one.nuclei for one in heard]), nuclei)
    assert [span for one in heard for span in one.utterances] == spans + last
    assert [one.frames for one in heard] == parts
