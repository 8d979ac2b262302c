"""The tour: what to notice in the sample talk as it plays, from `resources/`."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from coach.common.i18n import tr
from coach.common.paths import resources_dir
from coach.domain.stream import EventKind

#: Enough time to read a text, which is shown for at least this long unless the next one is due.
_READ_S = 9.0


@dataclass(frozen=True, slots=True)
class Stop:
    """An event that was planted in the sample talk."""

    kind: EventKind
    start_s: float
    end_s: float


class _Talk(msgspec.Struct):
    events: tuple[Stop, ...]


class _Words(msgspec.Struct):
    welcome: str
    end: str
    words: dict[EventKind, str]


@dataclass(frozen=True, slots=True)
class Tour:
    """The tour of the sample talk.

    Attributes
    ----------
    stops
        In order of time.
    words
        What to notice, by kind of event.
    welcome
        Shown before the first stop.
    end
        Shown after the talk, above its report.
    """

    stops: tuple[Stop, ...]
    words: dict[EventKind, str]
    welcome: str
    end: str

    def words_at(self, time_s: float) -> str:
        """Return the text to show at a time of the talk, "" if there is nothing to notice."""
        begun = [stop for stop in self.stops if stop.start_s <= time_s]
        if not begun:
            return self.welcome
        last = begun[-1]
        return self.words[last.kind] if time_s < max(last.end_s, last.start_s + _READ_S) else ""


def tour() -> Tour:
    """Read the tour of the sample talk, in the current language."""
    folder = resources_dir()
    talk = msgspec.json.decode((folder / "sample_talk.json").read_bytes(), type=_Talk)
    told = msgspec.toml.decode((folder / "tour.toml").read_bytes(), type=_Words)
    words = {kind: tr(text) for kind, text in told.words.items()}
    return Tour(talk.events, words, tr(told.welcome), tr(told.end))
