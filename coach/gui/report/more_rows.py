"""A long list that shows some rows at first and more on request."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.gui.shared import theme
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.widgets import button

_MORE = 60
_CELL_WIDTH = 40 * theme.GRID


class MoreRows(QWidget):
    """A list whose rows are made when they are first shown.

    Parameters
    ----------
    count
        Number of rows in all.
    shown
        Number of rows to show at first.
    make_row
        Makes a row from its number, counted from 0.
    more
        Tooltip of the button that shows more.
    """

    def __init__(
        self,
        count: int,
        shown: int,
        make_row: Callable[[int], QWidget],
        more: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count = count
        self._make_row = make_row
        self.rows = Reflow(_CELL_WIDTH, gap=2 * theme.GRID, row_gap=theme.GRID)
        self.more_button = button("", more)
        self.more_button.clicked.connect(lambda: self._list(_MORE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._list(shown)

    @property
    def listed(self) -> int:
        """Number of rows shown so far."""
        return len(self.rows.parts)

    def _list(self, count: int) -> None:
        for number in range(self.listed, min(self.listed + count, self._count)):
            self.rows.add(self._make_row(number))
        left = self._count - self.listed
        self.more_button.setText(tr("Show more ({left})", left=left))
        self.more_button.setVisible(left > 0)
