"""How each figure has changed from session to session: a card with a chart for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.metric import Metric
from coach.gui.progress.trend_chart import TrendChart
from coach.gui.shared import theme
from coach.gui.shared.icons import Picture
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.widgets import ElidedLabel, button, card, chooser, label, spaced, wrapped
from coach.insights.trends import Trend, Trends

#: Least width of a card in pixels.
_CARD_WIDTH = 36 * theme.GRID


class TrendCard(QFrame):
    """A figure: its latest value, which way it moves, its chart and what that shows.

    Attributes
    ----------
    chosen
        Emits the id of a session that was chosen in the chart.
    """

    chosen = Signal(str)

    def __init__(self, metric: Metric) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._note = ""
        self.name = label(metric.title, role="heading")
        self.name.setToolTip(metric.explained)
        self.latest = label("", role="soft")
        self._rising, self._falling = Picture("arrow-up"), Picture("arrow-down")
        self.change = ElidedLabel("")
        self.chart = TrendChart()
        self.chart.chosen.connect(self.chosen)
        self.note = ElidedLabel("", role="note")
        self.chart.pointed.connect(lambda said: self.note.show_text(said or self._note))
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.latest)
        moved = spaced(QHBoxLayout(), theme.GRID // 2)
        for part in (self._rising, self._falling):
            moved.addWidget(part)
        moved.addWidget(self.change, 1)
        column = spaced(QVBoxLayout(self), theme.GRID // 2)
        column.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        column.addLayout(head)
        column.addLayout(moved)
        column.addWidget(self.chart)
        column.addWidget(self.note)

    def show_trend(self, trend: Trend) -> None:
        self.latest.setText(trend.metric.quantity(trend.values[-1]))
        change = trend.change
        self._rising.setVisible(change is not None and change.step > 0)
        self._falling.setVisible(change is not None and change.step < 0)
        self.change.show_text("" if change is None else change.words)
        told = []
        if trend.usual_words:
            told.append(tr("usually {range}", range=trend.usual_words))
        if trend.band is not None:
            told.append(tr("good: {range}", range=trend.band.words))
        self._note = " · ".join(told)
        self.latest.setToolTip(trend.band_words)
        self.chart.show_trend(trend)


class TrendsView(QWidget):
    """A card for each figure of one kind of session, which can be chosen.

    Attributes
    ----------
    chosen
        Emits the id of a session that was chosen in a chart.
    practise_asked
        Emitted to go to a practice, while there is nothing to show.
    """

    chosen = Signal(str)
    practise_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Sequence[Trends] = ()
        self.kinds = chooser(tr("Trends of"), tr("The kind of sessions to compare"))
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kinds.currentIndexChanged.connect(self._show_kind)
        self.hint = wrapped("", role="soft")
        self.key = wrapped("", role="note")
        self.cards: dict[str, TrendCard] = {}
        self._grid = Reflow(_CARD_WIDTH, 2 * theme.GRID, 2 * theme.GRID, even=True)
        head = QHBoxLayout()
        head.addWidget(label(tr("Trends"), role="heading"))
        head.addStretch(1)
        head.addWidget(self.kinds)
        column = spaced(QVBoxLayout(self), 2 * theme.GRID)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._make_empty())
        column.addWidget(self.hint)
        column.addWidget(self.key)
        column.addWidget(self._grid)

    def _make_empty(self) -> QWidget:
        self.empty, column = card(2 * theme.GRID)
        column.addWidget(
            wrapped(
                tr(
                    "Practise three times, and you see here how your pace, fillers and pauses"
                    " change."
                )
            )
        )
        practise = button(tr("Practise now"), tr("Go to the practice page"), picture="mic")
        practise.clicked.connect(self.practise_asked)
        column.addWidget(practise, 0, Qt.AlignmentFlag.AlignLeft)
        return self.empty

    def show_trends(self, found: Sequence[Trends]) -> None:
        """Show the trends of each kind; the kind that was shown stays chosen if it is there."""
        before = self.kinds.currentData()
        self._found = found
        keys = [one.key for one in found]
        with QSignalBlocker(self.kinds):
            self.kinds.clear()
            for one in found:
                self.kinds.addItem(one.kind, one.key)
            self.kinds.setCurrentIndex(keys.index(before) if before in keys else 0)
        self.empty.setVisible(not found)
        self.kinds.setVisible(len(found) > 1)
        self._show_kind()

    def _show_kind(self) -> None:
        shown = self._found[self.kinds.currentIndex()] if self._found else None
        lines = () if shown is None else shown.lines
        self._make_cards([line.metric for line in lines])
        for line in lines:
            self.cards[line.metric.key].show_trend(line)
        self.hint.setText("" if shown is None else shown.hint)
        self.hint.setVisible(bool(self.hint.text()))
        keys = (
            (tr("Shaded: your usual range."), any(line.usual for line in lines)),
            (tr("Between the dashes: what suits listeners."), any(line.band for line in lines)),
        )
        self.key.setText(" ".join(words for words, is_drawn in keys if is_drawn))
        self.key.setVisible(bool(self.key.text()))

    def _make_cards(self, metrics: Sequence[Metric]) -> None:
        """Make a card for each figure, unless they are there."""
        if list(self.cards) == [metric.key for metric in metrics]:
            return
        self._grid.clear()
        self.cards = {metric.key: TrendCard(metric) for metric in metrics}
        for one in self.cards.values():
            one.chosen.connect(self.chosen)
            self._grid.add(one)
