"""How the voice sounded at a moment, small enough to stand over a waveform."""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain.model_card import ReadingSpec
from coach.domain.stream import EmotionReading
from coach.gui.shared import theme
from coach.gui.shared.emotion_meter import EmotionMeter, Flat


class MomentMeter(EmotionMeter):
    """Always flat."""

    FLAT = Flat(height=11 * theme.GRID, word=theme.CLOCK, split=0.36)
    _said = ""

    def __init__(self, labels: Sequence[str], readings: ReadingSpec) -> None:
        super().__init__(labels, readings)
        self.show_flat(True)

    def show_reading(self, reading: EmotionReading | None, speaking: bool, said: str = "") -> None:
        """As the other does, but told at every frame: paints only what is another.

        said: what the speaker has said of it, in the place of how sure the network is.
        """
        values = None if reading is None else reading.probabilities
        is_same = values is self._probabilities and said == self._said
        if not is_same or speaking != self._speaking:
            self._said = said
            super().show_reading(reading, speaking)

    @property
    def sure(self) -> str:
        return self._said or super().sure
