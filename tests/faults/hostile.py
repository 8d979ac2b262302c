"""Files made to do harm, or damaged: each function makes one at a path."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import numpy as np
import soundfile

RATE_HZ = 16_000
_W64_DATA = bytes.fromhex("64617461f3acd3118cd100c04f8edb8a")


def good(path: Path, seconds: float = 1.0, **how: str) -> Path:
    """Write a valid recording of noise."""
    samples = np.random.default_rng(0).normal(0, 0.1, round(seconds * RATE_HZ))
    soundfile.write(path, samples, RATE_HZ, **how)
    return path


def empty(path: Path) -> Path:
    path.touch()
    return path


def text(path: Path) -> Path:
    path.write_text("This is a letter and not a sound.\n" * 50)
    return path


def ten_hours(path: Path) -> Path:
    """Write silence, which takes 2 MB as FLAC."""
    rate_hz = 14_000
    with soundfile.SoundFile(path, "w", rate_hz, 1, format="FLAC") as sound:
        for _ in range(10):
            sound.write(np.zeros(3_600 * rate_hz, np.int16))
    return path


def claims_256_gib_rf64(path: Path) -> Path:
    content = bytearray(good(path, format="RF64").read_bytes())
    at = content.index(b"ds64") + 8
    content[at : at + 24] = struct.pack("<QQQ", 2**38 + 100, 2**38, 2**37)
    path.write_bytes(content)
    return path


def claims_256_gib_w64(path: Path) -> Path:
    content = bytearray(good(path, format="W64").read_bytes())
    at = content.index(_W64_DATA) + 16
    content[at : at + 8] = struct.pack("<Q", 2**38 + 24)
    path.write_bytes(content)
    return path


def holds_256_gib(path: Path) -> Path:
    """Write a sparse file, which takes next to nothing on disk."""
    claims_256_gib_w64(path)
    os.truncate(path, 2**38 + 104)
    return path


def thousand_channels(path: Path) -> Path:
    soundfile.write(path, np.zeros((100, 1_024)), RATE_HZ)
    return path


def one_hertz(path: Path) -> Path:
    soundfile.write(path, np.zeros(100), 1)
    return path


def fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def symlink_loop(path: Path) -> Path:
    path.symlink_to(path)
    return path


def zeros(path: Path) -> Path:
    path.symlink_to("/dev/zero")
    return path


#: How each is made, and what its error message says.
HOSTILE = {
    "empty": (empty, "0 bytes"),
    "text": (text, "isn't a sound file"),
    "ten hours": (ten_hours, "10.0 hours"),
    "256 GiB that are there": (holds_256_gib, "2,386.1 hours"),
    "1024 channels": (thousand_channels, "1024 channels"),
    "1 Hz": (one_hertz, "1 Hz"),
    "pipe": (fifo, "a pipe or device"),
    "folder": (folder, "a folder"),
    "symlink loop": (symlink_loop, "symbolic links"),
    "endless device": (zeros, "a pipe or device"),
}
#: Files that claim too much, of which the existing part is read.
BOASTING = {"RF64": claims_256_gib_rf64, "W64": claims_256_gib_w64}
#: Names that a shell, an HTML page or a file system might stumble over.
NAMES = (
    "with  two spaces .wav",
    "🎤 öffentlich.wav",
    "<script>alert(1)<script>.wav",
    "-P; touch harmed $(touch harmed) `touch harmed`.wav",
    "two\nlines.wav",
    "x" * 251 + ".wav",
)
