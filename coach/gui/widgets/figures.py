"""A session's figures, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.gui import theme
from coach.gui.parts import button, label
from coach.gui.widgets.reflow import Reflow
from coach.language import tr
from coach.session.report import Figure
from coach.words import clock

_WIDTH = 22 * theme.GRID


class Figures(Reflow):
    """Those that can be heard somewhere are buttons. hear: is given the second."""

    def __init__(self, figures: Iterable[Figure], hear: Callable[[float], None]) -> None:
        super().__init__(_WIDTH, gap=2 * theme.GRID, row_gap=2 * theme.GRID)
        for figure in figures:
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(label(figure.name, role="note"))
            column.addWidget(_value(figure, hear))
            self.add(cell)


def _value(figure: Figure, hear: Callable[[float], None]) -> QWidget:
    if figure.at_s is None:
        return label(figure.value, role="heading")
    tooltip = tr("Hear it at {time}", time=clock(figure.at_s))
    value = button(f"{figure.value}  ▶", tooltip, role="figure")
    value.setAccessibleName(tr("{name}: {value}. Hear it", name=figure.name, value=figure.value))
    value.clicked.connect(lambda: hear(figure.at_s))
    return value
