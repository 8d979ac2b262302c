"""How long a talk and its sections are meant to take."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import accumulate

from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.wording import clock

_SECTION = re.compile(
    r"(?:(?P<name>.*\D.*?)(?:\s|:\s)\s*)?"
    r"(?:(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)|(?P<decimal>\d{1,3}(?:\.\d+)?))"
    r"\s*(?:m|min|minutes?)?"
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
        whole = tr("{time} in all", time=clock(self.length_s))
        ends = accumulate(section.length_s for section in self.sections)
        for section, end_s in zip(self.sections, ends, strict=True):
            if time_s < end_s:
                # Up to the full second, so that it and the clock add up.
                left = tr("{time} left", time=clock(math.ceil(end_s) - math.floor(time_s)))
                named = f"{section.name}, {left}" if section.name else left
                return f"{named} · {whole}"
        over = tr("{time} over", time=clock(time_s - self.length_s))
        return f"{over} · {whole}"


def read_plan(text: str) -> Plan | None:
    """From words like "opening 1, middle 5:30, end 1.5" or just "8", in minutes.

    None for no text. Raises CoachError where a part has no length.
    """
    parts = [part.strip() for part in re.split("[,;\n]", text) if part.strip()]
    sections = [_read_section(part) for part in parts]
    return Plan(tuple(sections)) if sections else None


def _read_section(part: str) -> Section:
    found = _SECTION.fullmatch(part)
    if found is None:
        raise _not_understood(tr("{part!r} doesn't end in minutes.", part=part))
    name = (found["name"] or "").rstrip(" :")
    length_s = (
        60 * float(found["decimal"])
        if found["decimal"]
        else 60.0 * int(found["minutes"]) + int(found["seconds"])
    )
    if not length_s:
        raise _not_understood(tr("{part!r} takes no time.", part=part))
    return Section(name, length_s)


def _not_understood(why: str) -> CoachError:
    return CoachError(
        tr("Plan not understood"),
        why,
        tr(
            "Write minutes after each section, and commas between: opening 1, middle 5:30, end 1.5."
        ),
    )
