"""An overview of the keyboard shortcuts, collected from the shortcuts themselves."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.gui.shared import theme
from coach.gui.shared.widgets import label


class ShortcutsDialog(QDialog):
    """A dialog that lists shortcuts; Esc closes it.

    Parameters
    ----------
    here
        Page whose visible shortcuts come first.
    everywhere
        Window that holds the shortcuts of all pages.
    """

    def __init__(self, here: QWidget, everywhere: QWidget) -> None:
        super().__init__(everywhere)
        self.setWindowTitle(tr("Keys", "of the keyboard"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet = QWidget()
        grid = QGridLayout(sheet)
        margin = 3 * theme.GRID
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setHorizontalSpacing(3 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for title, found in (
            (
                tr("Here", "keys of this page"),
                [
                    one
                    for one in here.findChildren(QShortcut)
                    if isinstance(holder := one.parent(), QWidget) and holder.isVisible()
                ],
            ),
            (
                tr("Everywhere", "keys of all pages"),
                everywhere.findChildren(QShortcut, options=direct),
            ),
        ):
            self._add(grid, title, found)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        wanted = sheet.sizeHint() + QSize(scroll.verticalScrollBar().sizeHint().width(), 2)
        # As tall as its content, as far as the screen has room.
        room = self.screen().availableSize() - QSize(0, 6 * theme.GRID)
        self._size = wanted.boundedTo(room)
        self.resize(self._size)

    def sizeHint(self) -> QSize:
        return self._size

    @classmethod
    def over(cls, here: QWidget, everywhere: QWidget) -> ShortcutsDialog:
        """Show the overview and return it."""
        made = cls(here, everywhere)
        made.show()
        return made

    def _add(self, grid: QGridLayout, title: str, found: Iterable[QShortcut]) -> None:
        by_words: dict[str, list[str]] = {}
        for one in found:
            keys = one.key().toString(QKeySequence.SequenceFormat.NativeText)
            by_words.setdefault(one.whatsThis(), []).append(keys)
        if not by_words:
            return
        grid.setRowMinimumHeight(grid.rowCount(), theme.GRID)
        grid.addWidget(label(title, role="heading"), grid.rowCount(), 0, 1, 2)
        for words, all_keys in by_words.items():
            row = grid.rowCount()
            grid.addWidget(label("  ".join(all_keys)), row, 0)
            grid.addWidget(label(words, role="soft"), row, 1)
