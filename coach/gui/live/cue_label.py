"""The label for the live coach's cue, which fades in and out."""

from __future__ import annotations

from PySide6.QtCore import QPropertyAnimation, Qt
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QWidget

from coach.common.i18n import tr
from coach.gui.shared import theme


class CueLabel(QLabel):
    """The label for a cue.

    Attributes
    ----------
    word
        Current cue, "" for none; while it fades out the label still has the old text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = ""
        self.setProperty("role", "cue")
        self.setFixedHeight(5 * theme.GRID)
        self.setAccessibleName(tr("Cue", "the coach's one word to somebody who speaks"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        effect = QGraphicsOpacityEffect(self, opacity=0.0)
        self.setGraphicsEffect(effect)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._fade.finished.connect(self._faded)

    def show_word(self, word: str) -> None:
        """Fade a cue in, or the current one out if `word` is empty."""
        if word == self.word:
            return
        self.word = word
        self.setAccessibleDescription(word)
        if word:
            self.setText(word)
        self._fade.stop()
        self._fade.setDuration(theme.motion_ms())
        self._fade.setEndValue(1.0 if word else 0.0)
        self._fade.start()

    def _faded(self) -> None:
        self.setText(self.word)
