"""The leading tone as a ribbon, as wide as the voice's energy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from coach.common.arrays import Float64
from coach.domain.stream import EmotionReading
from coach.domain.tones import tone
from coach.gui.shared import theme
from coach.insights import tone_ribbon

#: A piece of one tone: its colour, None if no tone is sure, and its outline.
Piece = tuple[str | None, QPolygonF]


def ribbon(
    times_s: Float64,
    readings: Sequence[EmotionReading | None],
    labels: Sequence[str],
    unsure_below: float,
) -> list[Piece]:
    """Return a ribbon in pieces, in seconds from left to right and 1 high.

    The parameters are those of `tone_ribbon.outlines`.
    """
    return [
        (
            None if label is None else tone(label).colour,
            QPolygonF([QPointF(x, y) for x, y in outline.tolist()]),
        )
        for label, outline in tone_ribbon.outlines(times_s, readings, labels, unsure_below)
    ]


def paint_ribbon(painter: QPainter, pieces: Iterable[Piece]) -> None:
    """Paint the pieces of a ribbon, grey where no tone is sure."""
    unsure = theme.colours().line
    for colour, outline in pieces:
        painter.setPen(Qt.PenStyle.NoPen if colour is None else theme.outline(colour))
        painter.setBrush(QColor(colour or unsure))
        painter.drawPolygon(outline)
