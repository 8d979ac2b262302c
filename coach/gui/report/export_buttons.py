"""A button for each format that a report can be saved in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from coach.common.i18n import tr
from coach.export.report_formats import Kind
from coach.gui.shared import theme
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.widgets import button, label, spaced

#: Least width of a button, for the longest name.
_WIDTH = 30 * theme.GRID


class ExportButtons(QFrame):
    """Buttons with each format's icon and name; the tooltip says what it is good for.

    Attributes
    ----------
    chosen
        Emits the format whose button was pressed.
    buttons
        By the format's name.
    """

    chosen = Signal(object)

    def __init__(self, kinds: Iterable[Kind]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Save the report"))
        self.buttons: dict[str, QPushButton] = {}
        rows = Reflow(_WIDTH, gap=theme.GRID, row_gap=theme.GRID // 2, even=True)
        for kind in kinds:
            self.buttons[kind.name] = self._make_button(kind)
            rows.add(self.buttons[kind.name])
        self.setProperty("role", "card")
        column = spaced(QVBoxLayout(self), theme.GRID)
        edge = 2 * theme.GRID
        column.setContentsMargins(edge, theme.GRID, edge, theme.GRID)
        column.addWidget(label(tr("Save the report as"), "heading"))
        column.addWidget(rows)

    def _make_button(self, kind: Kind) -> QPushButton:
        made = button(kind.name, tr(kind.hint), "format", kind.icon)
        made.clicked.connect(lambda: self.chosen.emit(kind))
        return made
