"""A list of a session's events, to hear them and reject wrong ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from coach.common.i18n import tr
from coach.domain.stream import SpeechEvent
from coach.domain.wording import clock, event_in_words
from coach.gui.report.more_rows import MoreRows
from coach.gui.shared.widgets import button

#: How many are listed at first.
_FIRST = 24
#: Least number listed at first, when most are pauses.
_LEAST = 6

#: Makes a button that plays from a time in seconds, given its text and tooltip, too.
MakePlay = Callable[[float, str, str], QPushButton]


class EventList(MoreRows):
    """The events, each with a button to hear it and one to reject it.

    Parameters
    ----------
    marked
        Events with their numbers in the session, the notable ones first.
    make_play
        Makes the button to hear an event.
    notable
        How many of the events are worth listing at once, up to a limit.
    listed
        Least number of events to list at once.
    """

    #: Emits the number of an event of the session, and whether it is rejected.
    judged = Signal(int, bool)

    def __init__(
        self,
        marked: Sequence[tuple[int, SpeechEvent]],
        make_play: MakePlay,
        notable: int,
        listed: int = 0,
    ) -> None:
        self._marked = marked
        self._make_play = make_play
        more = tr("Show more marks; pauses come last")
        super().__init__(len(marked), max(listed, _LEAST, min(notable, _FIRST)), self._row, more)

    def _row(self, at: int) -> QWidget:
        number, event = self._marked[at]
        words = event_in_words(event.kind)
        not_so = tr("not so", "a button: the coach is wrong")
        said = f"\N{CHECK MARK} {not_so}" if event.rejected else not_so
        wrong = button(said, tr("The coach is wrong about this one"), role="judge")
        wrong.setCheckable(True)
        wrong.setChecked(event.rejected)
        wrong.setAccessibleName(
            tr("Not so: {what} at {time}", what=words, time=clock(event.start_s))
        )
        wrong.toggled.connect(lambda on: self.judged.emit(number, on))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        sure = tr("{confidence:.0%} sure", confidence=event.confidence)
        row.addWidget(self._make_play(event.start_s, words, sure), 1)
        row.addWidget(wrong)
        return made
