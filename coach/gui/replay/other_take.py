"""Choosing another session to compare a take with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from coach.common.i18n import tr
from coach.domain.session import Session, SessionOverview
from coach.gui.shared import theme
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.session_row import row_details
from coach.gui.shared.widgets import button, label
from coach.insights.titles import title_in_words

#: Property of a page, set while it asks for another session.
_ASKING = "choosing_other_take"


class OtherTake(QDialog):
    """A list of sessions to choose from.

    Attributes
    ----------
    chosen
        Emits the id of the chosen session.
    """

    chosen = Signal(str)

    def __init__(self, others: Sequence[SessionOverview], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare with"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(80 * theme.GRID, 60 * theme.GRID)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Sessions to compare with"))
        for one in others:
            item = QListWidgetItem(f"{title_in_words(one)} · {row_details(one)}")
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self.accept)  # Enter presses the default button
        self.accepted.connect(
            lambda: self.chosen.emit(self.list.currentItem().data(Qt.ItemDataRole.UserRole))
        )
        compare = button(tr("Compare", "a button"), tr("Hear both (Enter)"), role="primary")
        compare.setDefault(True)
        compare.clicked.connect(self.accept)
        cancel = button(tr("Cancel", "a button"), tr("Back to the replay (Esc)"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * theme.GRID, 3 * theme.GRID, 3 * theme.GRID, 3 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(label(tr("Compare with which session?"), role="heading"))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(cancel)
        row.addStretch(1)
        row.addWidget(compare)
        column.addLayout(row)


def choose_other(
    page: QWidget, context: Context, session: Session, then: Callable[[str], None]
) -> None:
    """Let the user choose another session; those of the same kind are listed first.

    Does nothing if `page` is already asking, or is gone once the list has been read.

    Parameters
    ----------
    then
        Called with the id of the chosen session.
    """
    if page.property(_ASKING):
        return
    page.setProperty(_ASKING, True)

    def stop(_: int = 0) -> None:
        page.setProperty(_ASKING, False)

    def ask(found: list[SessionOverview]) -> None:
        if not isValid(page):  # deleted while the list was read
            return
        others = [one for one in found if one.id != session.id]
        if others and page.isVisible():  # the user hasn't gone to another page
            others.sort(key=lambda one: one.kind != session.kind)
            chooser = OtherTake(others, page)
            chooser.chosen.connect(then)
            chooser.finished.connect(stop)
            # Not every platform gives the window back the focus by itself.
            chooser.finished.connect(page.window().activateWindow)
            chooser.open()
            return
        stop()
        if not others:
            context.banner.say(
                tr("Nothing to compare with"), tr("This is the only session so far.")
            )

    def fail(error: Exception) -> None:
        if isValid(page):
            stop()
        context.banner.fail(error)

    run_in_background(context.store.library.overviews, ask, fail)
