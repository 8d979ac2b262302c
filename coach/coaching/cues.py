"""The live coach: short cues, one at a time and well apart.

A cue about every twenty seconds helps more than continuous feedback or none (Rhema, Tanveer
et al. 2015). A habit must last before a cue names it, and praise counts as a cue too.

Most habits have two sides: too fast and too slow, too few pauses and too many, too soft and too
loud. Variety, energy and calm have one, as more of them does no harm by the norms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coach.coaching.figures import Figures
from coach.coaching.live_talk import ARTICULATION_LATELY, Live
from coach.common.i18n import noop, tr
from coach.domain import metrics, norms
from coach.domain.settings import Focus
from coach.domain.stream import AnalysisUpdate

#: Minimum time from one cue to the next.
APART_S = 20.0
#: Minimum time from a cue to praise: longer, so that praise rarely delays a cue about a habit.
PRAISE_APART_S = 45.0
#: How long a cue is shown.
SHOWN_S = 4.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue, shown from `at_s` for `SHOWN_S` seconds.

    Attributes
    ----------
    word
        Its text in English, to be translated when it is shown.
    """

    word: str
    is_praise: bool
    at_s: float


@dataclass(frozen=True, slots=True)
class _Rule:
    """A cue that is due once `holds` has been true for `for_s` seconds."""

    word: str
    is_praise: bool
    for_s: float
    holds: Callable[[Live], bool]
    #: Whether it still makes sense once the plan of the talk is over.
    in_overtime: bool = True


def _habit(word: str, for_s: float, holds: Callable[[Live], bool]) -> _Rule:
    return _Rule(word, False, for_s, holds)


def _shorter_pauses(holds: Callable[[Live], bool]) -> _Rule:
    return _Rule(noop("shorter pauses", "to a speaker"), False, 3, holds, in_overtime=False)


def _praise(word: str, for_s: float, holds: Callable[[Live], bool]) -> _Rule:
    return _Rule(word, True, for_s, holds)


def _pace(live: Live) -> float:
    return live.reading(metrics.PACE.key) or 0.0  # no rule matches 0


def _is_slow(live: Live) -> bool:
    pace = live.pace_lately
    return pace is not None and pace < norms.SLOW_BELOW


def _has_slow_words(live: Live) -> bool:
    """Return whether the words themselves are slow, not only the pauses many."""
    return (live.reading(ARTICULATION_LATELY.key) or 0.0) < norms.PACE.low


def _is_silent_for_long(live: Live) -> bool:
    silence = live.silence_lately
    return silence is not None and not norms.SILENCE.fits(silence)


def _is_soft(live: Live) -> bool:
    return live.speaking and (live.below_usual_db or 0) > norms.VOLUME_BELOW_DB


def _is_loud(live: Live) -> bool:
    return live.speaking and (live.below_usual_db or 0) < -norms.VOLUME_ABOVE_DB


def _is_even(live: Live) -> bool:
    below_db = live.below_usual_db
    return below_db is not None and below_db < norms.VOLUME_EVEN_DB and not live.clips


def _variety(live: Live) -> float:
    return live.reading(metrics.PITCH_VARIETY.key) or 0.0  # as above


#: The first rule that is due gives the cue.
_RULES: dict[Focus, tuple[_Rule, ...]] = {
    Focus.PACE: (
        _habit(noop("slower", "to a speaker"), 3, lambda live: _pace(live) > norms.RUSHED_FROM),
        _habit(
            noop("faster", "to a speaker"),
            3,
            lambda live: _is_slow(live) and _has_slow_words(live),
        ),
        _shorter_pauses(lambda live: _is_slow(live) and not _has_slow_words(live)),
        _praise(noop("good pace", "to a speaker"), 25, lambda live: norms.PACE.fits(_pace(live))),
    ),
    Focus.PAUSES: (
        _habit(
            noop("pause", "to a speaker"),
            0,
            lambda live: live.without_pause_s > norms.STRETCH_S.high,
        ),
        _shorter_pauses(_is_silent_for_long),
        _praise(noop("good pause", "to a speaker"), 0, lambda live: live.has_paused_well),
    ),
    Focus.FILLERS: (
        _habit(noop("breathe", "to a speaker"), 0, lambda live: live.fillers >= norms.BURST),
        _praise(
            noop("clean", "to a speaker"),
            0,
            lambda live: live.speaking and live.clean_s > norms.CLEAN_S,
        ),
    ),
    Focus.VARIETY: (
        _habit(
            noop("vary", "to a speaker"), 3, lambda live: 0 < _variety(live) < live.variety_norm.low
        ),
        _praise(
            noop("lively", "to a speaker"), 8, lambda live: _variety(live) >= live.variety_norm.high
        ),
    ),
    Focus.VOLUME: (
        _habit(noop("louder", "to a speaker"), 2, _is_soft),
        _habit(noop("softer", "to a speaker"), 4, _is_loud),
        _praise(noop("clear", "to a speaker"), 25, _is_even),
    ),
    Focus.CALM: (
        _habit(
            noop("breathe out", "to a speaker"),
            5,
            lambda live: (live.tense or 0) > norms.TENSE.high,
        ),
        _praise(
            noop("calm", "to a speaker"),
            25,
            lambda live: live.tense is not None and live.tense < norms.TENSE.low,
        ),
    ),
    Focus.ENERGY: (
        _habit(
            noop("more energy", "to a speaker"),
            5,
            lambda live: live.energy is not None and live.energy < live.energy_norm.low,
        ),
        _praise(
            noop("good energy", "to a speaker"),
            10,
            lambda live: live.energy is not None and live.energy >= live.energy_norm.high,
        ),
    ),
}


class CueMaker:
    """The live coach: turns the updates of a talk into cues, at least `APART_S` seconds apart.

    Parameters
    ----------
    focus
        What the cues are about, None for no cues; it may be changed during the talk.
    labels
        Labels of the emotion model.

    Attributes
    ----------
    in_overtime
        Whether the talk takes longer than planned.
    """

    def __init__(self, focus: Focus | None, labels: tuple[str, ...]) -> None:
        self._focus = focus
        self._live = Live(labels)
        self._since_s: dict[str, float] = {}
        self._last: Cue | None = None
        self._is_shown = False
        self.in_overtime = False

    @property
    def focus(self) -> Focus | None:
        """What the cues are about, None for no cues; setting it hides the current cue."""
        return self._focus

    @focus.setter
    def focus(self, focus: Focus | None) -> None:
        self._focus = focus
        self._since_s.clear()
        self.hide()

    @property
    def word(self) -> str:
        """The translated cue to show now; "" if there is none."""
        if self._last is None or not self._is_shown:
            return ""
        return tr(self._last.word, "to a speaker")

    def show_usual(self, usual: Figures) -> None:
        """Judge energy and pitch variety by the speaker's usual figures, where they are known."""
        energy = usual.get(metrics.ENERGY.key)
        self._live.energy_norm = norms.energy(energy, norms.ENERGY_CHANGE_LATELY)
        self._live.variety_norm = norms.variety(usual.get(metrics.PITCH_VARIETY.key))

    def hide(self) -> None:
        """Hide the current cue; the time to the next still counts from it."""
        self._is_shown = False

    @property
    def _last_s(self) -> float:
        return -PRAISE_APART_S if self._last is None else self._last.at_s

    def push(self, update: AnalysisUpdate) -> Cue | None:
        """Take in the next update; return the cue that starts with it, None for none."""
        self._live.push(update)
        now_s = self._live.now_s
        if now_s > self._last_s + SHOWN_S:
            self.hide()
        due = None
        for rule in _RULES[self._focus] if self._focus else ():
            is_wrong = self.in_overtime and not rule.in_overtime
            if is_wrong or not rule.holds(self._live):
                self._since_s.pop(rule.word, None)
                continue
            since_s = self._since_s.setdefault(rule.word, now_s)
            if due is None and now_s - since_s >= rule.for_s:
                due = rule
        if due is None or now_s - self._last_s < (PRAISE_APART_S if due.is_praise else APART_S):
            return None
        self._since_s.clear()
        self._last = Cue(due.word, due.is_praise, now_s)
        self._is_shown = True
        return self._last
