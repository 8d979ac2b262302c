"""The learner's goals and the progress towards them.

A goal is about a figure over consecutive sessions, or about days of practice a week.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coach.coaching.days import monday, practice_days
from coach.common import dates
from coach.common.i18n import tr
from coach.domain import norms
from coach.domain.metric import Metric
from coach.domain.metrics import METRICS, comparable, compared
from coach.domain.norms import Range
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind, Task

#: The metric of a goal that counts days of practice a week.
DAYS = "practice_days"
#: Most goals at a time; with more, none would get enough attention.
MOST_AT_ONCE = 3
#: First step from the speaker's usual, as a share of it, where the norm is still far off.
_STEP = 0.2


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal.

    Attributes
    ----------
    metric
        Key of `METRICS`, or `DAYS`.
    times
        How many sessions, or weeks, in a row.
    since
        When it was set, with its time zone; earlier sessions don't count.
    least, most
        Range of the figure, ends included; None for an open end. `DAYS` uses `least` alone.
    task
        Task of the sessions that count.
    met_on
        The day it was met; None until then.

    Raises
    ------
    ValueError
        If the metric is unknown or never compared, if the range is empty or open at both ends,
        if `times` is less than 1, or if `since` has no time zone.
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
            raise ValueError(f"invalid goal: {self.metric}, {self.times} times")

    @property
    def figure(self) -> Metric:
        """The metric it is about; only for goals other than `DAYS`."""
        return METRICS[self.metric]

    @property
    def days(self) -> int:
        """Days of practice a week; 0 for a goal about a figure."""
        return round(self.least) if self.metric == DAYS and self.least is not None else 0

    @property
    def words(self) -> str:
        """The goal in words, as in "Fillers at most 5 a minute, in 3 talks running"."""
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
        """How often it must be reached, as in "in 3 talks running"."""
        if self.metric == DAYS:
            return tr("%n week(s) in a row", "", self.times)
        if self.times == 1:
            return tr("once", "how often a goal is to be reached")
        match self.task:
            case Task.TALK:
                return tr("in %n talk(s) in a row", "", self.times)
            case Task.READ:
                return tr("in %n reading(s) in a row", "", self.times)
            case Task.CONVERSATION:
                return tr("in %n conversation(s) in a row", "", self.times)

    @property
    def range(self) -> Range:
        """Range in which the figure must lie."""
        return Range(self.least, self.most)

    def fits(self, value: float) -> bool:
        """Return whether a value of the figure, rounded as displayed, lies in the range."""
        # Otherwise a text might say that 5.0 isn't 5.
        return self.range.fits(round(value, self.figure.decimals))


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress towards a goal.

    Attributes
    ----------
    reached
        How many sessions, or weeks, in a row have reached it, out of the goal's `times`.
    words
        The progress in words.
    """

    aim: Aim
    reached: int
    words: str

    @property
    def met(self) -> bool:
        """Whether the goal has been met."""
        return self.aim.met_on is not None


def progress(aim: Aim, sessions: Sequence[SessionOverview], today: date) -> Progress:
    """Return the progress towards a goal.

    A goal that has been met stays met.

    Parameters
    ----------
    sessions
        All sessions, newest first.
    today
        The local date.
    """
    if aim.met_on is not None:
        return Progress(aim, aim.times, tr("Met on {date}", date=dates.full_date(aim.met_on)))
    since_s = aim.since.timestamp()
    since = [one for one in reversed(sessions) if one.started_at.timestamp() >= since_s]
    return _of_days(aim, since, today) if aim.metric == DAYS else _of_figures(aim, since)


def _of_figures(aim: Aim, sessions: Iterable[SessionOverview]) -> Progress:
    """Count practices and recordings, but not exercises, which have their own goals.

    A figure that depends on the emotion model counts only if the newest session's model made it.
    """
    counted = [
        one
        for one in sessions
        if one.kind != SessionKind.SAMPLE
        and not one.exercise
        and one.task == aim.task
        and one.speech_s >= norms.LEAST_SPEECH_S
        and aim.metric in one.figures
    ]
    row, last = 0, None
    for one in counted:
        if aim.metric not in comparable(one.figures, one.model, counted[-1].model):
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
    """Suggest a range to aim at: the norm, or a step towards it from the speaker's usual.

    Parameters
    ----------
    usual
        The speaker's usual figure, None if unknown.

    Returns
    -------
    tuple of (float or None, float or None)
        Least and most, rounded as displayed; None for an open end.
    """
    limits = Range() if metric.range is None else metric.range
    low, high = (
        None if one is None else round(one, metric.decimals) for one in (limits.low, limits.high)
    )
    if usual is not None:
        more, less = (round(usual * step, metric.decimals) for step in (1 + _STEP, 1 - _STEP))
        # A step from 0 is 0, and any figure would reach that.
        low = None if low is None else min(low, more or low)
        high = None if high is None else max(high, less)
    return low, high
