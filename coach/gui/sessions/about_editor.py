"""An editor for a session's title, task and tags."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.session import SessionOverview
from coach.domain.stream import Task
from coach.domain.wording import task_in_words
from coach.gui.shared import theme
from coach.gui.shared.widgets import chooser
from coach.insights.search import read_tags
from coach.insights.titles import title_in_words


class AboutEditor(QWidget):
    """The fields for a session's title, task and tags.

    Attributes
    ----------
    described
        Emits a session's id and a dict of the fields of its `events.SessionNotes` to change.
    """

    described = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: SessionOverview | None = None
        self.title = _line(
            tr("Title", "of a session"), tr("What the session is called (Enter saves it)")
        )
        self.tags = _line(
            tr("Tags", "of a session"),
            tr("Words to find it by, separated by commas (Enter saves them)"),
        )
        self.tags.setPlaceholderText(tr("Tags, separated by commas"))
        self.tasks = chooser(
            tr("Task", "a talk, a reading or a conversation"),
            tr("Talks, readings and conversations are compared separately"),
        )
        for task in Task:
            self.tasks.addItem(task_in_words(task).capitalize(), task)
        self.title.editingFinished.connect(self._tell)
        self.tags.editingFinished.connect(self._tell)
        self.tasks.activated.connect(self._tell)
        row = QHBoxLayout()
        row.addWidget(self.tasks)
        row.addWidget(self.tags, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.title)
        column.addLayout(row)

    def show_session(self, one: SessionOverview) -> None:
        """Show a session's title, task and tags.

        Text typed for the same session but not yet stored stays; text typed for another session
        is emitted first.
        """
        is_same = self._session is not None and self._session.id == one.id
        if not is_same:
            self._tell()
        self._session = one
        for line, text in ((self.title, title_in_words(one)), (self.tags, ", ".join(one.tags))):
            if not (is_same and line.isModified() and line.text().strip() != text):
                line.setText(text)
                line.setCursorPosition(0)
        with QSignalBlocker(self.tasks):
            self.tasks.setCurrentIndex(list(Task).index(one.task))
        # An exercise counts as a task in itself.
        self.tasks.setVisible(one.exercise is None)

    def begin(self) -> None:
        """Move the focus to the title and select it."""
        self.title.setFocus()
        self.title.selectAll()

    def _tell(self) -> None:
        if (one := self._session) is None:
            return
        title = " ".join(self.title.text().split())
        said = {
            "title": one.title if title == title_in_words(one) else title or None,
            "task": self.tasks.currentData(),
            "tags": read_tags(self.tags.text()),
        }
        changes = {name: value for name, value in said.items() if value != getattr(one, name)}
        if changes:
            self.described.emit(one.id, changes)


def _line(name: str, tooltip: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setToolTip(tooltip)
    return line
