"""How the voice sounded at a moment, small enough to fit above a waveform."""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain.model_card import ReadingSpec
from coach.domain.stream import EmotionReading
from coach.gui.shared import theme
from coach.gui.shared.emotion_meter import EmotionMeter, Flat


class MomentMeter(EmotionMeter):
    """An emotion meter that is always flat."""

    FLAT = Flat(height=11 * theme.GRID, word=theme.CLOCK, split=0.36)
    _said = ""

    def __init__(self, labels: Sequence[str], readings: ReadingSpec) -> None:
        super().__init__(labels, readings)
        self.show_flat(True)

    def show_reading(self, reading: EmotionReading | None, speaking: bool, said: str = "") -> None:
        """Show a reading; called for every frame, so it repaints only on a change.

        Parameters
        ----------
        said
            The speaker's correction in words, shown instead of how sure the network is; "" for
            none.
        """
        values = None if reading is None else reading.probabilities
        is_same = values is self._probabilities and said == self._said
        if not is_same or speaking != self._speaking:
            self._said = said
            super().show_reading(reading, speaking)

    @property
    def sure(self) -> str:
        return self._said or super().sure
