"""Split an Ogg into the recordings that were concatenated in it, and detect which are whole."""

from __future__ import annotations

from dataclasses import dataclass

from coach.audio.part import Part

MAGIC = b"OggS"
_HEAD = 27
_BEGINS, _ENDS = 0x02, 0x04
_SEARCHED_AT_ONCE = 2**16


@dataclass(frozen=True, slots=True)
class OggPart:
    """One of the recordings in an Ogg.

    Attributes
    ----------
    is_ended
        Whether its last page is complete and marked as the last.
    """

    file: Part
    is_ended: bool


def parts(file: Part) -> list[OggPart]:
    """Split an Ogg into its recordings.

    A recording begins at the first of a run of pages marked as beginnings, one for each of its
    streams.

    References
    ----------
    RFC 3533, "The Ogg Encapsulation Format Version 0".
    """
    found: list[OggPart] = []
    start, behind, is_beginning, is_ended = 0, 0, True, False
    while (at := _next_page(file, behind)) is not None:
        head = file.at(at, _HEAD + 255)
        flags, segments = head[5], head[26]
        if flags & _BEGINS and not is_beginning:
            found.append(OggPart(file.part(start, at), is_ended))
            start = at
        is_beginning = bool(flags & _BEGINS)
        behind = at + _HEAD + segments + sum(head[_HEAD : _HEAD + segments])
        is_ended = bool(flags & _ENDS) and behind <= len(file)
    return [*found, OggPart(file.part(start, len(file)), is_ended)]


def _next_page(file: Part, at: int) -> int | None:
    """Return where the next page begins, at `at` or after it; None if there is none."""
    if file.at(at, len(MAGIC)) == MAGIC and at + _HEAD <= len(file):
        return at
    while len(piece := file.at(at, _SEARCHED_AT_ONCE)) >= _HEAD:
        found = piece.find(MAGIC)
        if found >= 0:
            return at + found if at + found + _HEAD <= len(file) else None
        at += len(piece) - len(MAGIC) + 1
    return None
