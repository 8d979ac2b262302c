"""The ground truths: noise is at its level, gates close, events are where they should be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.accuracy import (
    channels,
    inserted,
    paused,
    people,
    rooms,
    sounds,
    splicing,
    stutters,
    truths,
)
from tests.accuracy.hearing import hear
from tests.accuracy.scoring import matches
from tests.accuracy.splicing import RATE_HZ
from tests.accuracy.voices import whispered
from tests.conftest import unavailable
from training.delivery.stretching import at_other_pitch


@pytest.fixture(scope="module")
def data(ravdess: Path) -> Path:
    """The folder of all corpora, including the learners."""
    folder = ravdess.parent.parent
    if not (folder / "learners" / "text.tsv").is_file():
        unavailable(f"no learners in {folder}")
    return folder


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(5)


@pytest.fixture
def bursts() -> np.ndarray:
    """Four bursts of a voice-like buzz at 150 Hz, half a second each, with silences of 0.8 s."""
    time_s = np.arange(RATE_HZ // 2) / RATE_HZ
    buzz = sum(np.sin(2 * np.pi * 150 * k * time_s) / k for k in range(1, 20)) * 0.05
    buzz = splicing.faded(buzz, 0.02, 0.02)
    return np.concatenate([splicing.silence(0.8), *[buzz, splicing.silence(0.8)] * 4])


def test_speakers_for_tuning_and_testing_are_apart(data: Path):
    tuned, tested = people.half(data, True), people.half(data, False)
    assert (len(tuned.learners), len(tested.learners)) == (63, 62)
    for group in ("learners", "indian", "actors"):
        assert not set(getattr(tuned, group)) & set(getattr(tested, group))


@pytest.mark.parametrize(
    "make",
    [rooms.pink, rooms.fan, lambda n, rng: rooms.hum(n, rng, 60), rooms.traffic],
    ids=["pink", "fan", "hum", "traffic"],
)
def test_noise_is_added_at_the_requested_ratio(bursts, rng, make):
    noisy = rooms.add(bursts, make(len(bursts), rng), 12)
    speech = np.abs(bursts) > 0
    # The bursts' own level, without the silences.
    speech_db = 10 * np.log10(np.mean(bursts[speech].astype(float) ** 2))
    assert speech_db - rooms.level_db(noisy - bursts) == pytest.approx(12, abs=0.5)
    assert rooms.level_db(bursts) < speech_db - 3


def test_babble_is_of_all_voices_at_one_level(rng):
    tones = [np.sin(2 * np.pi * hz * np.arange(RATE_HZ) / RATE_HZ) for hz in (200, 500, 900)]
    mixed = rooms.babble(2 * RATE_HZ, [tones[0], 0.1 * tones[1], tones[2]], rng)
    spectrum = np.abs(np.fft.rfft(mixed[:RATE_HZ]))
    assert spectrum[[200, 500, 900]] == pytest.approx([spectrum[200]] * 3, rel=0.1)


def test_a_gate_leaves_exact_zeros_and_the_words(bursts, rng):
    noisy = rooms.add(bursts, rooms.pink(len(bursts), rng), 40)
    gated = rooms.gated(noisy, rng)
    loud = np.convolve(np.abs(bursts), np.ones(800), "same") > 0
    assert np.mean(gated[~loud] == 0) > 0.5
    inside = np.abs(bursts) > 0.02
    assert np.corrcoef(gated[inside], noisy[inside])[0, 1] > 0.99


def test_a_suppressor_takes_the_room_away(bursts, rng):
    noisy = rooms.add(bursts, rooms.pink(len(bursts), rng), 30)
    quiet = slice(0, RATE_HZ // 2)
    clean = rooms.suppressed(noisy)
    assert rooms.level_db(clean[quiet]) < rooms.level_db(noisy[quiet]) - 8
    assert rooms.speech_level_db(clean) == pytest.approx(rooms.speech_level_db(noisy), abs=0.5)


@pytest.mark.parametrize("name", [name for name in channels.WAYS if "kbit" in name])
def test_codecs_keep_the_words_where_they_are(bursts, rng, name):
    decoded = channels.WAYS[name](bursts, rng)
    assert len(decoded) == len(bursts)
    before, after = (rooms.frame_levels_db(s) > -40 for s in (bursts, decoded))
    assert np.mean(before == after) > 0.95


def test_a_live_room_reverberates(bursts, rng):
    ringing = rooms.reverberant(bursts, rng)
    after = slice(round(1.32 * RATE_HZ), round(1.42 * RATE_HZ))
    assert rooms.level_db(bursts[after]) < -100 < -60 < rooms.level_db(ringing[after])


def test_pauses_are_silences_between_the_learners_words(data: Path):
    speakers = people.half(data, False).learners[15:21]
    talks = paused.paused_talks(data, speakers)
    assert len(talks) >= 2
    for talk in talks:
        silent = np.abs(talk.samples) == 0
        for start_s, end_s in talk.pauses:
            start, end = round(start_s * RATE_HZ), round(end_s * RATE_HZ)
            assert silent[start + 1 : end - 1].all()
            assert not silent[start - 200 : start - 1].all()
            assert not silent[end + 1 : end + 200].all()


def test_a_filler_lies_where_it_says(data: Path, rng):
    sentence = people.sentences(data, people.half(data, False).learners[1])[0]
    said = people.read(sentence.path)
    tone = np.full(RATE_HZ // 2, 2.0, np.float32)
    for _ in range(4):
        changed, (start_s, end_s) = inserted.put_in(said, tone, rng)
        heard = np.flatnonzero(changed > 1.5) / RATE_HZ
        assert (heard[0], heard[-1]) == pytest.approx((start_s, end_s), abs=0.02)


@pytest.mark.parametrize("edit", [stutters.block, stutters.pause])
def test_a_block_is_a_silence_where_it_says(data: Path, rng, edit):
    _, changed, (start_s, end_s) = _edited(data, rng, edit)
    inside = changed[round(start_s * RATE_HZ) + 1 : round(end_s * RATE_HZ) - 1]
    assert 0.3 <= end_s - start_s <= 1.0 and not inside.any()


def test_what_isnt_repeated_is_left_as_it_was(data: Path, rng):
    phrase, changed, (start_s, end_s) = _edited(data, rng, stutters.repetition)
    start, end = round(start_s * RATE_HZ), round(end_s * RATE_HZ)
    assert np.array_equal(changed[: start - 100], phrase[: start - 100])
    assert end == len(changed) or np.array_equal(changed[end:], phrase[end - len(changed) :])
    assert len(changed) - len(phrase) >= 0.1 * RATE_HZ


def test_a_prolongation_is_as_long_as_it_says(data: Path, rng):
    for _ in range(4):  # both ways of stretching
        phrase, changed, (start_s, end_s) = _edited(data, rng, stutters.prolongation)
        grown_s = (len(changed) - len(phrase)) / RATE_HZ
        vowel_s = end_s - start_s - grown_s
        assert 0.45 <= end_s - start_s <= 1.0
        assert 0.04 < vowel_s < 0.2
        held = changed[round(start_s * RATE_HZ) : round(end_s * RATE_HZ)]
        assert 0.005 * len(splicing.f0_hz(held)) > 0.7 * (end_s - start_s - 0.04)


@pytest.mark.parametrize("edit", [stutters.resynthesis, stutters.said_once])
def test_a_counterexample_is_hardly_longer(data: Path, rng, edit):
    phrases = _phrases(data)
    changed = [(edit(phrase, rng), phrase) for phrase in phrases]
    longer_s = [(len(new[0]) - len(old)) / RATE_HZ for new, old in changed if new]
    assert longer_s and max(longer_s) < 0.1


@pytest.mark.parametrize("factor", [0.7, 2.0, 5.0, 12.0])
def test_a_stretched_sound_has_the_requested_length_and_its_old_pitch(factor: float):
    time_s = np.arange(RATE_HZ) / RATE_HZ
    voice = sum(np.sin(2 * np.pi * 150 * k * time_s) / k for k in range(1, 8)).astype(np.float32)
    spans = [(0.2, 0.3), (0.6, 0.65)]
    longer = splicing.stretched(voice, spans, factor)
    assert len(longer) / RATE_HZ == pytest.approx(1 + 0.15 * (factor - 1), abs=0.02)
    assert splicing.f0_hz(longer) == pytest.approx(150, abs=2)


def test_a_vowel_of_the_speaker_is_held_for_03_to_08_seconds(data: Path, rng):
    held_s = [
        len(h) / RATE_HZ for p in _phrases(data) if (h := truths.held_vowel(p, rng)) is not None
    ]
    assert min(held_s) > 0.28 and 0.6 < max(held_s) < 0.82


def test_a_held_vowel_keeps_its_pitch(rng):
    time_s = np.arange(RATE_HZ) / RATE_HZ
    voice = sum(np.sin(2 * np.pi * 150 * k * time_s) / k for k in range(1, 8)).astype(np.float32)
    held = splicing.overlapped(voice, (4_000, 6_000), 5, rng)
    assert len(held) == 10_000
    assert splicing.f0_hz(held) == pytest.approx(150, abs=1)


def test_a_shifted_voice_has_its_old_length_and_the_requested_pitch(data: Path):
    phrase = _phrases(data)[0]
    higher = at_other_pitch(phrase, 1.4)
    assert len(higher) == pytest.approx(len(phrase), abs=RATE_HZ // 50)
    medians_hz = [np.median(splicing.f0_hz(sound)) for sound in (phrase, higher)]
    assert medians_hz[1] / medians_hz[0] == pytest.approx(1.4, rel=0.03)


def test_a_whisper_has_no_pitch(data: Path, rng):
    phrase = _phrases(data)[0]
    whisper = whispered(phrase, rng)
    assert len(splicing.f0_hz(whisper)) < 0.05 * len(splicing.f0_hz(phrase))


def test_no_sound_without_a_voice_is_silent(rng):
    for make in (sounds.chords, sounds.keyboard, sounds.mouth, sounds.opening_gate):
        sound = sounds.at_level(make(3 * RATE_HZ, rng), -30)
        assert len(sound) == 3 * RATE_HZ
        assert rooms.level_db(sound) == pytest.approx(-30, abs=0.1)


def test_the_whole_analyser_reports_all_that_is_measured(data: Path):
    talk = paused.paused_talks(data, people.half(data, False).learners[15:21])[0]
    heard = hear(talk.samples)
    assert len(matches(talk.pauses, heard.pauses)) >= 0.8 * len(talk.pauses)
    assert len(heard.f0_hz) == pytest.approx(len(talk.f0_hz), abs=5)
    # Praat finds a voice in the same frames: the two aren't shifted against each other.
    far, both = paused.far_off(heard.f0_hz, talk.f0_hz)
    assert both > 0.8 * np.count_nonzero(talk.f0_hz) and far < 0.05 * both
    assert all(0 < time_s < heard.seconds for time_s in heard.nuclei)
    assert heard.results["pitch_hz"] == pytest.approx(
        np.median(talk.f0_hz[talk.f0_hz > 0]), rel=0.1
    )
    assert len(heard.speech) >= len(talk.pauses)


def _phrases(data: Path) -> list[np.ndarray]:
    speaker = people.half(data, False).learners[12]
    cut = [people.pieces(sentence) or [] for sentence in people.sentences(data, speaker)]
    return [piece for pieces in cut for piece in pieces if len(piece) > RATE_HZ]


def _edited(
    data: Path, rng: np.random.Generator, edit: stutters.Edit
) -> tuple[np.ndarray, np.ndarray, stutters.Span]:
    """Return the first phrase suitable for an edit, before and after, and where it was changed."""
    for phrase in _phrases(data):
        if changed := edit(phrase, rng):
            return phrase, *changed
    raise AssertionError("no phrase lends itself")
