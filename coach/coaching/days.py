"""Which days somebody practised on, and how much they spoke."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from coach.common.i18n import tr
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind


@dataclass(frozen=True, slots=True)
class Day:
    practices: int = 0
    spoken_s: float = 0.0

    @property
    def words(self) -> str:
        """As in "2 practices, 14 min"."""
        if not self.practices:
            return tr("no practice")
        return tr("%n practice(s), {time}", "", self.practices, time=spoken(self.spoken_s))


def spoken(seconds: float) -> str:
    """As in "14 min" and "2 h 5 min"."""
    if seconds < 60:
        return tr("{seconds:.0f} s", seconds=seconds)
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours:
        return tr("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return tr("{minutes} min", minutes=minutes)


def practice_days(sessions: Iterable[SessionOverview]) -> dict[date, Day]:
    """By the day that the clock on the wall showed when a practice began.

    Practices and exercises with the microphone: when a recording was spoken isn't known, and the
    sample talk isn't the learner's.
    """
    found: dict[date, Day] = {}
    for one in sessions:
        if one.kind == SessionKind.LIVE:
            day = one.started_at.date()
            known = found.get(day, Day())
            found[day] = Day(known.practices + 1, known.spoken_s + one.speech_s)
    return found


def monday(day: date) -> date:
    """That of the day's week."""
    return day - timedelta(days=day.weekday())
