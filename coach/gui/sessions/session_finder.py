"""The list of sessions with its filters: search words, task and tag."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.stream import Task
from coach.domain.wording import task_in_words
from coach.gui.shared import theme
from coach.gui.shared.session_list import SessionList
from coach.gui.shared.widgets import chooser, label, shortcut
from coach.insights.search import Index


class SessionFinder(QWidget):
    """The list of sessions below its filters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = Index(())
        self.list = SessionList()
        search = tr("Search", "a field: words to search for")
        self.search = QLineEdit(placeholderText=search, clearButtonEnabled=True)
        self.search.setAccessibleName(search)
        self.search.setToolTip(tr("Words of title, tags, headline or date (Ctrl+F)"))
        self.search.textChanged.connect(self._filter)
        self.tasks = chooser(
            tr("Show", "which sessions"), tr("Only talks, readings or conversations")
        )
        self.tasks.addItem(tr("All tasks"), None)
        for task in Task:
            self.tasks.addItem(task_in_words(task).capitalize(), task)
        self.tags = chooser(tr("Tag", "of sessions"), tr("Only sessions with this tag"))
        self.tags.hide()
        for one in (self.tasks, self.tags):
            one.currentIndexChanged.connect(self._filter)
        shortcut("Esc", self.search, self.search.clear, tr("clear the search"))
        shortcut("Down", self.search, self.list.setFocus, tr("to the list"))
        self.none_fits = label(
            tr("No session matches. Esc in the search field clears it."), role="soft"
        )
        filters = QHBoxLayout()
        filters.addWidget(self.search, 1)
        filters.addWidget(self.tasks)
        filters.addWidget(self.tags)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(filters)
        column.addWidget(self.none_fits)
        column.addWidget(self.list, 1)

    @property
    def is_empty(self) -> bool:
        """Whether there is no session at all, whatever the filters."""
        return not self._index.sessions

    @property
    def is_narrowed(self) -> bool:
        """Whether the filters hide any session."""
        return self.list.count() < len(self._index.sessions)

    def show_sessions(self, index: Index) -> None:
        """List those of these sessions that match the filters."""
        self._index = index
        self._offer_tags()
        self._filter()

    def _offer_tags(self) -> None:
        """Offer the tags in use; hide their filter if there are none."""
        before, tags = self.tags.currentData(), self._index.tags()
        with QSignalBlocker(self.tags):
            self.tags.clear()
            self.tags.addItem(tr("All tags"), None)
            for tag in tags:
                self.tags.addItem(f"#{tag}", tag)
            self.tags.setCurrentIndex(tags.index(before) + 1 if before in tags else 0)
        self.tags.setVisible(bool(tags))

    def _filter(self) -> None:
        found = self._index.find(
            self.search.text(), self.tasks.currentData(), self.tags.currentData()
        )
        self.none_fits.setVisible(not found)
        self.list.show_sessions(found)

    def begin_search(self) -> None:
        """Move the focus to the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def search_for(self, words: str) -> None:
        """List the sessions that match these words, and clear the other filters."""
        for one in (self.tasks, self.tags):
            one.setCurrentIndex(0)
        self.search.setText(words)
