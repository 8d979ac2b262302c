"""Recordings broken at random, in the same way for the same seed."""

from __future__ import annotations

import io
import random
import re
import shutil
import tempfile
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile

from tests.recordings import encode

_RATE_HZ = 16_000
_SEEDS = (
    ("WAV", "PCM_16", 1),
    ("WAV", "PCM_24", 2),
    ("WAV", "FLOAT", 1),
    ("WAV", "IMA_ADPCM", 1),
    ("WAV", "MS_ADPCM", 2),
    ("WAV", "ULAW", 1),
    ("FLAC", "PCM_16", 2),
    ("FLAC", "PCM_24", 1),
    ("OGG", "VORBIS", 1),
    ("OGG", "OPUS", 1),
    ("MP3", "MPEG_LAYER_III", 2),
    ("AIFF", "PCM_16", 2),
    ("AIFF", "FLOAT", 1),
)
#: Files that only FFmpeg writes: codec, container, and options.
_PACKED_SEEDS = (
    ("aac", "ipod", {}),
    ("aac", "mp4", {"movflags": "frag_keyframe+empty_moov"}),
    ("alac", "ipod", {}),
    ("alac", "caf", {}),
    ("libopus", "webm", {}),
    ("libopus", "webm", {"live": "1"}),
    ("flac", "matroska", {}),
    ("flac", "ogg", {}),
    ("wmav2", "asf", {}),
    ("aac", "adts", {}),
    ("libopencore_amrnb", "3gp", {}),
    ("libopencore_amrnb", "amr", {}),
    ("libmp3lame", "avi", {}),
    ("adpcm_ms", "wav", {}),
)
#: Names in a header that lengths and counts follow.
_FIELD = re.compile(
    rb"RIFF|WAVE|fmt |data|fact|LIST|fLaC|OggS|vorbis|OpusHead|FORM|COMM|SSND|Xing|caff|desc|pakt"
    rb"|ftyp|moov|mvhd|trak|mdhd|stsd|stts|stsz|stsc|stco|moof|trun|esds|mp4a|alac"
    rb"|\x1aE\xdf\xa3|\x18S\x80g|\x1fC\xb6u|#!AMR"
)
_LENGTHS = (0, 1, 2, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFF0, 0xFFFF_FFFF)
_OGG_HEADER = 27
_OGG_CRC_AT = 22


def whole() -> list[tuple[str, bytes]]:
    """Return a fifth of a second in every format that the coach reads: name and content."""
    time_s = np.arange(_RATE_HZ // 5) / _RATE_HZ
    noise = np.random.default_rng(0).normal(0, 0.02, len(time_s))
    wave = 0.3 * np.sin(2 * np.pi * 180 * time_s) + noise
    made = []
    for kind, subtype, channels in _SEEDS:
        file = io.BytesIO()
        samples = np.repeat(wave[:, None], channels, axis=1)
        soundfile.write(file, samples, _RATE_HZ, subtype=subtype, format=kind)
        made.append((f"{kind} {subtype}", file.getvalue()))
    folder = Path(tempfile.mkdtemp())
    for number, (codec, kind, how) in enumerate(_PACKED_SEEDS):
        rate_hz = {"libopencore_amrnb": 8_000, "libopus": 48_000}.get(codec, _RATE_HZ)
        path = encode(folder / str(number), codec, wave[:, None], rate_hz, kind=kind, **how)
        made.append((f"{kind} {codec}", path.read_bytes()))
    shutil.rmtree(folder)
    return made


def mutant(seeds: list[tuple[str, bytes]], seed: int, number: int) -> tuple[str, bytes]:
    """Break one of the seeds in one to three ways; return its name and the broken content."""
    chance = random.Random(f"{seed} {number}")
    name, content = chance.choice(seeds)
    broken = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        chance.choice(_WAYS)(chance, broken, seeds)
    if chance.random() < 0.5:
        _mend_ogg(broken)
    return name, bytes(broken)


def _place(chance: random.Random, content: bytearray) -> int:
    """Pick a place anywhere or, half of the time, in the header, where most can go wrong."""
    reach = len(content) if chance.random() < 0.5 else min(len(content), 128)
    return chance.randrange(max(1, reach))


def _flip(chance: random.Random, content: bytearray, _: object) -> None:
    for _ in range(chance.randint(1, 16) if content else 0):
        content[_place(chance, content)] = chance.randrange(256)


def _cut(chance: random.Random, content: bytearray, _: object) -> None:
    del content[_place(chance, content) :]


def _change_length(chance: random.Random, content: bytearray, _: object) -> None:
    """Write an awkward number near the name of a chunk, or anywhere."""
    names = [found.end() for found in _FIELD.finditer(content)]
    at = chance.choice(names) + chance.choice((0, 0, 0, 2, 4, 6, 8, 12)) if names else 0
    if chance.random() < 0.2:
        at = _place(chance, content)
    number = chance.choice((*_LENGTHS, len(content), chance.getrandbits(32)))
    size = chance.choice((2, 4, 4, 8))
    order = chance.choice(("little", "big"))
    content[at : at + size] = (number % 2 ** (8 * size)).to_bytes(size, order)


def _splice(chance: random.Random, content: bytearray, seeds: list[tuple[str, bytes]]) -> None:
    other = chance.choice(seeds)[1]
    begin = chance.randrange(len(other))
    content[_place(chance, content) :] = other[begin:]


def _repeat(chance: random.Random, content: bytearray, _: object) -> None:
    begin = _place(chance, content)
    piece = content[begin : begin + chance.randint(1, 2_000)]
    content[begin:begin] = piece * chance.randint(1, 4)


def _blank(chance: random.Random, content: bytearray, _: object) -> None:
    begin = _place(chance, content)
    size = min(chance.randint(1, 500), len(content) - begin)
    content[begin : begin + size] = bytes([chance.choice((0, 255))]) * size


_WAYS = (_flip, _cut, _change_length, _change_length, _splice, _repeat, _blank)


def _mend_ogg(content: bytearray) -> None:
    """Correct the checksums of Ogg pages; otherwise broken pages are skipped unread."""
    bounds = [*(found.start() for found in re.finditer(b"OggS", content)), len(content)]
    for begin, end in pairwise(bounds):
        if end - begin >= _OGG_HEADER:
            at = begin + _OGG_CRC_AT
            content[at : at + 4] = bytes(4)
            content[at : at + 4] = _ogg_crc(content[begin:end]).to_bytes(4, "little")


def _crc_table() -> list[int]:
    table = []
    for byte in range(256):
        rest = byte << 24
        for _ in range(8):
            rest = (rest << 1) ^ (0x04C1_1DB7 if rest & 0x8000_0000 else 0)
        table.append(rest & 0xFFFF_FFFF)
    return table


_CRC = _crc_table()


def _ogg_crc(page: bytes) -> int:
    rest = 0
    for byte in page:
        rest = ((rest << 8) & 0xFFFF_FFFF) ^ _CRC[(rest >> 24) ^ byte]
    return rest
