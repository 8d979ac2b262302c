"""The detectors on voices whose every sound is known.

How well they do on people is measured by `python -m tests.accuracy`.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.analysis.detectors.delivery import Delivery
from coach.analysis.signal.log_mel import LogMel
from coach.analysis.signal.pitch import PitchTracker
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import EventKind, SettledDelivery, SpeechEvent
from tests.accuracy import sounds
from tests.unit import spoken
from tests.unit.voices import RATE_HZ, phrase, room, silence, vowel

SPEC = FeatureSpec()


def listen(samples: np.ndarray, edges=None, with_fluency: bool = True) -> list[SettledDelivery]:
    log_mel, delivery = LogMel(SPEC), Delivery(SPEC, with_fluency)
    if edges is None:
        edges = range(4_000, len(samples), 4_000)
    pieces = np.split(samples, edges)
    return [*(delivery.push(p, log_mel.push(p)) for p in pieces), delivery.finish()]


def joined(heard: list[SettledDelivery], name: str) -> np.ndarray:
    return np.concatenate([getattr(h.frames, name) for h in heard])


def syllables(heard: list[SettledDelivery]) -> np.ndarray:
    return np.concatenate([h.nuclei for h in heard])


def events(heard: list[SettledDelivery], *kinds: EventKind) -> list[SpeechEvent]:
    return [event for h in heard for event in h.events if not kinds or event.kind in kinds]


def talk(*parts: np.ndarray) -> np.ndarray:
    return room(np.concatenate([silence(0.6), *parts, silence(0.8)]))


@pytest.fixture(scope="module")
def everything() -> np.ndarray:
    """A talk with a pause, a filler, a prolongation and a repetition."""
    return talk(
        spoken.sentence(0),
        silence(0.7),
        spoken.um(),
        silence(0.4),
        spoken.held(0)[0],
        silence(1.3),
        spoken.said_again(1),
        silence(0.6),
        spoken.sentence(2),
    )


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(1, 40_000), min_size=1, max_size=20))
def test_stream_equals_batch(everything, cuts: list[int]):
    edges = np.unique(np.clip(np.cumsum(cuts), 0, len(everything)))
    whole, cut = listen(everything, []), listen(everything, edges)
    for name in ("f0_hz", "excess_db", "log_mel", "power"):
        np.testing.assert_allclose(joined(cut, name), joined(whole, name), rtol=1e-5, atol=1e-4)
    np.testing.assert_array_equal(syllables(cut), syllables(whole))
    assert [h for heard in cut for h in heard.utterances] == [
        h for heard in whole for h in heard.utterances
    ]
    key = lambda e: (e.start_s, e.kind)  # noqa: E731
    found, expected = sorted(events(cut), key=key), sorted(events(whole), key=key)
    assert [(e.kind, e.start_s, e.end_s) for e in found] == [
        (e.kind, e.start_s, e.end_s) for e in expected
    ]


def test_frames_are_settled_within_a_second(everything):
    late = [
        start / RATE_HZ - SPEC.centre_s(h.frames.end)
        for start, h in zip(range(4_000, len(everything), 4_000), listen(everything), strict=False)
    ]
    assert max(late) < 1.0


def pitch(samples: np.ndarray) -> np.ndarray:
    """Track the pitch without looking for speech: one vowel alone might as well be a note."""
    tracker = PitchTracker(frames=SPEC)
    return np.concatenate([tracker.push(samples), tracker.finish()])


@pytest.mark.parametrize("f0_hz", [80, 133, 217, 310, 430])
def test_pitch_of_a_vowel(f0_hz):
    found = pitch(talk(vowel(1.0, f0_hz)))
    voiced = found[found > 0]
    assert len(voiced) == pytest.approx(100, abs=8)
    assert 1200 * np.abs(np.log2(voiced[5:-5] / f0_hz)).max() < 30


@pytest.mark.parametrize("f0_hz", [217, 310, 430, 640])
def test_pitch_is_known_more_finely_than_a_sample(f0_hz):
    found = pitch(talk(vowel(1.0, f0_hz)))
    assert np.abs(1200 * np.log2(np.median(found[found > 0]) / f0_hz)) < 2


def test_pitch_follows_a_glide():
    glide_hz = 150 * 2 ** np.linspace(0, 1, RATE_HZ)
    found = pitch(talk(vowel(1.0, glide_hz)))
    at = np.flatnonzero(found > 0)
    expected = np.interp(
        [SPEC.centre_s(i) - 0.6 for i in at], np.arange(RATE_HZ) / RATE_HZ, glide_hz
    )
    assert np.abs(1200 * np.log2(found[at] / expected))[5:-5].max() < 60


def test_hiss_has_no_pitch_and_no_syllables():
    heard = listen(room(silence(5), level_dbfs=-20))
    assert not joined(heard, "f0_hz").any()
    assert not len(syllables(heard))
    assert not events(heard)


def test_music_is_no_speech():
    chords = sounds.chords(8 * RATE_HZ, np.random.default_rng(0))
    heard = listen(room(sounds.at_level(chords, -26)))
    assert not [span for h in heard for span in h.utterances]
    assert not len(syllables(heard)) and not events(heard)


@pytest.mark.parametrize("number", range(len(spoken.SENTENCES)))
@pytest.mark.parametrize("level_db", [-20, 0, 12])
def test_syllables_are_counted_at_any_level(number: int, level_db: float):
    samples = talk(spoken.sentence(number)) * np.float32(10 ** (level_db / 20))
    found = len(syllables(listen(samples)))
    assert found == pytest.approx(spoken.syllables_of(number), abs=1)


@pytest.mark.parametrize("voice", ["en-us+m5", "en-us+whisperf"])
def test_syllables_need_no_pitch(voice: str):
    heard = listen(talk(spoken.sentence(0, voice), silence(0.8), spoken.sentence(1, voice)))
    known = spoken.syllables_of(0, voice) + spoken.syllables_of(1, voice)
    assert len(syllables(heard)) == pytest.approx(known, abs=2)
    voiced = np.mean(joined(heard, "f0_hz") > 0)
    assert voiced < 0.02 if "whisper" in voice else voiced > 0.3


def test_utterances_and_the_pause_between_them():
    samples = talk(phrase(5), silence(0.7), phrase(5), silence(1.5), phrase(5))
    heard = listen(samples, with_fluency=False)
    spans = [span for h in heard for span in h.utterances]
    assert [span.frames / 100 for span in spans] == pytest.approx([0.95] * 3, abs=0.06)
    short, long = events(heard, EventKind.PAUSE, EventKind.LONG_PAUSE)
    assert (short.kind, long.kind) == (EventKind.PAUSE, EventKind.LONG_PAUSE)
    assert short.start_s == pytest.approx(0.6 + 0.95, abs=0.05)
    assert short.end_s == pytest.approx(0.6 + 1.0 + 0.7, abs=0.05)


def test_a_slammed_door_is_no_speech():
    slam = np.random.default_rng(0).normal(0, 0.2, 2_400) * np.exp(-np.arange(2_400) / 600)
    heard = listen(talk(phrase(5), silence(0.8), slam.astype(np.float32), silence(0.8), phrase(5)))
    (pause,) = events(heard, EventKind.PAUSE, EventKind.LONG_PAUSE)
    assert pause.end_s - pause.start_s == pytest.approx(1.8, abs=0.1)


def test_an_um_between_sentences_is_a_filler():
    before = spoken.sentence(0)
    heard = listen(talk(before, silence(0.4), spoken.um(0.6), silence(0.4), spoken.sentence(1)))
    (filler,) = events(heard, EventKind.FILLER)
    assert filler.start_s == pytest.approx(0.6 + len(before) / RATE_HZ + 0.4, abs=0.06)
    assert filler.end_s - filler.start_s == pytest.approx(0.6, abs=0.1)
    assert 0.5 <= filler.confidence <= 1


def test_a_vowel_held_inside_a_sentence_is_a_prolongation():
    said, start_s = spoken.held(0, 0.8)
    heard = listen(talk(said, silence(0.6), spoken.sentence(1)))
    (held,) = events(heard, EventKind.PROLONGATION)
    assert held.start_s == pytest.approx(0.6 + start_s, abs=0.2)
    assert held.end_s - held.start_s == pytest.approx(0.8, abs=0.2)
    assert not events(heard, EventKind.FILLER)


@pytest.mark.parametrize("number", range(len(spoken.SENTENCES)))
def test_plain_sentences_hold_no_event(number: int):
    assert not events(listen(talk(spoken.sentence(number))))


def test_a_syllable_said_again_is_a_repetition():
    before = spoken.sentence(0)
    heard = listen(talk(before, silence(0.8), spoken.said_again(1)))
    (repeated,) = events(heard, EventKind.REPETITION)
    assert repeated.start_s == pytest.approx(0.6 + len(before) / RATE_HZ + 0.8, abs=0.15)


@pytest.mark.parametrize("number", range(len(spoken.SENTENCES)))
def test_breaking_off_is_a_block_and_ending_is_a_pause(number: int):
    before, after = spoken.broken_off(number)
    other = spoken.sentence((number + 1) % 3)
    heard = listen(talk(other, silence(0.8), before, silence(0.6), after))
    (pause,) = events(heard, EventKind.PAUSE, EventKind.LONG_PAUSE)
    (blocked,) = events(heard, EventKind.BLOCK)
    assert pause.end_s < blocked.start_s
    assert blocked.start_s == pytest.approx(1.4 + (len(other) + len(before)) / RATE_HZ, abs=0.05)
    assert blocked.end_s - blocked.start_s == pytest.approx(0.6, abs=0.05)
    assert 0.5 <= blocked.confidence <= 1


def test_no_blocks_are_reported_in_a_loud_room():
    before, after = spoken.broken_off(0)
    said = np.concatenate([silence(0.6), before, silence(0.6), after, silence(0.8)])
    heard = listen(room(said, level_dbfs=-34))
    assert events(heard, EventKind.PAUSE) and not events(heard, EventKind.BLOCK)


@pytest.mark.parametrize("number", range(len(spoken.SENTENCES)))
def test_a_pause_after_breaking_off_lies_inside_a_phrase(number: int):
    before, after = spoken.broken_off(number)
    heard = listen(talk(before, silence(0.6), after), with_fluency=False)
    (pause,) = events(heard, EventKind.PAUSE)
    assert pause.inside_phrase


def test_stutters_are_not_looked_for_unless_asked(everything):
    kinds = {event.kind for event in events(listen(everything, with_fluency=False))}
    assert kinds == {EventKind.PAUSE, EventKind.LONG_PAUSE, EventKind.FILLER}
    kinds |= {event.kind for event in events(listen(everything))}
    assert kinds >= {EventKind.REPETITION, EventKind.PROLONGATION}


@pytest.mark.parametrize("f0_hz", [52, 66, 500, 640])
def test_pitch_of_the_deepest_and_the_highest_voices(f0_hz: int):
    found = pitch(talk(vowel(1.0, f0_hz)))
    voiced = found[found > 0]
    assert len(voiced) > 80
    assert 1200 * np.abs(np.log2(voiced[5:-5] / f0_hz)).max() < 50


@pytest.mark.parametrize("hum_hz", [50, 60, 100])
def test_a_hum_has_no_pitch_and_changes_none(hum_hz: int):
    said = [spoken.sentence(number, "en-us+m5") for number in range(3)]
    samples = talk(*[part for one in said for part in (one, silence(0.8))])
    at_s = np.arange(len(samples)) / RATE_HZ
    hum = sum(0.03 / k * np.sin(2 * np.pi * k * hum_hz * at_s) for k in (1, 2, 3))
    clean, hummed = listen(samples), listen((samples + hum).astype(np.float32))
    middle_hz = [np.median(f0[f0 > 0]) for f0 in (joined(h, "f0_hz") for h in (clean, hummed))]
    assert middle_hz[1] == pytest.approx(middle_hz[0], rel=0.02)
    assert len(syllables(hummed)) == pytest.approx(len(syllables(clean)), abs=1)
    assert not joined(listen(hum.astype(np.float32)), "f0_hz").any()


@pytest.mark.parametrize("hold_s", [0.05, 0.15, 0.3])
def test_pauses_behind_a_noise_gate(hold_s: float):
    """The room is audible only around words, with zeros between."""
    parts = [part for _ in range(6) for part in (phrase(6), silence(1.0))]
    spoken = np.concatenate([silence(0.6), *parts])
    is_open = np.convolve(np.abs(spoken) > 1e-3, np.ones(round(hold_s * RATE_HZ)))[: len(spoken)]
    heard = listen(np.where(is_open > 0.5, room(spoken, -50), 0).astype(np.float32))
    pauses = events(heard, EventKind.PAUSE, EventKind.LONG_PAUSE, EventKind.BLOCK)
    assert [p.end_s - p.start_s for p in pauses] == pytest.approx([1.05] * 5, abs=0.1)
