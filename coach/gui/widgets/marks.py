"""A session's events, to hear, and to say that one isn't so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach.gui import theme
from coach.gui.parts import button
from coach.gui.widgets.reflow import Reflow
from coach.types import SpeechEvent
from coach.words import clock, event_in_words

#: How many are listed at first, and with each press of the button.
_FIRST, _MORE = 24, 60
_CELL_WIDTH = 40 * theme.GRID


class Marks(QWidget):
    """make_play: what makes the button that plays from a second, with words and tooltip.
    notable: how many of the first are worth listing at once, `listed` at least; the rest are
    asked for."""

    #: Number of one of the session's events, and whether it is rejected.
    judged = Signal(int, bool)

    def __init__(
        self,
        marked: Sequence[tuple[int, SpeechEvent]],
        make_play: Callable[[float, str, str], QPushButton],
        notable: int,
        listed: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._marked = marked
        self._make_play = make_play
        self._rows = Reflow(_CELL_WIDTH, gap=2 * theme.GRID, row_gap=theme.GRID)
        self.more_button = button("", "List more of what was marked, at last the pauses")
        self.more_button.clicked.connect(lambda: self._list(_MORE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._list(max(listed, min(notable, _FIRST)))

    @property
    def listed(self) -> int:
        return len(self._rows.parts)

    def _list(self, count: int) -> None:
        for number, event in self._marked[self.listed : self.listed + count]:
            self._rows.add(self._make_row(number, event))
        left = len(self._marked) - self.listed
        self.more_button.setText(f"Show more ({left})")
        self.more_button.setVisible(left > 0)

    def _make_row(self, number: int, event: SpeechEvent) -> QWidget:
        words = event_in_words(event.kind)
        said = "\N{CHECK MARK} not so" if event.rejected else "not so"
        wrong = button(said, "The coach is wrong about this one", role="judge")
        wrong.setCheckable(True)
        wrong.setChecked(event.rejected)
        wrong.setAccessibleName(f"Not so: {words} at {clock(event.start_s)}")
        wrong.toggled.connect(lambda on: self._judge(number, on))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._make_play(event.start_s, words, f"{event.confidence:.0%} sure"), 1)
        row.addWidget(wrong)
        return made

    def _judge(self, number: int, wrong: bool) -> None:
        """Ask for it; until the page that follows comes, no other can be asked for."""
        self._rows.setEnabled(False)
        self.judged.emit(number, wrong)
