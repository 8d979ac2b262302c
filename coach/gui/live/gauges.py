"""The figures under the river while somebody speaks."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QLabel, QWidget

from coach.analysis.metrics.loudness import RelativeLevel
from coach.common.i18n import noop, tr
from coach.domain import norms
from coach.domain.stream import AnalysisUpdate, EventKind
from coach.domain.wording import in_figures, pauses_in_words
from coach.gui.shared import theme

#: Metric, how it is told, and its decimals.
_GAUGES = (
    ("pace_10s_syllables_per_s", noop("pace {value} syll/s"), 1),
    ("pitch_variety_st", noop("variety {value} st"), 1),
    (RelativeLevel.key, noop("volume {value} dB"), 0),
)


class Gauges(QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "soft")
        self.setFont(theme.font(theme.TEXT))
        self.setToolTip(_meaning())
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
        parts = [tr(words, value=self._reading(key, decimals)) for key, words, decimals in _GAUGES]
        pauses, long = self._counts[EventKind.PAUSE], self._counts[EventKind.LONG_PAUSE]
        parts.append(tr("pauses {pauses}", pauses=pauses_in_words(pauses, long)))
        parts.append(tr("fillers {fillers}", fillers=self._counts[EventKind.FILLER]))
        if (text := "      ".join(parts)) != self.text():
            self.setText(text)

    def _reading(self, key: str, decimals: int) -> str:
        value = self._readings.get(key)
        return "–" if value is None else in_figures(value, decimals)


def _meaning() -> str:
    return "\n".join(
        (
            tr(
                "pace: syllables a second over the last ten seconds, pauses included;"
                " {low:g} to {high:g} suits a talk",
                low=norms.PACE.low,
                high=norms.PACE.high,
            ),
            tr(
                "variety: how far the pitch moved in the last ten seconds, in semitones;"
                " under {low:g} is flat",
                low=norms.VARIETY.low,
            ),
            tr("volume: the last second against your usual"),
            tr(
                "fillers: “um” and the like between two silences;"
                " up to {most:g} a minute cost nothing",
                most=norms.FILLERS.high,
            ),
        )
    )
