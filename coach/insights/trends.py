"""Trends: each figure over similar sessions, and which way it moves, in words.

There is no significance test. Instead, the speaker's own usual range is shown beside each
session, and a change is only mentioned if it says something about how somebody speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from statistics import median, quantiles

from coach.coaching.comparison import Direction, direction, direction_in_words
from coach.coaching.exercises import exercises
from coach.coaching.figures import usual
from coach.common import dates
from coach.common.i18n import tr
from coach.domain import metrics, norms
from coach.domain.metric import Metric
from coach.domain.metrics import comparable
from coach.domain.norms import Norm, Range
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind, Task
from coach.domain.wording import within_sentence
from coach.insights.report import MAX_EARLIER

#: Fewest similar sessions that make a trend, a usual range, and each side of a comparison.
LEAST = 3


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure has moved lately.

    Attributes
    ----------
    words
        As in "Fewer fillers than in October: better".
    step
        1 if it has risen, -1 if it has fallen, 0 if it is much as before.
    """

    words: str
    step: int


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over similar sessions.

    Attributes
    ----------
    sessions, values
        The sessions that have the figure and its value in each, oldest first; at least one.
    usual
        The speaker's own range: the ends of the middle half of the values, of up to ten sessions
        before the last; None for fewer than three.
    band
        Range in which the figure should lie; None if there is none.
    band_words
        The band in words; "" if there is none.
    change
        None if there are too few sessions to tell.
    """

    metric: Metric
    sessions: tuple[SessionOverview, ...]
    values: tuple[float, ...]
    usual: tuple[float, float] | None
    band: Range | None
    band_words: str
    change: Change | None

    @property
    def usual_words(self) -> str:
        """The usual range as text, as in "4.0 to 6.0"; "" for none."""
        if self.usual is None:
            return ""
        least, most = map(self.metric.bare, self.usual)
        return tr("{least} to {most}", least=least, most=most)


@dataclass(frozen=True, slots=True)
class Trends:
    """The trends of sessions that can be compared.

    Attributes
    ----------
    key
        What they have in common, as `likeness` returns it.
    kind
        What they are and how many, as in "12 talks".
    hint
        What is missing for trends; "" if nothing is.
    lines
        A trend for each figure that any of them has.
    """

    key: tuple[object, ...]
    kind: str
    hint: str
    lines: tuple[Trend, ...]


def likeness(one: SessionOverview) -> tuple[object, ...]:
    """Return a key that is equal for sessions that can be compared.

    Each exercise counts as a task.
    """
    return (one.kind, one.exercise or one.task)


def is_long_enough(one: SessionOverview) -> bool:
    """Return whether there is enough speech in a session to compare it."""
    return one.speech_s >= norms.LEAST_SPEECH_S


def habit(sessions: Iterable[SessionOverview], model: str) -> dict[str, float]:
    """Return the speaker's usual figures from the newest sessions; empty if there are too few.

    Parameters
    ----------
    sessions
        Newest first.
    model
        SHA-256 of the emotion model in use; figures that depend on the model are left out of
        sessions made with another.
    """
    enough = [one for one in sessions if is_long_enough(one)][:MAX_EARLIER]
    return usual([comparable(one.figures, one.model, model) for one in enough]) or {}


def practices(
    listed: Iterable[SessionOverview], since: datetime, task: Task | None = None
) -> list[SessionOverview]:
    """Return the learner's practices with the microphone, in the order given.

    Exercises are left out, as they demand more than the usual.

    Parameters
    ----------
    since
        Earlier ones are left out.
    task
        None for every task.
    """
    return [
        one
        for one in listed
        if one.kind == SessionKind.LIVE
        and not one.exercise
        and one.started_at >= since
        and task in (None, one.task)
    ]


def trends(listed: Iterable[SessionOverview]) -> list[Trends]:
    """Return the trends of each kind of session, the learner's own practices first.

    Sessions with too little speech are left out.

    Parameters
    ----------
    listed
        Newest first.
    """
    alike: dict[tuple[object, ...], list[SessionOverview]] = {}
    for one in listed:
        if is_long_enough(one):
            alike.setdefault(likeness(one), []).append(one)
    ranked = sorted(alike.values(), key=lambda found: (_rank(found[0]), -len(found)))
    return [_of_kind(found[::-1]) for found in ranked]


def _rank(one: SessionOverview) -> int:
    if one.exercise:
        return 1
    return {SessionKind.LIVE: 0, SessionKind.FILE: 2, SessionKind.SAMPLE: 3}[one.kind]


def _of_kind(alike: Sequence[SessionOverview]) -> Trends:
    """Return the trends of similar sessions, given oldest first."""
    hint = ""
    if (more := LEAST - len(alike)) > 0:
        hint = tr(
            "After %n more of this kind, the coach tells which way each figure moves.", "", more
        )
    lines = (_trend(metric, alike) for metric in metrics.compared())
    found = tuple(one for one in lines if one is not None)
    return Trends(likeness(alike[-1]), _counted(alike[-1], len(alike)), hint, found)


def _counted(one: SessionOverview, count: int) -> str:
    """Return a number of sessions of this kind in words, as in "3 recorded talks"."""
    if one.exercise:
        exercise = exercises().get(one.exercise)
        attempts = tr("%n attempt(s)", "", count)
        if exercise is None:
            return attempts
        return tr("{exercise}: {attempts}", exercise=exercise.title, attempts=attempts)
    if one.kind == SessionKind.SAMPLE:
        return tr("%n tour(s)", "of the sample talk", count)
    of_task = {
        (False, Task.TALK): tr("%n talk(s)", "", count),
        (False, Task.READ): tr("%n reading(s)", "of a text, aloud", count),
        (False, Task.CONVERSATION): tr("%n conversation(s)", "", count),
        (True, Task.TALK): tr("%n recorded talk(s)", "", count),
        (True, Task.READ): tr("%n recorded reading(s)", "of a text, aloud", count),
        (True, Task.CONVERSATION): tr("%n recorded conversation(s)", "", count),
    }
    return of_task[one.kind == SessionKind.FILE, one.task]


def _trend(metric: Metric, alike: Sequence[SessionOverview]) -> Trend | None:
    """Return the trend of a figure; None if none of the sessions has it."""
    last = alike[-1]
    known = [one for one in alike if metric.key in comparable(one.figures, one.model, last.model)]
    if not known:
        return None
    values = tuple(one.figures[metric.key] for one in known)
    band, band_words = _band(metric, last)
    return Trend(
        metric,
        tuple(known),
        values,
        _usual(values[:-1][-MAX_EARLIER:]),
        band,
        band_words,
        _change(metric, known, values, band),
    )


def _usual(values: Sequence[float]) -> tuple[float, float] | None:
    """Return the ends of the middle half of some values; None for too few."""
    if len(values) < LEAST:
        return None
    low, _, high = quantiles(values, n=4, method="inclusive")
    return low, high


def _band(metric: Metric, one: SessionOverview) -> tuple[Range | None, str]:
    """Return the range in which a figure should lie, and the same in words; None and "" for none.

    An exercise has its own goals; the norms of talks don't apply to conversations.
    """
    if one.exercise:
        goals = exercises()[one.exercise].goals if one.exercise in exercises() else ()
        found = next((goal for goal in goals if goal.key == metric.key), None)
        if found is None:
            return None, ""
        goal, unit = found.words, tr(metric.unit)
        return found, tr("the exercise's goal, {goal} {unit}", goal=goal, unit=unit)
    if metric.range is None or metric.is_target or one.task == Task.CONVERSATION:
        return None, ""
    norm = metric.range
    source = tr("our estimate") if norm.source == "ours" else tr(norm.source)
    words = tr(
        "what suits listeners, {band} {unit} ({source})",
        band=norm.words,
        unit=tr(metric.unit),
        source=source,
    )
    return norm, words


def _change(
    metric: Metric,
    sessions: Sequence[SessionOverview],
    values: Sequence[float],
    band: Range | None,
) -> Change | None:
    """Compare the medians of the last three sessions and of those before."""
    if len(values) < 2 * LEAST:
        return None
    now, (then, month) = median(values[-LEAST:]), _before(sessions, values)
    if not metric.has_changed(now, then):
        return Change(tr("Much as before"), 0)
    words = direction_in_words(metric, Direction.MORE if now > then else Direction.LESS)
    if month:
        words = tr("{change} than in {month}", change=words, month=month)
    else:
        words = tr("{change} than before", change=words)
    # Judged by the range that applies here, which isn't always the norm of talks.
    limits = None if band is None else Norm(band.low, band.high)
    verdict = direction(replace(metric, range=limits, is_target=False), then, now)
    if verdict in (Direction.BETTER, Direction.WORSE):
        told = within_sentence(direction_in_words(metric, verdict))
        words = tr("{change}: {verdict}", change=words, verdict=told)
    return Change(words, 1 if now > then else -1)


def _before(sessions: Sequence[SessionOverview], values: Sequence[float]) -> tuple[float, str]:
    """Return the median over the month before the last three sessions, and its name.

    It is the latest month with at least three sessions. If there is none, it is the median of all
    that came before, and the name is "".
    """
    *earlier, first, _, _ = zip(sessions, values, strict=True)
    for month, found in groupby(reversed(earlier), key=lambda one: _month(one[0])):
        of_month = [value for _, value in found]
        if len(of_month) >= LEAST and month < _month(first[0]):
            return median(of_month), _month_in_words(month, sessions[-1].started_at)
    return median(value for _, value in earlier), ""


def _month(one: SessionOverview) -> date:
    """Return the first day of the month in which a session took place."""
    return one.started_at.date().replace(day=1)


def _month_in_words(month: date, now: date) -> str:
    """Return the name of a month, with its year unless it is this one."""
    name = dates.month(month)
    return name if month.year == now.year else tr("{month} {year}", month=name, year=month.year)
