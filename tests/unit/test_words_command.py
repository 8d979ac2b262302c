"""`coach words`: which models there are, and the words of stored sessions."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach.cli import words
from coach.cli.main import app
from coach.common import paths
from coach.common.errors import CoachError
from coach.domain import settings
from coach.domain.settings import Settings
from coach.insights.spoken import Spoken
from coach.store.session_store import Store
from tests.keeping import keep


def run(*arguments: str):
    return CliRunner().invoke(app, ["words", *arguments])


@pytest.fixture(autouse=True)
def no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))


def test_the_models_are_told_with_their_speed(word_folder: Path):
    chosen = run("--use", str(word_folder), "--language", "EN")
    assert chosen.exit_code == 0 and "real time" not in chosen.stdout
    done = run()
    assert done.exit_code == 0
    line = done.stdout.splitlines()[0]
    assert line.startswith("* model") and "76 MB  English only" in line
    assert "times real time on one core" in line and line.endswith(str(word_folder))
    assert "hf download" in done.stderr
    stored = settings.load(paths.settings_file())
    assert (stored.words, stored.words_language) == (str(word_folder), "en")


def test_without_a_model(word_folder: Path):
    done = run()
    assert done.exit_code == 1 and "No model was found." in done.stderr
    assert str(paths.word_models_dir()) in done.stderr


@pytest.mark.expects_log
def test_without_the_recogniser(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("coach.transcription.models.is_installed", lambda: False)
    done = run()
    assert done.exit_code == 1 and "pip install" in done.stderr
    assert isinstance(run("last").exception, CoachError)


def test_what_is_no_model_and_no_language(tmp_path: Path, word_folder: Path):
    refused = run("--use", str(tmp_path))
    assert "no config.json" in str(refused.exception)
    assert not settings.load(paths.settings_file()).words
    assert isinstance(run("--language", "english!").exception, CoachError)
    assert "English alone" in str(run("--use", str(word_folder), "--language", "hi").exception)
    assert settings.load(paths.settings_file()) == Settings()
    assert run("--use", str(word_folder)).exit_code == 0
    assert run("--use", "").exit_code == 0 and not settings.load(paths.settings_file()).words


def test_the_words_of_a_session(store: Store, session, talk, word_folder: Path):
    settings.save(Settings(words=str(word_folder)), paths.settings_file())
    one = keep(store, session, talk[0])
    done = run("last")
    stored = store.load(one.id)
    count, transcript = len(Spoken(stored).words), stored.transcript
    assert done.exit_code == 0 and done.stdout == f"{one.id}  {count} words\n"
    assert transcript.words[0].text == " Good"
    assert run("--all").stdout == ""  # it has its words


@pytest.mark.expects_log
def test_a_session_without_sound_does_not_stop_the_rest(
    store: Store, session, talk, word_folder: Path
):
    settings.save(Settings(words=str(word_folder)), paths.settings_file())
    first, second = keep(store, session), keep(store, session, talk[0])
    store.audio_path(first.id).unlink()
    done = run("--all")
    assert done.exit_code == 2
    assert "Can't read" in done.stderr and done.stdout.startswith(f"{second.id}  ")
    assert store.load(first.id).transcript is None and store.load(second.id).transcript.words


def test_no_model_is_chosen(store: Store, word_folder: Path):
    with pytest.raises(CoachError, match="No model is chosen"):
        words.recognise_words(["last"], everything=False)
