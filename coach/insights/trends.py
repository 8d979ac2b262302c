"""Trends: how a session's figures compare with those of similar sessions, as charts and in words.

There is no significance test; instead, the range of the earlier sessions is shown beside each
change.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from coach.coaching.exercises import exercises
from coach.coaching.figures import usual
from coach.common.i18n import tr
from coach.domain import metrics, norms
from coach.domain.metric import Metric
from coach.domain.metrics import comparable
from coach.domain.norms import Range
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind, Task
from coach.insights.report import MAX_EARLIER

#: Fewest similar sessions that make a trend.
LEAST = 3
#: Most sessions in a chart.
_DRAWN = 40


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over similar sessions.

    Attributes
    ----------
    sessions, values
        The sessions that have the figure and its value in each, oldest first.
    chosen
        Index of the session that is compared; None if it doesn't have the figure.
    usual
        Median of those before it; None for fewer than three.
    band
        Range in which the figure should lie; None if there is none.
    band_words
        The band and where it comes from, in words; "" if there is none.
    words
        The figure and how it compares; "" if the session doesn't have it.
    """

    metric: Metric
    sessions: tuple[SessionOverview, ...]
    values: tuple[float, ...]
    chosen: int | None
    usual: float | None
    band: Range | None
    band_words: str
    words: str


@dataclass(frozen=True, slots=True)
class Trends:
    """Trends of one session.

    Attributes
    ----------
    heading
        What the session is compared with, or why it isn't.
    lines
        A trend for each figure.
    """

    heading: str
    lines: tuple[Trend, ...]

    @property
    def drawn(self) -> bool:
        """Whether there are enough sessions for a chart."""
        return any(len(line.values) >= LEAST for line in self.lines)


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


def trends(chosen: SessionOverview, listed: Sequence[SessionOverview]) -> Trends:
    """Compare a session with similar ones.

    Parameters
    ----------
    listed
        Sessions to compare with, newest first. Whether `chosen` is one of them doesn't matter.
    """
    if not is_long_enough(chosen):
        needed = tr(
            "To compare it, {least:.0f} seconds of speech are needed.", least=norms.LEAST_SPEECH_S
        )
        return Trends(needed, ())
    alike = [
        one
        for one in reversed(listed)
        if one.id != chosen.id and likeness(one) == likeness(chosen) and is_long_enough(one)
    ]
    number = bisect(alike, _age(chosen), key=_age)
    alike.insert(number, chosen)
    lines = tuple(_trend(metric, alike, number) for metric in metrics.compared())
    return Trends(_heading(chosen, number, len(alike)), tuple(one for one in lines if one.values))


def _age(one: SessionOverview) -> tuple[datetime, str]:
    """Return a key that sorts sessions as the library does, but oldest first."""
    return one.started_at, one.id


def _heading(chosen: SessionOverview, before: int, alike: int) -> str:
    if alike < LEAST:
        more = LEAST - alike
        return tr(
            "A trend needs three sessions of a kind: after %n more, trends appear here.", "", more
        )
    if not before:
        return tr("The first of {alike}", alike=_counted(chosen, alike))
    compared = _counted(chosen, min(before, MAX_EARLIER))
    return tr("Compared with the {earlier} before it", earlier=compared)


def _counted(one: SessionOverview, count: int) -> str:
    """Return a number of sessions of this kind in words, as in "3 recorded talks"."""
    if one.exercise:
        return tr("%n attempt(s)", "", count)
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


def _trend(metric: Metric, alike: Sequence[SessionOverview], number: int) -> Trend:
    chosen = alike[number]
    known = [one for one in alike if metric.key in comparable(one.figures, one.model, chosen.model)]
    values = [one.figures[metric.key] for one in known]
    at = next((n for n, one in enumerate(known) if one is chosen), None)
    sooner = {one.id for one in alike[:number]}
    earlier = [one.figures for one in known if one.id in sooner][-MAX_EARLIER:]
    habit = (usual(earlier) or {}).get(metric.key)
    band, band_words = _band(metric, chosen)
    words = ""
    if at is not None:
        before = [one[metric.key] for one in earlier]
        words = _words(metric, values[at], before, habit, band)
    # If there are too many to draw, those around the chosen one.
    middle = len(known) - 1 if at is None else at
    first = max(0, min(middle - _DRAWN // 2, len(known) - _DRAWN))
    return Trend(
        metric,
        tuple(known[first : first + _DRAWN]),
        tuple(values[first : first + _DRAWN]),
        None if at is None else at - first,
        habit,
        band,
        band_words,
        words,
    )


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


def _words(
    metric: Metric,
    value: float,
    before: Sequence[float],
    habit: float | None,
    band: Range | None,
) -> str:
    now = metric.quantity(value)
    if habit is None:
        if not before:
            return now
        return tr("{now}, last time {then}", now=now, then=metric.bare(before[-1]))
    least, most = metric.bare(min(before)), metric.bare(max(before))
    told: dict[str, object] = {
        "now": now,
        "number": len(before),
        "varied": tr("{least} to {most}", least=least, most=most),
    }
    if not metric.has_changed(value, habit):
        return tr("{now}, as usual; the {number} before: {varied}", **told)
    within = min(before) <= value <= max(before)
    told["usual"] = metric.bare(habit)
    told["how"] = _how(value, [habit] if within else before, band)
    if within:
        return tr(
            "{now}, your usual {usual}: {how}, but within the usual range: {varied} in "
            "the {number} before",
            **told,
        )
    return tr("{now}, your usual {usual}: {how} than in all {number} before: {varied}", **told)


def _how(value: float, others: Sequence[float], band: Range | None) -> str:
    """Return how a value differs from each of others, which are all higher or all lower.

    Better means nearer to where it should lie than each of them, worse farther.
    """
    if band is not None:
        off, were = band.distance(value), [band.distance(one) for one in others]
        if off < min(were):
            return tr("better", "than before")
        if off > max(were):
            return tr("worse", "than before")
    return tr("higher", "than before") if value > others[0] else tr("lower", "than before")
