"""The one thing to see while speaking: the word, in a ring whose size is the voice's energy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.common.i18n import tr
from coach.domain.model_card import ReadingSpec
from coach.gui.shared import theme
from coach.gui.shared.emotion_meter import EmotionMeter, listening
from coach.gui.shared.tone_bars import paint_tone_bars

_LEAST_HEIGHT, _SMALL_HEIGHT, _HEIGHT, _MOST_HEIGHT = (n * theme.GRID for n in (10, 18, 30, 36))
_LINE = 3 * theme.GRID
#: The ring's height without energy, as a share of the room for it; and how far it reaches beyond
#: the word, without energy and with all of it, as shares of its height.
_LEAST, _BESIDE, _FAR_BESIDE = 0.72, 0.3, 0.55
#: Energy shown while there is none to measure.
_REST = 0.15
#: From the middle (0) to the edge (1) of the ring, how opaque it is: soft, and none on the word.
_RING = ((0.0, 0.0), (0.5, 0.02), (0.74, 0.3), (0.84, 0.5), (0.9, 0.4), (1.0, 0.0))


class Hero(EmotionMeter):
    """The word, a soft ring in the tone's colour, and a line under both.

    Where no tone is named it says that the coach is listening: "not sure" would read as a verdict
    on the speaker.
    """

    def __init__(
        self, labels: Sequence[str], readings: ReadingSpec, parent: QWidget | None = None
    ) -> None:
        super().__init__(labels, readings, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_small(False)

    def show_small(self, small: bool) -> None:
        """Leave room for an exercise, or take the room there is."""
        self.setMaximumHeight(_SMALL_HEIGHT if small else _MOST_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(960, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, _LEAST_HEIGHT)

    @property
    def word(self) -> str:
        names_none = self.best is None or self._is_unlike
        return listening() if self._probabilities is not None and names_none else super().word

    @property
    def line(self) -> str:
        """What stands under the word: the energy, or else why no tone is named."""
        if self._probabilities is None or self._is_unlike:
            return self.sure
        return self.energy or self.sure

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = theme.colours()
        area = QRectF(0, 0, self.width(), self.height() - _LINE)
        size = min(theme.HUGE, int(0.5 * area.height()))
        font = self._word_font(size, 0.7 * self.width())
        self._paint_ring(painter, area, QFontMetricsF(font).horizontalAdvance(self.word))
        painter.setPen(QColor(chosen.soft if self.best is None else chosen.ink))
        painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.word)
        painter.setFont(theme.font(theme.TEXT))
        painter.setPen(QColor(chosen.soft))
        below = QRectF(0, area.height(), self.width(), _LINE)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.line)
        painter.end()

    def _paint_ring(self, painter: QPainter, area: QRectF, word_width: float) -> None:
        """Paint the ring around the word, grey where no tone is named."""
        energy = _REST if self._activation is None else self._activation
        across = word_width / 2 + area.height() * (_BESIDE + (_FAR_BESIDE - _BESIDE) * energy)
        along = area.height() / 2 * (_LEAST + (1 - _LEAST) * energy)
        colour = QColor(self.colour or theme.colours().line)
        ring = QRadialGradient(QPointF(0, 0), 1)
        for at, opacity in _RING:
            shade = QColor(colour)
            shade.setAlphaF(opacity)
            ring.setColorAt(at, shade)
        painter.save()
        painter.translate(area.center())
        painter.scale(across, along)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ring)
        painter.drawEllipse(QPointF(0, 0), 1, 1)
        painter.restore()


class ToneBars(QWidget):
    """The probabilities of all tones, for those who want them."""

    def __init__(self, meter: Hero, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meter = meter
        self.setFixedHeight(8 * theme.GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("All tones"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tone_bars(painter, QRectF(self.rect()), self._meter, columns=4)
        painter.end()
