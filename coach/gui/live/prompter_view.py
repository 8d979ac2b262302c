"""The prompter on the live page: the script, with the line that is being said."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.coaching.prompter import Prompter
from coach.coaching.script import Script
from coach.common.i18n import tr
from coach.domain.stream import PAUSES, AnalysisUpdate
from coach.gui.shared import theme

#: Size of the text in pixels, to be read while standing, and where room is short.
_TEXT, _SMALL_TEXT = 24, 20
#: Size of the text that is read from afar: at most these shares of the height and of the width.
_FAR_OF_HEIGHT, _FAR_OF_WIDTH = 0.09, 0.046
#: Space between two lines, as a share of the text's size.
_GAP = 0.5
#: Share of the height above the line that is being said: more is seen of what comes.
_ABOVE = 0.3
#: Lines that are seen at least, and where room is short.
_LEAST_LINES, _FEWEST_LINES = 3, 2
_FLAGS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextWordWrap
)


class PrompterView(QWidget):
    """Lines of a script; it scrolls by the syllables heard, and a click on a line goes there.

    The arrow keys go a line up or down.

    Parameters
    ----------
    is_far
        Whether it is read from some metres away: the text grows with the window.

    Attributes
    ----------
    prompter
        None without a script; then nothing is shown.
    """

    def __init__(self, parent: QWidget | None = None, is_far: bool = False) -> None:
        super().__init__(parent)
        self.prompter: Prompter | None = None
        self._is_far = is_far
        self._is_compact = False
        self._shown = -1
        self._places: list[tuple[int, QRectF]] = []
        #: Of the lines at this width; empty until they are needed.
        self._heights: list[float] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("The line that you are saying; click another to go on from there"))
        self.setAccessibleName(tr("Script", "of a talk"))
        self.hide()

    def begin(self, script: str) -> None:
        """Show a script from its beginning; "" for none."""
        self.show_prompter(Prompter(Script(script)) if script.strip() else None)

    def show_prompter(self, prompter: Prompter | None) -> None:
        """Show a prompter, which another view may show as well."""
        self.prompter, self._heights, self._shown = prompter, [], -1
        self.setVisible(prompter is not None)
        self.show_current()

    def show_compact(self, on: bool) -> None:
        """Take as little room as possible, or what is usual."""
        self._is_compact, self._heights = on, []
        self.updateGeometry()

    def show_update(self, update: AnalysisUpdate) -> None:
        """Scroll to what is being said now."""
        if self.prompter is None:
            return
        for event in update.events:
            if event.kind in PAUSES:
                self.prompter.pause(event.start_s, event.end_s)
        self.prompter.follow(update.syllables, update.until_s)
        self.show_current()

    def go_on(self) -> None:
        """Go on from the next section."""
        if self.prompter is not None:
            self.prompter.next_heading()
            self.show_current()

    def show_current(self) -> None:
        """Show the line that is being said, if it isn't shown yet."""
        if self.prompter is None or self.prompter.current == self._shown:
            return
        self._shown = self.prompter.current
        if self.prompter.lines:
            self.setAccessibleDescription(self.prompter.lines[self._shown].text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80 * theme.GRID, self._height_of(5))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            20 * theme.GRID, self._height_of(_FEWEST_LINES if self._is_compact else _LEAST_LINES)
        )

    @property
    def _text(self) -> int:
        """Size of the text, in pixels."""
        if self._is_far:
            far = min(_FAR_OF_HEIGHT * self.height(), _FAR_OF_WIDTH * self.width())
            return max(_TEXT, round(far))
        return _SMALL_TEXT if self._is_compact else _TEXT

    def _height_of(self, lines: int) -> int:
        metrics = QFontMetricsF(theme.font(self._text))
        return round(lines * (metrics.height() + _GAP * self._text))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._places = []
        if self.prompter is None:
            return
        painter = QPainter(self)
        font, bold = theme.font(self._text), theme.font(self._text)
        bold.setBold(True)
        colours, current = theme.colours(), self.prompter.current
        self._lay_out(QFontMetricsF(bold))
        for number, place in self._places:
            line = self.prompter.lines[number]
            painter.setFont(bold if line.is_heading else font)
            is_now = number == current
            painter.setPen(colours.ink if is_now else colours.soft)
            if is_now:  # by a mark as well, not by its colour alone
                bar = QRectF(place.left(), place.top() + 4, 4, place.height() - 8)
                painter.fillRect(bar, colours.accent)
            painter.drawText(
                place.adjusted(2 * theme.GRID, 0, -2 * theme.GRID, 0), _FLAGS, line.text
            )
        painter.end()

    def _lay_out(self, metrics: QFontMetricsF) -> None:
        """Note where each line goes that can be seen, the one that is being said near the top."""
        if self.prompter is None or not self.prompter.lines:
            return
        current = self.prompter.current
        if not self._heights:
            self._heights = [self._height(line.text, metrics) for line in self.prompter.lines]
        heights = self._heights
        # All of the line before it, too, where there is room.
        before = heights[current - 1] if current else 0.0
        top = min(max(_ABOVE * self.height(), before), max(0.0, self.height() - heights[current]))
        at = top - sum(heights[:current])
        for number, height in enumerate(heights):
            is_whole = at > -1 and at + height < self.height() + 1
            if is_whole or number == current:
                self._places.append((number, QRectF(0, at, self.width(), height)))
            at += height

    def _height(self, text: str, metrics: QFontMetricsF) -> float:
        room = QRectF(0, 0, self.width() - 4 * theme.GRID, 10_000)
        return metrics.boundingRect(room, _FLAGS, text).height() + _GAP * self._text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heights = []

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if self.prompter is not None and line is not None and is_left:
            self.prompter.jump(line)
            self.show_current()

    def line_at(self, point: QPointF) -> int | None:
        """Return the number of the line that is shown at a point; None for none."""
        return next((number for number, place in self._places if place.contains(point)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self.prompter is not None and event.key() in steps:
            self.prompter.step(steps[Qt.Key(event.key())])
            self.show_current()
        else:
            super().keyPressEvent(event)
