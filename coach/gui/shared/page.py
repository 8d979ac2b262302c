"""What the main window expects of its pages."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from coach.gui.shared.context import Context


class Page(QWidget):
    """A page; one at a time is shown below the navigation."""

    def close_down(self) -> None:
        """Release sound and files; the page won't be shown any more."""


class NavigationPage(Page):
    """A page with a button in the navigation.

    Attributes
    ----------
    title
        Name on the button, in English.
    picture
        Name of the icon on the button.
    key_words
        What its shortcut goes to, for the overview of shortcuts, in English.
    """

    title: ClassVar[str]
    picture: ClassVar[str]
    key_words: ClassVar[str]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def on_shown(self) -> None:
        """Bring the page up to date; called whenever it is turned to."""
        raise NotImplementedError
