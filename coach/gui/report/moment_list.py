"""A list of the moments in which a tone was clearest, to hear them again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.session import Moment
from coach.domain.tones import describe, tone
from coach.gui.report.event_marks import MakePlay
from coach.gui.shared import theme
from coach.gui.shared.swatch import Swatch
from coach.gui.shared.widgets import label, spaced


class MomentList(QWidget):
    """The moments, each with a button that plays it."""

    def __init__(self, moments: Iterable[Moment], make_play: MakePlay) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(label(tr("Moments worth hearing again"), role="heading"))
        rows = [_row(moment, make_play) for moment in moments]
        for row in rows:
            column.addLayout(row)
        if not rows:
            column.addWidget(label(tr("No tone was clear enough."), role="soft"))
        column.addStretch(1)


def _row(moment: Moment, make_play: MakePlay) -> QHBoxLayout:
    """Return a button beside the tone's colour."""
    words = tr("sounds {tone}", tone=describe(moment.label))
    sure = tr("{confidence:.0%} sure", confidence=moment.confidence)
    row = spaced(QHBoxLayout(), theme.GRID)
    row.addWidget(Swatch(tone(moment.label).colour, theme.GRID, 4 * theme.GRID))
    row.addWidget(make_play(moment.start_s, words, sure))
    row.addStretch(1)
    return row
