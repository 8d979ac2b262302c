"""What all pages share: store, model, settings, banner and the line for work in progress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from coach.analysis.networks.emotion import EmotionModel
from coach.common import logs
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.common.paths import log_file
from coach.domain import settings as settings_file
from coach.domain.model_card import ModelCard
from coach.domain.settings import Settings
from coach.gui.shared.busy_line import BusyLine
from coach.gui.shared.messages import Banner
from coach.gui.shared.recognising import Recognising
from coach.store.session_store import Store


@dataclass(slots=True)
class Context:
    """What all pages share.

    Attributes
    ----------
    card
        Card of the emotion model; `NO_MODEL` if it can't be read, which the banner has reported
        unless the model is switched off.
    load_model
        Returns the model of the card, loading it at the first call; for worker threads only.
        Raises `CoachError`.
    fluency
        Look for stuttering in this run of the program, whatever the settings say.
    is_busy
        Whether something is being recorded or analysed.
    recognising
        Recognises the words of sessions.
    """

    store: Store
    card: ModelCard
    load_model: Callable[[], EmotionModel]
    settings: Settings
    settings_path: Path
    banner: Banner
    working: BusyLine
    fluency: bool = False
    is_busy: Callable[[], bool] = lambda: False
    recognising: Recognising = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.recognising = Recognising(self)

    @property
    def with_fluency(self) -> bool:
        """Whether to look for stuttering."""
        return self.fluency or self.settings.fluency

    def model(self) -> EmotionModel | None:
        """Return the model as `load_model` does, or None if the learner has switched it off."""
        return self.load_model() if self.settings.emotion else None

    def refuse_if_busy(self) -> bool:
        """Return whether something is being recorded or analysed; if so, say so."""
        busy = self.is_busy()
        if busy:
            self.banner.say(tr("Not now"), tr("Finish the practice first."))
        return busy

    def forget_settings(self) -> None:
        """Reset the settings and empty the log.

        Theme, size, language, motion, folder and models stay as they are.
        """
        kept = self.settings
        self.settings = Settings()
        self.change_settings(
            theme=kept.theme,
            scale=kept.scale,
            language=kept.language,
            still=kept.still,
            folder=kept.folder,
            model=kept.model,
            words=kept.words,
            words_language=kept.words_language,
            welcomed=True,
        )
        logs.forget(log_file())

    def change_settings(self, **changes: Any) -> None:
        """Change some settings and save them; a failure to save is shown in the banner."""
        self.settings = replace(self.settings, **changes)
        try:
            settings_file.save(self.settings, self.settings_path)
        except CoachError as error:
            self.banner.fail(error)
