"""The banner, the only place for messages to the user; it stays until it is closed.

It lies over the page, so that nothing moves under the reader's eyes or pointer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.common.paths import log_file
from coach.domain.stream import Notice
from coach.gui.shared.icons import icon
from coach.gui.shared.theme import CONTENT_WIDTH, GRID
from coach.gui.shared.widgets import button

_log = logging.getLogger(__name__)


class Answer(NamedTuple):
    """An answer to a question in the banner: its button's text and tooltip, and what it does."""

    words: str
    tooltip: str
    act: Callable[[], None]


class Banner(QFrame):
    """Says what happened, why, and what to do. Never modal: somebody may be speaking.

    Attributes
    ----------
    failed
        Emit an exception, from any thread, to have it shown.
    noticed
        Emit a `Notice`, from any thread, to have it shown.
    buttons
        Buttons of the answers, in order; empty if nothing is asked.
    """

    failed = Signal(object)
    noticed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._area: QWidget | None = None
        self._text = QLabel(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._close = button("", "", role="quiet", picture="x")
        self._close.setIcon(icon("x", "on_warning"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.addWidget(self._text, 1)
        self._answers = QHBoxLayout()
        self.buttons: list[QPushButton] = []
        row.addLayout(self._answers)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.failed.connect(self.fail)
        self.noticed.connect(self.tell)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def float_over(self, area: QWidget) -> None:
        """Lie over the top of an area from now on, as wide as it is."""
        self._area = area
        # Beside the area, not in it: what is added to the area later would cover it.
        self.setParent(area.parentWidget())
        area.installEventFilter(self)
        # In the language of the window, which it may outlive.
        self.setAccessibleName(tr("Message"))
        self._close.setToolTip(tr("Close this message"))
        self._close.setAccessibleName(tr("Close this message"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self._area is None:
            return
        place = self._area.geometry()
        width = min(place.width() - 6 * GRID, CONTENT_WIDTH)
        left = place.left() + (place.width() - width) // 2
        self.setGeometry(left, place.top() + GRID, width, self.heightForWidth(width))
        self.raise_()

    def say(self, title: str, message: str, hint: str = "") -> None:
        """Show a message."""
        self._show_answers(())
        self._show_text(title, message, hint)

    def ask(self, title: str, question: str, answers: Sequence[Answer]) -> None:
        """Ask a question; Enter and Space give the first answer.

        It doesn't wait: the banner may be closed, or show something else, without an answer.
        """
        self._show_answers(answers)
        self._show_text(title, question, "")
        self.buttons[0].setFocus()

    def _show_answers(self, answers: Sequence[Answer]) -> None:
        while self.buttons:
            old = self.buttons.pop()
            self._answers.removeWidget(old)
            old.hide()
            old.deleteLater()
        for answer in answers:
            one = button(answer.words, answer.tooltip)
            one.clicked.connect(lambda _, answer=answer: self._give(answer))
            self._answers.addWidget(one)
            self.buttons.append(one)

    def _give(self, answer: Answer) -> None:
        self.hide()
        answer.act()

    def _show_text(self, title: str, message: str, hint: str) -> None:
        whole = tr("{title}. {message} {hint}", title=title, message=message, hint=hint)
        self._text.setText(whole.strip())
        self.setAccessibleDescription(self._text.text())
        self._place()
        self.show()

    @Slot(object)
    def tell(self, notice: Notice) -> None:
        """Show a notice."""
        self.say(notice.title, notice.message, notice.hint)

    @Slot(object)
    def fail(self, error: Exception) -> None:
        """Show an error: a `CoachError` with its own text, a bug with the path of the log."""
        if isinstance(error, CoachError):
            _log.warning("%s", error)
            self.say(error.title, error.message, error.hint)
        else:
            _log.error("Unexpected failure", exc_info=error)
            self.say(
                tr("Something went wrong in the coach"),
                tr("The details are in {path}.", path=log_file()),
                tr("You can carry on; if it happens again, please report it."),
            )
