"""Widgets in rows, as many side by side as there is room for."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget


class Reflow(QWidget):
    """A grid with as many columns as fit its width.

    Parameters
    ----------
    cell_width
        Least width of a column in pixels.
    gap, row_gap
        Pixels between columns and between rows.
    even
        Whether to leave room at the side rather than a short last row.
    """

    def __init__(self, cell_width: int, gap: int, row_gap: int, even: bool = False) -> None:
        super().__init__()
        self._even = even
        self._cell_width = cell_width
        self._gap = gap
        self.parts: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(row_gap)
        self._abreast = 1

    def add(self, part: QWidget) -> None:
        self._place(len(self.parts), part)
        self.parts.append(part)

    def clear(self) -> None:
        """Remove everything."""
        for part in self.parts:
            self._grid.removeWidget(part)
            part.deleteLater()
        self.parts.clear()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._cell_width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        abreast = max(1, (self.width() + self._gap) // (self._cell_width + self._gap))
        if self._even and self.parts:
            rows = ceil(len(self.parts) / abreast)
            abreast = ceil(len(self.parts) / rows)
        if abreast != self._abreast:
            if self._even:
                for column in range(max(abreast, self._abreast)):
                    self._grid.setColumnStretch(column, column < abreast)
            else:
                self._grid.setColumnStretch(self._abreast, 0)
                self._grid.setColumnStretch(abreast, 1)
            self._abreast = abreast
            for number, part in enumerate(self.parts):
                self._place(number, part)

    def _place(self, number: int, part: QWidget) -> None:
        self._grid.addWidget(part, *divmod(number, self._abreast))
