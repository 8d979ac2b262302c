"""Cues about the pace: who is told that they are slow or fast, beside what they said in truth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from coach.analysis.analyzer import Analyzer
from coach.coaching.cues import CueMaker
from coach.domain import norms
from coach.domain.settings import Focus
from coach.domain.stream import ANALYSIS_RATE_HZ
from tests.accuracy import people
from tests.accuracy.hearing import feed
from tests.accuracy.people import Half
from tests.accuracy.rows import Row, row

_SLOW = {"faster", "shorter pauses"}
_FAST = {"slower"}
#: Upper ends of the groups of learners, in syllables a second with their pauses.
_GROUPS = (1.6, norms.SLOW_BELOW, norms.PACE.low, norms.PACE.high)


def habits(focus: Focus, samples: np.ndarray) -> set[str]:
    """Return the habits that the live coach names in float32 samples at 16 kHz."""
    maker = CueMaker(focus, ())
    cues = (maker.push(update) for update in feed(Analyzer(None, ANALYSIS_RATE_HZ), samples))
    return {cue.word for cue in cues if cue is not None and not cue.is_praise}


def paces(data: Path, half: Half) -> Iterator[Row]:
    """Count who is told that the pace is slow or fast, by the syllables of the text they read."""
    known, told = [], []
    for speaker in half.learners:
        talk = people.learner_talk(data, speaker)
        syllables = sum(one.syllables for one in people.sentences(data, speaker))
        known.append(syllables * people.RATE_HZ / len(talk))
        told.append(habits(Focus.PACE, talk))
    truth = np.array(known)
    slow, fast = (np.array([bool(one & words) for one in told]) for words in (_SLOW, _FAST))
    for low, high in zip((0.0, *_GROUPS), (*_GROUPS, np.inf), strict=True):
        among = (low <= truth) & (truth < high)
        if among.any():
            who = f"{low:g} to {high:g}" if high < np.inf else f"{low:g} and more"
            more = f" of {among.sum()} learners; told fast {fast[among].mean():.0%}"
            what = f"cues, {who} syllables/s: told slow"
            yield row(what, _reach(high), slow[among].mean(), "{:.0%}", more)


def _reach(high: float) -> str:
    """Return the target: all of the slowest, nobody whose pace suits a talk."""
    if high == _GROUPS[0]:
        return ">= 0.9"
    return "<= 0.05" if high > norms.PACE.low else ""
