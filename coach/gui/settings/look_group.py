"""The settings of how the window looks, and its language."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal

from coach.common.i18n import noop, tr
from coach.domain.settings import ThemeChoice
from coach.gui.settings.settings_group import SettingsGroup
from coach.gui.shared import theme, translation
from coach.gui.shared.context import Context

_THEMES = {
    ThemeChoice.SYSTEM: noop("Same as the system", "colours of the window"),
    ThemeChoice.LIGHT: noop("Light", "colours of the window"),
    ThemeChoice.DARK: noop("Dark", "colours of the window"),
}
_SCALES = {
    1.0: noop("Normal size", "size of everything in the window"),
    1.15: noop("Slightly larger", "size of everything in the window"),
    1.3: noop("Large", "size of everything in the window"),
    1.5: noop("Very large", "size of everything in the window"),
}


class LookGroup(SettingsGroup):
    """Theme, size, language and motion.

    Attributes
    ----------
    language_chosen
        Emitted once another language has been chosen; the window is still in the old one.
    """

    language_chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Look and language"))
        self.themes = self.add_chooser(tr("Theme", "light or dark"), tr("Light or dark"))
        for choice, words in _THEMES.items():
            self.themes.addItem(tr(words, "colours of the window"), choice)
        self.scales = self.add_chooser(
            tr("Size", "of everything in the window"),
            tr("Size of text and everything else"),
            # Qt reads it only once.
            tr("A new size shows the next time you start the coach."),
        )
        for scale, words in _SCALES.items():
            self.scales.addItem(tr(words, "size of everything in the window"), scale)
        self.languages = self.add_chooser(tr("Language"), tr("Language of all texts"))
        self.languages.addItem(tr("Same as the system", "the language"), "")
        for code, name in translation.languages().items():
            self.languages.addItem(name, code)
        self.still = self.add_switch(
            tr("Reduce motion"), tr("Things appear at once instead of fading in.")
        )
        self.show_settings()
        self.themes.currentIndexChanged.connect(self._change_theme)
        self.scales.currentIndexChanged.connect(
            lambda: context.change_settings(scale=self.scales.currentData())
        )
        self.languages.currentIndexChanged.connect(self._change_language)
        self.still.toggled.connect(self._change_motion)

    def show_settings(self) -> None:
        chosen = self._context.settings
        for chooser, value in (
            (self.themes, chosen.theme),
            (self.scales, chosen.scale),
            (self.languages, chosen.language),
        ):
            with QSignalBlocker(chooser):
                chooser.setCurrentIndex(max(0, chooser.findData(value)))
        with QSignalBlocker(self.still):
            self.still.setChecked(chosen.still)

    def _change_theme(self) -> None:
        choice = self.themes.currentData()
        self._context.change_settings(theme=choice)
        theme.apply(theme.running(), choice)

    def _change_motion(self, still: bool) -> None:
        self._context.change_settings(still=still)
        theme.set_still(still)

    def _change_language(self) -> None:
        """Ask for a window in this language, unless that would interrupt something."""
        if self._context.is_busy() or self._context.working.is_busy:
            words = tr("Finish the practice first.")
            if not self._context.is_busy():
                words = tr("Something is still being saved. Try again in a moment.")
            self._context.banner.say(tr("Not now"), words)
            self.show_settings()
            return
        self._context.change_settings(language=self.languages.currentData())
        self.language_chosen.emit()
