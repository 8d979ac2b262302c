"""What a page leaves out where room is short."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.gui.shared.page import Page
from coach.gui.shared.parts import layout_of

#: Saves room, or with False no longer does.
Saving = Callable[[bool], None]


class FittingPage(Page):
    """Leaves things out, the least missed first, until there is room for the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = 0

    def savings(self) -> Sequence[Saving]:
        """What can be saved, the least missed first."""
        raise NotImplementedError

    def fit(self) -> None:
        """Begin with the least, and show more while it has room."""
        savings = self.savings()
        for save in savings:
            save(True)
        least = self._needed()
        for save in reversed(savings):
            save(False)
            if self._needed() > self.height():
                save(True)
                break
        if least != self._least:
            self._least = least
            self.updateGeometry()
        # At once, or what is painted first would be squeezed.
        layout_of(self).activate()

    def _needed(self) -> int:
        """Height under which something would be squeezed."""
        layout = layout_of(self)
        if layout.hasHeightForWidth():
            return layout.minimumHeightForWidth(self.width())
        return layout.minimumSize().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # The layout would ask for the room that is taken now, so nothing could ever be saved.

    def minimumSizeHint(self) -> QSize:
        return QSize(layout_of(self).minimumSize().width(), self._least)

    def hasHeightForWidth(self) -> bool:
        return False
