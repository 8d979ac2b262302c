"""Where nobody spoke, and where sound is missing."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from coach.gui.shared import theme
from coach.insights import emotion_timeline
from coach.insights.time_axis import merged_spans
from coach.replay.take import Take
from coach.replay.viewport import Scale

#: Minimum width of missing sound in pixels, so that even the shortest is seen.
_LEAST_GAP = 2
#: Pixels after which Qt's patterns repeat, and width of the strip painted in advance.
_PATTERN, _PIECE = 8, 256


class SilencePattern:
    """Hatched where nobody spoke, crossed where sound is missing."""

    def __init__(self, take: Take) -> None:
        session = take.session
        missing_s = emotion_timeline.gap_spans(session.gaps)
        speech_s = emotion_timeline.speech_spans(session.segments)
        silences_s = emotion_timeline.silences((0.0, session.duration_s), speech_s, missing_s)
        self._silences_s = np.array(silences_s).reshape(-1, 2)
        self._missing_s = np.array(missing_s).reshape(-1, 2)

    def paint(self, painter: QPainter, scale: Scale, width: int, height: int) -> None:
        """Paint the columns from `scale.first` on, at x from 0 to `width`."""
        silences = merged_spans(scale, self._silences_s, 0, width)
        _fill(painter, silences, scale.first, height, theme.hatched())
        missing = merged_spans(scale, self._missing_s, _LEAST_GAP, width)
        _fill(painter, missing, scale.first, height, theme.crossed())


def _fill(
    painter: QPainter, spans: list[tuple[int, int]], first: int, height: int, brush: QBrush
) -> None:
    """Fill spans with a pattern, copied from a strip: filling each anew takes ten times as long.

    `first` is the session's column at x = 0: the pattern is fixed to the session, not the view.
    """
    if not spans:
        return
    pattern = QPixmap(_PIECE + _PATTERN, height)
    pattern.fill(QColor(theme.colours().page))
    pattern_painter = QPainter(pattern)
    pattern_painter.fillRect(pattern.rect(), brush)
    pattern_painter.end()
    for left, right in spans:
        for x in range(left, right, _PIECE):
            width = min(_PIECE, right - x)
            painter.drawPixmap(x, 0, pattern, (first + x) % _PATTERN, 0, width, height)
