"""A session's figures beside those of similar sessions, with one of them drawn large."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.metric import Metric
from coach.domain.metrics import compared
from coach.gui.sessions.trend_chart import TrendChart
from coach.gui.shared import theme
from coach.gui.shared.widgets import button, wrapped
from coach.insights.trends import LEAST, Trend, Trends


class _Line(QWidget):
    """Name, chart and text of one figure."""

    def __init__(self, metric: Metric) -> None:
        super().__init__()
        tooltip = tr("Look at {figure}, here and in the list", figure=metric.words)
        self.name = button(metric.title, tooltip, "name")
        self.name.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name.setCheckable(True)
        self.chart = TrendChart()
        self.words = wrapped("")
        self.band = wrapped("", role="note")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, theme.GRID)
        self._grid.setVerticalSpacing(theme.GRID // 2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.name, 0, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self.words, 1, 0, 1, 2)
        self._grid.addWidget(self.band, 3, 0, 1, 2)
        self.name.toggled.connect(self._lay_out)
        self._lay_out(False)

    def _lay_out(self, large: bool) -> None:
        self._grid.removeWidget(self.chart)
        self.chart.set_large(large)
        if large:
            self._grid.addWidget(self.chart, 2, 0, 1, 2)
        else:
            self._grid.addWidget(self.chart, 0, 1)
        self.band.setVisible(large and bool(self.band.text()))

    def show_trend(self, trend: Trend) -> None:
        drawn = len(trend.values) >= LEAST
        self.chart.show_trend(trend)
        self.chart.setVisible(drawn)
        self.words.setText(trend.words or tr("Not measured in this session"))
        parts = [tr("Shaded: {band}.", band=trend.band_words)] if trend.band_words else []
        parts += [tr("Dashed: your usual.")] if trend.usual is not None else []
        self.band.setText(" ".join(parts) if drawn else "")
        self.band.setVisible(self.name.isChecked() and bool(self.band.text()))


class TrendsView(QWidget):
    """A line for each metric that is compared.

    Attributes
    ----------
    looked_at
        Emits the `Metric` that is now drawn large.
    chosen
        Emits the id of a session that was chosen in a chart.
    """

    looked_at = Signal(object)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = wrapped("", role="heading")
        self.lines = {metric.key: _Line(metric) for metric in compared()}
        names = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.heading)
        for metric, line in zip(compared(), self.lines.values(), strict=True):
            names.addButton(line.name)
            column.addWidget(line)
            line.chart.chosen.connect(self.chosen)
            line.name.toggled.connect(partial(self._look_at, metric))
        column.addStretch(1)
        next(iter(self.lines.values())).name.setChecked(True)

    def _look_at(self, metric: Metric, on: bool) -> None:
        if on:
            self.looked_at.emit(metric)

    def show_trends(self, trends: Trends) -> None:
        self.heading.setText(trends.heading)
        found = {trend.metric.key: trend for trend in trends.lines}
        for key, line in self.lines.items():
            line.setVisible(key in found)
            if key in found:
                line.show_trend(found[key])
