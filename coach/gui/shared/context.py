"""What the pages share: library, model, settings, banner, and the line on what is being done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coach.analysis.networks.emotion import EmotionModel
from coach.common import logs
from coach.common.errors import CoachError
from coach.common.paths import log_file
from coach.domain import settings as settings_file
from coach.domain.model_card import ModelCard
from coach.domain.settings import Settings
from coach.gui.shared.busy_line import Working
from coach.gui.shared.messages import Banner
from coach.store.session_store import Store


@dataclass(slots=True)
class Context:
    """card: `NO_MODEL` where the model's own can't be read; the banner has said why.

    load_model: loads it at the first call, off the GUI thread; raises CoachError.
    fluency: look for stutters this time, whatever the settings say.
    is_busy: whether something is being recorded or analysed.
    """

    store: Store
    card: ModelCard
    load_model: Callable[[], EmotionModel]
    settings: Settings
    settings_path: Path
    banner: Banner
    working: Working
    fluency: bool = False
    is_busy: Callable[[], bool] = lambda: False

    @property
    def with_fluency(self) -> bool:
        return self.fluency or self.settings.fluency

    def forget_settings(self) -> None:
        """Back to what they are at first, except look, size, language, folder and model; the log
        is emptied."""
        kept = self.settings
        self.settings = Settings()
        self.change_settings(
            theme=kept.theme,
            scale=kept.scale,
            language=kept.language,
            folder=kept.folder,
            model=kept.model,
            welcomed=True,
        )
        logs.forget(log_file())

    def change_settings(self, **changes: Any) -> None:
        """Replace some settings and keep them on disk; a refusal goes to the banner."""
        self.settings = replace(self.settings, **changes)
        try:
            settings_file.save(self.settings, self.settings_path)
        except CoachError as error:
            self.banner.fail(error)
