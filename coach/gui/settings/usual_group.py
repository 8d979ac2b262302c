"""The settings of the speaker's usual voice (their baseline)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QSignalBlocker

from coach.common.i18n import tr
from coach.gui.settings.settings_group import SettingsGroup
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.widgets import button, wrapped
from coach.insights.trends import habit, practices
from coach.store.usual import MOST, usual_in_words


class UsualGroup(SettingsGroup):
    """Whether the tone is compared with the speaker's usual voice, and what is known of it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Your usual voice"))
        self._call_off_look: Callable[[], None] = lambda: None
        self.usual = self.add_switch(
            tr("Judge my tone relative to my usual voice"),
            tr("A soft voice isn't called subdued just for being soft, nor a bright one tense."),
        )
        self.known = wrapped("")
        self.column.addWidget(self.known)
        self.forget = button(
            tr("Forget it", "how the learner usually sounds"),
            tr("Start again with the next practice, for another person or microphone"),
        )
        self.add_row(self.forget)
        self.show_settings()
        self.usual.toggled.connect(lambda on: self._change(usual=on))
        self.forget.clicked.connect(lambda: self._change(forgotten_at=datetime.now().astimezone()))

    def show_settings(self) -> None:
        with QSignalBlocker(self.usual):
            self.usual.setChecked(self._context.settings.usual)

    def _change(self, **changes: Any) -> None:
        self._context.change_settings(**changes)
        self.refresh()

    def refresh(self) -> None:
        """Read what is known of how the speaker usually sounds, and show it."""
        since, library = self._context.settings.usual_since, self._context.store.library
        model, hop_s = self._context.card.sha256, self._context.card.readings.hop_s

        def look() -> str:
            if since is None:
                return tr("All voices are judged alike.")
            voices = library.voices(model, since, MOST)
            figures = habit(practices(library.overviews(), since), model)
            return usual_in_words(voices, figures, hop_s)

        def show(words: str) -> None:
            self.known.setText(words)
            self.forget.setEnabled(since is not None)

        self._call_off_look()  # an earlier read may be out of date, and finish later
        self._call_off_look = run_in_background(look, show, self._context.banner.fail)
