"""The settings of the words: which model recognises them, and in which language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFileDialog

from coach.common import paths
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.gui.settings.settings_group import SettingsGroup
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.widgets import button, wrapped
from coach.transcription.models import INSTALL, WordModel, find_models, is_installed, open_model

#: Languages to choose from, as they call themselves: those with most speakers, of those that
#: Whisper knows well. `coach words --language` takes others.
LANGUAGES = {
    "en": "English",
    "hi": "हिन्दी",
    "zh": "中文",
    "es": "Español",
    "fr": "Français",
    "ar": "العربية",
    "pt": "Português",
    "ru": "Русский",
    "de": "Deutsch",
    "ja": "日本語",
    "id": "Bahasa Indonesia",
    "it": "Italiano",
}


class WordsGroup(SettingsGroup):
    """Whether words are recognised after a practice, and with which model.

    Attributes
    ----------
    model
        Combo box of the models, whose data are their folders; "" for none.
    language
        Combo box of the languages, whose data are their codes; "" to find out.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Words"))
        self._call_off_look: Callable[[], None] = lambda: None
        self.model = self.add_chooser(
            tr("Recognise what I say, with"),
            tr("A model of a speech recogniser; it runs on this computer alone"),
            tr("After each practice the report then shows your words. No internet is used."),
        )
        self.language = self.add_chooser(
            tr("I speak", "a language"), tr("The language of your talks")
        )
        self.known = wrapped("", role="note")
        self.column.addWidget(self.known)
        self.elsewhere = button(
            tr("Use another folder…"), tr("A Whisper model in CTranslate2's format")
        )
        self.elsewhere.clicked.connect(self._choose_folder)
        self.add_row(self.elsewhere)
        self._fill_languages()
        self.show_settings()
        self.model.activated.connect(lambda: self._use(self.model.currentData()))
        self.language.activated.connect(
            lambda: context.change_settings(words_language=self.language.currentData())
        )

    def show_settings(self) -> None:
        _choose(self.language, self._context.settings.words_language)

    def refresh(self) -> None:
        """Look which models there are, and show them."""
        chosen = self._context.settings.words

        self._call_off_look()
        self._call_off_look = run_in_background(
            lambda: find_models(chosen), self._show, self._context.banner.fail
        )

    def _show(self, found: list[WordModel]) -> None:
        with QSignalBlocker(self.model):
            self.model.clear()
            self.model.addItem(tr("None", "no model"), "")
            for one in found:
                self.model.addItem(f"{one.name} ({one.size_bytes / 1e6:.0f} MB)", str(one.folder))
        _choose(self.model, self._context.settings.words)
        for control in (self.model, self.language, self.elsewhere):
            control.setEnabled(is_installed())
        told = self._what_to_do(bool(found))
        self.known.setText(told)
        self.known.setVisible(bool(told))

    def _what_to_do(self, any_found: bool) -> str:
        if not is_installed():
            return tr(
                "It needs a speech recogniser: {command}",
                command=INSTALL,
            )
        if any_found:
            return ""
        return tr(
            "There is no model yet. Put its folder into {folder}; how to get one: coach words",
            folder=paths.word_models_dir(),
        )

    def _use(self, folder: str) -> None:
        self._context.change_settings(words=folder)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("The model's folder"))
        if name:
            self.use_folder(Path(name))

    def use_folder(self, folder: Path) -> None:
        """Recognise words with the model in a folder from now on."""
        try:
            self._use(str(open_model(folder).folder))
        except CoachError as error:
            self._context.banner.fail(error)
        self.refresh()

    def _fill_languages(self) -> None:
        self.language.addItem(tr("Find out", "which language is spoken"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)


def _choose(box: QComboBox, value: str) -> None:
    """Choose an entry by its data, added if it isn't there."""
    with QSignalBlocker(box):
        if (place := box.findData(value)) < 0:
            box.addItem(Path(value).name, value)
            place = box.count() - 1
        box.setCurrentIndex(place)
