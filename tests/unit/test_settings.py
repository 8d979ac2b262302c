from __future__ import annotations

from pathlib import Path

import pytest

from coach.common.errors import CoachError
from coach.domain import settings
from coach.domain.settings import Settings, ThemeChoice


def test_come_back_as_they_were(tmp_path: Path):
    path = tmp_path / "deep" / "settings.json"
    chosen = Settings(theme=ThemeChoice.DARK, device="USB microphone")
    settings.save(chosen, path)
    assert settings.load(path) == chosen


def test_none_yet_are_the_defaults(tmp_path: Path):
    assert settings.load(tmp_path / "settings.json") == Settings()


@pytest.mark.expects_log
@pytest.mark.parametrize("content", ["", "{", '{"theme": "purple"}', "[]"])
def test_damaged_are_the_defaults_and_logged(tmp_path: Path, content: str, caplog):
    path = tmp_path / "settings.json"
    path.write_text(content)
    assert settings.load(path) == Settings()
    assert "can't be read" in caplog.text


def test_an_unwritable_place_is_told(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(CoachError, match="not saved"):
        settings.save(Settings(), tmp_path / "file" / "settings.json")
