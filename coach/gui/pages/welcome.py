"""At the first start: what the program does, and a tour of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.gui import theme
from coach.gui.parts import button, label, shortcut

_LINES = (
    "1   Practise a talk aloud. The window shows how your voice comes across while you speak.",
    "2   You choose one thing to work on. Now and then one word says how it goes.",
    "3   Afterwards the report says what went well and what to do next,"
    " and every moment can be heard again.",
)


class WelcomePage(QWidget):
    tour_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tour_button = button("Take the tour", "See the sample talk analysed", role="primary")
        self.tour_button.clicked.connect(self.tour_asked)
        self.skip_button = button("Skip it", "Go to the start (Esc)")
        self.skip_button.clicked.connect(self.closed)
        shortcut("Esc", self, self.closed.emit, "go to the start")
        lines = QVBoxLayout(spacing=2 * theme.GRID)
        for line in _LINES:
            lines.addWidget(label(line))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(lines)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(3 * theme.GRID)
        column.addStretch(3)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label("Practise speaking", role="title"), 0, centre)
        column.addLayout(middle)
        private = "Everything stays on this computer. No account, no network."
        column.addWidget(label(private, role="soft"), 0, centre)
        column.addSpacing(2 * theme.GRID)
        column.addWidget(self.tour_button, 0, centre)
        takes = "Two minutes: a talk is played, and you see what the coach notices."
        column.addWidget(label(takes, role="soft"), 0, centre)
        column.addWidget(self.skip_button, 0, centre)
        column.addStretch(4)
        self.setFocusProxy(self.tour_button)
