"""The days on which the learner practised, and how long they spoke."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from coach.common.i18n import tr
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind


@dataclass(frozen=True, slots=True)
class Day:
    """Practice on one day.

    Attributes
    ----------
    practices
        How many there were.
    spoken_s
        Seconds of speech in them.
    """

    practices: int = 0
    spoken_s: float = 0.0

    @property
    def words(self) -> str:
        """The day in words, as in "2 practices, 14 min"."""
        if not self.practices:
            return tr("no practice")
        return tr("%n practice(s), {time}", "", self.practices, time=spoken(self.spoken_s))


def spoken(seconds: float) -> str:
    """Return a length of time in words, as in "14 min" and "2 h 5 min"."""
    if seconds < 60:
        return tr("{seconds:.0f} s", seconds=seconds)
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours:
        return tr("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return tr("{minutes} min", minutes=minutes)


def practice_days(sessions: Iterable[SessionOverview]) -> dict[date, Day]:
    """Return the days with practice, by the local date on which each practice began.

    Only practices and exercises with the microphone count: it isn't known when a recording was
    made, and the sample talk isn't the learner's.
    """
    found: dict[date, Day] = {}
    for one in sessions:
        if one.kind == SessionKind.LIVE:
            day = one.started_at.date()
            known = found.get(day, Day())
            found[day] = Day(known.practices + 1, known.spoken_s + one.speech_s)
    return found


def monday(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())
