"""Two ears: what the recogniser says, held against the speech and the pauses that were measured."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from coach.common.stretches import Stretch, touching
from coach.domain.session import Session
from coach.domain.stream import PAUSES
from coach.domain.words import Word
from coach.transcription.pieces import between_pauses

#: How far a word may lie outside detected speech: soft beginnings and ends are.
_TOLERANCE_S = 0.2
#: So much of a word in detected speech is enough: the rest may be stretched into a pause.
_ENOUGH_S = 0.15
#: Shortest word; those that a pause would cut shorter are left alone.
_LEAST_S = 0.05
#: How far off the recogniser may be with the first and last word between two pauses, which begin
#: and end where the speech does.
_EDGE_S = 0.5


def heard_by_both(words: Iterable[Word], session: Session) -> tuple[Word, ...]:
    """Return the words that lie in detected speech, with their times fitted to it.

    Recognisers invent words in silence and music: a word counts only if half of it, or
    `_ENOUGH_S`, lies in an utterance or within `_TOLERANCE_S` of one. And they are bad at timing
    words beside pauses, which the detectors know better: there a word begins or ends with the
    speech (`_EDGE_S`), and none reaches into a pause.
    """
    spoken = [(one.start_s - _TOLERANCE_S, one.end_s + _TOLERANCE_S) for one in session.segments]
    pauses = [(one.start_s, one.end_s) for one in session.events if one.kind in PAUSES]
    found = []
    for word in words:
        end_s = max(word.end_s, word.start_s + _LEAST_S)  # some have no length at all
        inside_s = sum(
            min(end_s, spoken_end_s) - max(word.start_s, spoken_start_s)
            for spoken_start_s, spoken_end_s in touching(spoken, word.start_s, end_s)
        )
        if word.text.strip() and inside_s >= min(_ENOUGH_S, (end_s - word.start_s) / 2):
            found.append(_trimmed(replace(word, end_s=end_s), pauses))
    return tuple(_fitted(found, between_pauses(session)))


def _trimmed(word: Word, pauses: Sequence[Stretch]) -> Word:
    """Return a word without the parts of it that lie in pauses."""
    start_s, end_s = word.start_s, word.end_s
    for pause_start_s, pause_end_s in touching(pauses, start_s, end_s):
        if start_s + _LEAST_S < pause_start_s < end_s:  # the word begins before the pause
            end_s = pause_start_s
        elif start_s < pause_end_s < end_s - _LEAST_S:
            start_s = pause_end_s
    return replace(word, start_s=start_s, end_s=end_s)


def _fitted(words: list[Word], stretches: Sequence[Stretch]) -> list[Word]:
    """Let the first and last word of each stretch of speech begin and end with it."""
    middles_s = [(before[1] + after[0]) / 2 for before, after in pairwise(stretches)]

    def nearest(number: int) -> int:
        """Return the number of the stretch that the middle of a word lies in, or is nearest to."""
        word = words[number]
        return bisect_left(middles_s, (word.start_s + word.end_s) / 2)

    fitted = list(words)
    for number, inside in groupby(range(len(words)), nearest):
        start_s, end_s = stretches[number]
        own = list(inside)
        first, last = own[0], own[-1]
        if abs(fitted[first].start_s - start_s) <= _EDGE_S:
            begin_s = min(start_s, fitted[first].end_s - _LEAST_S)
            fitted[first] = replace(fitted[first], start_s=begin_s)
        if abs(fitted[last].end_s - end_s) <= _EDGE_S:
            finish_s = max(end_s, fitted[last].start_s + _LEAST_S)
            fitted[last] = replace(fitted[last], end_s=finish_s)
    return fitted
