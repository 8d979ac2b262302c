"""The learner's settings, stored as JSON in the data folder."""

from __future__ import annotations

import errno
import logging
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from coach.common import paths
from coach.common.errors import CoachError
from coach.common.files import PRIVATE_FILE, decode_json, write_atomically
from coach.common.i18n import tr
from coach.domain.stream import Task

_log = logging.getLogger(__name__)

#: A time before any practice.
EVER = datetime(1970, 1, 1, tzinfo=UTC)


class ThemeChoice(StrEnum):
    """Light or dark colours, or those of the system."""

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
    """What the learner has chosen.

    Attributes
    ----------
    device
        Name of the microphone; None for the system's default.
    focus
        What the live cues are about; None for no cues.
    gauges
        Whether figures are shown while speaking.
    fluency
        Whether repetitions, prolongations and blocks are looked for.
    task
        Task of the next practice.
    plan
        Planned lengths of the talk and its sections, as read by `coaching.plan`.
    script
        What the learner means to say in the next practice; "" for none.
    welcomed
        Whether the program has introduced itself.
    folder
        Where sessions are stored; None for the data folder.
    flac
        Whether finished recordings are compressed, without loss.
    scale
        Scale of everything in the window; 1 for the system's own.
    language
        ISO 639 code; "" for the system's language.
    usual
        Whether the tone is compared with how the learner usually sounds (their baseline).
    forgotten_at
        Practices before this time don't count towards the usual.
    still
        Whether things appear at once instead of fading in ("reduce motion").
    emotion
        Whether the emotion model is used at all; without it everything else is measured.
    model
        Folder name of one of the learner's own emotion models; "" for the shipped one.
    words
        Folder of the speech recogniser's model; "" for none, and then no words are recognised.
    words_language
        ISO 639 code of what the learner speaks, for the recogniser; "" to find out.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    device: str | None = None
    focus: Focus | None = Focus.PACE
    gauges: bool = True
    fluency: bool = False
    task: Task = Task.TALK
    plan: str = ""
    script: str = ""
    welcomed: bool = False
    folder: str | None = None
    flac: bool = False
    scale: float = 1.0
    language: str = ""
    usual: bool = True
    forgotten_at: datetime | None = None
    still: bool = False
    emotion: bool = True
    model: str = ""
    words: str = ""
    words_language: str = ""

    @property
    def usual_since(self) -> datetime | None:
        """Time from which practices count towards the usual; None if it isn't used."""
        return (self.forgotten_at or EVER) if self.usual else None

    @property
    def model_folder(self) -> Path:
        """Folder of the chosen emotion model.

        Raises
        ------
        CoachError
            If `model` isn't the name of a folder, such as "..".
        """
        if not self.model:
            return paths.emotion_model()
        own = paths.own_models_dir() / Path(self.model).name
        if not Path(self.model).name.strip(". "):  # it would lead to the folder above, or this one
            raise CoachError(
                tr("The emotion model can't be loaded"),
                tr("{path} can't be read ({why}).", path=own, why=os.strerror(errno.EINVAL)),
                tr("Check the name of the model in settings.json."),
            )
        return own

    @property
    def sessions_folder(self) -> Path:
        """Folder in which sessions are stored."""
        return Path(self.folder) if self.folder else paths.data_dir()


def load(path: Path) -> Settings:
    """Read the settings; return the defaults if there is no file or it can't be read."""
    try:
        return decode_json(path.read_bytes(), Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.warning("Settings in %s can't be read (%s); the defaults are used.", path, error)
        return Settings()


def save(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all.

    Raises
    ------
    CoachError
        If the disk refuses.
    """
    content = msgspec.json.format(msgspec.json.encode(settings))
    write_atomically(path, content, tr("Settings not saved"), PRIVATE_FILE)
