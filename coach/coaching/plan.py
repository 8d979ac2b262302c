"""The plan of a talk: how long it and its sections are meant to take."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.wording import clock

#: A section may be off its plan by this many seconds, or this share of it, untold. Ours.
_OFF_S, _OFF = 5.0, 0.05
#: A moment later, the section that is about to begin has begun.
_AFTER_S = 1e-6
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

    def spans_s(self, starts_s: Sequence[float], end_s: float) -> list[tuple[float, float]]:
        """Return from when to when each section was spoken, as far as the talk got.

        Parameters
        ----------
        starts_s
            When the speaker went on to the second section, the third, and so on. If they didn't
            say, each section is taken to have lasted as planned, the last until the end.
        end_s
            When the talk ended.
        """
        begins = starts_s or tuple(accumulate(one.length_s for one in self.sections[:-1]))
        inside = [one for one in begins[: len(self.sections) - 1] if one < end_s]
        return list(pairwise([0.0, *inside, end_s]))

    def words_at(self, time_s: float, starts_s: Sequence[float] = ()) -> str:
        """Return where the talk should be, as in "middle, 1:20 left · 8:00 in all".

        After the end it says by how much the talk is over. It is never an alarm.

        Parameters
        ----------
        time_s
            Seconds since the talk began.
        starts_s
            As in `spans_s`.
        """
        whole = tr("{time} in all", time=clock(self.length_s))
        if not starts_s and time_s >= self.length_s:
            over = tr("{time} over", time=clock(time_s - self.length_s))
            return f"{over} · {whole}"
        spans = self.spans_s(starts_s, time_s + _AFTER_S)
        section, (start_s, _) = self.sections[len(spans) - 1], spans[-1]
        # Whole seconds, so that it adds up with the clock that is shown.
        left_s = math.ceil(start_s + section.length_s) - math.floor(time_s)
        left = tr("{time} left", time=clock(left_s))
        words = left if left_s >= 0 else tr("{time} over", time=clock(-left_s))
        return f"{section.name}, {words} · {whole}" if section.name else f"{words} · {whole}"

    def over_s(self, end_s: float) -> float:
        """Return by how many seconds a talk that ended at `end_s` was over, 0 if it hardly was."""
        over_s = end_s - self.length_s
        return over_s if over_s > _tolerance_s(self.length_s) else 0.0

    def lines(self, starts_s: Sequence[float], end_s: float) -> list[str]:
        """Return how long each section took, and was to take, as in "opening 1:04 of 1:00".

        Without `starts_s`, which are as in `spans_s`, only how long the whole took.
        """
        if not starts_s:
            return [_took(tr("the talk"), end_s, self.length_s)]
        spans = self.spans_s(starts_s, end_s)
        return [
            _took(section.name or tr("part {number}", number=number), end - start, section.length_s)
            for number, (section, (start, end)) in enumerate(
                zip(self.sections, spans, strict=False), 1
            )
        ]


def _tolerance_s(planned_s: float) -> float:
    return max(_OFF_S, _OFF * planned_s)


def _took(name: str, length_s: float, planned_s: float) -> str:
    """Return how long something took, and by how much it was over or under if that matters."""
    told = tr(
        "{name} {time} of {planned}", name=name, time=clock(length_s), planned=clock(planned_s)
    )
    off_s = length_s - planned_s
    if abs(off_s) <= _tolerance_s(planned_s):
        return told
    shown = clock(abs(int(length_s) - int(planned_s)))  # the difference of what is shown
    by = tr("{time} over", time=shown) if off_s > 0 else tr("{time} under", time=shown)
    return f"{told} ({by})"


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
