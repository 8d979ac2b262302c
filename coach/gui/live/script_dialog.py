"""A dialog to paste or open the script of a talk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coach.coaching.script import ENDINGS, MOST_CHARACTERS, read_script
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.gui.shared import theme
from coach.gui.shared.widgets import button, spaced, wrapped


class ScriptDialog(QDialog):
    """Asks for a script; what was there before is shown.

    Attributes
    ----------
    text
        Where it is typed or pasted.
    told
        What was wrong with a file; empty if nothing was.
    """

    def __init__(self, script: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Script", "of a talk"))
        self.resize(80 * theme.GRID, 64 * theme.GRID)
        self.text = QPlainTextEdit(script)
        self.text.setAccessibleName(tr("What you mean to say"))
        self.text.setPlaceholderText(tr("Paste your script or your notes here, or open a file."))
        self.text.setTabChangesFocus(True)
        note = wrapped(
            tr(
                "Lines that begin with # are headings: the plan goes by them. It stays on this"
                " computer."
            ),
            role="note",
        )
        self.told = wrapped("")
        self.told.hide()
        self.open_button = button(
            tr("Open a file…"),
            tr("A text, Markdown, or the notes of a presentation"),
            picture="folder-open",
        )
        self.open_button.clicked.connect(self._choose)
        self.clear_button = button(tr("Clear"), tr("Practise without a script"), picture="x")
        self.clear_button.clicked.connect(self.text.clear)
        buttons = QDialogButtonBox()
        use = buttons.addButton(tr("Use it", "a script"), QDialogButtonBox.ButtonRole.AcceptRole)
        use.setDefault(True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept_if_short)
        buttons.rejected.connect(self.reject)
        row = spaced(QHBoxLayout(), theme.GRID)
        row.addWidget(self.open_button)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        row.addWidget(buttons)
        column = spaced(QVBoxLayout(self), theme.GRID)
        column.addWidget(self.text, 1)
        column.addWidget(note)
        column.addWidget(self.told)
        column.addLayout(row)

    @property
    def script(self) -> str:
        """The script as it is in the dialog."""
        return self.text.toPlainText()

    def _accept_if_short(self) -> None:
        if len(self.script) > MOST_CHARACTERS:
            self._tell(tr("It is too large.") + " " + tr("Use a part of it."))
        else:
            self.accept()

    def _tell(self, why: str) -> None:
        self.told.setText(why)
        self.told.show()

    def _choose(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Open a script"), "", tr("Scripts ({kinds})", kinds=kinds)
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Show the text of a file in place of what is there; say so if it can't be read."""
        try:
            self.text.setPlainText(read_script(path))
            self.told.hide()
        except CoachError as error:
            self._tell(f"{error.title}: {error.message} {error.hint}")
