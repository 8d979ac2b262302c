"""Pauses and fillers: which silences are deliberate or filled, and where fillers come in bursts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from coach.domain import norms
from coach.domain.stream import PAUSES, EventKind, SpeechEvent

#: Most seconds between a pause and a filler next to it: their edges are detected independently.
_NEXT_S = 0.15


def is_silence(event: SpeechEvent) -> bool:
    """Return whether an event is a silence: a pause, or a block.

    A rejected pause isn't one. A rejected block is: where blocks aren't detected, or the speaker
    says that it was none, it is still a pause.
    """
    return event.kind == EventKind.BLOCK or (event.kind in PAUSES and not event.rejected)


def silences(events: Iterable[SpeechEvent]) -> list[SpeechEvent]:
    """Return the events that are silences, in the order given."""
    return [event for event in events if is_silence(event)]


def is_inside_phrase(silence: SpeechEvent) -> bool:
    """Return whether a silence breaks off a phrase, as every block does."""
    return silence.kind == EventKind.BLOCK or silence.inside_phrase is True


def filled(found: Sequence[SpeechEvent], fillers: Sequence[SpeechEvent]) -> list[bool]:
    """Return for each silence whether a filler comes right before or after it.

    Parameters
    ----------
    found
        The silences, in any order.
    fillers
        The fillers, in order of time.
    """
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
    """Return whether a pause is deliberate.

    It ends a phrase, its length sounds natural there, and no filler is next to it.
    """
    fits = norms.GOOD_PAUSE_S.fits(silence.end_s - silence.start_s)
    return fits and not is_filled and not is_inside_phrase(silence)


def bursts(fillers: Iterable[SpeechEvent]) -> list[tuple[SpeechEvent, ...]]:
    """Return the runs of at least `norms.BURST` fillers in quick succession.

    Parameters
    ----------
    fillers
        The fillers, in order of time.
    """
    runs: list[list[SpeechEvent]] = []
    for filler in fillers:
        if runs and filler.start_s - runs[-1][-1].end_s <= norms.BURST_APART_S:
            runs[-1].append(filler)
        else:
            runs.append([filler])
    return [tuple(run) for run in runs if len(run) >= norms.BURST]
