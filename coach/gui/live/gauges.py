"""The figures under the timeline while somebody speaks."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QLabel, QWidget

from coach.common.i18n import tr
from coach.domain.metric import Metric
from coach.domain.metrics import FILLERS, gauged
from coach.domain.stream import AnalysisUpdate, EventKind
from coach.domain.wording import in_figures, pauses_in_words
from coach.gui.shared import theme


class Gauges(QLabel):
    """The latest readings and the counts of pauses and fillers, in one line."""

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
        parts = [tr(one.gauge, value=self._reading(one)) for one in gauged()]
        pauses, long = self._counts[EventKind.PAUSE], self._counts[EventKind.LONG_PAUSE]
        parts.append(tr("pauses {pauses}", pauses=pauses_in_words(pauses, long)))
        parts.append(tr("fillers {fillers}", fillers=self._counts[EventKind.FILLER]))
        if (text := "      ".join(parts)) != self.text():
            self.setText(text)

    def _reading(self, metric: Metric) -> str:
        value = self._readings.get(metric.key)
        return "–" if value is None else in_figures(value, metric.gauge_decimals)


def _meaning() -> str:
    """Return the explanations of all figures but the pauses, which need none."""
    return "\n".join(one.explained for one in (*gauged(), FILLERS))
