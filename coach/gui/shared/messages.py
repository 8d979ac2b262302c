"""The banner, the only place for messages to the user; it stays until it is closed."""

from __future__ import annotations

import logging

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.common.paths import log_file
from coach.domain.stream import Notice
from coach.gui.shared.theme import GRID

_log = logging.getLogger(__name__)


class Banner(QFrame):
    """Says what happened, why, and what to do. Never modal: somebody may be speaking.

    Attributes
    ----------
    failed
        Emit an exception, from any thread, to have it shown.
    noticed
        Emit a `Notice`, from any thread, to have it shown.
    """

    failed = Signal(object)
    noticed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._text = QLabel(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        close = QPushButton(tr("Close", "a button"))
        close.setToolTip(tr("Close this message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self.setAccessibleName(tr("Message"))
        self.failed.connect(self.fail)
        self.noticed.connect(self.tell)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, title: str, message: str, hint: str = "") -> None:
        """Show a message."""
        whole = tr("{title}. {message} {hint}", title=title, message=message, hint=hint)
        self._text.setText(whole.strip())
        self.setAccessibleDescription(self._text.text())
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
