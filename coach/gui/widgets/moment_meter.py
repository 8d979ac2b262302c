"""How the voice sounded at a moment, small enough to stand over a waveform."""

from __future__ import annotations

from collections.abc import Sequence

from coach.gui import theme
from coach.gui.widgets.meter import EmotionMeter, Flat
from coach.types import EmotionReading


class MomentMeter(EmotionMeter):
    """Always flat."""

    FLAT = Flat(height=11 * theme.GRID, word=theme.CLOCK, split=0.36)

    def __init__(self, labels: Sequence[str], unsure_below: float) -> None:
        super().__init__(labels, unsure_below)
        self.show_flat(True)

    def show_reading(self, reading: EmotionReading | None, speaking: bool) -> None:
        """As the other does, but told at every frame: paints only what is another."""
        values = None if reading is None else reading.probabilities
        if values is not self._probabilities or speaking != self._speaking:
            super().show_reading(reading, speaking)
