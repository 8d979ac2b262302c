"""Pauses and the fillers in them: whether a silence was meant, and where fillers crowd."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from coach.domain import norms
from coach.domain.stream import PAUSES, EventKind, SpeechEvent

#: Seconds between a pause and the filler in it, at most: their edges are found apart.
_NEXT_S = 0.15


def is_silence(event: SpeechEvent) -> bool:
    """A pause, or a block, which is one where nobody looks for blocks, or says "not so"."""
    return event.kind == EventKind.BLOCK or (event.kind in PAUSES and not event.rejected)


def silences(events: Iterable[SpeechEvent]) -> list[SpeechEvent]:
    return [event for event in events if is_silence(event)]


def is_inside_phrase(silence: SpeechEvent) -> bool:
    return silence.kind == EventKind.BLOCK or silence.inside_phrase is True


def filled(found: Sequence[SpeechEvent], fillers: Sequence[SpeechEvent]) -> list[bool]:
    """Of each silence, whether a filler lies right before or after it; fillers in order."""
    if not fillers:
        return [False] * len(found)
    starts_s = np.array([filler.start_s for filler in fillers])
    ends_s = np.array([filler.end_s for filler in fillers])
    first = np.searchsorted(ends_s, [silence.start_s - _NEXT_S for silence in found])
    until_s = np.array([silence.end_s + _NEXT_S for silence in found])
    known = np.append(starts_s, np.inf)
    are_filled: list[bool] = (known[first] <= until_s).tolist()
    return are_filled


def is_deliberate(silence: SpeechEvent, is_filled: bool) -> bool:
    """Whether it ends a phrase, is of a length that sounds natural there, and is silent."""
    fits = norms.GOOD_PAUSE_S.fits(silence.end_s - silence.start_s)
    return fits and not is_filled and not is_inside_phrase(silence)


def bursts(fillers: Iterable[SpeechEvent]) -> list[tuple[SpeechEvent, ...]]:
    """Runs of `norms.BURST` fillers and more, each soon after the one before; given in order."""
    runs: list[list[SpeechEvent]] = []
    for filler in fillers:
        if runs and filler.start_s - runs[-1][-1].end_s <= norms.BURST_APART_S:
            runs[-1].append(filler)
        else:
            runs.append([filler])
    return [tuple(run) for run in runs if len(run) >= norms.BURST]
