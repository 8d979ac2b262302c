"""The live coach at a glance: windows to see it from afar, or beside slides.

The mini meter is a small strip that stays on top of other windows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from coach.common.i18n import tr
from coach.gui.shared import theme

if TYPE_CHECKING:
    from coach.coaching.prompter import Prompter
    from coach.gui.live.stage_view import StageView

_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Glance:
    """What can be taken in at a glance: a word, its colour (None for the theme's), the time.

    `is_over` tells that the talk takes longer than planned; `clock` then says by how much.
    """

    word: str = ""
    colour: str | None = None
    clock: str = "0:00"
    is_over: bool = False


class GlanceWindow(QWidget):
    """A window that shows a `Glance`.

    Attributes
    ----------
    closed
        Emitted when it was closed, by a key or by the window system.
    space_pressed, next_pressed
        Emitted for the page, which decides what Space and N do.
    """

    closed = Signal()
    space_pressed = Signal()
    next_pressed = Signal()

    _CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_F10, Qt.Key.Key_F11)

    def __init__(self, name: str, parent: QWidget | None, flags: Qt.WindowType) -> None:
        super().__init__(parent, Qt.WindowType.Window | flags)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self.glance = Glance()

    def show_glance(self, glance: Glance) -> None:
        if glance != self.glance:
            self.glance = glance
            self.setAccessibleDescription(f"{glance.word}, {glance.clock}")
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._CLOSING:
            self.close()
        elif event.key() == Qt.Key.Key_Space:
            self.space_pressed.emit()
        elif event.key() == Qt.Key.Key_N:
            self.next_pressed.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    @property
    def colours(self) -> tuple[QColor, QColor]:
        """Background and text colour; on a tone's colour black or white, whichever reads better."""
        if self.glance.colour is None:
            return QColor(theme.colours().page), QColor(theme.colours().ink)
        ground = QColor(self.glance.colour)
        return ground, QColor("black" if _luminance(ground) > 0.18 else "white")

    def write_clock(self, painter: QPainter, area: QRectF, pixels: float) -> None:
        """Write the time; once the talk is over, in a filled shape as on the live page."""
        if self.glance.is_over:
            chosen = theme.colours()
            width = _width(self.glance.clock, pixels) + pixels
            shape = QRectF(0, 0, min(width, 0.98 * area.width()), min(1.4 * pixels, area.height()))
            shape.moveCenter(area.center())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(chosen.warning))
            painter.drawRoundedRect(shape, theme.GRID, theme.GRID)
            painter.setPen(QColor(chosen.on_warning))
        write(painter, area, self.glance.clock, pixels)


class MiniMeter(GlanceWindow):
    """A small strip on top of other windows, which can be dragged with the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        flags = Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint
        super().__init__(tr("Mini meter"), parent, flags)
        self.setFixedSize(40 * theme.GRID, 7 * theme.GRID)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # slides keep focus
        self.setToolTip(tr("Drag it where you like; Esc closes it"))
        self._grabbed: QPoint | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = self.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)
        painter.setPen(ink)
        clock = 11 * theme.GRID
        write(painter, QRectF(theme.GRID, 0, self.width() - clock, self.height()),
               self.glance.word, 3 * theme.GRID)  # fmt: skip
        self.write_clock(
            painter, QRectF(self.width() - clock, 0, clock, self.height()), 3 * theme.GRID
        )
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self.move(event.globalPosition().toPoint() - self._grabbed)


def write(painter: QPainter, area: QRectF, text: str, pixels: float) -> None:
    """Write text in the middle of an area, in this size or smaller if it is too wide."""
    font, width = _font(pixels), _width(text, pixels)
    if width > 0.94 * area.width():
        font.setPixelSize(max(1, int(pixels * 0.94 * area.width() / width)))
    painter.setFont(font)
    painter.drawText(area, _CENTRE, text)


def _font(pixels: float) -> QFont:
    return theme.font(max(1, round(pixels)), QFont.Weight.DemiBold)


def _width(text: str, pixels: float) -> float:
    return QFontMetricsF(_font(pixels)).horizontalAdvance(text)


def _luminance(colour: QColor) -> float:
    """Return the relative luminance (WCAG 2); above 0.18 black contrasts more than white."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class Glances(QObject):
    """The stage view and the mini meter, each None while it is closed."""

    space_pressed = Signal()
    next_pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage: StageView | None = None
        self.mini: MiniMeter | None = None

    def toggle_stage(self, glance: Glance, prompter: Prompter | None) -> None:
        """Open the stage view over the whole screen, or close it."""
        if self.stage is None:
            from coach.gui.live.stage_view import StageView  # a start needs no prompter

            self.stage = StageView(prompter)
            self._prepare(self.stage, glance).showFullScreen()
        else:
            self.stage.close()

    def toggle_mini(self, glance: Glance) -> None:
        """Open the mini meter, or close it."""
        if self.mini is None:
            self.mini = MiniMeter()
            self._prepare(self.mini, glance).show()
        else:
            self.mini.close()

    def show_glance(self, glance: Glance) -> None:
        for window in self._open():
            window.show_glance(glance)

    def close(self) -> None:
        for window in self._open():
            window.close()

    def _open(self) -> list[GlanceWindow]:
        return [window for window in (self.stage, self.mini) if window is not None]

    def _prepare(self, window: GlanceWindow, glance: Glance) -> GlanceWindow:
        window.show_glance(glance)
        window.closed.connect(lambda: self._forget(window))
        window.space_pressed.connect(self.space_pressed)
        window.next_pressed.connect(self.next_pressed)
        return window

    def _forget(self, window: GlanceWindow) -> None:
        if window is self.stage:
            self.stage = None
        else:
            self.mini = None
        window.deleteLater()
