"""Pauses and the fillers in them: whether a silence was meant, and where fillers crowd."""

from __future__ import annotations

from collections.abc import Iterable

from coach import norms
from coach.types import EventKind, SpeechEvent

#: Silences between words; a block counts as one that breaks a phrase off, so that no figure
#: depends on whether blocks were looked for.
SILENCES = (EventKind.PAUSE, EventKind.LONG_PAUSE, EventKind.BLOCK)
#: Seconds between a pause and the filler in it, at most: their edges are found apart.
_NEXT_S = 0.15


def is_inside_phrase(silence: SpeechEvent) -> bool:
    return silence.kind == EventKind.BLOCK or silence.inside_phrase is True


def is_filled(silence: SpeechEvent, fillers: Iterable[SpeechEvent]) -> bool:
    """Whether a filler lies right before or after a silence."""
    return any(
        max(filler.start_s - silence.end_s, silence.start_s - filler.end_s) <= _NEXT_S
        for filler in fillers
    )


def is_deliberate(silence: SpeechEvent, fillers: Iterable[SpeechEvent]) -> bool:
    """Whether it ends a phrase, is of a length that sounds natural there, and is silent."""
    return (
        norms.GOOD_PAUSE_S.fits(silence.end_s - silence.start_s)
        and not is_inside_phrase(silence)
        and not is_filled(silence, fillers)
    )


def bursts(fillers: Iterable[SpeechEvent]) -> list[tuple[SpeechEvent, ...]]:
    """Runs of `norms.BURST` fillers and more, each soon after the one before; given in order."""
    runs: list[list[SpeechEvent]] = []
    for filler in fillers:
        if runs and filler.start_s - runs[-1][-1].end_s <= norms.BURST_APART_S:
            runs[-1].append(filler)
        else:
            runs.append([filler])
    return [tuple(run) for run in runs if len(run) >= norms.BURST]
