"""The leading tone as a ribbon, as wide as the voice's energy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from coach.common.arrays import Float64
from coach.domain.stream import EmotionReading
from coach.domain.tones import tone
from coach.gui.shared import theme
from coach.insights import emotion_timeline

#: Width of the ribbon without energy, with all of it, and if the energy isn't known.
_LEAST, _MOST, _UNKNOWN = 0.12, 0.9, 0.4
#: Neighbours that smooth the width.
_SMOOTHING = (0.25, 0.5, 0.25)
#: A piece of one tone: its colour, None if no tone is sure, and its outline.
Piece = tuple[str | None, QPolygonF]


def ribbon(
    times_s: Float64,
    readings: Sequence[EmotionReading | None],
    labels: Sequence[str],
    unsure_below: float,
) -> list[Piece]:
    """Return a ribbon in pieces of one tone each, in seconds from left to right and 1 high.

    Parameters
    ----------
    times_s
        Middles of evenly spaced columns, in seconds, shape (n,).
    readings
        The reading of each column, None where there is none; length n.
    labels
        Labels of the emotion model.
    unsure_below
        Probability below which no tone is sure.
    """
    colours = [tone(label).colour for label in labels]
    shown = np.array([one is not None for one in readings])
    half_s = (times_s[1] - times_s[0]) / 2 if len(times_s) > 1 else 0.0
    pieces = []
    for run in emotion_timeline.runs(np.where(shown, 1.0, np.nan)[:, None].astype(np.float32)):
        found = [one for one in readings[run] if one is not None]
        values = np.stack([one.probabilities for one in found])
        best = emotion_timeline.likeliest(values, unsure_below)
        best[[one.is_unlike for one in found]] = -1
        edges_s = np.append(times_s[run] - half_s, times_s[run][-1] + half_s)
        halves = _at_edges(np.array([_width(one.activation) for one in found])) / 2
        changes = [0, *(1 + np.flatnonzero(np.diff(best))).tolist(), len(best)]
        for first, end in pairwise(changes):
            xs, half = edges_s[first : end + 1], halves[first : end + 1]
            outline = np.concatenate([
                np.stack([xs, 0.5 + half], axis=1), np.stack([xs, 0.5 - half], axis=1)[::-1]
            ])  # fmt: skip
            colour = None if best[first] < 0 else colours[best[first]]
            pieces.append((colour, QPolygonF([QPointF(x, y) for x, y in outline.tolist()])))
    return pieces


def paint_ribbon(painter: QPainter, pieces: Iterable[Piece]) -> None:
    """Paint the pieces of a ribbon, grey where no tone is sure."""
    unsure = theme.colours().line
    for colour, outline in pieces:
        painter.setPen(Qt.PenStyle.NoPen if colour is None else theme.outline(colour))
        painter.setBrush(QColor(colour or unsure))
        painter.drawPolygon(outline)


def _at_edges(widths: Float64) -> Float64:
    """Return smoothed widths at the columns' edges, shape (n + 1,), so that pieces meet."""
    smooth = np.convolve(np.pad(widths, 1, mode="edge"), _SMOOTHING, mode="valid")
    padded = np.pad(smooth, 1, mode="edge")
    between: Float64 = (padded[1:] + padded[:-1]) / 2
    return between


def _width(activation: float | None) -> float:
    return _UNKNOWN if activation is None else _LEAST + (_MOST - _LEAST) * activation
