"""While a recording is analysed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from coach.gui import theme
from coach.gui.parts import button, label
from coach.language import tr


class AnalysingView(QWidget):
    """Progress over a recording, which can be called off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", role="heading")
        self.bar = QProgressBar(maximum=1000)
        self.bar.setFixedWidth(60 * theme.GRID)
        self.bar.setTextVisible(False)  # its colour would have to change over the bar
        self.bar.setAccessibleName(tr("Progress of the analysis"))
        self.cancel_button = button(tr("Cancel", "a button"), tr("Stop; nothing is kept (Esc)"))
        column = QVBoxLayout(self)
        column.setSpacing(2 * theme.GRID)
        column.addStretch(1)
        for part in (self.title, self.bar, self.cancel_button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def begin(self, name: str) -> None:
        """Clear the view for the recording of this name."""
        self.title.setText(tr("Listening to {name}…", name=name))
        self.bar.setValue(0)
        self.cancel_button.setEnabled(True)
        self.cancel_button.setFocus()

    def advance(self, share: float) -> None:
        """How much of it has been heard, from 0 to 1."""
        self.bar.setValue(round(self.bar.maximum() * share))
