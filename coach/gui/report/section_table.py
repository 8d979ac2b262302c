"""A table of a talk's sections, to compare them and hear them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.common.i18n import tr
from coach.gui.report.event_marks import MakePlay
from coach.gui.shared import theme
from coach.gui.shared.widgets import label, wrapped
from coach.insights.sections import SectionRow, explanation, headings


class SectionTable(QWidget):
    """A row for each section, with a button that plays it."""

    def __init__(self, rows: Sequence[SectionRow], make_play: MakePlay) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * theme.GRID)
        # The button shows the first two columns: name and start.
        names = headings()
        for column, name in enumerate(names[2:], 1):
            grid.addWidget(label(name, role="note"), 0, column)
        for number, row in enumerate(rows, 1):
            tooltip = tr("from {section}", section=row.part.name)
            play = make_play(row.part.start_s, row.part.name, tooltip)
            grid.addWidget(play, number, 0, Qt.AlignmentFlag.AlignLeft)
            for column, cell in enumerate(row.cells[2:], 1):
                grid.addWidget(label(cell), number, column)
        grid.setColumnStretch(len(names), 1)
        note = wrapped(explanation(), role="note")
        grid.addWidget(note, len(rows) + 1, 0, 1, len(names) + 1)
