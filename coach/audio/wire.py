"""What the decoding helper says to the program: messages through a pipe.

A message is a letter and a length (`HEAD`), then so many bytes. The first tells the `Header`, then
come samples (mono int16, little-endian), and the last one tells how it ended. Why a recording is
refused comes in English, with the text's fields beside it: the program translates it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

HEAD = struct.Struct("<cI")
SAMPLES, JSON = b"S", b"J"
#: No message of the helper's is half as long as this, in bytes.
LONGEST = 2**20


@dataclass(frozen=True, slots=True)
class Header:
    """What a recording is: `frames` samples in each of `channels` channels."""

    rate_hz: int
    frames: int
    channels: int
    format: str

    @property
    def duration_s(self) -> float:
        return self.frames / self.rate_hz
