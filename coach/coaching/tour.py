"""The tour: what to notice in the sample talk while it is heard, from `resources/`."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from coach.common.i18n import tr
from coach.common.paths import resources_dir
from coach.domain.stream import EventKind

#: What is said of something is read in this time, if nothing new comes.
_READ_S = 9.0


@dataclass(frozen=True, slots=True)
class Stop:
    """Something that was planted in the talk."""

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
    """stops: in the order of the talk. welcome: said before the first of them; end: after the
    talk, over its report."""

    stops: tuple[Stop, ...]
    words: dict[EventKind, str]
    welcome: str
    end: str

    def words_at(self, time_s: float) -> str:
        """What to say at a time of the talk; nothing where there is nothing to notice."""
        begun = [stop for stop in self.stops if stop.start_s <= time_s]
        if not begun:
            return self.welcome
        last = begun[-1]
        return self.words[last.kind] if time_s < max(last.end_s, last.start_s + _READ_S) else ""


def tour() -> Tour:
    """The tour of the sample talk, in the language that is spoken."""
    folder = resources_dir()
    talk = msgspec.json.decode((folder / "sample_talk.json").read_bytes(), type=_Talk)
    told = msgspec.toml.decode((folder / "tour.toml").read_bytes(), type=_Words)
    words = {kind: tr(text) for kind, text in told.words.items()}
    return Tour(talk.events, words, tr(told.welcome), tr(told.end))
