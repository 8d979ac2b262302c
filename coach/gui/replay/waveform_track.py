"""A recording's waveform, coloured by tone."""

from __future__ import annotations

from math import ceil

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coach.common.arrays import Float64
from coach.domain.tones import tone
from coach.gui.replay.silence_pattern import SilencePattern
from coach.gui.shared import theme
from coach.insights import emotion_timeline
from coach.replay.take import Take
from coach.replay.viewport import Scale

#: Share of half the height that `Pyramid.loud` takes; anything louder is clipped to it.
_REACH = 0.94


class WaveformTrack:
    """One line per pixel; hatched where nobody spoke, crossed where sound is missing."""

    name = ""
    min_height, preferred_height, expands = 9 * theme.GRID, 24 * theme.GRID, True

    def __init__(self, take: Take) -> None:
        self._take = take
        self._rate_hz = take.recording.sample_rate_hz
        self._silences = SilencePattern(take)

    def paint(self, painter: QPainter, scale: Scale, width: int, height: int) -> None:
        self._silences.paint(painter, scale, width, height)
        width = min(width, ceil(scale.x(self._take.session.duration_s)))
        for colour, lines in self._lines(scale, width, height).items():
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawLines(lines)
            if (pen := theme.outline(colour)).style() != Qt.PenStyle.NoPen:
                painter.setPen(pen)
                painter.drawPoints([end for line in lines for end in (line.p1(), line.p2())])

    def _lines(self, scale: Scale, width: int, height: int) -> dict[str, list[QLineF]]:
        """Return the lines to draw, by colour."""
        step = scale.unit_s * self._rate_hz
        # One column more on the left, as each line joins up with the one before.
        extremes = self._take.pyramid.columns((scale.first - 1) * step, step, width + 1)
        low, high = extremes.astype(float).T
        # The ranges of columns with few samples may not overlap: close the gaps.
        low[1:], high[1:] = np.minimum(low[1:], high[:-1]), np.maximum(high[1:], low[:-1])
        loud = self._take.pyramid.loud
        low, high = np.maximum(low, -loud), np.minimum(high, loud)
        middle, reach = height / 2, height / 2 * _REACH / loud
        tops, ends = middle - high[1:] * reach, middle - low[1:] * reach + 1
        lines: dict[str, list[QLineF]] = {}
        columns = zip(self._colours(scale, width), tops.tolist(), ends.tolist(), strict=True)
        for x, (colour, top, end) in enumerate(columns):
            lines.setdefault(colour, []).append(QLineF(x, top, x, end))
        return lines

    def _colours(self, scale: Scale, width: int) -> list[str]:
        model = self._take.session.model
        middles = np.arange(width, dtype=np.float64) + 0.5
        times_s: Float64 = scale.time_s(middles)
        values = self._take.view.timeline.columns(times_s)
        # The last one, index -1, is for columns without a sure tone.
        palette = [*(tone(label).colour for label in model.labels), theme.colours().line]
        best = emotion_timeline.likeliest(values, model.readings.unsure_below)
        return [palette[i] for i in best.tolist()]
