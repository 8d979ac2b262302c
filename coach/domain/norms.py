"""What listeners like, in one table, each line with its source.

Where a figure has no published cut-off, the line says that it is ours; wherever the speaker
has a baseline of their own, that counts for more.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.common.i18n import noop


@dataclass(frozen=True, slots=True)
class Norm:
    """The range that is fine; None where there is no end on that side."""

    low: float | None
    high: float | None
    unit: str
    source: str

    def fits(self, value: float) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


#: 100 to 165 words a minute at 1.45 syllables a word.
PACE = Norm(2.4, 4.0, "syllables/s", "Microsoft Speaker Coach")
#: A tenth over the top, which is how well syllables are counted; and as much slower than the
#: bottom that nobody takes it for calm.
RUSHED_FROM = 1.1 * PACE.high
SLOW_BELOW = 0.8 * PACE.low
#: Of the time: what is lost on listeners before the talk is.
RUSHED_SHARE = Norm(None, 10.0, "%", "ours")
MONOTONE_SHARE = Norm(None, 30.0, "%", "ours")
QUIET_SHARE = Norm(None, 10.0, "%", "ours")
#: Short of the first, a voice sounds flat; from the second, lively.
VARIETY = Norm(
    1.0,
    2.5,
    "semitones",
    noop("after Hincks & Edlund 2009, Traunmüller & Eriksson 1995; cut-offs ours"),
)
#: Share of a speaker's usual variety that is worth a word, more or less. Ours.
VARIETY_CHANGE = 0.3
#: Up to 5 a minute cost nothing, 12 clearly hurt; nobody should aim at zero.
FILLERS = Norm(None, 5.0, "a minute", "Laske & DiGennaro Reed 2024")
FILLERS_HURT = 12.0
#: So many fillers are a burst, where each comes soon after the one before. Ours.
BURST = 3
BURST_APART_S = 4.0
#: Seconds of speech without a filler that are worth a word. Ours.
CLEAN_S = 60.0
#: A pause at the end of a sentence; about 0.6 s sounds most natural.
GOOD_PAUSE_S = Norm(0.4, 1.2, "s", "Frontiers in Psychology 2022, 778018; the range is ours")
#: Speech in one breath; phrases of a talk are some 2 to 7 s long.
STRETCH_S = Norm(None, 12.0, "s", "ours")
#: Pauses a minute of a talk that leaves time to follow.
PAUSES = Norm(6.0, None, "a minute", "ours")
#: Share of the pauses that must have been deliberate to be praised. Ours.
DELIBERATE_SHARE = 0.3
#: Level under the speaker's own, from which those behind lose words; up to which it is even; and
#: from which a passage is marked, which is kept and so is surer. Ours.
VOLUME_BELOW_DB = 6.0
VOLUME_EVEN_DB = 2.0
QUIET_BELOW_DB = 9.0
#: Speech declines by some 2 to 5 dB over a phrase; twice that is lost in the last row. Ours.
FADED_DB = 10.0
#: Level of the voice over that of the room, below which pauses, pitch and pace are heard badly,
#: and the last two left out:
#: measured with added noise, docs/accuracy.md.
ABOVE_NOISE = Norm(10.0, None, "dB", "ours")
#: Level of the speech at the microphone, below which its own noise gets in the way. Ours.
LEVEL_DBFS = Norm(-50.0, None, "dBFS", "ours")
#: Share of the speech that may be cut off at full scale. Ours.
CLIPPED_SHARE = Norm(None, 0.02, "", "ours")
FADING_ENDS = Norm(None, 25.0, "%", "ours")
#: A network's figure, which says something of a voice beside others of the same speaker. Of
#: somebody whose usual isn't known, what four in five of 125 ordinary readers lie between (of a
#: network that never heard them; means over 8 sentences: 7.5 to 31.6, median 15.5).
ENERGY = Norm(7.5, 32.0, "%", "ours")
#: Per cent more or less than usual that are worth a word: of a talk, of its last twenty seconds,
#: and of a single reading, which varies by 10 (SD) within an ordinary reader. Ours.
ENERGY_CHANGE, ENERGY_CHANGE_LATELY, ENERGY_CHANGE_NOW = 5.0, 10.0, 15.0
TENSE_SHARE = Norm(None, 0.3, "of the readings", "ours")
#: Mean probability of a tense voice below which it is calm, and above which it is tense.
TENSE = Norm(0.15, 0.5, "", "ours")


def variety(usual: float | None) -> Norm:
    """Short of the first, a voice sounds flat, for its speaker or for anybody, in semitones; from
    the second it is lively. Of strangers with None."""
    if usual is None:
        return VARIETY
    flat = min(max(VARIETY.low, (1 - VARIETY_CHANGE) * usual), VARIETY.high)
    lively = max(flat, min(VARIETY.high, (1 + VARIETY_CHANGE) * usual))
    return Norm(flat, lively, VARIETY.unit, VARIETY.source)


def energy(usual: float | None, change: float = ENERGY_CHANGE) -> Norm:
    """What is neither much nor little energy of a speaker whose usual, in per cent, is known; of
    strangers with None."""
    if usual is None:
        return ENERGY
    return Norm(usual - change, usual + change, ENERGY.unit, ENERGY.source)
