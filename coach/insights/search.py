"""Search for sessions by words, task and tag."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import repeat

from coach.common import dates
from coach.domain.session import SessionOverview
from coach.domain.stream import Task
from coach.domain.wording import task_in_words
from coach.insights.headline import headline
from coach.insights.titles import kind_in_words, title_in_words


def read_tags(text: str) -> tuple[str, ...]:
    """Return the comma-separated tags of a text, without duplicates."""
    found = {" ".join(tag.split()): None for tag in text.split(",")}
    return tuple(tag for tag in found if tag)


class Index:
    """Search index over sessions, fast enough to search while somebody types.

    Attributes
    ----------
    sessions
        All sessions, in the order given.
    """

    def __init__(self, sessions: Iterable[SessionOverview]) -> None:
        self.sessions = tuple(sessions)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(map(_text, self.sessions))

    def prepare(self) -> None:
        """Do now what the first search would have to wait for."""
        _ = self._texts

    def find(
        self, words: str = "", task: Task | None = None, tag: str | None = None
    ) -> list[SessionOverview]:
        """Return the sessions that match, in the order given.

        Parameters
        ----------
        words
            Each of these must occur in title, tags, headline, kind, task, date, or what was said.
            Numbers match whole: 3 doesn't find 13.
        task
            None for every task.
        tag
            None for every tag, and for sessions without one.
        """
        wanted = [f" {w} " if w.isdigit() else w for w in words.casefold().split()]
        texts = self._texts if wanted else repeat("", len(self.sessions))
        return [
            one
            for one, text in zip(self.sessions, texts, strict=True)
            if (task is None or one.task == task)
            and (tag is None or tag in one.tags)
            and all(word in text for word in wanted)
        ]

    def tags(self) -> list[str]:
        """Return all tags in alphabetical order."""
        return sorted({tag for one in self.sessions for tag in one.tags}, key=str.casefold)


def _text(one: SessionOverview) -> str:
    when = one.started_at
    parts = (
        title_in_words(one),
        *one.tags,
        headline(one.summary),
        kind_in_words(one.kind),
        task_in_words(one.task),
        dates.weekday(when),
        dates.weekday_short(when),
        dates.month(when),
        dates.month_short(when),
        f"{when:%Y %Y-%m-%d} {when.day}",
        one.said,
    )
    return f" {' '.join(parts).casefold()} "
