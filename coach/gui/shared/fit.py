"""Pages that leave things out when room is short."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.gui.shared.page import Page
from coach.gui.shared.widgets import layout_of

#: Switches one way to save room on or off.
Saving = Callable[[bool], None]


class FittingPage(Page):
    """A page that leaves things out, the least important first, until the rest fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = 0

    def savings(self) -> Sequence[Saving]:
        """Return the ways to save room, the least important thing first."""
        raise NotImplementedError

    def fit(self) -> None:
        """Leave out everything, then restore one thing after the other while there is room."""
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
        # Lay out at once, or the first paint would be squeezed.
        layout_of(self).activate()

    def _needed(self) -> int:
        """Return the least height in pixels at which nothing is squeezed."""
        layout = layout_of(self)
        if layout.hasHeightForWidth():
            return layout.minimumHeightForWidth(self.width())
        return layout.minimumSize().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # The layout would claim the room it takes now, and the page could never shrink to save any.

    def minimumSizeHint(self) -> QSize:
        return QSize(layout_of(self).minimumSize().width(), self._least)

    def hasHeightForWidth(self) -> bool:
        return False
