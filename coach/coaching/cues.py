"""The live coach: one short word at a time, seldom.

A word about every twenty seconds helps more than continuous feedback or none (Rhema, Tanveer
et al. 2015). A habit must last before it is named, and praise counts as a word too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean

from coach.coaching.figures import Known
from coach.coaching.hesitation import filled, is_deliberate, is_silence
from coach.common.i18n import noop, tr
from coach.domain import metrics, norms
from coach.domain.settings import Focus
from coach.domain.stream import AnalysisUpdate, EventKind, SpeechEvent
from coach.domain.tones import TENSE

#: Seconds between two cues, at least; before praise, so that a habit seldom waits for it; and
#: for which one is shown.
APART_S = 20.0
PRAISE_APART_S = 45.0
SHOWN_S = 4.0
#: A reading is no longer news after this.
_FRESH_S = 2.0
#: Speech goes on where its end, as far as it is known, is this near.
_GOES_ON_S = 0.5
#: A filler after a pause is known so long after the pause has ended.
_KNOWN_S = 1.5
#: How far back the pace is looked at.
_PACE_WINDOW_S = metrics.PACE.window_s
#: A pause that doesn't end anything.
_PAUSE_S = 5.0
#: How far back fillers and tones are looked at.
_WINDOW_S = 20.0
#: Readings from which their mean says something.
_MEAN_READINGS = 10


@dataclass(frozen=True, slots=True)
class Cue:
    """One word, in English, shown from `at_s` for `SHOWN_S`."""

    word: str
    is_praise: bool
    at_s: float


class Live:
    """What is known of the talk so far, as the rules ask for it."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self._labels = labels
        self._latest: dict[str, tuple[float, float]] = {}
        self._fillers: deque[SpeechEvent] = deque()
        self._pause: SpeechEvent | None = None
        self._long_pause_end_s = -_WINDOW_S
        self._tones: deque[tuple[float, float]] = deque()
        self._energy: deque[tuple[float, float]] = deque()
        self._since_s: float | None = None
        #: What is neither much nor little of the speaker.
        self.energy_norm, self.variety_norm = norms.energy(None), norms.variety(None)
        self.now_s = 0.0
        #: Too loud for the microphone within the last half a second.
        self.clips = False
        #: Speech since the last filler, or since the beginning.
        self.clean_s = 0.0

    def push(self, update: AnalysisUpdate) -> None:
        self.now_s = update.until_s
        self.clips = update.clipping
        # Known for certain but for the last half a second, or hiss would pass for speech.
        last = update.unsettled_s[-1] if update.unsettled_s else (0.0, 0.0)
        self._since_s = last[0] if self.now_s - last[1] < _GOES_ON_S else None
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
        """The latest value of a metric, None where it is older than `fresh_s`."""
        time_s, value = self._latest.get(key, (-fresh_s, 0.0))
        return value if self.now_s - time_s < fresh_s else None

    @property
    def speaking(self) -> bool:
        return self._since_s is not None

    @property
    def fillers(self) -> int:
        """In the last twenty seconds."""
        return len(self._fillers)

    @property
    def without_pause_s(self) -> float:
        """How long somebody has been speaking since the last pause."""
        return 0.0 if self._since_s is None else self.now_s - self._since_s

    @property
    def after_long_pause_s(self) -> float:
        """Time since the last long pause, which isn't slowness."""
        return self.now_s - self._long_pause_end_s

    @property
    def has_paused_well(self) -> bool:
        """Whether a pause that was meant has ended, long enough ago to know of a filler in it."""
        pause = self._pause
        if pause is None or not _KNOWN_S <= self.now_s - pause.end_s < _KNOWN_S + _FRESH_S:
            return False
        return is_deliberate(pause, *filled([pause], self._fillers))

    @property
    def below_usual_db(self) -> float | None:
        """How much softer the last second of speech was than the session usually is; there is
        none to tell of in a pause, over which it holds."""
        louder_db = self.reading(metrics.RELATIVE_LEVEL.key, fresh_s=_PAUSE_S)
        return None if louder_db is None else -louder_db

    @property
    def tense(self) -> float | None:
        """Mean probability of a tense voice over the last twenty seconds."""
        return _mean(self._tones)

    @property
    def energy(self) -> float | None:
        """Mean energy in per cent over the last twenty seconds."""
        return _mean(self._energy)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A word that is due once `holds` has been true for `for_s`."""

    word: str
    is_praise: bool
    for_s: float
    holds: Callable[[Live], bool]


def _habit(word: str, for_s: float, holds: Callable[[Live], bool]) -> _Rule:
    return _Rule(word, False, for_s, holds)


def _praise(word: str, for_s: float, holds: Callable[[Live], bool]) -> _Rule:
    return _Rule(word, True, for_s, holds)


def _pace(live: Live) -> float:
    return live.reading(metrics.PACE.key) or 0.0  # 0, of which no rule says anything


def _is_slow(live: Live) -> bool:
    return 0 < _pace(live) < norms.SLOW_BELOW and live.after_long_pause_s > _PACE_WINDOW_S


def _is_soft(live: Live) -> bool:
    return live.speaking and (live.below_usual_db or 0) > norms.VOLUME_BELOW_DB


def _is_even(live: Live) -> bool:
    below_db = live.below_usual_db
    return below_db is not None and below_db < norms.VOLUME_EVEN_DB and not live.clips


def _variety(live: Live) -> float:
    return live.reading(metrics.PITCH_VARIETY.key) or 0.0  # as above


#: The word comes from the first rule that holds.
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
    """Told every update of a talk; says the word that is due, at most one in `APART_S`.

    focus: what it speaks of, None for nothing; it may change while somebody speaks.
    """

    def __init__(self, focus: Focus | None, labels: tuple[str, ...]) -> None:
        self._focus = focus
        self._live = Live(labels)
        self._since_s: dict[str, float] = {}
        self._last: Cue | None = None
        self._is_shown = False

    @property
    def focus(self) -> Focus | None:
        return self._focus

    @focus.setter
    def focus(self, focus: Focus | None) -> None:
        self._focus = focus
        self._since_s.clear()
        self.hide()

    @property
    def word(self) -> str:
        """What is to be seen now; nothing once it has been shown for long enough."""
        if self._last is None or not self._is_shown:
            return ""
        return tr(self._last.word, "to a speaker")

    def show_usual(self, usual: Known) -> None:
        """Speak of energy and variety by how much the speaker usually has, where that is known."""
        energy = usual.get(metrics.ENERGY.key)
        self._live.energy_norm = norms.energy(energy, norms.ENERGY_CHANGE_LATELY)
        self._live.variety_norm = norms.variety(usual.get(metrics.PITCH_VARIETY.key))

    def hide(self) -> None:
        """Take back what is shown; it counts as a cue all the same."""
        self._is_shown = False

    @property
    def _last_s(self) -> float:
        return -PRAISE_APART_S if self._last is None else self._last.at_s

    def push(self, update: AnalysisUpdate) -> Cue | None:
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
    """Mean of values with their times; None where they are too few to speak of."""
    return fmean(value for _, value in line) if len(line) >= _MEAN_READINGS else None
