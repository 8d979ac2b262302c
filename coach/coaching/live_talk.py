"""What the live coach knows of the talk so far: the last seconds, and what is usual."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from statistics import fmean

from coach.coaching.hesitation import filled, is_deliberate, is_silence
from coach.domain import metrics, norms
from coach.domain.stream import AnalysisUpdate, EventKind, SpeechEvent
from coach.domain.tones import TENSE

#: A reading older than this is stale.
_FRESH_S = 2.0
#: Somebody is still speaking if the speech detected so far ends less than this before now.
_GOES_ON_S = 0.5
#: This long after a pause has ended, a filler right after it would have been reported.
_KNOWN_S = 1.5
#: Pace and articulation over the window in which slow speech and too much silence are looked for:
#: it is so long that a single pause doesn't decide.
PACE_LATELY = metrics.METRICS["pace_20s_syllables_per_s"]
ARTICULATION_LATELY = metrics.METRICS["articulation_20s_syllables_per_s"]
#: Fewest seconds of speech in it.
_LEAST_SPOKEN_S = 5.0
#: The level of speech holds over a pause of up to this length, and a talk may go on after it.
_PAUSE_S = 5.0
#: Window over which fillers are counted, and tones and energy averaged.
_WINDOW_S = 20.0
#: Fewest readings whose mean is meaningful.
_MEAN_READINGS = 10


@dataclass(frozen=True, slots=True)
class Lately:
    """Speech and silence in the last twenty seconds.

    Attributes
    ----------
    spoken_s
        Seconds of speech.
    pause_s
        Seconds of the longest silence if no other is half as long: a deliberate pause, not a habit;
        0 if there are several like it.
    """

    spoken_s: float
    pause_s: float


class Live:
    """State of the talk so far, as the rules of the cues query it.

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
        self._tones: deque[tuple[float, float]] = deque()
        self._energy: deque[tuple[float, float]] = deque()
        self._since_s: float | None = None
        self._began_s: float | None = None
        self._spoken: deque[tuple[float, float]] = deque()
        self._unsettled: tuple[tuple[float, float], ...] = ()
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
        self._note_speech(update)
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

    def _note_speech(self, update: AnalysisUpdate) -> None:
        self._spoken += ((segment.start_s, segment.end_s) for segment in update.segments)
        self._unsettled = update.unsettled_s
        if self._began_s is None:
            self._began_s = next((start_s for start_s, _ in self._speech), None)
        while self._spoken and self._spoken[0][1] < self.now_s - PACE_LATELY.window_s:
            self._spoken.popleft()

    def _note(self, event: SpeechEvent) -> None:
        if event.kind == EventKind.FILLER:
            self._fillers.append(event)
            self.clean_s = 0.0
        elif is_silence(event):
            self._pause = event

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
    def _speech(self) -> list[tuple[float, float]]:
        """Start and end of the speech of the last twenty seconds, ascending."""
        return sorted([*self._spoken, *self._unsettled])

    @property
    def lately(self) -> Lately | None:
        """How much of the last twenty seconds was speech, and how much silence.

        None if there was too little of either talk or speech, or if nobody goes on.
        """
        from_s = self.now_s - PACE_LATELY.window_s
        if self._began_s is None or self._began_s > from_s:
            return None
        spoken_s, silences_s, silent_from_s = 0.0, [0.0], from_s
        for start_s, end_s in self._speech:
            silences_s.append(start_s - silent_from_s)
            spoken_s += max(0.0, end_s - max(start_s, silent_from_s))
            silent_from_s = max(silent_from_s, end_s)
        silences_s.append(self.now_s - silent_from_s)
        if spoken_s < _LEAST_SPOKEN_S or silences_s[-1] > _PAUSE_S:
            return None
        *_, next_s, longest_s = sorted(silences_s)
        return Lately(spoken_s, longest_s if next_s < longest_s / 2 else 0.0)

    @property
    def pace_lately(self) -> float | None:
        """Pace in syllables a second over the last twenty seconds, without a deliberate pause.

        None as for `lately`.
        """
        lately, pace = self.lately, self.reading(PACE_LATELY.key)
        if lately is None or pace is None:
            return None
        return pace * PACE_LATELY.window_s / (PACE_LATELY.window_s - lately.pause_s)

    @property
    def silence_lately(self) -> float | None:
        """Per cent of the same time that was silence; None as for `lately`."""
        if (lately := self.lately) is None:
            return None
        return 100 * (1 - lately.spoken_s / (PACE_LATELY.window_s - lately.pause_s))

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


def _mean(line: deque[tuple[float, float]]) -> float | None:
    """Return the mean of timed values, or None if there are too few."""
    return fmean(value for _, value in line) if len(line) >= _MEAN_READINGS else None
