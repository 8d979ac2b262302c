"""Ordinary speech: nobody stutters or hesitates on purpose, and the syllables are known.

Some readers do stumble, and "two two eight" is a repetition, so zero is out of reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np

from coach.domain.stream import EventKind
from tests.accuracy import people
from tests.accuracy.hearing import DeliveryStream, hear
from tests.accuracy.people import Half
from tests.accuracy.rows import Row, row

_SEED = 8
_CHILD_UNTIL = 15
DISFLUENT = (
    EventKind.FILLER,
    EventKind.REPETITION,
    EventKind.PROLONGATION,
    EventKind.BLOCK,
)


@cache
def heard_learner(data: Path, speaker: str, with_fluency: bool = True) -> DeliveryStream:
    """Analyse a learner's talk, once for all rows that use it."""
    return hear(people.learner_talk(data, speaker), with_fluency=with_fluency)


def fluency(data: Path, half: Half) -> Iterator[Row]:
    """Count false events.

    Fillers are counted without fluency analysis, as most people practise; with it there are more.
    """
    heard = [heard_learner(data, speaker) for speaker in half.learners]
    minutes = sum(one.seconds for one in heard) / 60
    for kind in DISFLUENT:
        found = sum(len(one.of(kind)) for one in heard)
        of = f" in {minutes:.0f} min of {len(heard)} learners"
        if kind is EventKind.FILLER:
            of += f"; {found / minutes:.2f} where fluency is practised"
            found = sum(len(heard_learner(data, who, False).of(kind)) for who in half.learners)
        what = f"learners reading: false {kind}s"
        yield row(what, "<= 0.3", found / minutes, "{:.2f} a minute", of)
    rng = np.random.default_rng(_SEED)
    words = [hear(people.indian_talk(data, speaker, rng)) for speaker in half.indian[::2]]
    minutes = sum(one.seconds for one in words) / 60
    for kind in DISFLUENT:
        found = sum(len(one.of(kind)) for one in words)
        of = f" in {minutes:.0f} min of {len(words)} speakers"
        yield row(f"Indian words: false {kind}s", "", found / minutes, "{:.2f} a minute", of)


def pace(data: Path, half: Half) -> Iterator[Row]:
    """Compare syllables a second, from the first sample to the last, with those of the text."""
    found, known, ages = [], [], []
    for speaker in half.learners:
        heard, read = heard_learner(data, speaker), people.sentences(data, speaker)
        found.append(len(heard.nuclei) / heard.seconds)
        known.append(sum(one.syllables for one in read) / heard.seconds)
        ages.append(read[0].age)
    ours, truth = np.array(found), np.array(known)
    likeness = float(np.corrcoef(ours, truth)[0, 1])
    yield row("pace of learners: correlation", ">= 0.95", likeness, "{:.3f}")
    off = ours - truth
    form = "{:.2f} syllables/s"
    of = f" of {truth.mean():.2f}"
    yield row("pace of learners: mean absolute error", "", np.abs(off).mean(), form, of)
    yield row("pace of learners: bias", "", off.mean(), "{:+.2f} syllables/s", of)
    relative = np.abs(off) / truth
    within = f"; {np.mean(relative <= 0.1):.0%} of learners within 10%"
    yield row("pace of learners: off by, median", "<= 0.1", np.median(relative), "{:.1%}", within)
    children = np.array(ages) <= _CHILD_UNTIL
    for who, are in (("children", children), ("adults", ~children)):
        more = f"; bias {np.mean((off / truth)[are]):+.1%}, of {are.sum()}"
        what = f"pace of {who}: off by, median"
        yield row(what, "", np.median(relative[are]), "{:.1%}", more)
