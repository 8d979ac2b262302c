"""The prompter: how often it shows the sentence that is being read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from coach.coaching.prompter import Prompter
from coach.coaching.script import Script
from coach.coaching.syllables import count_syllables
from coach.domain.stream import PAUSES
from tests.accuracy import people, worded
from tests.accuracy.hearing import listen
from tests.accuracy.people import Half
from tests.accuracy.rows import Row, row

#: Learners whose sentences make one talk, of about two minutes.
_SPEAKERS = 4
_STEP_S = 0.25
#: The syllables of a moment are known so long after it.
_LATE_S = 0.7


def prompter(data: Path, half: Half) -> Iterator[Row]:
    away: list[int] = []
    drift: list[float] = []
    for first in range(0, len(half.learners) - _SPEAKERS + 1, _SPEAKERS):
        speakers = half.learners[first : first + _SPEAKERS]
        sentences = [one for speaker in speakers for one in people.sentences(data, speaker)]
        texts = [f"{one.text.capitalize()}." for one in sentences]
        read = worded.joined([(people.read(one.path), one.text) for one in sentences])
        following = Prompter(Script("\n".join(texts)))
        number_of_line = _sentences_of(following, texts)
        heard = 0
        for step, settled in enumerate(listen(read.samples, with_fluency=False), 1):
            heard += len(settled.nuclei)
            for event in settled.events:
                if event.kind in PAUSES:
                    following.pause(event.start_s, event.end_s)
            shown = number_of_line[following.follow(heard, step * _STEP_S)]
            at_s = step * _STEP_S - _LATE_S
            said = [n for n, (start_s, end_s) in enumerate(read.spans) if start_s <= at_s <= end_s]
            away += [abs(shown - said[0])] if said else []
        written = sum(count_syllables(word) for text in texts for word in text.split())
        drift.append(abs(heard / written - 1))
    errors = np.array(away)
    near = (
        f"; at most one away {np.mean(errors <= 1):.0%}, two {np.mean(errors <= 2):.0%}"
        f"; worst {errors.max()}"
    )
    what = "prompter: shows the sentence that is read"
    yield row(what, "", float(np.mean(errors == 0)), "{:.0%} of the time", near)
    what = "prompter: syllables heard, less those written, at the end"
    yield row(what, "", float(np.median(drift)), "{:.1%}, median")


def _sentences_of(following: Prompter, texts: list[str]) -> list[int]:
    """Return the number of the sentence that each line belongs to."""
    found, words = [], 0
    ends = np.cumsum([len(text.split()) for text in texts])
    for line in following.lines:
        words += len(line.text.split())
        found.append(int(np.searchsorted(ends, words)))
    return found
