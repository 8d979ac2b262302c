"""The plan of a talk: how long it and its sections are meant to take."""

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
    """A section of the plan.

    Attributes
    ----------
    name
        "" if it has none.
    """

    name: str
    length_s: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a talk.

    Attributes
    ----------
    sections
        In order; at least one.
    """

    sections: tuple[Section, ...]

    @property
    def length_s(self) -> float:
        """Planned length of the whole talk."""
        return sum(section.length_s for section in self.sections)

    def words_at(self, time_s: float) -> str:
        """Return where the talk should be, as in "middle, 1:20 left · 8:00 in all".

        After the end it says by how much the talk is over. It is never an alarm.
        """
        whole = tr("{time} in all", time=clock(self.length_s))
        ends = accumulate(section.length_s for section in self.sections)
        for section, end_s in zip(self.sections, ends, strict=True):
            if time_s < end_s:
                # Whole seconds, so that it adds up with the clock that is shown.
                left = tr("{time} left", time=clock(math.ceil(end_s) - math.floor(time_s)))
                named = f"{section.name}, {left}" if section.name else left
                return f"{named} · {whole}"
        over = tr("{time} over", time=clock(time_s - self.length_s))
        return f"{over} · {whole}"


def read_plan(text: str) -> Plan | None:
    """Read a plan in minutes, as in "opening 1, middle 5:30, end 1.5" or just "8".

    Returns
    -------
    Plan or None
        None for an empty text.

    Raises
    ------
    CoachError
        If a section has no length, or a length of 0.
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
