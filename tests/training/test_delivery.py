"""What the delivery network learns from: its examples are what they claim to be."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from coach.common import paths
from coach.domain.stream import ANALYSIS_RATE_HZ as RATE_HZ
from tests.accuracy.splicing import f0_hz
from training.delivery import blocks, fillers, rooms
from training.delivery.edits import EDITS, block, filler, prolongation
from training.delivery.examples import TARGETS, targets
from training.delivery.speech import Utterance, joined, levelled, silence
from training.delivery.stretching import at_other_pitch, stretched
from training.delivery.synthetic import say


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(3)


@pytest.fixture(scope="module")
def said() -> Utterance:
    """A sentence in a voice of about 100 Hz, with a dip after each of its vowels."""
    samples, nuclei, _ = say("A young tree needs a lot of water in the summer.", "en-us+m5")
    dips = [(a + b) / 2 for a, b in pairwise(nuclei)]
    return Utterance(levelled(samples), tuple(nuclei), tuple(dips))


def test_what_was_said_before_does_not_change_the_sound():
    text, voice = "A young tree needs a lot of water.", "en-us+f5"
    first, _, _ = say(text, voice)
    say("[[V::m]]", "de+m3", 100, 20, 10)
    again, _, _ = say(text, voice)
    np.testing.assert_array_equal(again, first)


@pytest.mark.parametrize("factor", [0.5, 1.4, 3.0, 8.0])
def test_a_stretched_sound_has_the_requested_length_and_its_old_pitch(
    factor: float, said: Utterance
):
    vowel = said.cut(said.nuclei_s[3] - 0.06, said.nuclei_s[3] + 0.06).samples
    longer = stretched(vowel, factor)
    assert len(longer) / len(vowel) == pytest.approx(factor, rel=0.05)
    if factor > 1:
        assert np.median(f0_hz(longer)) == pytest.approx(np.median(f0_hz(vowel)), rel=0.06)


def test_hesitations_come_in_many_voices_and_sometimes_the_speakers_own(said: Utterance, rng):
    tried = [fillers.hesitation(said, rng) for _ in range(40)]
    sounds = [sound for sound in tried if sound is not None]
    lengths_s = np.array([len(sound) / RATE_HZ for sound in sounds])
    assert len(sounds) > 35
    assert lengths_s.min() > 0.1 and lengths_s.max() < 1.2
    medians_hz = np.array([np.median(hz) for sound in sounds if len(hz := f0_hz(sound)) > 5])
    own = np.median(f0_hz(said.samples))
    assert len(medians_hz) > 32
    assert (np.abs(np.log2(medians_hz / own)) < 0.5).mean() > 0.5
    assert np.ptp(np.log2(medians_hz)) > 1


@pytest.mark.parametrize("size", [0, 1, 4_000])
def test_a_voice_that_says_nothing_makes_no_hesitation(
    size: int, said: Utterance, rng, monkeypatch: pytest.MonkeyPatch
):
    nothing = np.zeros(size, np.float32)
    monkeypatch.setattr(fillers, "say", lambda *_: (nothing, [], []))
    tried = [fillers.hesitation(said, rng) for _ in range(20)]
    assert 2 < sum(sound is None for sound in tried) < 12  # the quarter made by espeak-ng


def test_the_card_counts_the_speakers_that_were_used(clips_dir: Path):
    from training.delivery.__main__ import trained_on

    folder = clips_dir / "learners"
    folder.mkdir()
    lines = ["file\tspeaker\tsyllables\ttext", *(f"{n}.ogg\t{n}\t3\tno" for n in range(5))]
    (folder / "text.tsv").write_text("\n".join(lines))
    told = trained_on(clips_dir)
    assert "speechocean762 (3 readers), RAVDESS speech (1 actors)" in told


def test_the_shipped_card_counts_those_of_the_corpora(ravdess: Path):
    from training.delivery.__main__ import trained_on

    card = json.loads((paths.delivery_model() / "card.json").read_text())
    assert trained_on(ravdess.parents[1]) == card["trained_on"]


def test_a_synthetic_vowel_has_its_formants_where_they_should_be(rng):
    sound = fillers._formants(110.0, 1.0, rng)
    assert len(sound) == RATE_HZ
    spectrum = np.abs(np.fft.rfft(sound)) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / RATE_HZ)
    low, high = (spectrum[(hz > a) & (hz < b)].sum() for a, b in ((200, 1_000), (4_500, 8_000)))
    assert low > 100 * high


def test_a_block_is_silent_and_a_filler_is_not(said: Utterance, rng):
    kinds = []
    for edit in (block, filler, prolongation) * 12:
        whole = edit(said, rng)
        for event in whole.events if whole else ():
            inside = whole.cut(event.start_s + 0.01, event.end_s - 0.01).samples
            loud = np.sqrt(np.mean(inside**2))
            assert loud < 1e-6 if event.kind == "block" else loud > 0.005
            kinds.append(event.kind)
    assert {"block", "filler", "prolongation"} <= set(kinds)


def test_silence_is_labelled_without_speech_and_a_sentence_with_it(said: Utterance):
    speech, syllable = TARGETS.index("speech"), TARGETS.index("syllable")
    wanted, _ = targets(silence(2.0), 190)
    assert not wanted.any()
    wanted, weight = targets(joined([silence(1.0), said, silence(1.0)]), 300)
    assert not wanted[:95, speech].any() and wanted[110:280, speech].mean() > 0.8
    assert wanted[:, syllable].sum() > 2 and weight.all()


def test_a_voice_at_another_pitch_keeps_its_pace(said: Utterance):
    higher = at_other_pitch(said.samples, 1.6)
    assert len(higher) == pytest.approx(len(said.samples), abs=2)
    ratio = np.median(f0_hz(higher)) / np.median(f0_hz(said.samples))
    assert ratio == pytest.approx(1.6, rel=0.05)


def test_the_shares_of_the_edits_add_up_to_one():
    assert sum(share for _, share in EDITS) == pytest.approx(1)


def test_sound_without_a_voice_is_within_full_scale(rng):
    for _ in range(10):
        heard = rooms.without_voice(RATE_HZ, rng)
        assert heard.dtype == np.float32 and np.isfinite(heard).all()
        assert 0 < np.abs(heard).max() <= 1


def test_music_has_a_power_of_one(rng):
    for _ in range(5):
        music = rooms.music(2 * RATE_HZ, rng)
        assert np.mean(music**2) == pytest.approx(1, rel=1e-3)


def test_weights_apply_to_the_features_as_they_are(rng):
    features = rng.normal((5.0, -200.0), (1.0, 40.0), (4_000, 2))
    logit = 2.0 * (features[:, 0] - 5) - 0.05 * (features[:, 1] + 200)
    is_block = rng.random(4_000) < 1 / (1 + np.exp(-logit))
    weights, bias = blocks.fitted(features, is_block)
    assert weights == pytest.approx([2.0, -0.05], rel=0.15)
    assert features @ weights + bias == pytest.approx(logit, abs=1.0)
