"""Look, data and what the coach knows about itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach import __version__
from coach.gui import theme
from coach.gui.context import Context
from coach.gui.parts import button, check, chooser, confirm_delete, label
from coach.gui.worker import run_in_background
from coach.session.report import honesty
from coach.session.space import Room, SpaceWatch
from coach.session.store import Store, library_in
from coach.settings import ThemeChoice

_THEMES = {
    ThemeChoice.SYSTEM: "As the system",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
}


_SCALES = {1.0: "Usual size", 1.15: "Larger", 1.3: "Large", 1.5: "Very large"}
#: Of most microphones; a folder needs room for a talk with one.
_USUAL_RATE_HZ = 48_000
_FLUENCY_NOTE = (
    "For people who want to follow their stuttering: it marks moments, scores nothing and is no"
    " diagnosis."
)


class SettingsPage(QWidget):
    """everything_deleted: nothing is left of what was kept."""

    everything_deleted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.themes = chooser("Look", "Light or dark")
        for choice, words in _THEMES.items():
            self.themes.addItem(words, choice)
        self.themes.currentIndexChanged.connect(self._change_theme)

        self.scales = chooser("Size", "Of text and everything else, from the next start on")
        for scale, words in _SCALES.items():
            self.scales.addItem(words, scale)
        self.scales.currentIndexChanged.connect(self._change_scale)

        self.gauges = check("Show figures while I speak", "Pace, pitch variety, volume and pauses")
        self.gauges.toggled.connect(lambda on: context.change_settings(gauges=on))
        self.fluency = check(
            "Fluency practice", "Also mark repeated and drawn-out sounds, and where the voice stops"
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
        column.addWidget(label("Settings", role="title"))
        column.addSpacing(2 * theme.GRID)
        column.addWidget(label("Look", role="heading"))
        column.addLayout(_left(self.themes, self.scales))
        column.addSpacing(2 * theme.GRID)
        column.addWidget(label("While you speak", role="heading"))
        column.addLayout(_left(self.gauges))
        column.addLayout(_left(self.fluency))
        note = label(_FLUENCY_NOTE, role="soft")
        note.setWordWrap(True)
        column.addWidget(note)
        column.addSpacing(2 * theme.GRID)
        self._add_recordings(column)
        column.addSpacing(2 * theme.GRID)
        column.addWidget(label("About", role="heading"))
        self.about = label("", role="soft")
        self.about.setWordWrap(True)
        column.addWidget(self.about)
        self.show_about()
        column.addStretch(1)
        self._show_settings()

    def _show_settings(self) -> None:
        """Let the controls show what is chosen; nothing is chosen by that."""
        chosen = self._context.settings
        with QSignalBlocker(self.themes):
            self.themes.setCurrentIndex(list(_THEMES).index(chosen.theme))
        with QSignalBlocker(self.scales):
            self.scales.setCurrentIndex(max(0, self.scales.findData(chosen.scale)))
        for box, on in (
            (self.gauges, chosen.gauges),
            (self.fluency, chosen.fluency),
            (self.flac, chosen.flac),
        ):
            with QSignalBlocker(box):
                box.setChecked(on)

    def _add_recordings(self, column: QVBoxLayout) -> None:
        column.addWidget(label("Your recordings", role="heading"))
        self.folder = label("", role="soft")
        self.folder.setWordWrap(True)
        column.addWidget(self.folder)
        self._show_folder()
        self.flac = check(
            "Make finished recordings smaller", "As FLAC: half the size, the same to the bit"
        )
        self.flac.toggled.connect(lambda on: self._context.change_settings(flac=on))
        column.addLayout(_left(self.flac))
        show = button("Show the folder", "Open it in the file manager")
        show.clicked.connect(self._open_folder)
        elsewhere = button("Keep them elsewhere…", "Choose another folder, or another disk")
        elsewhere.clicked.connect(self._choose_folder)
        delete = button(
            "Delete everything…", "All sessions, their sound, the goals, and what you chose here"
        )
        delete.clicked.connect(self._ask_delete)
        column.addLayout(_left(show, elsewhere, delete))

    def _show_folder(self) -> None:
        self.folder.setText(
            f"They are kept in {self._context.store.folder}, on this computer alone."
        )

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.store.folder)))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Keep sessions in")
        if name:
            self.keep_in(Path(name))

    def keep_in(self, folder: Path) -> None:
        """Keep sessions there from now on; those so far stay where they are."""
        before, banner = self._context.store.folder, self._context.banner
        if self._context.is_busy():
            banner.say("Not now", "Finish the practice first.")
            return

        def use(store: Store) -> None:
            self._context.store = store
            self._context.change_settings(folder=str(store.folder))
            self._show_folder()
            banner.say("Folder changed", f"The sessions so far stay in {before}.")

        def open_there() -> Store:
            SpaceWatch(folder, _USUAL_RATE_HZ, Room()).check_start(None)
            return Store(library_in(folder), banner.noticed.emit)

        run_in_background(open_there, use, banner.fail)

    def _ask_delete(self) -> None:
        question = (
            f"Delete everything in {self._context.store.folder} (finished sessions:"
            f" {len(self._context.store.library.ids())}) with its recordings, and the goals, the"
            " settings and the log? It can't be undone."
        )
        if confirm_delete(self, question):
            self.delete_everything()

    def delete_everything(self) -> None:
        banner = self._context.banner

        def tell(left: int) -> None:
            self._context.forget_settings()
            self._show_settings()
            self.everything_deleted.emit()
            recording = f" {left} being recorded are left." if left else ""
            banner.say("Deleted", f"Nothing is left in {self._context.store.folder}.{recording}")

        run_in_background(self._context.store.delete_everything, tell, banner.fail)

    def show_about(self) -> None:
        """Say what program and model are."""
        lines = [f"Speaking coach {__version__}. Works without a network."]
        if (card := self._context.card).names_tones:
            lines += [
                f"Emotion model {card.name}: {card.parameters:,} parameters, trained on "
                f"{card.trained_on}.",
                f"Licence of the model: {card.licence}.",
            ]
        self.about.setText("\n".join([*lines, honesty(card)]))

    def _change_scale(self) -> None:
        self._context.change_settings(scale=self.scales.currentData())
        self._context.banner.say("Size changed", "It is used from the next start on.")

    def _change_theme(self) -> None:
        choice = self.themes.currentData()
        self._context.change_settings(theme=choice)
        theme.apply(QApplication.instance(), choice)


def _left(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
