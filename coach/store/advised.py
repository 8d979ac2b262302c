"""The habit that the reports of the latest practices advise to work on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from coach.coaching.advice import Priority, advise
from coach.coaching.figures import usual
from coach.domain.settings import EVER
from coach.insights.report import MAX_EARLIER
from coach.insights.trends import is_long_enough, practices
from coach.store.folder import SessionDamaged
from coach.store.session_store import Store

#: How many of the latest reports count.
_LATEST = 3


def advised(store: Store, since: datetime | None) -> Priority | None:
    """Return the priority that most of the latest reports name, on equal terms the newest one's.

    Only the speaker's own practices count: a recording may be of somebody else, and exercises
    demand more than the usual.

    Parameters
    ----------
    since
        Start of the speaker's usual, as in `Library.earlier_figures`.

    Returns
    -------
    Priority or None
        Taken from the newest report that names it; None if no report names one.
    """
    found = list(_priorities(store, since))
    if not found:
        return None
    ((exercise, _),) = Counter(one.exercise for one in found).most_common(1)
    return next(one for one in found if one.exercise == exercise)


def _priorities(store: Store, since: datetime | None) -> Iterator[Priority]:
    """Return the priorities of the latest reports, newest first."""
    counted = [one for one in practices(store.library.overviews(), EVER) if is_long_enough(one)]
    for one in counted[:_LATEST]:
        with suppress(SessionDamaged):  # it is reported where it is opened
            session = store.load(one.id)
            earlier = store.library.earlier_figures(session, MAX_EARLIER, since)
            if (priority := advise(session, usual(earlier)).priority) is not None:
                yield priority
