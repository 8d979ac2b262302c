"""The one thing to see while speaking: the word, in a ring whose size is the voice's energy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.common.i18n import tr
from coach.domain.model_card import ReadingSpec
from coach.domain.tones import no_speech
from coach.gui.shared import theme
from coach.gui.shared.emotion_meter import EmotionMeter, listening
from coach.gui.shared.tone_bars import paint_tone_bars

_LEAST_HEIGHT, _HEIGHT, _MOST_HEIGHT = (n * theme.GRID for n in (16, 26, 56))
#: Least and most height beside an exercise.
_LEAST_SMALL, _MOST_SMALL = (n * theme.GRID for n in (10, 18))
_LINE = 3 * theme.GRID
#: The ring's diameter without energy, as a share of the room for it.
_LEAST = 0.45
#: Energy shown while there is none to measure.
_REST = 0.5
#: From the middle (0) to the edge (1) of the ring, how opaque it is: never so much that the word,
#: which may reach beyond it, is harder to read.
_RING = ((0.0, 0.12), (0.6, 0.16), (0.82, 0.4), (0.92, 0.5), (0.97, 0.4), (1.0, 0.0))


class Hero(EmotionMeter):
    """The word, a soft ring in the tone's colour, and a line under both.

    Where no tone is named it says that the coach is listening: "not sure" would read as a verdict
    on the speaker. Where none can be, as there is no model, the cue stands in the ring.

    Attributes
    ----------
    state
        Why nothing is recorded, in a word that is shown instead of the tone; "" while recording.
    cue
        The cue to show if there is no model; "" for none.
    """

    state = cue = ""

    def __init__(
        self, labels: Sequence[str], readings: ReadingSpec, parent: QWidget | None = None
    ) -> None:
        super().__init__(labels, readings, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._least_height = _LEAST_HEIGHT
        self.show_small(False)

    def show_compact(self, compact: bool) -> None:
        """Insist on no more than the least height, or on one at which the ring is well seen."""
        self._least_height = _LEAST_HEIGHT if compact else _HEIGHT
        self.updateGeometry()

    def show_small(self, small: bool) -> None:
        """Leave room for an exercise, or take the room there is."""
        self._is_small = small
        self.setMaximumHeight(_MOST_SMALL if small else _MOST_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(960, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, _LEAST_SMALL if self._is_small else self._least_height)

    def show_state(self, state: str) -> None:
        """Show why nothing is recorded; "" to show the tone again."""
        self.state = state
        self._describe()
        self.update()

    def show_cue(self, cue: str) -> None:
        """Show a cue in the ring, where there is no model; "" for none."""
        if cue != self.cue:
            self.cue = cue
            self._describe()
            self.update()

    @property
    def word(self) -> str:
        if self.state:
            return self.state
        if not self.has_model:
            return self.cue
        names_none = self.best is None or self._is_unlike
        return listening() if self._probabilities is not None and names_none else super().word

    @property
    def line(self) -> str:
        """What stands under the word: the energy, or else why no tone is named."""
        if self.state:
            return ""
        if not self.has_model and not self._speaking:
            return no_speech()
        if self._probabilities is None or self._is_unlike:
            return self.sure
        return self.energy or self.sure

    @property
    def colour(self) -> str | None:
        return None if self.state else super().colour

    def _describe(self) -> None:
        if self.state or not self.has_model:
            words = (self.word, self.line)
            self.setAccessibleDescription(", ".join(part for part in words if part))
        else:
            super()._describe()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = theme.colours()
        area = QRectF(0, 0, self.width(), self.height() - _LINE)
        size = min(theme.HUGE, int(0.5 * area.height()))
        font = self._word_font(size, 0.7 * self.width())
        if self.has_model or self.word:
            self._paint_ring(painter, area)
        is_plain = self.colour or self.state or self.cue
        painter.setPen(QColor(chosen.ink if is_plain else chosen.soft))
        painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.word)
        painter.setFont(theme.font(theme.TEXT))
        painter.setPen(QColor(chosen.soft))
        below = QRectF(0, area.height(), self.width(), _LINE)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.line)
        painter.end()

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        """Paint the ring around the word, grey where no tone is named."""
        measured = None if self.state else self._activation
        energy = _REST if measured is None else measured
        radius = min(area.width(), area.height()) / 2 * (_LEAST + (1 - _LEAST) * energy)
        colour = QColor(self.colour or theme.colours().zone)
        ring = QRadialGradient(QPointF(0, 0), 1)
        for at, opacity in _RING:
            shade = QColor(colour)
            shade.setAlphaF(opacity)
            ring.setColorAt(at, shade)
        painter.save()
        painter.translate(area.center())
        painter.scale(radius, radius)
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
