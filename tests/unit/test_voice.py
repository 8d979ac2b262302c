from __future__ import annotations

import json
from datetime import datetime

import numpy as np
import pytest
import soundfile
from typer.testing import CliRunner

from coach import paths
from coach.analysis.emotion import EmotionModel
from coach.analysis.voice import adapt, log_probabilities, reference
from coach.cli import app
from coach.errors import CoachError
from coach.session import voice as voices
from coach.session.voice import KnownVoice
from coach.types import EmotionReading, VoiceAdaptation
from tests.unit import golden

PLAIN = VoiceAdaptation(1.0, (0.0,) * 3, ((-1.0, 0, 0), (0, -1.0, 0), (0, 0, -1.0)), (-1.0,) * 3)


def probabilities(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).dirichlet(np.ones(3)).astype(np.float32)


def test_a_typical_voice_is_not_shifted():
    one = probabilities()
    assert adapt(one, np.full(3, -1.0), PLAIN) == pytest.approx(one, abs=1e-5)


def test_what_a_voice_always_sounds_like_counts_less():
    """Neutral speech that sounds mostly like the second label: that label is doubted."""
    voice = reference([np.array([0.1, 0.8, 0.1]), np.array([0.2, 0.7, 0.1])])
    assert voice == pytest.approx(
        (log_probabilities(np.array([0.1, 0.8, 0.1])) + np.log([0.2, 0.7, 0.1])) / 2
    )
    said = np.array([0.3, 0.4, 0.3])
    shifted = adapt(said, voice, PLAIN)
    assert shifted.sum() == pytest.approx(1) and shifted.dtype == np.float32
    assert shifted[1] < said[1] and shifted.argmax() != 1


def test_several_answers_at_once_are_shifted_alike():
    both = np.stack([probabilities(1), probabilities(2)])
    voice = log_probabilities(probabilities(3))
    rows = [adapt(row, voice, PLAIN) for row in both]
    assert adapt(both, voice, PLAIN) == pytest.approx(np.stack(rows))


def known(model: EmotionModel, sha256: str | None = None) -> KnownVoice:
    always = reference([np.array([0.01] * 3 + [0.93] + [0.01] * 4)])
    now = datetime.now().astimezone()
    return KnownVoice(sha256 or model.card.sha256, tuple(always.tolist()), 12.0, now)


@pytest.fixture
def own_model() -> EmotionModel:
    return EmotionModel(paths.emotion_model())


def test_a_known_voice_changes_the_answers_and_another_models_does_not(own_model):
    frames = next(iter(golden.windows(own_model.card.features).values()))
    before, activation = own_model.predict(frames)
    voices.tell(own_model, known(own_model))
    after, same = own_model.predict(frames)
    assert np.abs(after - before).max() > 1e-3 and after.sum() == pytest.approx(1, abs=1e-5)
    assert same == activation
    voices.tell(own_model, known(own_model, "0" * 64))
    assert np.array_equal(own_model.predict(frames)[0], before)


def test_it_is_kept_and_forgotten(own_model, home):
    voice = known(own_model)
    voices.save(voice, paths.voice_file())
    assert voices.load(paths.voice_file()) == voice
    assert "12 s" in voices.describe(voice)
    voices.forget(paths.voice_file())
    assert voices.load(paths.voice_file()) is None
    voices.forget(paths.voice_file())  # nothing to forget


@pytest.mark.expects_log
def test_a_damaged_file_is_no_voice(home):
    home.mkdir()
    paths.voice_file().write_text("{")
    assert voices.load(paths.voice_file()) is None


def test_too_little_speech_is_told(own_model):
    reading = EmotionReading(0, 1, np.full(8, 1 / 8, np.float32), 0.5)
    with pytest.raises(CoachError, match="4 s of speech"):
        KnownVoice.of([reading], 4.2, own_model.card)


def test_from_the_command_line(talk_file, tmp_path):
    run = CliRunner().invoke
    assert "doesn't know" in run(app, ["voice"]).stdout
    plain = json.loads(run(app, ["analyse", str(talk_file), "--no-save", "--json", "-"]).stdout)
    learned = run(app, ["voice", str(talk_file)])
    assert learned.exit_code == 0 and "knows your voice" in learned.stdout
    shifted = json.loads(run(app, ["analyse", str(talk_file), "--no-save", "--json", "-"]).stdout)
    assert plain["emotions"]["times_s"] == shifted["emotions"]["times_s"]
    assert plain["emotions"]["activation"] == shifted["emotions"]["activation"]
    assert plain["emotions"]["probabilities"] != shifted["emotions"]["probabilities"]
    assert "doesn't know" in run(app, ["voice", "--forget"]).stdout
    soundfile.write(tmp_path / "silence.wav", np.zeros(16_000), 16_000)
    refused = run(app, ["voice", str(tmp_path / "silence.wav")])
    assert isinstance(refused.exception, CoachError)
