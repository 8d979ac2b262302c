"""The messages that the decoding helper sends to the program through a pipe.

A message is a letter and a length (`HEAD`), followed by that many bytes:

- `BUSY`, empty, as a sign of life while the helper goes over a recording for the first time;
- `JSON` with the `Header`;
- `SAMPLES`, mono int16, little-endian; before some of them `CLIPPED`, with a bit for each sample of
  the next `SAMPLES` that says whether it is clipped;
- `JSON` with the result: the remarks on the recording, or why it was refused.

Texts are sent as English templates, together with their fields; the program translates them.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO

#: The argument that makes the executable of a bundled program the helper; a file's name follows.
DECODE = "--decode"
HEAD = struct.Struct("<cI")
BUSY, SAMPLES, CLIPPED, JSON = b"W", b"S", b"C", b"J"
#: Most bytes that the reader accepts as a message's content; sound of `BLOCK_S` needs less than
#: half as many.
LONGEST = 2**20


def send(out: IO[bytes], kind: bytes, content: bytes) -> None:
    """Send a message at once."""
    out.write(HEAD.pack(kind, len(content)) + content)
    out.flush()


@dataclass(frozen=True, slots=True)
class Header:
    """What a recording is.

    Attributes
    ----------
    frames
        Number of samples in each channel; an estimate, unless the whole recording had to be read
        first.
    channels
        Number of channels before they are mixed.
    format
        For the log.
    """

    rate_hz: int
    frames: int
    channels: int
    format: str

    @property
    def duration_s(self) -> float:
        """Estimated length in seconds, for showing progress."""
        return self.frames / self.rate_hz
