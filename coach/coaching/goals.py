"""What the learner aims at, and how far they have come: figures in talks running, days a week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coach.coaching.days import monday, practice_days
from coach.common import dates
from coach.common.i18n import tr
from coach.domain import norms
from coach.domain.metric import Metric
from coach.domain.metrics import METRICS, compared
from coach.domain.norms import Range
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind, Task

#: The metric of a goal that counts days of practice a week.
DAYS = "practice_days"
#: More at once would be none.
MOST_AT_ONCE = 3
#: A first step from the usual, where listeners' liking is still far off.
_STEP = 0.2


@dataclass(frozen=True, slots=True)
class Aim:
    """metric: key of `METRICS`, or `DAYS`. times: how many sessions, or weeks, in a row.

    since: when it was set, with its zone; what was before doesn't count.
    least, most: where the figure must lie, None where there is no end; for `DAYS` only `least`.
    task: of the sessions that count. met_on: the day it was met on. Raises ValueError for one that
    makes no sense.
    """

    metric: str
    times: int
    since: datetime
    least: float | None = None
    most: float | None = None
    task: Task = Task.TALK
    met_on: date | None = None

    def __post_init__(self) -> None:
        known = (
            self.least is not None
            if self.metric == DAYS
            else METRICS.get(self.metric) in compared()
        )
        ends = [one for one in (self.least, self.most) if one is not None]
        bounded = bool(ends) and ends[0] <= ends[-1]
        if not known or not bounded or self.times < 1 or self.since.tzinfo is None:
            raise ValueError(f"a goal that makes no sense: {self.metric}, {self.times} times")

    @property
    def figure(self) -> Metric:
        return METRICS[self.metric]

    @property
    def days(self) -> int:
        """How many a week are aimed at; none by a goal that is of a figure."""
        return round(self.least) if self.metric == DAYS and self.least is not None else 0

    @property
    def words(self) -> str:
        """As in "Fillers at most 5 a minute, in 3 talks running"."""
        if self.metric == DAYS:
            days = tr("Practise on %n day(s) a week", "", self.days)
            return days if self.times == 1 else f"{days}, {self._how_often}"
        unit = self.figure.unit
        space = "" if unit in ("%", "") else " "
        limits = self.range.words + space + tr(unit)
        return tr(
            "{figure} {limits}, {how_often}",
            figure=self.figure.title,
            limits=limits,
            how_often=self._how_often,
        )

    @property
    def _how_often(self) -> str:
        """How often it is to be so, as in "in 3 talks running"."""
        if self.metric == DAYS:
            return tr("%n week(s) running", "", self.times)
        if self.times == 1:
            return tr("once", "how often a goal is to be reached")
        match self.task:
            case Task.TALK:
                return tr("in %n talk(s) running", "", self.times)
            case Task.READ:
                return tr("in %n reading(s) running", "", self.times)
            case Task.CONVERSATION:
                return tr("in %n conversation(s) running", "", self.times)

    @property
    def range(self) -> Range:
        return Range(self.least, self.most)

    def fits(self, value: float) -> bool:
        # As it is shown: nobody is told that 5.0 isn't 5.
        return self.range.fits(round(value, self.figure.decimals))


@dataclass(frozen=True, slots=True)
class Progress:
    """reached: how many in a row by now, of the goal's `times`."""

    aim: Aim
    reached: int
    words: str

    @property
    def met(self) -> bool:
        return self.aim.met_on is not None


def progress(aim: Aim, sessions: Sequence[SessionOverview], today: date) -> Progress:
    """How far it has come, from the list of sessions alone, which come the newest first.

    A goal that was met stays so.
    """
    if aim.met_on is not None:
        return Progress(aim, aim.times, tr("Met on {date}", date=dates.full_date(aim.met_on)))
    since_s = aim.since.timestamp()
    since = [one for one in reversed(sessions) if one.started_at.timestamp() >= since_s]
    return _of_days(aim, since, today) if aim.metric == DAYS else _of_figures(aim, since)


def _of_figures(aim: Aim, sessions: Iterable[SessionOverview]) -> Progress:
    """Of talks and recordings, though not of exercises, which have goals of their own."""
    row, last = 0, None
    for one in sessions:
        if (
            one.kind == SessionKind.SAMPLE
            or one.exercise
            or one.task != aim.task
            or one.speech_s < norms.LEAST_SPEECH_S
            or aim.metric not in one.figures
        ):
            continue
        last = one.figures[aim.metric]
        row = row + 1 if aim.fits(last) else 0
        if row == aim.times:
            return progress(replace(aim, met_on=one.started_at.date()), (), date.max)
    words = tr("{reached} of {times} in a row", reached=row, times=aim.times)
    if last is not None:
        latest = tr("the last: {figure}", figure=aim.figure.quantity(last))
        words = f"{words}; {latest}"
    return Progress(aim, row, words)


def _of_days(aim: Aim, sessions: Iterable[SessionOverview], today: date) -> Progress:
    days = sorted(practice_days(one for one in sessions if one.speech_s >= norms.LEAST_SPEECH_S))
    week, row, wanted = monday(aim.since.date()), 0, aim.days
    this_week = monday(today)
    while True:
        done = [day for day in days if monday(day) == week]
        if len(done) >= wanted:
            row += 1
            if row == aim.times:
                return progress(replace(aim, met_on=done[wanted - 1]), (), today)
        elif week < this_week:
            row = 0
        if week >= this_week:
            break
        week += timedelta(days=7)
    words = tr("{reached} of %n day(s) this week", "", wanted, reached=min(len(done), wanted))
    if aim.times > 1:
        weeks = tr("{reached} of %n week(s) in a row", "", aim.times, reached=row)
        words = f"{words}; {weeks}"
    return Progress(aim, row, words)


def suggest(metric: Metric, usual: float | None) -> tuple[float | None, float | None]:
    """Limits worth aiming at: where listeners like it, or a step there from the speaker's usual.

    (least, most), None where there is no end.
    """
    limits = Range() if metric.range is None else metric.range
    low, high = (
        None if one is None else round(one, metric.decimals) for one in (limits.low, limits.high)
    )
    if usual is not None:
        more, less = (round(usual * step, metric.decimals) for step in (1 + _STEP, 1 - _STEP))
        # A step from nothing would be met by anything.
        low = None if low is None else min(low, more or low)
        high = None if high is None else max(high, less)
    return low, high
