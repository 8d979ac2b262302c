"""The list of sessions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from coach.common.i18n import tr
from coach.domain.session import SessionOverview
from coach.gui.shared.session_row import Index, SessionRow, row_in_words
from coach.insights.titles import title_in_words


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sessions: Sequence[SessionOverview] = ()

    def show(self, sessions: Sequence[SessionOverview]) -> None:
        self.beginResetModel()
        self.sessions = sessions
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.sessions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self.sessions[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return title_in_words(one)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_in_words(one)
        return None


class SessionList(QListView):
    """The list of sessions.

    Attributes
    ----------
    opened
        Emits the id of the session to open.
    turned_to
        Emits the `SessionOverview` that is now current, or None.
    """

    opened = Signal(str)
    turned_to = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Sessions", "a page"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(SessionRow(self))
        self.activated.connect(lambda index: self.opened.emit(self._at(index).id))
        self.selectionModel().currentChanged.connect(self._turn)
        self._quiet = False

    @property
    def sessions(self) -> Sequence[SessionOverview]:
        """The sessions that are listed, in order."""
        return self._model.sessions

    def count(self) -> int:
        return len(self.sessions)

    @property
    def current(self) -> SessionOverview | None:
        index = self.currentIndex()
        return self._at(index) if index.isValid() else None

    @property
    def selected(self) -> list[SessionOverview]:
        return [self._at(index) for index in self.selectedIndexes()]

    def _at(self, index: Index) -> SessionOverview:
        return self.sessions[index.row()]

    def show_sessions(self, sessions: Sequence[SessionOverview]) -> None:
        """List these; keep the current session if it is among them, else turn to the first."""
        before = self.current
        self._quiet = True
        self._model.show(sessions)
        rows = {one.id: row for row, one in enumerate(sessions)}
        if sessions:
            self._turn_to(rows.get(before.id, 0) if before else 0)
        self._quiet = False
        self.turned_to.emit(self.current)

    def turn_to(self, session_id: str) -> None:
        """Make a session the current one, if it is listed."""
        for row, one in enumerate(self.sessions):
            if one.id == session_id:
                self._turn_to(row)

    def _turn_to(self, row: int) -> None:
        index = self._model.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def _turn(self) -> None:
        if not self._quiet:
            self.turned_to.emit(self.current)
