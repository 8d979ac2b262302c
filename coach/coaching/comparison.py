"""How a session differs from the speaker's usual, or from the last session."""

from __future__ import annotations

from coach.coaching.figures import Figures
from coach.common.i18n import noop, tr
from coach.domain import metrics


def compare(known: Figures, usual: Figures | None, last: Figures | None) -> tuple[str, ...]:
    """Return a line for each metric that has changed.

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
                lines.append(tr(words, change=change, now=now, then=metric.bare(then)))
                break
    return tuple(lines)
