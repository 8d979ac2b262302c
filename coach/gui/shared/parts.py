"""Small parts every page is made of."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from coach.common.i18n import tr

_Layout = TypeVar("_Layout", bound=QBoxLayout)


def label(text: str, role: str = "") -> QLabel:
    """Plain text; `role` (title, heading, soft, note, clock) chooses its look in the theme."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def wrapped(text: str, role: str = "") -> QLabel:
    """A label of as many lines as it takes."""
    made = label(text, role)
    made.setWordWrap(True)
    return made


def button(text: str, tooltip: str, role: str = "") -> QPushButton:
    made = QPushButton(text)
    made.setToolTip(tooltip)
    made.setProperty("role", role)
    made.setAccessibleDescription(tooltip)
    # A click leaves the focus where it is, so that Space goes on meaning the page's main thing.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def check(text: str, tooltip: str) -> QCheckBox:
    made = QCheckBox(text)
    made.setToolTip(tooltip)
    made.setAccessibleDescription(tooltip)
    return made


def chooser(name: str, tooltip: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(tooltip)
    made.setItemDelegate(QStyledItemDelegate(made))  # the one that heeds the style sheet
    return made


def progress_bar(name: str) -> QProgressBar:
    made = QProgressBar(maximum=1000)
    made.setTextVisible(False)  # its colour would have to change over the bar
    made.setAccessibleName(name)
    return made


def show_share(bar: QProgressBar, share: float) -> None:
    """How much is done, from 0 to 1."""
    bar.setValue(round(bar.maximum() * share))


def spaced(layout: _Layout, gap: int) -> _Layout:
    """With this many pixels between its parts."""
    layout.setSpacing(gap)
    return layout


def layout_of(widget: QWidget) -> QLayout:
    """What a widget is laid out by; there must be one."""
    return cast(QLayout, widget.layout())


def scrolled(layout: QLayout) -> QScrollArea:
    """What is laid out, to be scrolled where the page has less room than it takes."""
    layout.setContentsMargins(0, 0, 0, 0)
    body = QWidget()
    body.setLayout(layout)
    made = QScrollArea(widgetResizable=True)
    made.setWidget(body)
    return made


def confirm_delete(parent: QWidget, question: str) -> bool:
    """Ask whether something is really to be deleted; "Keep" is what Enter and Esc choose."""
    title = tr("Delete", "a button")
    box = QMessageBox(QMessageBox.Icon.Warning, title, question, parent=parent)
    delete = box.addButton(title, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(tr("Keep", "a button"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is delete


def ask_where(
    parent: QWidget, title: str, name: str, endings: Mapping[str, str]
) -> tuple[Path, str] | None:
    """Where to save, and as which of the kinds; None where nobody wants to any more.

    name: without its ending, which is added where none is written. endings: as ".csv", by the
    kinds' names; the first is suggested.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    kinds = {f"{kind} (*{ending})": kind for kind, ending in endings.items()}
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings[kinds[chosen]]))
    dialog.setNameFilters(list(kinds))
    dialog.setDefaultSuffix(next(iter(endings.values())))
    dialog.selectFile(name)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0]), kinds[dialog.selectedNameFilter()]


class ElidedLabel(QLabel):
    """One line of text from outside, cut with … where there is no room; whole in the tooltip."""

    def __init__(self, text: str, role: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.whole = ""
        self.show_text(text)

    def show_text(self, text: str) -> None:
        if text != self.whole or not text:
            self.whole = text
            # Qt would take a name with a tag in it for markup.
            self.setToolTip(f"<span>{html.escape(text)}</span>" if text else "")
            self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._cut()
        super().resizeEvent(event)

    def _cut(self) -> None:
        cut = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width())
        if cut != self.text():
            self.setText(cut)


def shortcut(
    keys: str,
    parent: QWidget,
    act: Callable[[], object],
    words: str,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QShortcut:
    """`act` on a key while `parent` or something in it has the focus.

    words: what it does, for the sheet of keys, in the language that is spoken.
    """
    made = QShortcut(QKeySequence(keys), parent)
    made.setContext(context)
    made.setWhatsThis(words)
    made.activated.connect(act)
    return made


def space_shortcut(parent: QWidget, act: Callable[[], None], words: str) -> QShortcut:
    """`act` on Space, except where the focus is on something Space has a meaning for."""

    def press() -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif isinstance(focused, QComboBox):
            focused.showPopup()
        else:
            act()

    return shortcut("Space", parent, press, words)
