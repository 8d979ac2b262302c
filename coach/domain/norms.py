"""The norms: what listeners like, each with its source.

"Ours" marks a cut-off that is our own because none has been published. Where the speaker's usual
(baseline) is known, it counts for more.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.common.i18n import noop, tr


@dataclass(frozen=True, slots=True)
class Range:
    """The range from `low` to `high`, both included; None leaves it open on that side."""

    low: float | None = None
    high: float | None = None

    def fits(self, value: float) -> bool:
        """Return whether a value lies within the range."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def distance(self, value: float) -> float:
        """Return how far a value lies outside the range; 0 inside."""
        below = 0.0 if self.low is None else self.low - value
        above = 0.0 if self.high is None else value - self.high
        return max(0.0, below, above)

    @property
    def words(self) -> str:
        """The range as text, as in "2.4 to 4" and "at most 5"."""
        if self.low is None:
            return tr("at most {most:g}", most=self.high)
        if self.high is None:
            return tr("at least {least:g}", least=self.low)
        return tr("{least:g} to {most:g}", least=self.low, most=self.high)


@dataclass(frozen=True, slots=True)
class Norm(Range):
    """What listeners like, and who says so; the base of the three below.

    Attributes
    ----------
    source
        Where the cut-offs come from; "ours" if they are our own.
    """

    source: str = "ours"


@dataclass(frozen=True, slots=True)
class Between(Norm):
    """A norm with both ends."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class AtLeast(Norm):
    """A norm without an upper end."""

    low: float
    high: None = field(default=None, init=False)


@dataclass(frozen=True, slots=True)
class AtMost(Norm):
    """A norm without a lower end."""

    low: None = field(default=None, init=False)
    high: float


#: Seconds of speech below which a session gets no advice, isn't compared and meets no goal. Ours.
LEAST_SPEECH_S = 20.0
#: Share of a recording that must be speech before it is called fine. Ours: talks are speech for
#: more than half of their time, rehearsals with slides in hand still for a third.
LEAST_SPEECH_SHARE = 0.25
#: Seconds of speech below which the coach asks whether a practice is worth keeping. Ours.
WORTH_KEEPING_S = 3.0
#: Syllables of an English word, on average.
SYLLABLES_PER_WORD = 1.45
#: Words a minute, pauses included.
WORDS = Between(100, 165, "Microsoft Speaker Coach")
#: Syllables a second: 100 to 165 words a minute.
PACE = Between(2.4, 4.0, "Microsoft Speaker Coach")
#: A tenth above the top, as counted syllables are off by about that much; and far enough below
#: the bottom that nobody mistakes it for calm.
RUSHED_FROM = 1.1 * PACE.high
SLOW_BELOW = 0.8 * PACE.low
#: Per cent of the time: how much may be lost on listeners before the whole talk is.
RUSHED_SHARE = AtMost(10.0, "ours")
MONOTONE_SHARE = AtMost(30.0, "ours")
QUIET_SHARE = AtMost(10.0, "ours")
#: Semitones. Below the first a voice sounds flat, from the second on lively.
VARIETY = Between(
    1.0,
    2.5,
    noop("after Hincks & Edlund 2009, Traunmüller & Eriksson 1995; thresholds ours"),
)
#: Deviation from the speaker's usual variety that is worth mentioning, as a share of it. Ours.
VARIETY_CHANGE = 0.3
#: Fillers a minute: up to 5 cost nothing, 12 clearly hurt; nobody should aim at zero.
FILLERS = AtMost(5.0, "Laske & DiGennaro Reed 2024")
FILLERS_HURT = 12.0
#: Number of fillers that make a burst, and the most seconds between two of them. Ours.
BURST = 3
BURST_APART_S = 4.0
#: Seconds of speech without a filler that are worth praise. Ours.
CLEAN_S = 60.0
#: Seconds of a pause at the end of a sentence; about 0.6 s sounds most natural.
GOOD_PAUSE_S = Between(0.4, 1.2, "Frontiers in Psychology 2022, 778018; the range is ours")
#: Seconds of speech in one breath; the phrases of a talk are about 2 to 7 s long.
STRETCH_S = AtMost(12.0, "ours")
#: Pauses a minute in a talk that gives listeners time to follow.
PAUSES = AtLeast(6.0, "ours")
#: Per cent of a talk's time, from the first word to the last, that may be silence: of 62 ordinary
#: readers half are silent for 28, and one in a hundred for 44.
SILENCE = AtMost(50.0, "ours")
#: Share of the pauses that must be deliberate for the pauses to be praised. Ours.
DELIBERATE_SHARE = 0.3
#: Level below the speaker's own, in dB: from which listeners at the back lose words; up to which
#: the volume is even; and from which a passage is marked, higher because marks are stored. Above
#: it: from which a voice is raised. Ours.
VOLUME_BELOW_DB = 6.0
VOLUME_ABOVE_DB = 6.0
VOLUME_EVEN_DB = 2.0
QUIET_BELOW_DB = 9.0
#: Speech declines by about 2 to 5 dB over a phrase; twice that is lost on the last row. Ours.
FADED_DB = 10.0
#: Level of the voice above that of the room, in dB. Below it pauses, pitch and pace are detected
#: badly, and the last two are left out: measured with added noise, docs/accuracy.md.
ABOVE_NOISE = AtLeast(10.0, "ours")
#: Level of the speech below which the microphone's own noise gets in the way, in dBFS. Ours.
LEVEL_DBFS = AtLeast(-50.0, "ours")
#: Share of the speech that may be clipped. Ours.
CLIPPED_SHARE = AtMost(0.02, "ours")
#: Per cent of the phrases that may fade away.
FADING_ENDS = AtMost(25.0, "ours")
#: Per cent. A network's figure, which is meaningful only beside others of the same speaker. If the
#: speaker's usual isn't known: the range of four in five of 125 ordinary readers, by a network
#: that never heard them (means over 8 sentences: 7.5 to 31.6, median 15.5).
ENERGY = Between(7.5, 32.0, "ours")
#: Deviation from the usual that is worth mentioning, in per cent: over a talk, over the last twenty
#: seconds, and of a single reading, which varies by 10 (SD) within an ordinary reader. Ours.
ENERGY_CHANGE, ENERGY_CHANGE_LATELY, ENERGY_CHANGE_NOW = 5.0, 10.0, 15.0
#: Share of the readings that may be tense.
TENSE_SHARE = AtMost(0.3, "ours")
#: Mean probability of a tense voice below which it is calm, and above which it is tense.
TENSE = Between(0.15, 0.5, "ours")


def variety(usual: float | None) -> Between:
    """Return the pitch varieties, in semitones, below which a voice is flat and from which lively.

    Parameters
    ----------
    usual
        The speaker's usual variety in semitones; None if it isn't known.
    """
    if usual is None:
        return VARIETY
    flat = min(max(VARIETY.low, (1 - VARIETY_CHANGE) * usual), VARIETY.high)
    lively = max(flat, min(VARIETY.high, (1 + VARIETY_CHANGE) * usual))
    return Between(flat, lively, VARIETY.source)


def energy(usual: float | None, change: float = ENERGY_CHANGE) -> Between:
    """Return the range of energies, in per cent, that are neither high nor low.

    Parameters
    ----------
    usual
        The speaker's usual energy in per cent; None if it isn't known.
    change
        Deviation from the usual, either way, that is still within the range, in per cent.
    """
    if usual is None:
        return ENERGY
    return Between(usual - change, usual + change, ENERGY.source)
