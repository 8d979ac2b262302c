"""A scale on which the good range is shaded and a needle stands at the value."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.metric import band_of_axis, share_of_axis
from coach.domain.norms import Range
from coach.gui.shared import theme

#: Height of the needle and width that a scale needs, in pixels.
NEEDLE_HEIGHT, LEAST_WIDTH = 2 * theme.GRID, 8 * theme.GRID
_BAR_HEIGHT, _NEEDLE_WIDTH = theme.GRID, 6


def paint_range(
    painter: QPainter,
    place: QRectF,
    axis: tuple[float, float],
    limits: Range | None,
    value: float | None,
) -> None:
    """Paint a scale, the range on it (None for none), and a needle (None: no value is known).

    The scale is as wide as `place`; a needle at its end reaches half its width beyond it.
    """
    chosen = theme.colours()
    painter.setPen(Qt.PenStyle.NoPen)
    bar = QRectF(place.left(), 0, place.width(), _BAR_HEIGHT)
    bar.moveCenter(place.center())
    painter.setBrush(QColor(chosen.line))
    painter.drawRoundedRect(bar, 4, 4)
    if limits is not None:
        low, high = band_of_axis(limits, axis)
        band = QRectF(bar)
        band.setLeft(bar.left() + low * bar.width())
        band.setRight(bar.left() + high * bar.width())
        painter.setBrush(QColor(chosen.zone))
        painter.drawRoundedRect(band, 4, 4)
    if value is not None:
        x = place.left() + share_of_axis(value, axis) * place.width() - _NEEDLE_WIDTH / 2
        painter.setBrush(QColor(chosen.ink))
        painter.drawRoundedRect(QRectF(x, place.top(), _NEEDLE_WIDTH, place.height()), 3, 3)


class RangeGauge(QWidget):
    """A needle on a scale with its good range; the figure itself is written beside it.

    Parameters
    ----------
    axis
        Ends of the scale, in the figure's unit; `Metric.scale` has them.
    limits
        The good range, in the same unit; None for none.
    """

    def __init__(
        self, axis: tuple[float, float], limits: Range | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._axis = axis
        self._limits = limits
        self._value: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(20 * theme.GRID, NEEDLE_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, NEEDLE_HEIGHT)

    def show_value(self, value: float | None) -> None:
        """Move the needle to a value in the figure's unit, or take it away."""
        if value != self._value:
            self._value = value
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = _NEEDLE_WIDTH / 2
        place = QRectF(self.rect()).adjusted(half, 0, -half, 0)
        paint_range(painter, place, self._axis, self._limits, self._value)
        painter.end()
