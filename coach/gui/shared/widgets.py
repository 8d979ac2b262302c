"""Small widgets and helpers that all pages are built from."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from coach.common.i18n import tr
from coach.gui.shared import theme
from coach.gui.shared.icons import SIZE, Picture, icon

_Layout = TypeVar("_Layout", bound=QLayout)


def label(text: str, role: str = "") -> QLabel:
    """Return a label of plain text.

    `role` selects its style in the theme: title, heading, soft, note, clock, ...
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def wrapped(text: str, role: str = "") -> QLabel:
    """Return a label that wraps its text."""
    made = label(text, role)
    made.setWordWrap(True)
    return made


class _Button(QPushButton):
    """A button that Enter presses too, as it does on the web and in most programs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, tooltip: str, role: str = "", picture: str = "") -> QPushButton:
    """Return a button; `role` selects its style in the theme, `picture` names its icon.

    Without text the tooltip is its name for screen readers.
    """
    made = _Button(text)
    if picture:
        made.setIcon(icon(picture, "on_accent" if role == "primary" else "ink"))
        # The icon is painted at the left, which sets it apart from the text.
        made.setIconSize(QSize(SIZE + theme.GRID // 2 if text else SIZE, SIZE))
    if not text:
        made.setAccessibleName(tooltip)
    made.setToolTip(tooltip)
    made.setProperty("role", role)
    made.setAccessibleDescription(tooltip)
    # A click leaves the focus where it is, so that Space still triggers the page's main action.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def check(text: str, tooltip: str) -> QCheckBox:
    """Return a check box."""
    made = QCheckBox(text)
    made.setToolTip(tooltip)
    made.setAccessibleDescription(tooltip)
    return made


def chooser(name: str, tooltip: str) -> QComboBox:
    """Return an empty combo box; `name` is its name for screen readers."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(tooltip)
    made.setItemDelegate(QStyledItemDelegate(made))  # the default one ignores the style sheet
    return made


def progress_bar(name: str) -> QProgressBar:
    """Return a progress bar; `name` is its name for screen readers."""
    made = QProgressBar(maximum=1000)
    made.setTextVisible(False)  # it would need another colour over the bar
    made.setAccessibleName(name)
    return made


def show_share(bar: QProgressBar, share: float) -> None:
    """Show how much is done, from 0 to 1."""
    bar.setValue(round(bar.maximum() * share))


def spaced(layout: _Layout, gap: int) -> _Layout:
    """Set a layout's spacing in pixels and return it."""
    layout.setSpacing(gap)
    return layout


def layout_of(widget: QWidget) -> QLayout:
    """Return a widget's layout, which must exist."""
    return cast(QLayout, widget.layout())


def scrolled(layout: QLayout) -> QScrollArea:
    """Return a scroll area that holds a layout."""
    layout.setContentsMargins(0, 0, 0, 0)
    body = QWidget()
    body.setLayout(layout)
    made = QScrollArea(widgetResizable=True)
    made.setWidget(body)
    return made


def marked(picture: str, text: str, role: str = "") -> QWidget:
    """Return a text with an icon before it that says the same."""
    made = QWidget()
    row = spaced(QHBoxLayout(made), theme.GRID // 2)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Picture(picture))
    row.addWidget(label(text, role), 1)
    return made


def card(gap: int = theme.GRID) -> tuple[QFrame, QVBoxLayout]:
    """Return an empty card, a frame with round corners, and its column."""
    made = QFrame()
    made.setProperty("role", "card")
    column = spaced(QVBoxLayout(made), gap)
    column.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
    return made, column


def centred(content: QWidget) -> QWidget:
    """Return a widget that holds `content` in its middle, never wider than is easy to read."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    content.setMaximumWidth(theme.CONTENT_WIDTH)
    row.addStretch(1)
    row.addWidget(content, 1000)
    row.addStretch(1)
    return made


def confirm_delete(parent: QWidget, question: str) -> bool:
    """Ask whether to delete something, and return the answer; Enter and Esc choose "Keep"."""
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
    """Ask where to save a file, and in which format.

    Parameters
    ----------
    parent
        Widget the dialog belongs to.
    title
        Title of the dialog.
    name
        Suggested file name without its extension, which is added if none is typed.
    endings
        Extension of each format, such as ".csv", by the format's name; the first is suggested.

    Returns
    -------
    tuple of Path and str, or None
        The path and the name of the format; None if the dialog was cancelled.
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
    """One line of untrusted text, elided with "…" if it doesn't fit; the tooltip has all of it.

    Attributes
    ----------
    whole
        The text before it is elided.
    """

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
            # Qt would interpret a name that contains a tag as markup.
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
    """Bind a key to a function while `parent` or a widget inside it has the focus.

    `words` says what it does, for the overview of shortcuts, already translated.
    """
    made = QShortcut(QKeySequence(keys), parent)
    made.setContext(context)
    made.setWhatsThis(words)
    made.activated.connect(act)
    return made


def space_shortcut(parent: QWidget, act: Callable[[], None], words: str) -> QShortcut:
    """Bind Space to a function, except while a button or combo box has the focus."""

    def press() -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif isinstance(focused, QComboBox):
            focused.showPopup()
        else:
            act()

    return shortcut("Space", parent, press, words)
