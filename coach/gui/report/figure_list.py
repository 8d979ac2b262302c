"""All figures of a session, each with what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.wording import clock
from coach.gui.shared import theme
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.widgets import button, label, spaced, wrapped
from coach.insights.figure import Figure

_WIDTH = 32 * theme.GRID

#: Called with the time in seconds to play from.
Hear = Callable[[float], None]


class FigureList(Reflow):
    """The figures; those with a moment that illustrates them are buttons that play it."""

    def __init__(self, figures: Iterable[Figure], hear: Hear) -> None:
        super().__init__(_WIDTH, gap=3 * theme.GRID, row_gap=2 * theme.GRID)
        for figure in figures:
            cell = QWidget()
            column = spaced(QVBoxLayout(cell), 0)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(label(figure.name, role="note"))
            column.addWidget(
                value(figure.name, figure.value, figure.at_s, hear), 0, Qt.AlignmentFlag.AlignLeft
            )
            if figure.meaning:
                column.addWidget(wrapped(figure.meaning, role="note"))
            column.addStretch(1)
            self.add(cell)


def value(name: str, words: str, at_s: float | None, hear: Hear) -> QWidget:
    """Return a figure's value: a button that plays from `at_s`, or a label if that is None."""
    if at_s is None:
        return label(words, role="heading")
    made = button(f"{words}  ▶", tr("Hear it at {time}", time=clock(at_s)), role="figure")
    made.setAccessibleName(tr("{name}: {value}. Hear it", name=name, value=words))
    made.clicked.connect(lambda: hear(at_s))
    return made
