"""The settings: appearance, data, and information about the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach import __version__
from coach.common.i18n import noop, tr
from coach.domain.settings import ThemeChoice
from coach.gui.shared import theme, translation
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.page import NavigationPage
from coach.gui.shared.widgets import button, check, chooser, confirm_delete, label, wrapped
from coach.insights.report import limitations
from coach.insights.trends import habit, practices
from coach.store.session_store import Store, library_in
from coach.store.space import SpaceLimits, SpaceWatch
from coach.store.usual import MOST, usual_in_words

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
#: Rate of most microphones: a new folder must have room for a talk recorded at it.
_USUAL_RATE_HZ = 48_000
_FLUENCY_NOTE = noop(
    "For people who want to follow their stuttering: it marks moments, scores nothing and is no"
    " diagnosis."
)


class SettingsPage(NavigationPage):
    """The page of settings.

    Attributes
    ----------
    everything_deleted
        Emitted once all stored data has been deleted.
    """

    title = noop("Settings", "a page")
    picture = "settings"
    key_words = noop("settings", "a key goes to this page")

    everything_deleted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._call_off_look: Callable[[], None] = lambda: None
        self.themes = chooser(tr("Look", "of the window"), tr("Light or dark"))
        for choice, words in _THEMES.items():
            self.themes.addItem(tr(words, "colours of the window"), choice)
        self.themes.currentIndexChanged.connect(self._change_theme)

        self.scales = chooser(
            tr("Size", "of everything in the window"),
            tr("Size of text and everything else; applies after a restart"),
        )
        for scale, words in _SCALES.items():
            self.scales.addItem(tr(words, "size of everything in the window"), scale)
        self.scales.currentIndexChanged.connect(self._change_scale)

        self.languages = chooser(
            tr("Language"), tr("Language of all texts; applies after a restart")
        )
        self.languages.addItem(tr("Same as the system", "the language"), "")
        for code, name in translation.languages().items():
            self.languages.addItem(name, code)
        self.languages.currentIndexChanged.connect(self._change_language)

        self.gauges = check(
            tr("Show figures while I speak"), tr("Pace, pitch variety, volume and pauses")
        )
        self.gauges.toggled.connect(lambda on: context.change_settings(gauges=on))
        self.fluency = check(
            tr("Fluency practice"),
            tr("Also mark repeated and drawn-out sounds, and where the voice stops"),
        )
        self.fluency.toggled.connect(lambda on: context.change_settings(fluency=on))

        content = QWidget()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        column = QVBoxLayout(content)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(label(tr("Settings", "a page"), role="title"))
        column.addSpacing(2 * theme.GRID)
        column.addWidget(label(tr("Look", "of the window"), role="heading"))
        column.addLayout(_left(self.themes, self.scales, self.languages))
        column.addSpacing(2 * theme.GRID)
        column.addWidget(label(tr("While you speak"), role="heading"))
        column.addLayout(_left(self.gauges))
        column.addLayout(_left(self.fluency))
        column.addWidget(wrapped(tr(_FLUENCY_NOTE), role="soft"))
        column.addSpacing(2 * theme.GRID)
        self._add_usual(column)
        column.addSpacing(2 * theme.GRID)
        self._add_recordings(column)
        column.addSpacing(2 * theme.GRID)
        column.addWidget(label(tr("About", "this program"), role="heading"))
        self.about = wrapped("", role="soft")
        column.addWidget(self.about)
        self.show_about()
        column.addStretch(1)
        self._show_settings()

    def _show_settings(self) -> None:
        """Set the controls to the current settings, without triggering them."""
        chosen = self._context.settings
        with QSignalBlocker(self.themes):
            self.themes.setCurrentIndex(list(_THEMES).index(chosen.theme))
        with QSignalBlocker(self.scales):
            self.scales.setCurrentIndex(max(0, self.scales.findData(chosen.scale)))
        with QSignalBlocker(self.languages):
            self.languages.setCurrentIndex(max(0, self.languages.findData(chosen.language)))
        for box, on in (
            (self.gauges, chosen.gauges),
            (self.fluency, chosen.fluency),
            (self.flac, chosen.flac),
            (self.usual, chosen.usual),
        ):
            with QSignalBlocker(box):
                box.setChecked(on)

    def _add_usual(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("Your usual voice"), role="heading"))
        self.usual = check(
            tr("Judge my tone relative to my usual voice"),
            tr(
                "So that a soft voice isn't called subdued just for being soft, nor a bright "
                "one tense"
            ),
        )
        self.usual.toggled.connect(lambda on: self._change_usual(usual=on))
        column.addLayout(_left(self.usual))
        self.usual_known = wrapped("", role="soft")
        column.addWidget(self.usual_known)
        self.forget = button(
            tr("Forget it", "how the learner usually sounds"),
            tr("Start again with the next practice, for another person or microphone"),
        )
        self.forget.clicked.connect(
            lambda: self._change_usual(forgotten_at=datetime.now().astimezone())
        )
        column.addLayout(_left(self.forget))

    def _change_usual(self, **changes: Any) -> None:
        self._context.change_settings(**changes)
        self.refresh()

    def on_shown(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show what is known of how the speaker usually sounds."""
        since, library = self._context.settings.usual_since, self._context.store.library
        model, hop_s = self._context.card.sha256, self._context.card.readings.hop_s

        def look() -> str:
            if since is None:
                return tr("All voices are judged alike.")
            voices = library.voices(model, since, MOST)
            figures = habit(practices(library.overviews(), since), model)
            return usual_in_words(voices, figures, hop_s)

        def show(words: str) -> None:
            self.usual_known.setText(words)
            self.forget.setEnabled(since is not None)

        self._call_off_look()  # an earlier read may be out of date, and finish later
        self._call_off_look = run_in_background(look, show, self._context.banner.fail)

    def _add_recordings(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("Your recordings"), role="heading"))
        self.folder = wrapped("", role="soft")
        column.addWidget(self.folder)
        self._show_folder()
        self.flac = check(
            tr("Compress finished recordings"),
            tr("As FLAC: half the size, identical sound"),
        )
        self.flac.toggled.connect(lambda on: self._context.change_settings(flac=on))
        column.addLayout(_left(self.flac))
        show = button(tr("Show the folder"), tr("Open it in the file manager"))
        show.clicked.connect(self._open_folder)
        elsewhere = button(tr("Keep them elsewhere…"), tr("Choose another folder, or another disk"))
        elsewhere.clicked.connect(self._choose_folder)
        delete = button(
            tr("Delete everything…"),
            tr("All sessions, their sound, the goals, and what you chose here"),
        )
        delete.clicked.connect(self._ask_delete)
        column.addLayout(_left(show, elsewhere, delete))

    def _show_folder(self) -> None:
        folder = self._context.store.folder
        self.folder.setText(
            tr("They are stored in {folder}, on this computer only.", folder=folder)
        )

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.store.folder)))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Keep sessions in"))
        if name:
            self.keep_in(Path(name))

    def keep_in(self, folder: Path) -> None:
        """Store sessions in this folder from now on; existing ones stay where they are."""
        before, banner = self._context.store.folder, self._context.banner
        if self._context.is_busy():
            banner.say(tr("Not now"), tr("Finish the practice first."))
            return

        def use(store: Store) -> None:
            self._context.store = store
            self._context.change_settings(folder=str(store.folder))
            self._show_folder()
            self.refresh()
            stay = tr("The sessions so far stay in {folder}.", folder=before)
            banner.say(tr("Folder changed"), stay)

        def open_there() -> Store:
            SpaceWatch(folder, _USUAL_RATE_HZ, SpaceLimits()).check_start(None)
            return Store(library_in(folder), banner.noticed.emit)

        self._context.working.run(tr("Opening…"), open_there, use, banner.fail)

    def _ask_delete(self) -> None:
        store = self._context.store
        question = tr(
            "Delete everything in {folder} (finished sessions: {count}) with its recordings, and"
            " the goals, the settings and the log? It can't be undone.",
            folder=store.folder,
            count=len(store.library.ids()),
        )
        if confirm_delete(self, question):
            self.delete_everything()

    def delete_everything(self) -> None:
        """Delete all stored data and reset the settings, without asking."""
        banner = self._context.banner

        def tell(left: int) -> None:
            self._context.forget_settings()
            self._show_settings()
            self.refresh()
            self.everything_deleted.emit()
            said = [tr("Nothing is left in {folder}.", folder=self._context.store.folder)]
            if left:
                said.append(tr("Left: %n session(s) still being recorded.", "sessions", left))
            banner.say(tr("Deleted", "everything"), " ".join(said))

        remove = self._context.store.delete_everything
        self._context.working.run(tr("Deleting…"), remove, tell, banner.fail)

    def show_about(self) -> None:
        """Show version, model and licences."""
        lines = [tr("Speaking coach {version}. Works without a network.", version=__version__)]
        if (card := self._context.card).names_tones:
            lines += [
                tr(
                    "Emotion model {name}: {parameters:,} parameters, trained on {corpora}.",
                    name=card.name,
                    parameters=card.parameters,
                    corpora=card.trained_on,
                ),
                tr("Licence of the model: {licence}.", licence=card.licence),
            ]
        lines.append(tr("Licence of the program: {licence}.", licence="Apache-2.0"))
        self.about.setText("\n".join([*lines, limitations(card)]))

    def _change_scale(self) -> None:
        self._context.change_settings(scale=self.scales.currentData())
        since = tr("It applies the next time you start the coach.", "the size")
        self._context.banner.say(tr("Size changed"), since)

    def _change_language(self) -> None:
        self._context.change_settings(language=self.languages.currentData())
        since = tr("It applies the next time you start the coach.", "the language")
        self._context.banner.say(tr("Language changed"), since)

    def _change_theme(self) -> None:
        choice = self.themes.currentData()
        self._context.change_settings(theme=choice)
        theme.apply(theme.running(), choice)


def _left(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
