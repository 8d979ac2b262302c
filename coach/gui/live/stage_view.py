"""The stage view: the live coach, filling the screen, to be read from three metres."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.coaching.prompter import Prompter
from coach.common.i18n import tr
from coach.gui.live.glance import Glance, GlanceWindow, write
from coach.gui.live.prompter_view import PrompterView
from coach.gui.shared import theme

#: Share of the stage's height that the word and the clock may take.
_WORD_SHARE, _CLOCK_SHARE = 0.34, 0.16
#: Share of it that a strip with both takes below a script, and margin beside the script.
_STRIP_SHARE, _SIDE_SHARE = 0.18, 0.05


class StageView(GlanceWindow):
    """The word and the clock, filling the screen; or the script, with both in a strip below it.

    Parameters
    ----------
    prompter
        That of the live page; None without a script.
    """

    def __init__(self, prompter: Prompter | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Stage view"), parent, Qt.WindowType(0))
        self.script = PrompterView(self, is_far=True)
        self.script.show_prompter(prompter)
        if prompter is not None:
            self.setFocusProxy(self.script)  # for the arrow keys

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    def show_glance(self, glance: Glance) -> None:
        super().show_glance(glance)
        self.script.show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = round(_SIDE_SHARE * self.width())
        height = round((1 - _STRIP_SHARE) * self.height())
        self.script.setGeometry(side, 0, self.width() - 2 * side, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        width, height = self.width(), self.height()
        if self.script.prompter is None:
            strip = QRectF(self.rect())
            word = QRectF(0, 0.12 * height, width, 0.5 * height)
            time = QRectF(0, 0.68 * height, width, 0.24 * height)
            word_pixels, time_pixels = _WORD_SHARE * height, _CLOCK_SHARE * height
        else:
            top = self.script.height()
            strip = QRectF(0, top, width, height - top)
            word = QRectF(0, top, 0.68 * width, strip.height())
            time = QRectF(0.7 * width, top, 0.3 * width, strip.height())
            word_pixels = time_pixels = 0.6 * strip.height()
        ground, ink = self.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colours().page))
        painter.fillRect(strip, ground)
        if self.script.prompter is not None:  # its edge is seen where the strip has no colour
            painter.fillRect(QRectF(0, strip.top(), width, 1), QColor(theme.colours().line))
        painter.setPen(ink)
        write(painter, word, self.glance.word, word_pixels)
        self.write_clock(painter, time, time_pixels)
        painter.end()
