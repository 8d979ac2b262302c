"""The icons (Lucide's), painted in the theme's colours, whichever theme is in use."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from coach.common.paths import app_icon, resources_dir
from coach.gui.shared import theme

#: Side of an icon on a button, in pixels.
SIZE = 20


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    svg = (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, colour: str, place: QRectF) -> None:
    """Paint an icon in any colour, "#RRGGBB"."""
    _drawing(name, colour).render(painter, place)


class _ThemedEngine(QIconEngine):
    """Paints an icon in the colour that a role has at the moment, so that it follows the theme."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colours = theme.colours()
        disabled = mode == QIcon.Mode.Disabled
        colour = colours.line if disabled else getattr(colours, self._role)
        side = min(rect.width(), rect.height())
        place = QRect(rect.left(), rect.top(), side, side)
        paint_icon(painter, self._name, colour, QRectF(place))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._role)


def icon(name: str, role: str = "ink") -> QIcon:
    """Return an icon by its name in `resources/icons`; `role` is a colour of the theme."""
    return QIcon(_ThemedEngine(name, role))


class Picture(QWidget):
    """An icon that isn't pressed, beside a text that says the same."""

    def __init__(self, name: str, role: str = "ink", side: int = 2 * theme.GRID) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = getattr(theme.colours(), self._role)
        paint_icon(painter, self._name, colour, QRectF(self.rect()))
        painter.end()


@cache
def application_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(app_icon()))
