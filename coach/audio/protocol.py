"""What the decoding helper says to the program: messages through a pipe.

A message is a letter and a length (`HEAD`), then that many bytes. While the helper goes over a
recording for a first time it says that it is at work. Then it tells the `Header`; then come samples
(mono int16, little-endian), before some of them a bit for each that says whether it is cut off; and
the last message tells how it ended. Why a recording is refused, and what is to be said of one that
isn't, comes in English, with the texts' fields beside them: the program translates it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

HEAD = struct.Struct("<cI")
AT_WORK, SAMPLES, CUT_OFF, JSON = b"W", b"S", b"C", b"J"
#: No message of the helper's is half as long as this, in bytes.
LONGEST = 2**20


@dataclass(frozen=True, slots=True)
class Header:
    """What a recording is, made of `channels` channels.

    frames: samples in each of them; an estimate unless the whole of it had to be read before.
    """

    rate_hz: int
    frames: int
    channels: int
    format: str

    @property
    def duration_s(self) -> float:
        """An estimate, for showing progress."""
        return self.frames / self.rate_hz
