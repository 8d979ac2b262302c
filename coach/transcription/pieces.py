"""Where a long talk is cut for the recogniser: at its pauses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from coach.common.stretches import Stretch, touching
from coach.domain.session import Session
from coach.domain.stream import PAUSES

#: Longest piece. Whisper hears 30 s at once, and the margins have to fit in.
MOST_S = 28.0
#: Silence that always ends a piece: in more of it, recognisers invent words.
_BREAK_S = 3.0
#: Silence left around a piece, so that no sound of the speech is cut off.
_MARGIN_S = 0.3


def pieces(session: Session) -> list[Stretch]:
    """Return (start, end) in seconds of the pieces that hold all the speech of a session.

    Where there is a choice, a piece ends at the longest pause in its second half. Speech without
    any pause is cut after `MOST_S`.
    """
    spoken = _cut_up(between_pauses(session))
    found: list[Stretch] = []
    first = 0
    while first < len(spoken):
        last = _last_of_piece(spoken, first)
        found.append((spoken[first][0], spoken[last][1]))
        first = last + 1
    return _with_margins(found, session.duration_s)


def between_pauses(session: Session) -> list[Stretch]:
    """Return (start, end) in seconds of the stretches of speech between pauses, in order."""
    pauses = [(one.start_s, one.end_s) for one in session.events if one.kind in PAUSES]
    found: list[Stretch] = []
    for segment in session.segments:
        start_s = segment.start_s
        for pause_start_s, pause_end_s in touching(pauses, start_s, segment.end_s):
            if start_s < pause_start_s and pause_end_s < segment.end_s:
                found.append((start_s, pause_start_s))
                start_s = pause_end_s
        found.append((start_s, segment.end_s))
    return found


def _cut_up(spoken: Sequence[Stretch]) -> list[Stretch]:
    """Cut stretches that are longer than a piece."""
    found: list[Stretch] = []
    for start_s, end_s in spoken:
        while end_s - start_s > MOST_S:
            found.append((start_s, start_s + MOST_S))
            start_s += MOST_S
        found.append((start_s, end_s))
    return found


def _last_of_piece(spoken: Sequence[Stretch], first: int) -> int:
    """Return the number of the last stretch in the piece that begins with `first`."""
    start_s = spoken[first][0]
    last = best = first
    longest_s = 0.0
    while last + 1 < len(spoken):
        silence_s = spoken[last + 1][0] - spoken[last][1]
        if silence_s >= _BREAK_S:
            return last
        if silence_s >= longest_s and spoken[last][1] - start_s >= MOST_S / 2:
            best, longest_s = last, silence_s
        elif best < last and not longest_s:
            best = last  # none in the second half so far
        if spoken[last + 1][1] - start_s > MOST_S:
            return best
        last += 1
    return last


def _with_margins(found: Sequence[Stretch], duration_s: float) -> list[Stretch]:
    """Extend pieces into the silence around them, at most to its middle."""
    if not found:
        return []
    edges = [0.0, *((a[1] + b[0]) / 2 for a, b in pairwise(found)), duration_s]
    return [
        (max(before_s, start_s - _MARGIN_S), min(after_s, end_s + _MARGIN_S))
        for (start_s, end_s), (before_s, after_s) in zip(found, pairwise(edges), strict=True)
    ]
