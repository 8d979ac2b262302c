"""The live coach: short cues, one at a time and well apart.

A cue about every twenty seconds helps more than continuous feedback or none (Rhema, Tanveer
et al. 2015). A habit must last before a cue names it, and praise counts as a cue too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean

from coach.coaching.figures import Figures
from coach.coaching.hesitation import filled, is_deliberate, is_silence
from coach.common.i18n import noop, tr
from coach.domain import metrics, norms
from coach.domain.settings import Focus
from coach.domain.stream import AnalysisUpdate, EventKind, SpeechEvent
from coach.domain.tones import TENSE

#: Minimum time from one cue to the next.
APART_S = 20.0
#: Minimum time from a cue to praise: longer, so that praise rarely delays a cue about a habit.
PRAISE_APART_S = 45.0
#: How long a cue is shown.
SHOWN_S = 4.0
#: A reading older than this is stale.
_FRESH_S = 2.0
#: Somebody is still speaking if the speech detected so far ends less than this before now.
_GOES_ON_S = 0.5
#: This long after a pause has ended, a filler right after it would have been reported.
_KNOWN_S = 1.5
#: Window over which the pace is measured.
_PACE_WINDOW_S = metrics.PACE.window_s
#: The level of speech holds over a pause of up to this length.
_PAUSE_S = 5.0
#: Window over which fillers are counted, and tones and energy averaged.
_WINDOW_S = 20.0
#: Fewest readings whose mean is meaningful.
_MEAN_READINGS = 10


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


class Live:
    """State of the talk so far, as the rules query it.

    Parameters
    ----------
    labels
        Labels of the emotion model.
    """

    def __init__(self, labels: tuple[str, ...]) -> None:
        self._labels = labels
        self._latest: dict[str, tuple[float, float]] = {}
        self._fillers: deque[SpeechEvent] = deque()
        self._pause: SpeechEvent | None = None
        self._long_pause_end_s = -_WINDOW_S
        self._tones: deque[tuple[float, float]] = deque()
        self._energy: deque[tuple[float, float]] = deque()
        self._since_s: float | None = None
        #: Ranges that are neither low nor high for this speaker.
        self.energy_norm, self.variety_norm = norms.energy(None), norms.variety(None)
        self.now_s = 0.0
        #: Whether the sound was too loud for the microphone within the last half second.
        self.clips = False
        #: Seconds of speech since the last filler, or since the beginning.
        self.clean_s = 0.0

    def push(self, update: AnalysisUpdate) -> None:
        """Take in the next update."""
        self.now_s = update.until_s
        self.clips = update.clipping
        # All but the last half second of this is settled; the speech gate alone would let hiss
        # pass for speech.
        start_s, end_s = update.unsettled_s[-1] if update.unsettled_s else (0.0, -_GOES_ON_S)
        self._since_s = start_s if self.now_s - end_s < _GOES_ON_S else None
        for measured in update.metrics:
            self._latest[measured.key] = (measured.time_s, measured.value)
        self.clean_s += sum(segment.end_s - segment.start_s for segment in update.segments)
        for event in update.events:
            self._note(event)
        for reading in update.emotions:
            if TENSE in self._labels and not reading.is_unlike:
                tense = float(reading.probabilities[self._labels.index(TENSE)])
                self._tones.append((reading.end_s, tense))
            if reading.activation is not None:
                self._energy.append((reading.end_s, 100 * reading.activation))
        for line in (self._tones, self._energy):
            while line and line[0][0] < self.now_s - _WINDOW_S:
                line.popleft()
        while self._fillers and self._fillers[0].end_s < self.now_s - _WINDOW_S:
            self._fillers.popleft()

    def _note(self, event: SpeechEvent) -> None:
        if event.kind == EventKind.FILLER:
            self._fillers.append(event)
            self.clean_s = 0.0
        elif is_silence(event):
            self._pause = event
            if event.kind == EventKind.LONG_PAUSE:
                self._long_pause_end_s = event.end_s

    def reading(self, key: str, fresh_s: float = _FRESH_S) -> float | None:
        """Return the latest value of a metric, or None if it is older than `fresh_s` seconds."""
        time_s, value = self._latest.get(key, (-fresh_s, 0.0))
        return value if self.now_s - time_s < fresh_s else None

    @property
    def speaking(self) -> bool:
        """Whether somebody is speaking now."""
        return self._since_s is not None

    @property
    def fillers(self) -> int:
        """Number of fillers in the last twenty seconds."""
        return len(self._fillers)

    @property
    def without_pause_s(self) -> float:
        """Seconds since the last pause; 0 while nobody speaks."""
        return 0.0 if self._since_s is None else self.now_s - self._since_s

    @property
    def after_long_pause_s(self) -> float:
        """Seconds since the last long pause.

        While the window of the pace still contains it, a low pace isn't slow speech.
        """
        return self.now_s - self._long_pause_end_s

    @property
    def has_paused_well(self) -> bool:
        """Whether a deliberate pause has just ended.

        Reported once a filler right after the pause would have been noticed.
        """
        pause = self._pause
        if pause is None or not _KNOWN_S <= self.now_s - pause.end_s < _KNOWN_S + _FRESH_S:
            return False
        return is_deliberate(pause, *filled([pause], self._fillers))

    @property
    def below_usual_db(self) -> float | None:
        """How much softer the last second of speech was than is usual in the session, in dB.

        Holds during a short pause, when there are no readings; None after that.
        """
        louder_db = self.reading(metrics.RELATIVE_LEVEL.key, fresh_s=_PAUSE_S)
        return None if louder_db is None else -louder_db

    @property
    def tense(self) -> float | None:
        """Mean probability of a tense voice over the last twenty seconds; None from too few."""
        return _mean(self._tones)

    @property
    def energy(self) -> float | None:
        """Mean energy in per cent over the last twenty seconds; None from too few."""
        return _mean(self._energy)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A cue that is due once `holds` has been true for `for_s` seconds."""

    word: str
    is_praise: bool
    for_s: float
    holds: Callable[[Live], bool]


def _habit(word: str, for_s: float, holds: Callable[[Live], bool]) -> _Rule:
    return _Rule(word, False, for_s, holds)


def _praise(word: str, for_s: float, holds: Callable[[Live], bool]) -> _Rule:
    return _Rule(word, True, for_s, holds)


def _pace(live: Live) -> float:
    return live.reading(metrics.PACE.key) or 0.0  # no rule matches 0


def _is_slow(live: Live) -> bool:
    return 0 < _pace(live) < norms.SLOW_BELOW and live.after_long_pause_s > _PACE_WINDOW_S


def _is_soft(live: Live) -> bool:
    return live.speaking and (live.below_usual_db or 0) > norms.VOLUME_BELOW_DB


def _is_even(live: Live) -> bool:
    below_db = live.below_usual_db
    return below_db is not None and below_db < norms.VOLUME_EVEN_DB and not live.clips


def _variety(live: Live) -> float:
    return live.reading(metrics.PITCH_VARIETY.key) or 0.0  # as above


#: The first rule that is due gives the cue.
_RULES: dict[Focus, tuple[_Rule, ...]] = {
    Focus.PACE: (
        _habit(noop("slower", "to a speaker"), 3, lambda live: _pace(live) > norms.RUSHED_FROM),
        _habit(noop("faster", "to a speaker"), 8, _is_slow),
        _praise(noop("good pace", "to a speaker"), 25, lambda live: norms.PACE.fits(_pace(live))),
    ),
    Focus.PAUSES: (
        _habit(
            noop("pause", "to a speaker"),
            0,
            lambda live: live.without_pause_s > norms.STRETCH_S.high,
        ),
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
    """

    def __init__(self, focus: Focus | None, labels: tuple[str, ...]) -> None:
        self._focus = focus
        self._live = Live(labels)
        self._since_s: dict[str, float] = {}
        self._last: Cue | None = None
        self._is_shown = False

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
            if not rule.holds(self._live):
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


def _mean(line: deque[tuple[float, float]]) -> float | None:
    """Return the mean of timed values, or None if there are too few."""
    return fmean(value for _, value in line) if len(line) >= _MEAN_READINGS else None
