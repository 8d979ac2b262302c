"""Whether somebody still practises: a forgotten recording shouldn't continue indefinitely."""

from __future__ import annotations

from enum import Enum, auto

from coach.domain.stream import AnalysisUpdate

#: Silence after which the coach asks, and after which it pauses. Ours: a talk has no such pauses,
#: and whoever rehearses with slides in hand comes back within minutes.
ASK_AFTER_S, PAUSE_AFTER_S = 120.0, 300.0


class Absence(Enum):
    """What a long silence calls for."""

    NONE = auto()
    ASK = auto()
    PAUSE = auto()


class AbsenceWatch:
    """Measures how long nobody has spoken."""

    def __init__(self) -> None:
        self._spoke_s = 0.0
        self._now_s = 0.0

    def push(self, update: AnalysisUpdate) -> Absence:
        """Take in the next update; return what the silence up to its end calls for."""
        self._now_s = update.until_s
        if update.speaking_since_s is not None:
            self._spoke_s = update.until_s
        silent_s = self._now_s - self._spoke_s
        if silent_s >= PAUSE_AFTER_S:
            return Absence.PAUSE
        return Absence.ASK if silent_s >= ASK_AFTER_S else Absence.NONE

    def restart(self) -> None:
        """Measure anew from now on, as when a pause has ended."""
        self._spoke_s = self._now_s
