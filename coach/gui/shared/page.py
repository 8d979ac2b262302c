"""What the window asks of its pages."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from coach.gui.shared.context import Context


class Page(QWidget):
    """One at a time is shown below the navigation."""

    def close_down(self) -> None:
        """It isn't shown any more: let go of sound and files."""


class NavigationPage(Page):
    """A page with a button of its own in the navigation.

    title, key_words: what it is called there, and on the sheet of keys; in English.
    """

    title: ClassVar[str]
    key_words: ClassVar[str]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def on_shown(self) -> None:
        """Somebody turned to it."""
        raise NotImplementedError
