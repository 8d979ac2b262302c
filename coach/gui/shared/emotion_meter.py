"""What an emotion meter says of the current reading; how it is painted, its subclasses know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontMetricsF
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


def listening() -> str:
    """Return the text shown while somebody speaks and no tone is named."""
    return tr("listening", "what the coach does")


class EmotionMeter(QWidget):
    """The likeliest tone of the voice, how sure it is, and how much energy the voice has.

    Attributes
    ----------
    has_model
        Whether there is a model to name tones at all.
    usual_energy
        The speaker's usual energy in per cent, as in reports; None if it isn't known.
    """

    def __init__(
        self, labels: Sequence[str], readings: ReadingSpec, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.labels = tuple(labels)
        self.has_model = True
        self.usual_energy: float | None = None
        self._readings = readings
        self._probabilities: Float32 | None = None
        self._activation: float | None = None
        self._is_unlike = False
        self._speaking = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Emotion meter"))
        self._describe()

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
        return unsure() if self.best is None else tone(self.labels[self.best]).word

    @property
    def colour(self) -> str | None:
        """Colour of the named tone, or None if none is named."""
        return None if self.best is None else tone(self.labels[self.best]).colour

    @property
    def sure(self) -> str:
        """How sure the tone is, in words and per cent, or why there is none."""
        if self._probabilities is None:
            if not self.has_model:
                return tr("the tone isn't judged")
            return tr("at least one second of speech is needed") if self._speaking else ""
        if self._is_unlike:
            return tr("unlike any voice the model learned from")
        percent = f"{self._probabilities.max():.0%}"
        if self.best is None:
            likeliest = describe(self.labels[int(self._probabilities.argmax())])
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
        if self.best is None:
            return ""
        label = self.labels[self.best]
        return "" if tone(label).word == label else f"({label})"

    @property
    def best(self) -> int | None:
        """Number of the tone that is named, None if none is."""
        if self._probabilities is None:
            return None
        best = int(likeliest(self._probabilities[None], self._readings.unsure_below)[0])
        return None if best < 0 else best

    @property
    def shown_probabilities(self) -> Float32 | None:
        """Probabilities of the tones, shape (n_labels,); None if there are none to show."""
        return None if self._is_unlike else self._probabilities

    def _describe(self) -> None:
        sounds = tr("sounds {tone}", tone=f"{self.word} {self.corpus_label}")
        parts = (sounds, self.sure, self.energy)
        self.setAccessibleDescription(", ".join(part for part in parts if part))

    def _word_font(self, pixels: int, width: float) -> QFont:
        """Return a font of this size, or smaller if the word wouldn't fit the width."""
        font = theme.font(pixels, QFont.Weight.DemiBold)
        room = QFontMetricsF(font).horizontalAdvance(self.word)
        if room > width:
            font.setPixelSize(int(pixels * width / room))
        return font
