"""How a session's figures compare with those of the sessions like it, over time and in words.

There is no test of significance: how much the earlier ones vary is told beside each change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.coaching.advice import LEAST_TALK_S
from coach.coaching.exercises import Goal, exercises
from coach.coaching.figures import usual
from coach.coaching.measured import MEASURES, Measure
from coach.record import SessionOverview
from coach.session.report import EARLIER
from coach.types import SessionKind, Task
from coach.words import TASKS, counted

#: So many sessions alike make a trend.
LEAST = 3
#: So many of them are drawn.
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

    measure: Measure
    sessions: tuple[SessionOverview, ...]
    values: tuple[float, ...]
    chosen: int | None
    usual: float | None
    band: Goal | None
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
    return one.speech_s >= LEAST_TALK_S


def habit(sessions: Iterable[SessionOverview]) -> dict[str, float]:
    """The usual figures of the newest of some sessions, which come the newest first."""
    known = [one.metrics for one in sessions if is_long_enough(one)]
    return usual(known[:EARLIER]) or {}


def trends(chosen: SessionOverview, listed: Sequence[SessionOverview]) -> Trends:
    """Compare a session with those like it among `listed`, which come the newest first."""
    if not is_long_enough(chosen):
        return Trends(f"To compare it, {LEAST_TALK_S:.0f} seconds of speech are needed.", ())
    alike = [one for one in listed if likeness(one) == likeness(chosen) and is_long_enough(one)]
    alike.reverse()
    number = next(n for n, one in enumerate(alike) if one.id == chosen.id)
    lines = tuple(_trend(measure, alike, number) for measure in MEASURES.values())
    return Trends(_heading(chosen, number, len(alike)), tuple(one for one in lines if one.values))


def _heading(chosen: SessionOverview, before: int, alike: int) -> str:
    noun = _noun(chosen)
    if alike < LEAST:
        more = LEAST - alike
        again = f"{counted(more, f'more {noun}')}, and trends appear here."
        return f"Three of a kind make a trend: {again}"
    if not before:
        return f"The first of {counted(alike, noun)}"
    return f"Compared with the {counted(min(before, EARLIER), noun)} before it"


def _noun(one: SessionOverview) -> str:
    if one.exercise:
        return "attempt"
    if one.kind == SessionKind.SAMPLE:
        return "tour"
    return f"recorded {TASKS[one.task]}" if one.kind == SessionKind.FILE else TASKS[one.task]


def _trend(measure: Measure, alike: Sequence[SessionOverview], number: int) -> Trend:
    chosen = alike[number]
    known = [one for one in alike if measure.key in one.metrics]
    values = [one.metrics[measure.key] for one in known]
    at = next((n for n, one in enumerate(known) if one is chosen), None)
    earlier = [one.metrics for one in alike[:number] if measure.key in one.metrics][-EARLIER:]
    habit = (usual(earlier) or {}).get(measure.key)
    band, band_words = _band(measure, chosen)
    words = ""
    if at is not None:
        before = [one[measure.key] for one in earlier]
        words = _words(measure, values[at], before, habit, band)
    # Of many, those around the chosen one.
    middle = len(known) - 1 if at is None else at
    first = max(0, min(middle - _DRAWN // 2, len(known) - _DRAWN))
    return Trend(
        measure,
        tuple(known[first : first + _DRAWN]),
        tuple(values[first : first + _DRAWN]),
        None if at is None else at - first,
        habit,
        band,
        band_words,
        words,
    )


def _band(measure: Measure, one: SessionOverview) -> tuple[Goal | None, str]:
    """An exercise has a goal of its own; what suits a talk isn't asked of a conversation."""
    if one.exercise:
        goals = exercises()[one.exercise].goals if one.exercise in exercises() else ()
        found = next((goal for goal in goals if goal.metric == measure.key), None)
        return found, "" if found is None else f"the exercise's goal, {found.words} {found.unit}"
    if measure.norm is None or one.task == Task.CONVERSATION:
        return None, ""
    norm = measure.norm
    band = Goal(measure.key, measure.name, measure.unit, norm.low, norm.high)
    source = "our estimate" if norm.source == "ours" else norm.source
    return band, f"what suits listeners, {band.words} {measure.unit} ({source})"


def _words(
    measure: Measure,
    value: float,
    before: Sequence[float],
    habit: float | None,
    band: Goal | None,
) -> str:
    now = measure.quantity(value)
    if habit is None:
        return f"{now}, last time {measure.bare(before[-1])}" if before else now
    varied = f"{measure.bare(min(before))} to {measure.bare(max(before))}"
    if not measure.has_changed(value, habit):
        return f"{now}, as usual; the {len(before)} before: {varied}"
    how = _how(value, habit, band)
    compared = f"{now}, your usual {measure.bare(habit)}: {how}"
    if min(before) <= value <= max(before):
        return f"{compared}, but no more than it varies: {varied} in the {len(before)} before"
    return f"{compared} than in all {len(before)} before: {varied}"


def _how(value: float, other: float, band: Goal | None) -> str:
    """Better is what lies nearer to where it should."""
    if band is not None and (off := _outside(value, band)) != (was := _outside(other, band)):
        return "better" if off < was else "worse"
    return "higher" if value > other else "lower"


def _outside(value: float, band: Goal) -> float:
    """How far a figure lies from its band."""
    least = 0.0 if band.least is None else band.least - value
    most = 0.0 if band.most is None else value - band.most
    return max(0.0, least, most)
