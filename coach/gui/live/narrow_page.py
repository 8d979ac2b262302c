"""Pages with a column in the middle, which leave things out when room is short."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.gui.shared import theme
from coach.gui.shared.fit import FittingPage
from coach.gui.shared.widgets import centred, layout_of


class NarrowPage(FittingPage):
    """A page whose content is a column in its middle.

    Parameters
    ----------
    width
        Most pixels that the column takes.

    Attributes
    ----------
    column
        Layout of the content.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.addWidget(centred(body))
        body.setMaximumWidth(width)
        self._width = width

    def save_gaps(self, saving: bool) -> None:
        """Move everything closer together, or give it room."""
        side, gap = 4 * theme.GRID, theme.GRID if saving else 3 * theme.GRID
        layout_of(self).setContentsMargins(side, gap, side, gap)
        self.column.setSpacing(gap)

    def fit(self) -> None:
        super().fit()
        self.column.activate()  # at once, like the page itself

    def _needed(self) -> int:
        # The column knows at once what has changed in it, the layouts around it only later.
        margins = layout_of(self).contentsMargins()
        width = min(self._width, self.width() - margins.left() - margins.right())
        return self.column.minimumHeightForWidth(width) + margins.top() + margins.bottom()
