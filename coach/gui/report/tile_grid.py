"""The tiles at the head of a report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.wording import clock
from coach.gui.report.figure_list import Hear
from coach.gui.shared import theme
from coach.gui.shared.range_gauge import RangeGauge
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.swatch import Swatch
from coach.gui.shared.widgets import ElidedLabel, button, card, label, marked, spaced, wrapped
from coach.insights.tiles import Tile, Verdict

_WIDTH = 20 * theme.GRID
#: Height of a tile's name with its button, which some tiles don't have.
_NAME_HEIGHT = 5 * theme.GRID
#: How much further below its baseline a value reaches than its note, in pixels.
_BASELINE = 2
_MARKS = {Verdict.GOOD: "check", Verdict.LOW: "arrow-down", Verdict.HIGH: "arrow-up"}


class TileGrid(Reflow):
    """The tiles, in rows of equal length.

    Parameters
    ----------
    hear
        Plays the moment in which a figure can best be heard.
    """

    def __init__(self, tiles: Sequence[Tile], hear: Hear) -> None:
        super().__init__(_WIDTH, gap=theme.GRID, row_gap=theme.GRID, even=True)
        for tile in tiles:
            self.add(_card(tile, hear))


def _card(tile: Tile, hear: Hear) -> QWidget:
    made, column = card(theme.GRID // 2)
    made.setToolTip(tile.meaning)
    column.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
    head = spaced(QHBoxLayout(), theme.GRID)
    head.addStrut(_NAME_HEIGHT)
    head.addWidget(label(tile.name, "note"), 1)
    if tile.at_s is not None:
        head.addWidget(_play(tile, tile.at_s, hear))
    column.addLayout(head)
    _add_value(column, tile)
    if tile.verdict is not None:
        column.addWidget(marked(_MARKS[tile.verdict], tile.word, "heading"))
    if tile.limits is not None and tile.axis is not None:
        gauge = RangeGauge(tile.axis, tile.limits)
        gauge.show_value(tile.figure)
        column.addWidget(gauge)
    if tile.beside:
        column.addWidget(wrapped(tile.beside, "note"))
    column.addStretch(1)
    if tile.trend:
        trend = spaced(QHBoxLayout(), theme.GRID)
        trend.addWidget(Sparkline(tile.trend), 1)
        trend.addWidget(label(tr("last %n", "sessions", len(tile.trend)), "note"))
        column.addLayout(trend)
    said = (tile.value, tile.word, tile.note, tile.good, tile.usual)
    made.setAccessibleName(f"{tile.name}: {', '.join(filter(None, said))}")
    return made


def _add_value(column: QVBoxLayout, tile: Tile) -> None:
    """Add the value with its note: beside it if both fit into the narrowest tile, else below."""
    row = spaced(QHBoxLayout(), theme.GRID)
    column.addLayout(row)
    if tile.colour:
        row.addWidget(Swatch(tile.colour, theme.GRID, 3 * theme.GRID))
    widths = (
        QFontMetrics(theme.font(size, weight)).horizontalAdvance(text)
        for text, size, weight in (
            (tile.value, theme.VALUE, QFont.Weight.DemiBold),
            (tile.note, theme.SMALL, QFont.Weight.Normal),
        )
    )
    note = wrapped(tile.note, "note")
    if sum(widths) + theme.GRID <= _WIDTH - 4 * theme.GRID:
        row.addWidget(label(tile.value, "value"))
        note.setContentsMargins(0, 0, 0, _BASELINE)
        row.addWidget(note, 1, Qt.AlignmentFlag.AlignBottom)
    else:
        row.addWidget(ElidedLabel(tile.value, "value"), 1)
        if tile.note:
            column.addWidget(note)


def _play(tile: Tile, at_s: float, hear: Hear) -> QWidget:
    made = button("", tr("Hear it at {time}", time=clock(at_s)), role="quiet", picture="play")
    made.setAccessibleName(tr("{name}: {value}. Hear it", name=tile.name, value=tile.value))
    made.clicked.connect(lambda: hear(at_s))
    return made


class Sparkline(QWidget):
    """A figure's latest values as a small line; the dot at its end is this session."""

    def __init__(self, values: Sequence[float]) -> None:
        super().__init__()
        self._values = tuple(values)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = tr("The last %n session(s), up to this one", "", len(self._values))
        self.setToolTip(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return QSize(14 * theme.GRID, 3 * theme.GRID)

    def points(self) -> list[QPointF]:
        """Return where the values lie in the widget."""
        least, most = min(self._values), max(self._values)
        height, width = self.height() - theme.GRID, self.width() - theme.GRID
        step = width / max(1, len(self._values) - 1)
        span = most - least or 1.0
        edge = theme.GRID / 2
        return [
            QPointF(edge + number * step, edge + height * (most - value) / span)
            for number, value in enumerate(self._values)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, points = theme.colours(), self.points()
        painter.setPen(QPen(QColor(chosen.soft), 1.5))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.ink))
        painter.drawEllipse(points[-1], 3.0, 3.0)
        painter.end()
