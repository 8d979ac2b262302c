"""The welcome page of the first start: what the program does, and a tour of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.common.i18n import noop, tr
from coach.gui.shared import theme
from coach.gui.shared.fit import FittingPage, Saving
from coach.gui.shared.widgets import button, label, layout_of, shortcut, spaced

_LINES = (
    noop(
        "1   Practise a talk aloud. The window shows how your voice comes across while you speak."
    ),
    noop("2   You choose one thing to work on. Now and then one word says how it is going."),
    noop(
        "3   Afterwards the report says what went well and what to do next,"
        " and every moment can be heard again."
    ),
)


class WelcomePage(FittingPage):
    """Introduces the program and offers the tour."""

    tour_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tour_button = button(
            tr("Take the tour"), tr("See the sample talk analysed"), role="primary"
        )
        self.tour_button.clicked.connect(self.tour_asked)
        self.skip_button = button(
            tr("Skip it", "a button: skip the tour"), tr("Go to the start (Esc)")
        )
        self.skip_button.clicked.connect(self.closed)
        shortcut("Esc", self, self.closed.emit, tr("go to the start"))
        lines = spaced(QVBoxLayout(), 2 * theme.GRID)
        for line in _LINES:
            lines.addWidget(label(tr(line)))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(lines)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(3)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label(tr("Practise speaking"), role="title"), 0, centre)
        column.addLayout(middle)
        private = tr("Everything stays on this computer. No account, no network.")
        column.addWidget(label(private, role="soft"), 0, centre)
        column.addSpacing(2 * theme.GRID)
        column.addWidget(self.tour_button, 0, centre)
        takes = tr("Two minutes: a talk is played, and you see what the coach notices.")
        column.addWidget(label(takes, role="soft"), 0, centre)
        column.addWidget(self.skip_button, 0, centre)
        column.addStretch(4)
        self.fit()
        self.setFocusProxy(self.tour_button)

    def savings(self) -> Sequence[Saving]:
        return (self._save_gaps,)

    def _save_gaps(self, saving: bool) -> None:
        layout_of(self).setSpacing(theme.GRID if saving else 3 * theme.GRID)
