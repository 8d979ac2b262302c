"""Two ears: what the recogniser says, held against the speech and the pauses that were measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coach.domain.session import Session
from coach.domain.stream import PAUSES
from coach.domain.words import Word

#: How far a word may lie outside detected speech: soft beginnings and ends are.
_TOLERANCE_S = 0.2
#: So much of a word in detected speech is enough: the rest may be stretched into a pause.
_ENOUGH_S = 0.15
#: Shortest word; those that a pause would cut shorter are left alone.
_LEAST_S = 0.05


def heard_by_both(words: Iterable[Word], session: Session) -> tuple[Word, ...]:
    """Return the words that lie in detected speech, with their times trimmed to it.

    Recognisers invent words in silence and music: a word counts only if half of it, or
    `_ENOUGH_S`, lies in an utterance or within `_TOLERANCE_S` of one. They also stretch words into
    the pauses beside them: where a pause was measured, no word reaches into it.
    """
    spoken = [(one.start_s - _TOLERANCE_S, one.end_s + _TOLERANCE_S) for one in session.segments]
    pauses = [(one.start_s, one.end_s) for one in session.events if one.kind in PAUSES]
    found = []
    for word in words:
        end_s = max(word.end_s, word.start_s + _LEAST_S)  # some have no length at all
        inside_s = sum(_overlap_s(word.start_s, end_s, *one) for one in spoken)
        if word.text.strip() and inside_s >= min(_ENOUGH_S, (end_s - word.start_s) / 2):
            found.append(_trimmed(replace(word, end_s=end_s), pauses))
    return tuple(found)


def _overlap_s(start_s: float, end_s: float, other_start_s: float, other_end_s: float) -> float:
    return max(0.0, min(end_s, other_end_s) - max(start_s, other_start_s))


def _trimmed(word: Word, pauses: Iterable[tuple[float, float]]) -> Word:
    """Return a word without the parts of it that lie in pauses."""
    start_s, end_s = word.start_s, word.end_s
    for pause_start_s, pause_end_s in pauses:
        if start_s + _LEAST_S < pause_start_s < end_s:  # the word begins before the pause
            end_s = pause_start_s
        elif start_s < pause_end_s < end_s - _LEAST_S:
            start_s = pause_end_s
    return replace(word, start_s=start_s, end_s=end_s)
