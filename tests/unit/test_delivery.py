"""The detectors on voices whose every sound is known; how well they do on people is measured
by `python -m tests.accuracy`."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.analysis.delivery import Delivery
from coach.analysis.features import LogMel
from coach.model_card import FeatureSpec
from coach.types import EventKind, Heard, SpeechEvent
from tests.unit.voices import AH, EE, OO, RATE_HZ, phrase, room, silence, vowel

SPEC = FeatureSpec()


def listen(samples: np.ndarray, edges=None, with_fluency: bool = True) -> list[Heard]:
    log_mel, delivery = LogMel(SPEC), Delivery(SPEC, with_fluency)
    if edges is None:
        edges = range(4_000, len(samples), 4_000)
    pieces = np.split(samples, edges)
    return [*(delivery.push(p, log_mel.push(p)) for p in pieces), delivery.finish()]


def joined(heard: list[Heard], name: str) -> np.ndarray:
    return np.concatenate([getattr(h.frames, name) for h in heard])


def syllables(heard: list[Heard]) -> np.ndarray:
    return np.concatenate([h.nuclei for h in heard])


def events(heard: list[Heard], *kinds: EventKind) -> list[SpeechEvent]:
    return [event for h in heard for event in h.events if not kinds or event.kind in kinds]


def talk(*parts: np.ndarray) -> np.ndarray:
    return room(np.concatenate([silence(0.6), *parts, silence(0.8)]))


@pytest.fixture(scope="module")
def everything() -> np.ndarray:
    """A talk with a pause, a filler, a prolongation, a repetition and a block."""
    said_again = np.concatenate([vowel(0.15, 120, EE), silence(0.06)])
    return talk(
        phrase(6),
        silence(0.7),
        vowel(0.5, 110, AH),
        silence(0.4),
        phrase(4),
        vowel(0.6, 115, OO),
        phrase(4),
        silence(1.3),
        said_again,
        said_again,
        said_again,
        phrase(5),
        silence(0.6),
        phrase(5),
    )


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(1, 40_000), min_size=1, max_size=20))
def test_stream_equals_batch(everything, cuts: list[int]):
    edges = np.unique(np.clip(np.cumsum(cuts), 0, len(everything)))
    whole, cut = listen(everything, []), listen(everything, edges)
    for name in ("f0_hz", "excess_db", "log_mel", "power"):
        np.testing.assert_allclose(joined(cut, name), joined(whole, name), rtol=1e-5, atol=1e-4)
    np.testing.assert_array_equal(syllables(cut), syllables(whole))
    assert [h for heard in cut for h in heard.stretches] == [
        h for heard in whole for h in heard.stretches
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


@pytest.mark.parametrize("f0_hz", [80, 133, 217, 310, 430])
def test_pitch_of_a_vowel(f0_hz):
    found = joined(listen(talk(vowel(1.0, f0_hz))), "f0_hz")
    voiced = found[found > 0]
    assert len(voiced) == pytest.approx(100, abs=8)
    assert 1200 * np.abs(np.log2(voiced[5:-5] / f0_hz)).max() < 30


def test_pitch_follows_a_glide():
    glide_hz = 150 * 2 ** np.linspace(0, 1, RATE_HZ)
    found = joined(listen(talk(vowel(1.0, glide_hz))), "f0_hz")
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


@pytest.mark.parametrize("count", [1, 4, 9])
@pytest.mark.parametrize("level_db", [-20, 0, 12])
def test_syllables_are_counted_at_any_level(count, level_db):
    samples = talk(phrase(count)) * np.float32(10 ** (level_db / 20))
    assert len(syllables(listen(samples))) == count


def test_stretches_and_the_pause_between_them():
    samples = talk(phrase(5), silence(0.7), phrase(5), silence(1.5), phrase(5))
    heard = listen(samples, with_fluency=False)
    spans = [span for h in heard for span in h.stretches]
    assert [span.frames / 100 for span in spans] == pytest.approx([0.95] * 3, abs=0.06)
    short, long = events(heard, EventKind.PAUSE, EventKind.LONG_PAUSE)
    assert (short.kind, long.kind) == (EventKind.PAUSE, EventKind.LONG_PAUSE)
    assert short.start_s == pytest.approx(0.6 + 0.95, abs=0.05)
    assert short.end_s == pytest.approx(0.6 + 1.0 + 0.7, abs=0.05)


def test_a_phrase_that_is_broken_off_is_told_from_one_that_ends():
    ending = vowel(0.5, 100) * np.linspace(1, 0.02, round(0.5 * RATE_HZ), dtype=np.float32)
    samples = talk(phrase(5), silence(0.7), phrase(5), ending, silence(0.7), phrase(5))
    heard = listen(samples, with_fluency=False)
    assert [pause.inside_phrase for pause in events(heard, EventKind.PAUSE)] == [True, False]


def test_a_slammed_door_is_no_speech():
    slam = np.random.default_rng(0).normal(0, 0.2, 2_400) * np.exp(-np.arange(2_400) / 600)
    heard = listen(talk(phrase(5), silence(0.8), slam.astype(np.float32), silence(0.8), phrase(5)))
    (pause,) = events(heard, EventKind.PAUSE, EventKind.LONG_PAUSE)
    assert pause.end_s - pause.start_s == pytest.approx(1.8, abs=0.1)


def test_an_um_between_phrases_is_a_filler():
    heard = listen(talk(phrase(6), silence(0.4), vowel(0.5, 110), silence(0.4), phrase(6)))
    (filler,) = events(heard, EventKind.FILLER)
    assert filler.start_s == pytest.approx(0.6 + 1.2 + 0.4, abs=0.06)
    assert filler.end_s - filler.start_s == pytest.approx(0.5, abs=0.08)
    assert 0.5 <= filler.confidence <= 1


def test_a_vowel_held_inside_a_phrase_is_a_prolongation():
    heard = listen(talk(phrase(4), vowel(0.6, 115, OO), phrase(4)))
    (held,) = events(heard, EventKind.PROLONGATION)
    assert held.end_s - held.start_s == pytest.approx(0.6, abs=0.1)
    assert not events(heard, EventKind.FILLER)


def test_the_last_vowel_of_a_phrase_may_be_held():
    heard = listen(talk(phrase(6), vowel(0.6, 115, OO), silence(1), phrase(6)))
    assert not events(heard, EventKind.PROLONGATION)


def test_a_syllable_said_again_is_a_repetition():
    again = np.concatenate([vowel(0.15, 120, EE), silence(0.06)])
    heard = listen(talk(phrase(5), silence(0.8), again, again, again, phrase(5)))
    (repeated,) = events(heard, EventKind.REPETITION)
    assert repeated.start_s == pytest.approx(0.6 + 1.0 + 0.8, abs=0.1)


def test_a_voice_that_breaks_off_is_blocked_and_one_that_dies_away_pauses():
    dying = vowel(0.4, 110) * np.exp(-np.arange(6_400) / 1_600).astype(np.float32)
    blocked = listen(talk(phrase(5), silence(0.6), phrase(5)))
    paused = listen(talk(phrase(5), dying, silence(0.6), phrase(5)))
    assert [e.kind for e in events(blocked)] == [EventKind.BLOCK]
    assert [e.kind for e in events(paused)] == [EventKind.PAUSE]


def test_stutters_are_not_looked_for_unless_asked(everything):
    kinds = {event.kind for event in events(listen(everything, with_fluency=False))}
    assert kinds == {EventKind.PAUSE, EventKind.LONG_PAUSE, EventKind.FILLER}
    kinds |= {event.kind for event in events(listen(everything))}
    assert kinds >= {EventKind.REPETITION, EventKind.PROLONGATION, EventKind.BLOCK}
