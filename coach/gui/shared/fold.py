"""A heading that unfolds what belongs to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.gui.shared import theme
from coach.gui.shared.icons import icon
from coach.gui.shared.widgets import button, spaced


class Fold(QWidget):
    """A heading to press, and a content that is made when it is first unfolded.

    Parameters
    ----------
    words
        The heading.
    make
        Makes the content.
    unfolded
        Whether to show the content from the start.

    Attributes
    ----------
    toggled
        Emits whether the content is shown now.
    content
        The content; None until it is first unfolded.
    """

    toggled = Signal(bool)

    def __init__(self, words: str, make: Callable[[], QWidget], unfolded: bool = False) -> None:
        super().__init__()
        self._make = make
        self.content: QWidget | None = None
        self.heading = button(words, tr("Show or hide it"), role="fold")
        self.heading.setCheckable(True)
        self.heading.toggled.connect(self._show)
        self._column = spaced(QVBoxLayout(self), theme.GRID)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.heading)
        self.heading.setChecked(unfolded)
        self._show(unfolded)

    @property
    def is_unfolded(self) -> bool:
        return self.heading.isChecked()

    def unfold(self) -> None:
        """Show the content."""
        self.heading.setChecked(True)

    def _show(self, shown: bool) -> None:
        self.heading.setIcon(icon("chevron-down" if shown else "chevron-right", "soft"))
        if shown and self.content is None:
            self.content = self._make()
            self._column.addWidget(self.content)
        if self.content is not None:
            self.content.setVisible(shown)
        self.toggled.emit(shown)
