"""Where things lie: what is shipped with the program and what belongs to the learner."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parents[1]


def _shipped(name: str) -> Path:
    """A folder inside the installed package, or beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def models_dir() -> Path:
    return _shipped("models")


def resources_dir() -> Path:
    return _shipped("resources")


def emotion_model() -> Path:
    """The folder of the model that is shipped."""
    return models_dir() / "emotion"


def delivery_model() -> Path:
    """The folder of the network that hears syllables, fillers and stutters."""
    return models_dir() / "delivery"


def translations_dir() -> Path:
    return resources_dir() / "translations"


def sample_talk() -> Path:
    return resources_dir() / "sample_talk.flac"


def data_dir() -> Path:
    """The learner's sessions, settings and log; `COACH_HOME` moves it elsewhere."""
    override = os.environ.get("COACH_HOME")
    return Path(override) if override else platformdirs.user_data_path("speaking-coach", False)


def own_models_dir() -> Path:
    """Emotion models that the learner has added, a folder each."""
    return data_dir() / "models"


def settings_file() -> Path:
    return data_dir() / "settings.json"


def log_file() -> Path:
    return data_dir() / "coach.log"
