"""A prompter: which line of the script is being said, by the syllables that were heard."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from coach.coaching.plan import read_plan
from coach.coaching.script import Script
from coach.coaching.syllables import count_syllables
from coach.coaching.word_lists import ENDS
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain import norms

_SENTENCE = re.compile(rf"(?<=[{''.join(ENDS)}])\s+")
#: Words of a line; a longer sentence takes several.
_LINE = 14
#: How many syllables must have been heard before the speaker's own rate is learned, and how far
#: it may be from the script's count: some swallow syllables, and some depart from the script.
_LEARN_FROM, _LEAST_RATE, _MOST_RATE = 40, 0.7, 1.4
#: A pause of so many seconds ends a sentence whose end is at most so many syllables away. Tuned on
#: half of the learners.
_PAUSE_S, _NEAR = 0.5, 3.0
#: The syllables of a moment are known so long after it.
_LATE_S = 0.6
#: Syllables whose time is kept: those of half a minute, and pauses are shorter.
_HISTORY = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the prompter.

    Attributes
    ----------
    is_heading
        Whether it is a heading, which isn't said.
    syllables
        How many syllables it has when it is said; 0 for a heading.
    """

    text: str
    is_heading: bool
    syllables: int


class Prompter:
    """Follows a talk through its script, without a recogniser.

    Attributes
    ----------
    lines
        The lines of the script, in order.
    current
        Number of the line that is being said.
    """

    def __init__(self, script: Script) -> None:
        self.lines = tuple(_lines(script))
        #: Syllables of the script before each line, and in all.
        self._before = (0, *accumulate(line.syllables for line in self.lines))
        self.current = self._first_said(0)
        self._from_heard = 0
        self._from_script = 0.0
        self._rate = 1.0
        #: The latest times at which another syllable had been heard, with their number.
        self._history: deque[tuple[float, int]] = deque([(0.0, 0)], maxlen=_HISTORY)

    def follow(self, heard: int, at_s: float) -> int:
        """Return the line that is being said.

        Parameters
        ----------
        heard
            Number of syllables heard since the talk began.
        at_s
            Time of the talk.
        """
        if heard > self._heard:
            self._history.append((at_s, heard))
        said = self._said_by(heard)
        # Forward only: a line that is reached stays reached.
        while self.current + 1 < len(self.lines) and said >= self._before[self.current + 1]:
            self.current += 1
        self.current = self._first_said(self.current)
        return self.current

    def pause(self, start_s: float, end_s: float) -> None:
        """Note a pause: where a sentence was about to end, it has ended there.

        That keeps small errors from adding up.
        """
        if end_s - start_s < _PAUSE_S:
            return
        before = [heard for at_s, heard in self._history if at_s <= start_s + _LATE_S]
        heard = before[-1] if before else 0
        said = self._said_by(heard)
        nearest = min(self._before, key=lambda end: abs(end - said))
        if abs(nearest - said) <= _NEAR:
            self._from_heard, self._from_script = heard, float(nearest)

    @property
    def _heard(self) -> int:
        """Number of syllables heard so far."""
        return self._history[-1][1]

    def _said_by(self, heard: int) -> float:
        """Return how many syllables of the script have been said when so many were heard."""
        return self._from_script + self._rate * (heard - self._from_heard)

    def jump(self, line: int) -> int:
        """Go on from another line, as the speaker says, and return it.

        If they were on their way, their rate is learned from it.
        """
        line = self._first_said(max(0, min(line, len(self.lines) - 1)))
        passed = self._heard - self._from_heard
        covered = self._before[line] - self._from_script
        if passed >= _LEARN_FROM and covered > 0:
            self._rate = max(_LEAST_RATE, min(covered / passed, _MOST_RATE))
        self._from_heard, self._from_script = self._heard, float(self._before[line])
        self.current = line
        return line

    def step(self, by: int) -> int:
        """Go on from the next line that is said (`by` is 1), or the one before it (-1)."""
        line = self.current + by
        while 0 <= line < len(self.lines) and self.lines[line].is_heading:
            line += by
        return self.jump(line) if 0 <= line < len(self.lines) else self.current

    def next_heading(self) -> int:
        """Go on from the next section, if there is one, and return its first line."""
        for number in range(self.current, len(self.lines)):
            if self.lines[number].is_heading:
                return self.jump(number)
        return self.current

    def _first_said(self, line: int) -> int:
        """Return the first line from this one on that isn't a heading, or the last."""
        while line + 1 < len(self.lines) and self.lines[line].is_heading:
            line += 1
        return line


def _lines(script: Script) -> Iterator[Line]:
    for section in script.sections:
        if section.heading:
            yield Line(section.heading, True, 0)
        for paragraph in section.text.splitlines():
            for sentence in _SENTENCE.split(paragraph):
                words = sentence.split()
                # Parts of about the same length are easier to read than a last one of a word.
                parts = -(-len(words) // _LINE)
                for part in range(parts):
                    some = words[part * len(words) // parts : (part + 1) * len(words) // parts]
                    yield Line(" ".join(some), False, sum(map(count_syllables, some)))


def plan_of(script: Script) -> str:
    """Return a script's sections as a plan, with the minutes that they take at a good pace.

    Returns
    -------
    str
        As read by `coaching.plan`; "" for a script without at least two headings, or where they
        make no plan.
    """
    named = [one for one in script.sections if one.heading and one.text]
    if len(named) < 2:
        return ""
    pace = (norms.PACE.low + norms.PACE.high) / 2
    parts = []
    for section in script.sections:
        seconds = round(sum(map(count_syllables, section.text.split())) / pace)
        if seconds:
            name = re.sub(r"[,;:\s]+", " ", section.heading).strip()
            if name.replace(".", "").isdigit():  # it would be read as minutes
                name = tr("part {number}", number=name)
            parts.append(f"{name} {seconds // 60}:{seconds % 60:02}".strip())
    plan = ", ".join(parts)
    try:
        read_plan(plan)
    except CoachError:  # a section of a day, for instance
        return ""
    return plan
