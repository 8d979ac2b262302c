"""How a session differs from the speaker's usual, or from the last session."""

from __future__ import annotations

from enum import Enum

from coach.coaching.figures import Figures
from coach.common.i18n import noop, tr
from coach.domain import metrics
from coach.domain.metric import Metric
from coach.domain.norms import Range


class Direction(Enum):
    """How a figure differs from an earlier one; the values are what it is called, in English.

    Attributes
    ----------
    BETTER, WORSE
        Nearer to the range that suits listeners (or in it, from outside), and farther from it.
    SAME
        The figures don't differ enough to say something about how somebody speaks.
    MORE, LESS
        Higher or lower, which is neither good nor bad: both suit listeners, or nobody can say
        what does.
    """

    BETTER = noop("Better", "a figure, compared with before")
    WORSE = noop("Worse", "a figure, compared with before")
    SAME = noop("About the same", "a figure, compared with before")
    MORE = noop("More", "a figure, compared with before")
    LESS = noop("Less", "a figure, compared with before")


def direction(metric: Metric, before: float, after: float, goal: Range | None = None) -> Direction:
    """Return how a figure differs from an earlier one.

    Parameters
    ----------
    before, after
        The figures, in the unit of the metric.
    goal
        Where the figure should lie; None for the metric's own range.
    """
    if not metric.has_changed(after, before):
        return Direction.SAME
    # How much of a mere target is right depends on the speaker's own usual.
    limits = metric.range if goal is None and not metric.is_target else goal
    if limits is not None:
        nearer = limits.distance(before) - limits.distance(after)
        if nearer:
            return Direction.BETTER if nearer > 0 else Direction.WORSE
    return Direction.MORE if after > before else Direction.LESS


def direction_in_words(metric: Metric, which: Direction) -> str:
    """Return a direction in the current language, as in "Better" and "Faster"."""
    own = {Direction.MORE: metric.more, Direction.LESS: metric.less}.get(which)
    if own:
        return tr(own, "than before")
    return tr(which.value, "a figure, compared with before")


def compare(
    known: Figures, usual: Figures | None, last: Figures | None, is_judged: bool = True
) -> tuple[str, ...]:
    """Return a line for each metric that has changed, and whether that is better.

    Each is compared with the usual first; if it is unchanged or the usual is unknown, with the
    last session.

    Parameters
    ----------
    known
        Figures of the session.
    usual
        The speaker's usual figures, None if unknown.
    last
        Figures of the previous session of the same kind, None if there is none.
    is_judged
        Whether the ranges apply in which listeners like a talk to lie.
    """
    lines = []
    for metric in metrics.compared():
        key = metric.key
        for other, words in (
            (usual, noop("{change}: {now}, usually {then}.")),
            (last, noop("{change}: {now}, last time {then}.")),
        ):
            if not metric.more or other is None or key not in known or key not in other:
                continue
            value, then = known[key], other[key]
            if metric.has_changed(value, then):
                change = tr(metric.more if value > then else metric.less, "than before")
                now = metric.quantity(value)
                line = tr(words, change=change, now=now, then=metric.bare(then))
                which = direction(metric, then, value)
                if is_judged and which in (Direction.BETTER, Direction.WORSE):
                    line = f"{line} {direction_in_words(metric, which)}."
                lines.append(line)
                break
    return tuple(lines)
