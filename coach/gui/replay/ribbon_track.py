"""A whole recording's tones and energy in a low strip."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from coach.gui.replay.silence_pattern import SilencePattern
from coach.gui.shared import theme
from coach.gui.shared.ribbon_painter import paint_ribbon, ribbon
from coach.replay.take import Take
from coach.replay.viewport import Scale

#: Least width in pixels of the columns that the ribbon is made of.
_COLUMN = 2


class RibbonTrack:
    """The ribbon of the leading tone; hatched where nobody spoke, crossed where sound is missing.

    It paints the whole recording, wherever the view begins.
    """

    name = ""
    min_height = preferred_height = 3 * theme.GRID
    expands = False

    def __init__(self, take: Take) -> None:
        self._take = take
        self._silences = SilencePattern(take)

    def paint(self, painter: QPainter, scale: Scale, width: int, height: int) -> None:
        self._silences.paint(painter, scale, width, height)
        session, model = self._take.session, self._take.session.model
        least_s = max(_COLUMN * scale.unit_s, model.readings.hop_s)
        count = max(2, round(session.duration_s / least_s))
        times_s = (np.arange(count) + 0.5) * session.duration_s / count
        readings = self._take.view.timeline.at_each(times_s)
        pieces = ribbon(times_s, readings, model.labels, model.readings.unsure_below)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-scale.first, 0)
        painter.scale(1 / scale.unit_s, height)
        paint_ribbon(painter, pieces)
