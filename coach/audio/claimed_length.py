"""Detect from a file's headers that its end is missing, where FFmpeg doesn't check."""

from __future__ import annotations

import struct

from coach.audio.part import Part

#: Tags that mark an MP3's first frame as one without sound, which states how much sound there is.
TABLES = (b"Xing", b"Info", b"VBRI")
#: Bytes from the start of that frame in which the tag may begin.
TABLE_WITHIN = 200
#: Bit rates of MPEG audio layer III, version 1 and the others, in kbit/s.
_KBIT_S = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
)
_RATES_HZ = (44_100, 48_000, 32_000)
_MOST_CHUNKS = 10_000


def is_short(file: Part) -> bool:
    """Return whether the header of a CAF or MP3 promises more bytes than there are."""
    return _is_short_caf(file) if file.at(0, 4) == b"caff" else _is_short_mp3(file)


def _is_short_caf(file: Part) -> bool:
    at = 8
    name: bytes
    size: int
    for _ in range(_MOST_CHUNKS):
        head = file.at(at, 12)
        if len(head) < 12:
            break
        name, size = struct.unpack(">4sq", head)
        if name == b"data" or size < 0:  # the last chunk may leave its size open with -1
            return at + 12 + size > len(file)
        at += 12 + size
    return False


def _is_short_mp3(file: Part) -> bool:
    at = id3_size(file)
    head = file.at(at, TABLE_WITHIN)
    table = max(head.find(b"Xing"), head.find(b"Info"))
    if head[:1] != b"\xff" or table < 0:
        return False
    flags: int
    counts: list[int]
    flags, *counts = struct.unpack(">III", head[table + 4 : table + 16].ljust(12, b"\0"))
    if not flags & 2:
        return False
    return counts[flags & 1] > len(file) - at


def id3_size(file: Part) -> int:
    """Return the size in bytes of the ID3 tag at the start of a file; 0 if there is none."""
    head = file.at(0, 10)
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    sizes = zip(head[6:], (21, 14, 7, 0), strict=True)
    return 10 + sum((byte & 0x7F) << shift for byte, shift in sizes)


def is_cut_frame(frame: bytes) -> bool:
    """Return whether an MP3 frame is shorter than its header says.

    Frames of anything but MPEG audio layer III count as whole.
    """
    if len(frame) < 4:
        return True
    head = int.from_bytes(frame[:4], "big")
    is_first = head >> 19 & 3 == 3
    kbit_s = _KBIT_S[not is_first][head >> 12 & 15]
    if head >> 21 != 0x7FF or head >> 17 & 3 != 1 or head >> 10 & 3 == 3 or not kbit_s:
        return False  # not layer III
    rate_hz = _RATES_HZ[head >> 10 & 3] >> {3: 0, 2: 1}.get(head >> 19 & 3, 2)
    size = (144 if is_first else 72) * 1000 * kbit_s // rate_hz + (head >> 9 & 1)
    return len(frame) < size
