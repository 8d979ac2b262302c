"""How long a talk and its sections are meant to take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from coach.errors import CoachError
from coach.words import clock

_SECTION = re.compile(
    r"(?P<name>[^:]*?)\s*(?P<minutes>\d{1,3})(?::(?P<seconds>[0-5]\d))?\s*(?:min)?"
)


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    length_s: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The sections of a talk, in order; at least one."""

    sections: tuple[Section, ...]

    @property
    def length_s(self) -> float:
        return sum(section.length_s for section in self.sections)

    def words_at(self, time_s: float) -> str:
        """Where the talk should be, as in "middle, 1:20 left · 8:00 in all"; never an alarm."""
        whole = f"{clock(self.length_s)} in all"
        ends = accumulate(section.length_s for section in self.sections)
        for section, end_s in zip(self.sections, ends, strict=True):
            if time_s < end_s:
                left = f"{clock(end_s - time_s)} left"
                named = f"{section.name}, {left}" if section.name else left
                return f"{named} · {whole}"
        return f"{clock(time_s - self.length_s)} over · {whole}"


def read_plan(text: str) -> Plan | None:
    """From words like "opening 1, middle 5:30, end 1" or just "8", in minutes.

    None for no text. Raises CoachError where a part has no length.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    sections = []
    for part in parts:
        found = _SECTION.fullmatch(part)
        length_s = 0.0 if found is None else 60 * int(found["minutes"]) + int(found["seconds"] or 0)
        if not length_s:
            raise CoachError(
                "Plan not understood",
                f"{part!r} has no length.",
                "Write minutes after each section: opening 1, middle 5:30, end 1.",
            )
        sections.append(Section(found["name"], length_s))
    return Plan(tuple(sections)) if sections else None
