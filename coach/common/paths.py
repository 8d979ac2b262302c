"""Paths of what is shipped with the program and of what belongs to the learner."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parents[1]


def _shipped(name: str) -> Path:
    """Return a folder inside the installed package, or beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def models_dir() -> Path:
    """Return the folder of the shipped models."""
    return _shipped("models")


def resources_dir() -> Path:
    """Return the folder of the shipped resources."""
    return _shipped("resources")


def linux_files_dir() -> Path:
    """Return the folder of the desktop entry and the manual page for Linux desktops."""
    return _shipped("packaging/linux")


def app_icon() -> Path:
    """Return the file of the program's icon."""
    return resources_dir() / "icons" / "app" / "coach.svg"


def emotion_model() -> Path:
    """Return the folder of the shipped emotion model."""
    return models_dir() / "emotion"


def delivery_model() -> Path:
    """Return the folder of the network that detects syllables, fillers and stutters."""
    return models_dir() / "delivery"


def translations_dir() -> Path:
    """Return the folder of the catalogues."""
    return resources_dir() / "translations"


def sample_talk() -> Path:
    """Return the file of the built-in sample talk."""
    return resources_dir() / "sample_talk.flac"


def data_dir() -> Path:
    """Return the folder of the learner's sessions, settings and log.

    The environment variable `COACH_HOME` overrides it.
    """
    override = os.environ.get("COACH_HOME")
    return Path(override) if override else platformdirs.user_data_path("speaking-coach", False)


def own_models_dir() -> Path:
    """Return the folder of the emotion models that the learner has added, one folder each."""
    return data_dir() / "models"


def word_models_dir() -> Path:
    """Return the folder of the speech recogniser's models, one folder each."""
    return data_dir() / "words"


def settings_file() -> Path:
    """Return the file of the settings."""
    return data_dir() / "settings.json"


def log_file() -> Path:
    """Return the log file."""
    return data_dir() / "coach.log"
