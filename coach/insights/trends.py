"""How a session's figures compare with those of the sessions like it, over time and in words.

There is no test of significance: how much the earlier ones vary is told beside each change.
"""

from __future__ import annotations

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
from coach.insights.report import EARLIER

#: Sessions alike that make a trend.
LEAST = 3
#: How many of them are drawn.
_DRAWN = 40


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over the sessions that are alike.

    sessions, values: in order of time, the figure known of each.
    chosen: number of the session that is compared among them; None where it isn't known of it.
    usual: the median of those before it; None of fewer than three.
    band: where the figure should lie, None where there is no such place; band_words: says so.
    words: the figure and how it compares, "" where there is none.
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
    """heading: what the session is compared with, or why it isn't."""

    heading: str
    lines: tuple[Trend, ...]

    @property
    def drawn(self) -> bool:
        """Whether there are enough sessions for a drawing."""
        return any(len(line.values) >= LEAST for line in self.lines)


def likeness(one: SessionOverview) -> tuple[object, ...]:
    """Equal for sessions that can be compared; an exercise is a task of its own."""
    return (one.kind, one.exercise or one.task)


def is_long_enough(one: SessionOverview) -> bool:
    return one.speech_s >= norms.LEAST_SPEECH_S


def habit(sessions: Iterable[SessionOverview], model: str) -> dict[str, float]:
    """The usual figures of the newest of some sessions, which come the newest first.

    model: SHA-256 of that which is in use; what another made isn't compared with it.
    """
    enough = [one for one in sessions if is_long_enough(one)][:EARLIER]
    return usual([comparable(one.figures, one.model, model) for one in enough]) or {}


def practices(
    listed: Iterable[SessionOverview], since: datetime, task: Task | None = None
) -> list[SessionOverview]:
    """The learner's own since then, of a task or of every one, in the order in which they come;
    exercises ask for more than the usual."""
    return [
        one
        for one in listed
        if one.kind == SessionKind.LIVE
        and not one.exercise
        and one.started_at >= since
        and task in (None, one.task)
    ]


def trends(chosen: SessionOverview, listed: Sequence[SessionOverview]) -> Trends:
    """Compare a session with those like it among `listed`, which come the newest first."""
    if not is_long_enough(chosen):
        needed = tr(
            "To compare it, {least:.0f} seconds of speech are needed.", least=norms.LEAST_SPEECH_S
        )
        return Trends(needed, ())
    alike = [one for one in listed if likeness(one) == likeness(chosen) and is_long_enough(one)]
    alike.reverse()
    number = next(n for n, one in enumerate(alike) if one.id == chosen.id)
    lines = tuple(_trend(metric, alike, number) for metric in metrics.compared())
    return Trends(_heading(chosen, number, len(alike)), tuple(one for one in lines if one.values))


def _heading(chosen: SessionOverview, before: int, alike: int) -> str:
    if alike < LEAST:
        more = LEAST - alike
        return tr("Three of a kind make a trend: %n more, and trends appear here.", "", more)
    if not before:
        return tr("The first of {alike}", alike=_counted(chosen, alike))
    compared = _counted(chosen, min(before, EARLIER))
    return tr("Compared with the {earlier} before it", earlier=compared)


def _counted(one: SessionOverview, count: int) -> str:
    """How many of its kind, as in "3 recorded talks"."""
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
    earlier = [one.figures for one in known if one.id in sooner][-EARLIER:]
    habit = (usual(earlier) or {}).get(metric.key)
    band, band_words = _band(metric, chosen)
    words = ""
    if at is not None:
        before = [one[metric.key] for one in earlier]
        words = _words(metric, values[at], before, habit, band)
    # Of many, those around the chosen one.
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
    """An exercise has a goal of its own; what suits a talk isn't asked of a conversation."""
    if one.exercise:
        goals = exercises()[one.exercise].goals if one.exercise in exercises() else ()
        found = next((goal for goal in goals if goal.key == metric.key), None)
        if found is None:
            return None, ""
        goal, unit = found.words, tr(metric.unit)
        return found, tr("the exercise's goal, {goal} {unit}", goal=goal, unit=unit)
    if metric.range is None or metric.to_aim_at or one.task == Task.CONVERSATION:
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
    told |= {"usual": metric.bare(habit), "how": _how(value, habit, band)}
    if min(before) <= value <= max(before):
        return tr(
            "{now}, your usual {usual}: {how}, but no more than it varies: {varied} in the "
            "{number} before",
            **told,
        )
    return tr("{now}, your usual {usual}: {how} than in all {number} before: {varied}", **told)


def _how(value: float, other: float, band: Range | None) -> str:
    """Better is what lies nearer to where it should."""
    if band is not None and (off := band.distance(value)) != (was := band.distance(other)):
        return tr("better", "than before") if off < was else tr("worse", "than before")
    return tr("higher", "than before") if value > other else tr("lower", "than before")
