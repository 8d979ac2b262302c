"""The label for the live coach's cue, which fades in and out."""

from __future__ import annotations

from PySide6.QtCore import QPropertyAnimation, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QSizePolicy, QWidget

from coach.common.i18n import tr
from coach.gui.shared import theme

_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_LINE = round(1.25 * theme.CUE)


class CueLabel(QWidget):
    """The label for a cue or, while there is none, for what else the speaker should know.

    Its height stays the same, so that nothing shifts: two lines, or one where room is short.

    Attributes
    ----------
    text
        What is shown; while it fades out, still the old text.
    word
        Current cue, "" for none.
    message
        Why nothing is recorded, or what is wrong with the sound; "" if all is well.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = self.word = self.message = self._wanted = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Cue", "the coach's one word to somebody who speaks"))
        effect = QGraphicsOpacityEffect(self, opacity=0.0)
        self.setGraphicsEffect(effect)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._fade.finished.connect(self._faded)
        self.show_compact(False)

    def minimumSizeHint(self) -> QSize:
        return QSize(20 * theme.GRID, self.maximumHeight())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def show_compact(self, compact: bool) -> None:
        """Take the room of one line, or of two."""
        self.setFixedHeight(_LINE if compact else 2 * _LINE)

    def show_word(self, word: str) -> None:
        """Fade a cue in, or the current one out if `word` is empty."""
        self.word = word
        self._choose_text()

    def show_message(self, message: str) -> None:
        """Show a message whenever there is no cue, or none any more."""
        self.message = message
        self._choose_text()

    def _choose_text(self) -> None:
        wanted = self.word or self.message
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self.setAccessibleDescription(wanted)
        if wanted:
            self.text = wanted
            self.update()
        self._fade.stop()
        self._fade.setDuration(theme.motion_ms())
        self._fade.setEndValue(1.0 if wanted else 0.0)
        self._fade.start()

    def _faded(self) -> None:
        self.text = self._wanted
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.colours().ink))
        painter.setFont(self._fitting_font())
        painter.drawText(QRectF(self.rect()), _CENTRED, self.text)
        painter.end()

    def _fitting_font(self) -> QFont:
        """Return the cue's font, or a smaller one if the text needs it."""
        place = QRectF(self.rect())
        for pixels in range(theme.CUE, theme.SMALL, -1):
            font = theme.font(pixels, QFont.Weight.DemiBold)
            needed = QFontMetricsF(font).boundingRect(place, _CENTRED, self.text)
            if place.contains(needed):
                return font
        return theme.font(theme.SMALL, QFont.Weight.DemiBold)
