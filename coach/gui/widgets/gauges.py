"""The figures under the river while somebody speaks."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QLabel, QWidget

from coach import norms
from coach.analysis.loudness import RelativeLevel
from coach.gui import theme
from coach.types import AnalysisUpdate, EventKind
from coach.words import in_figures, pauses_in_words

#: Metric, its name on the page, unit and decimals.
_GAUGES = (
    ("pace_10s_syllables_per_s", "pace", "syll/s", 1),
    ("pitch_variety_st", "variety", "st", 1),
    (RelativeLevel.key, "volume", "dB", 0),
)
_MEANING = (
    "pace: syllables a second over the last ten seconds, pauses included;"
    f" {norms.PACE.low:g} to {norms.PACE.high:g} suits a talk\n"
    "variety: how far the pitch moved in the last ten seconds, in semitones;"
    f" under {norms.VARIETY.low:g} is flat\n"
    "volume: the last second against your usual\n"
    "fillers: “um” and the like between two silences;"
    f" up to {norms.FILLERS.high:g} a minute cost nothing"
)


class Gauges(QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "soft")
        self.setFont(theme.font(theme.TEXT))
        self.setToolTip(_MEANING)
        self._counts: Counter[EventKind] = Counter()
        self._readings: dict[str, float] = {}

    def clear_session(self) -> None:
        self._counts.clear()
        self._readings.clear()
        self._write()

    def show_update(self, update: AnalysisUpdate) -> None:
        self._counts.update(event.kind for event in update.events)
        self._readings.update({reading.key: reading.value for reading in update.metrics})
        self._write()

    def _write(self) -> None:
        parts = [
            f"{name} {self._reading(key, decimals)} {unit}" for key, name, unit, decimals in _GAUGES
        ]
        pauses, long = self._counts[EventKind.PAUSE], self._counts[EventKind.LONG_PAUSE]
        parts.append(f"pauses {pauses_in_words(pauses, long)}")
        parts.append(f"fillers {self._counts[EventKind.FILLER]}")
        if (text := "      ".join(parts)) != self.text():
            self.setText(text)

    def _reading(self, key: str, decimals: int) -> str:
        value = self._readings.get(key)
        return "–" if value is None else in_figures(value, decimals)
