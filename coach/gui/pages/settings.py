"""Look, data and what the coach knows about itself."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach import __version__
from coach.gui import theme
from coach.gui.context import Context
from coach.gui.parts import button, check, chooser, label
from coach.session.report import honesty
from coach.settings import ThemeChoice

_THEMES = {
    ThemeChoice.SYSTEM: "As the system",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
}


_FLUENCY_NOTE = (
    "For people who want to follow their stuttering: it marks moments, scores nothing and is no"
    " diagnosis."
)


class SettingsPage(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.themes = chooser("Look", "Light or dark")
        for choice, words in _THEMES.items():
            self.themes.addItem(words, choice)
        self.themes.setCurrentIndex(list(_THEMES).index(context.settings.theme))
        self.themes.currentIndexChanged.connect(self._change_theme)

        self.gauges = check("Show figures while I speak", "Pace, pitch variety, volume and pauses")
        self.gauges.setChecked(context.settings.gauges)
        self.gauges.toggled.connect(lambda on: context.change_settings(gauges=on))
        self.fluency = check(
            "Fluency practice", "Also mark repeated and drawn-out sounds, and where the voice stops"
        )
        self.fluency.setChecked(context.settings.fluency)
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
        column.addLayout(_left(self.themes))
        column.addSpacing(2 * theme.GRID)
        column.addWidget(label("While you speak", role="heading"))
        column.addLayout(_left(self.gauges))
        column.addLayout(_left(self.fluency))
        note = label(_FLUENCY_NOTE, role="soft")
        note.setWordWrap(True)
        column.addWidget(note)
        column.addSpacing(2 * theme.GRID)
        column.addWidget(label("Your recordings", role="heading"))
        folder = label(f"They are in {context.store.folder} and nowhere else.", role="soft")
        folder.setWordWrap(True)
        column.addWidget(folder)
        show = button("Show the folder", "Open it in the file manager")
        url = QUrl.fromLocalFile(str(context.store.folder))
        show.clicked.connect(lambda: QDesktopServices.openUrl(url))
        column.addLayout(_left(show))
        column.addSpacing(2 * theme.GRID)
        column.addWidget(label("About", role="heading"))
        for line in self._about():
            words = label(line, role="soft")
            words.setWordWrap(True)
            column.addWidget(words)
        column.addStretch(1)

    def _about(self) -> list[str]:
        lines = [f"Speaking coach {__version__}. Works without a network."]
        if (card := self._context.card).names_tones:
            lines += [
                f"Emotion model {card.name}: {card.parameters:,} parameters, trained on "
                f"{card.trained_on}.",
                honesty(card),
                f"Licence of the model: {card.licence}.",
            ]
        return lines

    def _change_theme(self) -> None:
        choice = self.themes.currentData()
        self._context.change_settings(theme=choice)
        theme.apply(QApplication.instance(), choice)


def _left(part: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(part)
    row.addStretch(1)
    return row
