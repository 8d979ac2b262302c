from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from coach.cli.console import load_model
from coach.common import paths
from coach.common.errors import CoachError
from coach.domain import settings
from coach.domain.settings import Settings, ThemeChoice


def test_settings_come_back_as_they_were(tmp_path: Path):
    path = tmp_path / "deep" / "settings.json"
    chosen = Settings(theme=ThemeChoice.DARK, device="USB microphone")
    settings.save(chosen, path)
    assert settings.load(path) == chosen


def test_without_a_file_settings_are_the_defaults(tmp_path: Path):
    assert settings.load(tmp_path / "settings.json") == Settings()


@pytest.mark.expects_log
@pytest.mark.parametrize("content", ["", "{", '{"theme": "purple"}', "[]"])
def test_damaged_settings_are_the_defaults_and_logged(tmp_path: Path, content: str, caplog):
    path = tmp_path / "settings.json"
    path.write_text(content)
    assert settings.load(path) == Settings()
    assert "can't be read" in caplog.text


def test_an_unwritable_place_is_reported(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(CoachError, match="not saved"):
        settings.save(Settings(), tmp_path / "file" / "settings.json")


def test_another_model_is_chosen_by_its_folders_name(home: Path):
    own = paths.own_models_dir() / "mine"
    shutil.copytree(paths.emotion_model(), own)
    card = json.loads((own / "card.json").read_text())
    (own / "card.json").write_text(json.dumps(card | {"name": "mine"}))
    settings.save(Settings(model="mine"), paths.settings_file())
    assert load_model().card.name == "mine"
    assert Settings(model="../mine").model_folder == own  # no name leads out of that folder
    assert Settings().model_folder == paths.emotion_model()


@pytest.mark.expects_log
def test_a_missing_model_is_reported_by_its_name(home: Path, capsys):
    settings.save(Settings(model="nowhere"), paths.settings_file())
    assert load_model() is None
    assert "Check the name of the model in settings.json" in capsys.readouterr().err


def test_settings_of_an_earlier_version_are_completed_by_the_defaults(tmp_path: Path):
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark"}')
    assert settings.load(path) == Settings(theme=ThemeChoice.DARK, still=False, emotion=True)


def test_without_the_tone_no_model_is_missed(home: Path, capsys):
    settings.save(Settings(model="nowhere", emotion=False), paths.settings_file())
    assert load_model() is None
    assert capsys.readouterr().err == ""


@pytest.mark.expects_log
@pytest.mark.parametrize("name", ["..", ".", "mine/..", "../..", "/", ".. "])
def test_no_model_name_leads_out_of_the_learners_folder(home: Path, capsys, name: str):
    shutil.copytree(paths.emotion_model(), home, dirs_exist_ok=True)
    shutil.copytree(paths.emotion_model(), paths.own_models_dir())
    settings.save(Settings(model=name), paths.settings_file())
    assert load_model() is None
    assert "Check the name of the model in settings.json" in capsys.readouterr().err
