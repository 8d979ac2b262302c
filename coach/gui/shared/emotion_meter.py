"""The emotion meter: how the voice sounds now, readable from two metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.common.arrays import Float32
from coach.common.i18n import tr
from coach.domain import norms
from coach.domain.model_card import ReadingSpec
from coach.domain.stream import EmotionReading
from coach.domain.tones import (
    describe,
    energy_in_words,
    no_speech,
    sureness,
    tone,
    unfamiliar,
    unsure,
)
from coach.gui.shared import theme
from coach.insights.emotion_timeline import likeliest

_AlignLeft = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_AlignRight = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_CORPUS_LABEL_WIDTH = 12 * theme.GRID
_ENERGY_WORDS_WIDTH, _ENERGY_BAR_WIDTH = 18 * theme.GRID, 32 * theme.GRID
_HEIGHT = 27 * theme.GRID
#: Flat meter: columns of bars and the gap between them, and height of the line of text.
_COLUMNS, _APART = 2, 3 * theme.GRID
_LINE = 4 * theme.GRID


@dataclass(frozen=True, slots=True)
class Flat:
    """Measures of the flat meter: the word, a line under it, and probabilities in columns.

    Attributes
    ----------
    height
        In pixels.
    word
        Font size of the word in pixels.
    split
        Share of the width that the word has.
    """

    height: int
    word: int
    split: float


def listening() -> str:
    """Return the text shown while somebody speaks and there is no reading yet."""
    return tr("listening", "what the coach does")


class EmotionMeter(QWidget):
    """The likeliest tone in one big word, how sure it is, and all probabilities beside it.

    Attributes
    ----------
    has_model
        Whether there is a model to name tones at all.
    """

    #: Measures used when there is little room.
    FLAT = Flat(height=13 * theme.GRID, word=56, split=0.44)

    def __init__(
        self, labels: Sequence[str], readings: ReadingSpec, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._labels = tuple(labels)
        self.is_flat = False
        self.has_model = True
        self._readings = readings
        #: The speaker's usual energy in per cent, as in reports; None if it isn't known.
        self.usual_energy: float | None = None
        self._probabilities: Float32 | None = None
        self._activation: float | None = None
        self._is_unlike = False
        self._speaking = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Emotion meter"))
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(960, self.FLAT.height if self.is_flat else _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, self.sizeHint().height())

    def show_flat(self, flat: bool) -> None:
        """Switch between the flat meter and the full one."""
        if flat != self.is_flat:
            self.is_flat = flat
            self.updateGeometry()
            self.update()

    def show_reading(self, reading: EmotionReading | None, speaking: bool) -> None:
        """Show a reading, or with None that there is currently none."""
        self._probabilities = None if reading is None else reading.probabilities
        self._activation = None if reading is None else reading.activation
        self._is_unlike = reading is not None and reading.is_unlike
        self._speaking = speaking
        self._describe()
        self.update()

    @property
    def word(self) -> str:
        """The big word: a tone, "not sure", "unfamiliar", "listening" or "no speech"."""
        if self._probabilities is None:
            return listening() if self._speaking else no_speech()
        if self._is_unlike:
            return unfamiliar()
        return unsure() if self._best is None else tone(self._labels[self._best]).word

    @property
    def is_unsure(self) -> bool:
        """Whether there is a verdict, and it names no tone."""
        return self._probabilities is not None and self._best is None

    @property
    def colour(self) -> str | None:
        """Colour of the named tone, or None if none is named."""
        return None if self._best is None else tone(self._labels[self._best]).colour

    @property
    def sure(self) -> str:
        """How sure the tone is, in words and per cent, or why there is none."""
        if self._probabilities is None:
            if not self.has_model:
                return tr("no emotion model: the tone isn't measured")
            return tr("at least one second of speech is needed") if self._speaking else ""
        if self._is_unlike:
            return tr("unlike any voice the model learned from")
        percent = f"{self._probabilities.max():.0%}"
        if self._best is None:
            likeliest = describe(self._labels[int(self._probabilities.argmax())])
            return tr("perhaps {tone}, {percent}", tone=likeliest, percent=percent)
        words = sureness(float(self._probabilities.max()), self._readings.very_sure_from)
        return f"{words}, {percent}"

    @property
    def energy(self) -> str:
        """How activated the voice is, as in "energy high, more than usual"; "" if unknown."""
        if self._activation is None:
            return ""
        level = energy_in_words(self._activation)
        if self.usual_energy is not None:
            more = 100 * self._activation - self.usual_energy
            if more > norms.ENERGY_CHANGE_NOW:
                return tr("energy {level}, more than usual", level=level)
            if more < -norms.ENERGY_CHANGE_NOW:
                return tr("energy {level}, less than usual", level=level)
        return tr("energy {level}", level=level)

    @property
    def corpus_label(self) -> str:
        """The model's label for the word, as in "(fearful)"; "" if they are the same."""
        if self._best is None:
            return ""
        label = self._labels[self._best]
        return "" if tone(label).word == label else f"({label})"

    @property
    def _best(self) -> int | None:
        if self._probabilities is None:
            return None
        best = int(likeliest(self._probabilities[None], self._readings.unsure_below)[0])
        return None if best < 0 else best

    def _describe(self) -> None:
        sounds = tr("sounds {tone}", tone=f"{self.word} {self.corpus_label}")
        parts = (sounds, self.sure, self.energy)
        self.setAccessibleDescription(", ".join(part for part in parts if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        split = self.width() * (self.FLAT.split if self.is_flat else 0.52)
        words = QRectF(0, 0, split, self.height())
        bars = QRectF(split, 0, self.width() - split, self.height())
        if self.is_flat:
            self._paint_flat_word(painter, words)
            self._paint_columns(painter, bars)
        else:
            self._paint_word(painter, words)
            self._paint_bars(painter, bars)
        painter.end()

    def _paint_flat_word(self, painter: QPainter, area: QRectF) -> None:
        chosen, grid = theme.colours(), theme.GRID
        self._paint_colour(painter, area)
        x, width = 3 * grid, area.width() - 5 * grid
        painter.setPen(QColor(chosen.soft if self.colour is None else chosen.ink))
        painter.setFont(self._word_font(self.FLAT.word, width))
        painter.drawText(QRectF(x, 0, width, area.height() - _LINE), _AlignLeft, self.word)
        painter.setFont(theme.font(theme.TEXT))
        painter.setPen(QColor(chosen.soft))
        metrics = painter.fontMetrics()
        below = " · ".join(part for part in (self.sure, self.energy) if part)
        if metrics.horizontalAdvance(below) > width:
            below = metrics.elidedText(self.sure, Qt.TextElideMode.ElideRight, round(width))
        painter.drawText(QRectF(x, area.height() - _LINE, width, _LINE), _AlignLeft, below)

    def _paint_columns(self, painter: QPainter, area: QRectF) -> None:
        rows = -(-len(self._labels) // _COLUMNS)
        width = (area.width() - (_COLUMNS - 1) * _APART) / _COLUMNS
        height = area.height() / rows
        for number in range(len(self._labels)):
            column, row = divmod(number, rows)
            left = area.left() + column * (width + _APART)
            self._paint_bar(painter, number, QRectF(left, row * height, width, height))

    def _word_font(self, pixels: int, width: float) -> QFont:
        """Return a font of this size, or smaller if the word wouldn't fit the width."""
        font = theme.font(pixels, QFont.Weight.DemiBold)
        room = QFontMetricsF(font).horizontalAdvance(self.word)
        if room > width:
            font.setPixelSize(int(pixels * width / room))
        return font

    def _paint_colour(self, painter: QPainter, area: QRectF) -> None:
        """Paint the tone's colour as a bar left of the word."""
        colour = self.colour or theme.colours().line
        painter.setPen(theme.outline(colour))
        painter.setBrush(QColor(colour))
        bar = QRectF(area.left(), area.top(), theme.GRID, area.height())
        painter.drawRoundedRect(bar, 4, 4)

    def _paint_word(self, painter: QPainter, area: QRectF) -> None:
        chosen = theme.colours()
        best, grid = self._best, theme.GRID
        painter.setPen(QColor(chosen.soft))
        painter.setFont(theme.font(theme.TEXT))
        x = area.left() + 3 * grid
        width = area.width() - 4 * grid - _CORPUS_LABEL_WIDTH
        prefix = ""
        if self._probabilities is not None:
            prefix = tr("sounds", "above a big word: how the voice sounds")
        painter.drawText(QRectF(x, 2 * grid, width, 3 * grid), _AlignLeft, prefix)
        painter.setPen(QColor(chosen.ink if best is not None else chosen.soft))
        big = self._word_font(theme.HUGE, width)
        room = QFontMetricsF(big).horizontalAdvance(self.word)
        painter.setFont(big)
        painter.drawText(QRectF(x, 5 * grid, room, 12 * grid), _AlignLeft, self.word)
        painter.setPen(QColor(chosen.soft))
        painter.setFont(theme.font(theme.TEXT))
        beside = QRectF(x + room + 2 * grid, 9 * grid, _CORPUS_LABEL_WIDTH, 6 * grid)
        painter.drawText(beside, _AlignLeft, self.corpus_label)
        painter.drawText(QRectF(x, 18 * grid, width, 3 * grid), _AlignLeft, self.sure)
        if self._activation is not None:
            below = QRectF(x, 23 * grid, width, 3 * grid)
            self._paint_energy(painter, below, self._activation)
        self._paint_colour(painter, QRectF(0, 2 * grid, grid, 19 * grid))

    def _paint_energy(self, painter: QPainter, area: QRectF, activation: float) -> None:
        chosen = theme.colours()
        painter.drawText(area, _AlignLeft, self.energy)
        left = _ENERGY_WORDS_WIDTH
        if (
            self.usual_energy is not None
        ):  # leave room for the longest text, so that the bar doesn't move
            level = tr("medium", "energy")
            longest = tr("energy {level}, more than usual", level=level)
            left = painter.fontMetrics().horizontalAdvance(longest) + 2 * theme.GRID
        bar = area.adjusted(left, area.height() * 0.28, 0, -area.height() * 0.28)
        length = min(bar.width(), _ENERGY_BAR_WIDTH)
        bar.setWidth(length)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.raised))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setBrush(QColor(chosen.accent))
        bar.setWidth(max(3.0, length * activation))
        painter.drawRoundedRect(bar, 3, 3)
        if self.usual_energy is not None:
            usual = bar.left() + length * self.usual_energy / 100
            painter.fillRect(QRectF(usual - 1, area.top(), 2, area.height()), QColor(chosen.ink))
        painter.setPen(QColor(chosen.soft))

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        row = area.height() / len(self._labels)
        for number in range(len(self._labels)):
            top = area.top() + number * row
            self._paint_bar(painter, number, QRectF(area.left(), top, area.width(), row))

    def _paint_bar(self, painter: QPainter, number: int, area: QRectF) -> None:
        """Paint a tone's word and its probability, as a bar and as a number."""
        chosen, shown = theme.colours(), tone(self._labels[number])
        words, figures = 11 * theme.GRID, 6 * theme.GRID
        length = area.width() - words - figures
        told = None if self._is_unlike else self._probabilities
        probability = 0.0 if told is None else float(told[number])
        is_best = number == self._best
        painter.setFont(theme.font(theme.TEXT))
        painter.setPen(QColor(chosen.ink if is_best else chosen.soft))
        painter.drawText(
            QRectF(area.topLeft(), QSizeF(words, area.height())), _AlignLeft, shown.word
        )
        bar = QRectF(
            area.left() + words, area.top() + area.height() * 0.28, length, area.height() * 0.44
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.raised))
        painter.drawRoundedRect(bar, 3, 3)
        if probability > 0:
            colour = QColor(shown.colour)
            colour.setAlphaF(1.0 if self._best is not None else 0.45)
            painter.setPen(theme.outline(shown.colour))
            painter.setBrush(colour)
            bar.setWidth(max(3.0, length * probability))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(QColor(chosen.ink if is_best else chosen.soft))
            where = QRectF(area.right() - figures, area.top(), figures, area.height())
            painter.drawText(where, _AlignRight, f"{probability:.0%}")
