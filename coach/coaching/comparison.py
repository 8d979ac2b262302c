"""What has changed from the speaker's usual, or from the last time."""

from __future__ import annotations

from coach.coaching.figures import Known
from coach.common.i18n import noop, tr
from coach.domain import metrics


def compare(known: Known, usual: Known | None, last: Known | None) -> tuple[str, ...]:
    """What has changed from the usual; where nothing has, from the last time."""
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
