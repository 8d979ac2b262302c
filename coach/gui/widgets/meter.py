"""How the voice sounds now, readable from two metres; and how loud the microphone hears it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.gui import theme
from coach.language import tr
from coach.session.river import likeliest
from coach.tones import describe, energy_in_words, no_speech, sureness, tone, unsure
from coach.types import EmotionReading

_AlignLeft = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_AlignRight = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_CORPUS_LABEL_WIDTH = 12 * theme.GRID
_ENERGY_WORDS_WIDTH, _ENERGY_BAR_WIDTH = 18 * theme.GRID, 32 * theme.GRID

#: What the level meter spans; quieter than this is as good as silence.
_QUIETEST_DBFS = -60.0
#: Loud enough to be analysed well, and loud enough to clip soon.
_GOOD_DBFS, _LOUD_DBFS = -45.0, -6.0


def listening() -> str:
    """Shown where somebody speaks, and there is no verdict yet."""
    return tr("listening", "what the coach does")


class EmotionMeter(QWidget):
    """The likeliest tone in one big word, how sure it is, and all probabilities beside it.

    has_model: whether any tone can be named at all.
    """

    def __init__(
        self, labels: Sequence[str], unsure_below: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._labels = tuple(labels)
        self.has_model = True
        self._unsure_below = unsure_below
        self._probabilities: np.ndarray | None = None
        self._activation: float | None = None
        self._speaking = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Emotion meter"))
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(960, 27 * theme.GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(640, 27 * theme.GRID)

    def show_reading(self, reading: EmotionReading | None, speaking: bool) -> None:
        """Show a reading, or with None that there is none for now."""
        self._probabilities = None if reading is None else reading.probabilities
        self._activation = None if reading is None else reading.activation
        self._speaking = speaking
        self._describe()
        self.update()

    @property
    def word(self) -> str:
        """The big word: a tone, "not sure", "listening" or "no speech"."""
        if self._probabilities is None:
            return listening() if self._speaking else no_speech()
        return unsure() if self._best is None else tone(self._labels[self._best]).word

    @property
    def is_unsure(self) -> bool:
        """Whether there is a verdict, and it names no tone."""
        return self._probabilities is not None and self._best is None

    @property
    def colour(self) -> str | None:
        """Of the tone that is named; None where none is."""
        return None if self._best is None else tone(self._labels[self._best]).colour

    @property
    def sure(self) -> str:
        """How sure, in words and per cent; or why there is no tone."""
        if self._probabilities is None:
            if not self.has_model:
                return tr("no emotion model: the tone isn't measured")
            return tr("one second of speech is needed") if self._speaking else ""
        percent = f"{self._probabilities.max():.0%}"
        if self._best is None:
            likeliest = describe(self._labels[int(self._probabilities.argmax())])
            return tr("perhaps {tone}, {percent}", tone=likeliest, percent=percent)
        return f"{sureness(float(self._probabilities.max()))}, {percent}"

    @property
    def energy(self) -> str:
        """How activated the voice is, as in "energy high"; nothing where it isn't known."""
        if self._activation is None:
            return ""
        return tr("energy {level}", level=energy_in_words(self._activation))

    @property
    def corpus_label(self) -> str:
        """The label behind the word, as in "(fearful)"; nothing where they are the same."""
        if self._best is None:
            return ""
        label = self._labels[self._best]
        return "" if tone(label).word == label else f"({label})"

    @property
    def _best(self) -> int | None:
        if self._probabilities is None:
            return None
        best = int(likeliest(self._probabilities[None], self._unsure_below)[0])
        return None if best < 0 else best

    def _describe(self) -> None:
        sounds = tr("sounds {tone}", tone=f"{self.word} {self.corpus_label}")
        parts = (sounds, self.sure, self.energy)
        self.setAccessibleDescription(", ".join(part for part in parts if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        split = self.width() * 0.52
        self._paint_word(painter, QRectF(0, 0, split, self.height()))
        self._paint_bars(painter, QRectF(split, 0, self.width() - split, self.height()))
        painter.end()

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
        big = theme.font(theme.HUGE, QFont.Weight.DemiBold)
        room = QFontMetricsF(big).horizontalAdvance(self.word)
        if room > width:
            big.setPixelSize(int(theme.HUGE * width / room))
            room = width
        painter.setFont(big)
        painter.drawText(QRectF(x, 5 * grid, room, 12 * grid), _AlignLeft, self.word)
        painter.setPen(QColor(chosen.soft))
        painter.setFont(theme.font(theme.TEXT))
        beside = QRectF(x + room + 2 * grid, 9 * grid, _CORPUS_LABEL_WIDTH, 6 * grid)
        painter.drawText(beside, _AlignLeft, self.corpus_label)
        painter.drawText(QRectF(x, 18 * grid, width, 3 * grid), _AlignLeft, self.sure)
        if self._activation is not None:
            self._paint_energy(painter, QRectF(x, 23 * grid, width, 3 * grid))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour or chosen.line))
        painter.drawRoundedRect(QRectF(0, 2 * grid, grid, 19 * grid), 4, 4)

    def _paint_energy(self, painter: QPainter, area: QRectF) -> None:
        chosen = theme.colours()
        painter.drawText(area, _AlignLeft, self.energy)
        bar = area.adjusted(_ENERGY_WORDS_WIDTH, area.height() * 0.28, 0, -area.height() * 0.28)
        bar.setWidth(min(bar.width(), _ENERGY_BAR_WIDTH))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.raised))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setBrush(QColor(chosen.accent))
        bar.setWidth(max(3.0, bar.width() * self._activation))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(QColor(chosen.soft))

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        row = area.height() / len(self._labels)
        for number in range(len(self._labels)):
            top = area.top() + number * row
            self._paint_bar(painter, number, QRectF(area.left(), top, area.width(), row))

    def _paint_bar(self, painter: QPainter, number: int, area: QRectF) -> None:
        """A tone's word, its probability as a bar, and in figures."""
        chosen, shown = theme.colours(), tone(self._labels[number])
        words, figures = 11 * theme.GRID, 6 * theme.GRID
        length = area.width() - words - figures
        probability = 0.0 if self._probabilities is None else self._probabilities[number]
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
            painter.setBrush(colour)
            bar.setWidth(max(3.0, length * float(probability)))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(QColor(chosen.ink if is_best else chosen.soft))
            where = QRectF(area.right() - figures, area.top(), figures, area.height())
            painter.drawText(where, _AlignRight, f"{probability:.0%}")


class LevelMeter(QWidget):
    """A bar for the loudness of what the microphone hears."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level_dbfs = _QUIETEST_DBFS
        self._shown = 0
        self.setFixedSize(12 * theme.GRID, 2 * theme.GRID)
        self.setAccessibleName(tr("Microphone level"))
        self.setToolTip(tr("Level of the microphone. Speak; about half is right."))

    @property
    def level_dbfs(self) -> float:
        return self._level_dbfs

    def show_level(self, level_dbfs: float) -> None:
        """Show a level; falls by at most 2 dB a call, so that peaks can be seen."""
        self._level_dbfs = max(level_dbfs, self._level_dbfs - 2.0, _QUIETEST_DBFS)
        share = np.clip(1 - self._level_dbfs / _QUIETEST_DBFS, 0, 1)
        width = round(share * self.width())
        if width != self._shown:
            self._shown = width
            self.update()

    def reset(self) -> None:
        self._level_dbfs = _QUIETEST_DBFS
        self.show_level(_QUIETEST_DBFS)

    def paintEvent(self, event: QPaintEvent) -> None:
        chosen = theme.colours()
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.line))
        painter.drawRoundedRect(self.rect(), 4, 4)
        if self._shown:
            good = _GOOD_DBFS <= self._level_dbfs < _LOUD_DBFS
            loud = self._level_dbfs >= _LOUD_DBFS
            painter.setBrush(
                QColor(chosen.recording if loud else chosen.accent if good else chosen.soft)
            )
            painter.drawRoundedRect(0, 0, self._shown, self.height(), 4, 4)
        painter.end()


def heard(level_dbfs: float) -> str:
    """What a microphone check says of the loudest level heard."""
    if level_dbfs >= _LOUD_DBFS:
        return tr("Too loud: move back or turn the microphone down.")
    if level_dbfs >= _GOOD_DBFS:
        return tr("The coach hears you well.")
    if level_dbfs > _QUIETEST_DBFS:
        return tr("Very quiet: come closer or turn the microphone up.")
    return tr("Nothing heard yet: say a few words.")
