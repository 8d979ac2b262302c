"""The messages between the program and the recogniser's helper process.

They have the form of `coach.audio.protocol`. The program sends SAMPLES: mono int16 at 16 kHz,
little-endian, one piece at a time. The helper sends JSON: first "{}" once the model is loaded, then
what it `Heard` in each piece. Its last message may be FAILED, with JSON that says why.
"""

from __future__ import annotations

import msgspec

from coach.domain.words import Word

FAILED = b"F"


class Heard(msgspec.Struct):
    """What was heard in a piece: its language, and words with times from its first sample."""

    language: str
    words: list[Word]


class Failed(msgspec.Struct):
    """Why the recogniser can't go on: an English template and its fields."""

    why: str
    fields: dict[str, str]
