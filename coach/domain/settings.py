"""What the learner has chosen; kept as JSON in the data folder."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from coach.common import paths
from coach.common.files import PRIVATE_FILE, decode_json, write_whole
from coach.common.i18n import tr
from coach.domain.stream import Task

_log = logging.getLogger(__name__)

#: Before any practice.
EVER = datetime(1970, 1, 1, tzinfo=UTC)


class ThemeChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Focus(StrEnum):
    """What the learner wants to work on."""

    PACE = "pace"
    PAUSES = "pauses"
    FILLERS = "fillers"
    VARIETY = "variety"
    VOLUME = "volume"
    CALM = "calm"
    ENERGY = "energy"


@dataclass(frozen=True, slots=True)
class Settings:
    """device: name of the microphone, None for the system's default.

    focus: what the live coach speaks of, None for nothing. gauges: whether figures are shown
        while speaking. fluency: whether repetitions, prolongations and blocks are looked for.
    task: what the next practice is.
    plan: how long the talk and its sections are meant to take, as `coaching.plan` reads it.
    welcomed: whether the program has introduced itself.
    folder: where sessions are kept, None for the folder of everything else.
    flac: whether finished recordings are made smaller, without losing anything.
    scale: of everything in the window, 1 for the system's own.
    language: its code, "" for the system's.
    usual: whether the tone is heard against how the learner usually sounds. forgotten_at: practices
        of before then don't tell how that is.
    model: name of an emotion model's folder among the learner's own, "" for the shipped one.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    device: str | None = None
    focus: Focus | None = Focus.PACE
    gauges: bool = True
    fluency: bool = False
    task: Task = Task.TALK
    plan: str = ""
    welcomed: bool = False
    folder: str | None = None
    flac: bool = False
    scale: float = 1.0
    language: str = ""
    usual: bool = True
    forgotten_at: datetime | None = None
    model: str = ""

    @property
    def usual_since(self) -> datetime | None:
        """From when on practices tell how the learner usually sounds; None where nobody asks."""
        return (self.forgotten_at or EVER) if self.usual else None

    @property
    def model_folder(self) -> Path:
        own = paths.own_models_dir() / Path(self.model).name
        return own if self.model else paths.emotion_model()

    @property
    def sessions_folder(self) -> Path:
        return Path(self.folder) if self.folder else paths.data_dir()


def load(path: Path) -> Settings:
    """The settings, or the defaults where there are none or the file is damaged."""
    try:
        return decode_json(path.read_bytes(), Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.warning("Settings in %s can't be read (%s); the defaults are used.", path, error)
        return Settings()


def save(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all. Raises CoachError where the disk refuses."""
    content = msgspec.json.format(msgspec.json.encode(settings))
    write_whole(path, content, tr("Settings not saved"), PRIVATE_FILE)
