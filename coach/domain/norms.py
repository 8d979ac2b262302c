"""What listeners like, in one table, each line with its source.

Where a figure has no published cut-off, the line says that it is ours; wherever the speaker
has a baseline of their own, that counts for more.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.common.i18n import noop, tr


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both included; None where there is no end on that side."""

    low: float | None = None
    high: float | None = None

    def fits(self, value: float) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def distance(self, value: float) -> float:
        """How far a value lies outside; 0 inside."""
        below = 0.0 if self.low is None else self.low - value
        above = 0.0 if self.high is None else value - self.high
        return max(0.0, below, above)

    @property
    def words(self) -> str:
        """As in "2.4 to 4" and "at most 5"."""
        if self.low is None:
            return tr("at most {most:g}", most=self.high)
        if self.high is None:
            return tr("at least {least:g}", least=self.low)
        return tr("{least:g} to {most:g}", least=self.low, most=self.high)


@dataclass(frozen=True, slots=True)
class Norm(Range):
    """What listeners like, and who says so; one of those below."""

    source: str = "ours"


@dataclass(frozen=True, slots=True)
class Between(Norm):
    """One with both ends."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class AtLeast(Norm):
    """One without an upper end."""

    low: float
    high: None = field(default=None, init=False)


@dataclass(frozen=True, slots=True)
class AtMost(Norm):
    """One without a lower end."""

    low: None = field(default=None, init=False)
    high: float


#: Seconds of speech under which a session gets no advice, isn't compared and meets no goal. Ours.
LEAST_SPEECH_S = 20.0
#: Syllables a second: 100 to 165 words a minute at 1.45 syllables a word.
PACE = Between(2.4, 4.0, "Microsoft Speaker Coach")
#: A tenth over the top, which is how well syllables are counted; and as much slower than the
#: bottom that nobody takes it for calm.
RUSHED_FROM = 1.1 * PACE.high
SLOW_BELOW = 0.8 * PACE.low
#: Per cent of the time: what is lost on listeners before the talk is.
RUSHED_SHARE = AtMost(10.0, "ours")
MONOTONE_SHARE = AtMost(30.0, "ours")
QUIET_SHARE = AtMost(10.0, "ours")
#: Semitones. Short of the first, a voice sounds flat; from the second, lively.
VARIETY = Between(
    1.0,
    2.5,
    noop("after Hincks & Edlund 2009, Traunmüller & Eriksson 1995; cut-offs ours"),
)
#: Share of a speaker's usual variety that is worth a word, more or less. Ours.
VARIETY_CHANGE = 0.3
#: A minute: up to 5 cost nothing, 12 clearly hurt; nobody should aim at zero.
FILLERS = AtMost(5.0, "Laske & DiGennaro Reed 2024")
FILLERS_HURT = 12.0
#: Fillers that make a burst, where each comes soon after the one before. Ours.
BURST = 3
BURST_APART_S = 4.0
#: Seconds of speech without a filler that are worth a word. Ours.
CLEAN_S = 60.0
#: A pause at the end of a sentence; about 0.6 s sounds most natural.
GOOD_PAUSE_S = Between(0.4, 1.2, "Frontiers in Psychology 2022, 778018; the range is ours")
#: Speech in one breath; phrases of a talk are some 2 to 7 s long.
STRETCH_S = AtMost(12.0, "ours")
#: Pauses a minute of a talk that leaves time to follow.
PAUSES = AtLeast(6.0, "ours")
#: Share of the pauses that must have been deliberate to be praised. Ours.
DELIBERATE_SHARE = 0.3
#: Level under the speaker's own, from which those behind lose words; up to which it is even; and
#: from which a passage is marked, which is kept and so is surer. Ours.
VOLUME_BELOW_DB = 6.0
VOLUME_EVEN_DB = 2.0
QUIET_BELOW_DB = 9.0
#: Speech declines by some 2 to 5 dB over a phrase; twice that is lost in the last row. Ours.
FADED_DB = 10.0
#: Level of the voice over that of the room, in dB, below which pauses, pitch and pace are
#: heard badly, and the last two left out: measured with added noise, docs/accuracy.md.
ABOVE_NOISE = AtLeast(10.0, "ours")
#: Level of the speech at the microphone, below which its own noise gets in the way. Ours.
LEVEL_DBFS = AtLeast(-50.0, "ours")
#: Share of the speech that may be cut off at full scale. Ours.
CLIPPED_SHARE = AtMost(0.02, "ours")
#: Per cent of the phrases.
FADING_ENDS = AtMost(25.0, "ours")
#: A network's figure, which says something of a voice beside others of the same speaker. Of
#: somebody whose usual isn't known, what four in five of 125 ordinary readers lie between (of a
#: network that never heard them; means over 8 sentences: 7.5 to 31.6, median 15.5).
ENERGY = Between(7.5, 32.0, "ours")
#: Per cent more or less than usual that are worth a word: of a talk, of its last twenty seconds,
#: and of a single reading, which varies by 10 (SD) within an ordinary reader. Ours.
ENERGY_CHANGE, ENERGY_CHANGE_LATELY, ENERGY_CHANGE_NOW = 5.0, 10.0, 15.0
#: Share of the readings.
TENSE_SHARE = AtMost(0.3, "ours")
#: Mean probability of a tense voice below which it is calm, and above which it is tense.
TENSE = Between(0.15, 0.5, "ours")


def variety(usual: float | None) -> Between:
    """Short of the first, a voice sounds flat, for its speaker or for anybody, in semitones; from
    the second it is lively. Of strangers with None."""
    if usual is None:
        return VARIETY
    flat = min(max(VARIETY.low, (1 - VARIETY_CHANGE) * usual), VARIETY.high)
    lively = max(flat, min(VARIETY.high, (1 + VARIETY_CHANGE) * usual))
    return Between(flat, lively, VARIETY.source)


def energy(usual: float | None, change: float = ENERGY_CHANGE) -> Between:
    """What is neither much nor little energy of a speaker whose usual, in per cent, is known; of
    strangers with None."""
    if usual is None:
        return ENERGY
    return Between(usual - change, usual + change, ENERGY.source)
