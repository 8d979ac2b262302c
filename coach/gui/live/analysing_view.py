"""The view shown while a recording is analysed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.gui.shared import theme
from coach.gui.shared.widgets import button, label, progress_bar, show_share


class AnalysingView(QWidget):
    """Progress of the analysis, with a button to cancel it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", role="heading")
        self.more = label("", role="soft")
        self.bar = progress_bar(tr("Progress of the analysis"))
        self.bar.setFixedWidth(60 * theme.GRID)
        self.cancel_button = button(tr("Cancel", "a button"), tr("Stop; nothing is saved (Esc)"))
        column = QVBoxLayout(self)
        column.setSpacing(2 * theme.GRID)
        column.addStretch(1)
        for part in (self.title, self.bar, self.more, self.cancel_button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def begin(self, name: str, waiting: int) -> None:
        """Reset the view for the recording of this name; `waiting` is how many are to follow."""
        self.title.setText(tr("Listening to {name}…", name=name))
        self.more.setText(tr("%n more to come", "recordings", waiting) if waiting else "")
        self.more.setVisible(waiting > 0)
        self.bar.setValue(0)
        self.cancel_button.setEnabled(True)
        self.cancel_button.setFocus()

    def advance(self, share: float) -> None:
        """Show how much has been analysed, from 0 to 1."""
        show_share(self.bar, share)
