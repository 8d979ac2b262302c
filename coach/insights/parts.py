"""How a session came across phrase by phrase, section by section, and as a whole.

A single word is too short to judge, as the network hears a window of three seconds. The finest
unit is therefore a reading, four times a second; above it come the phrases between two silences,
the sections of the talk, and the whole. Each is labelled by the mean of the readings in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from coach.coaching.plan import read_plan
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.session import Session
from coach.domain.stream import PAUSES, EventKind
from coach.insights.curves import Curve
from coach.insights.emotion_timeline import likeliest

#: A talk shorter than this has no sections other than planned ones.
_LEAST_S = 90.0
#: Without a plan: about how long a section is, and how many there are; no more than can be
#: compared.
_LENGTH_S = 120.0
_FEWEST, _MOST = 3, 8
#: How far the end of such a section may be moved to reach a pause, as a share of its length.
_GIVE = 0.3


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled stretch of a session.

    Attributes
    ----------
    name
        Name of a section; "" for a phrase.
    label
        The likeliest tone on average, or the speaker's correction; None if it is unsure, if
        there are no readings, or if the speaker says that it was none of the tones.
    confidence
        Mean probability of the likeliest tone; None if there are no readings, or if corrected.
    corrected
        Whether the label is the speaker's correction.
    """

    name: str
    start_s: float
    end_s: float
    label: str | None
    confidence: float | None
    corrected: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the talk.

    Attributes
    ----------
    tone
        The tone that was named most often; None if none was.
    share
        Share of the section's readings that named it.
    speech_s
        Seconds of speech in it.
    means
        Mean of each drawn metric, by key; None if there is no reading.
    fillers, pauses
        How many there were.
    is_named
        Whether the speaker's plan names it.
    """

    part: Part
    tone: str | None
    share: float
    speech_s: float
    means: dict[str, float | None]
    fillers: int
    pauses: int
    is_named: bool = False


class Parts:
    """The parts of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        readings = session.corrected_emotions
        self._centres_s = np.array([reading.centre_s for reading in readings])
        values = [reading.probabilities for reading in readings]
        self._values = np.array(values).reshape(len(readings), len(session.model.labels))

    def phrases(self) -> tuple[Part, ...]:
        """Return a part for each stretch of speech, in order."""
        return tuple(self.part(s.start_s, s.end_s) for s in self._session.segments)

    def whole(self) -> Part:
        """Return the whole session as one part."""
        return self.part(0.0, self._session.duration_s, tr("the whole talk"))

    def sections(self, drawn: Sequence[Curve]) -> tuple[Section, ...]:
        """Return the sections of the talk.

        They are those of its plan, as far as the talk got. Without a plan, they are about equal
        and end at pauses; a short talk then has none. Silence after the talk is in none of them,
        nor is, without a plan, that before it: a plan runs from the beginning.

        Parameters
        ----------
        drawn
            Curves of the session.
        """
        edges_s, names = self._planned() or self._equal()
        return tuple(
            self._section(start_s, end_s, number, name, drawn)
            for number, ((start_s, end_s), name) in enumerate(
                zip(pairwise(edges_s), names, strict=True), 1
            )
        )

    def part(self, start_s: float, end_s: float, name: str = "") -> Part:
        """Return any stretch of the session, labelled."""
        for said in reversed(self._session.corrections):
            if said.start_s <= start_s and end_s <= said.end_s:
                return Part(name, start_s, end_s, said.label, None, corrected=True)
        first, last = np.searchsorted(self._centres_s, (start_s, end_s)).tolist()
        if first == last:
            return Part(name, start_s, end_s, None, None, corrected=False)
        mean = self._values[first:last].mean(axis=0)
        best = int(mean.argmax())
        model = self._session.model
        sure = mean[best] >= model.readings.unsure_below
        label = model.labels[best] if sure else None
        return Part(name, start_s, end_s, label, float(mean[best]), corrected=False)

    def _section(
        self, start_s: float, end_s: float, number: int, name: str, drawn: Sequence[Curve]
    ) -> Section:
        session = self._session
        means = {curve.metric.key: curve.between(start_s, end_s) for curve in drawn}
        begun = [e.kind for e in session.accepted_events if start_s <= e.start_s < end_s]
        overlaps = (min(s.end_s, end_s) - max(s.start_s, start_s) for s in session.segments)
        return Section(
            self.part(start_s, end_s, name or tr("part {number}", number=number)),
            *self._most_often(start_s, end_s),
            sum(max(0.0, overlap) for overlap in overlaps),
            means,
            begun.count(EventKind.FILLER),
            sum(kind in PAUSES for kind in begun),
            bool(name),
        )

    def _most_often(self, start_s: float, end_s: float) -> tuple[str | None, float]:
        """Return the tone named most often and its share of the readings, or None and 0."""
        model = self._session.model
        first, last = np.searchsorted(self._centres_s, (start_s, end_s)).tolist()
        best = likeliest(self._values[first:last], model.readings.unsure_below)
        named = np.bincount(best[best >= 0], minlength=1)
        if not named.any():
            return None, 0.0
        return model.labels[int(named.argmax())], float(named.max() / len(best))

    def _planned(self) -> tuple[list[float], list[str]] | None:
        try:
            plan = read_plan(self._session.plan)
        except CoachError:  # written by another version of the coach
            return None
        if plan is None or len(plan.sections) < 2:
            return None
        session = self._session
        spans = plan.spans_s(session.section_starts_s, session.span_s[1])
        names = [section.name for section in plan.sections[: len(spans)]]
        return [0.0, *(end_s for _, end_s in spans)], names

    def _equal(self) -> tuple[list[float], list[str]]:
        start_s, end_s = self._session.span_s
        if end_s - start_s < _LEAST_S:
            return [], []
        count = int(np.clip(round((end_s - start_s) / _LENGTH_S), _FEWEST, _MOST))
        length_s = (end_s - start_s) / count
        inner_s = [
            self._pause_near(start_s + n * length_s, _GIVE * length_s) for n in range(1, count)
        ]
        return [start_s, *inner_s, end_s], [""] * count

    def _pause_near(self, time_s: float, give_s: float) -> float:
        """Return the middle of the longest silence nearby, or the time itself if there is none."""
        silences = [
            (after.start_s - before.end_s, (before.end_s + after.start_s) / 2)
            for before, after in pairwise(self._session.segments)
        ]
        near = [one for one in silences if abs(one[1] - time_s) <= give_s]
        return max(near)[1] if near else time_s
