"""Thousands of broken recordings, read by the decoder's code under its limits.

COACH_FUZZ_INPUTS is their number and COACH_FUZZ_SEED their seed. A million take some twenty
minutes, so pytest then needs --timeout 0.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.faults.mutants import mutant, whole

INPUTS = int(os.environ.get("COACH_FUZZ_INPUTS", "10000"))
SEED = int(os.environ.get("COACH_FUZZ_SEED", "1"))
#: The program ends a decoder that hangs for this long.
HANGS_AFTER_S = 10.0
#: CPU seconds for a fifth of a second of sound; more would allow denial of service.
SLOW_S = 2.0


class Decoder:
    """The process that decodes the files it is given."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", Path(__file__).with_name("decode_each.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def outcome(self, path: Path) -> tuple[str, float]:
        """Return how decoding a file ended, and the CPU seconds it took."""
        watch = threading.Timer(HANGS_AFTER_S, self.process.kill)
        watch.start()
        try:
            with suppress(BrokenPipeError):  # the missing line tells
                self.process.stdin.write(f"{path}\n")
                self.process.stdin.flush()
            line = self.process.stdout.readline()
        finally:
            watch.cancel()
        if not line:
            return f"the process ended with {self.process.wait()}", 0.0
        return tuple(json.loads(line))

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        with suppress(BrokenPipeError):
            self.process.stdin.close()


@pytest.fixture
def decoder():
    with closing(Decoder()) as started:
        yield started


def test_intact_recordings_are_read(decoder: Decoder, tmp_path: Path):
    """Otherwise the mutants would be of files that are refused anyway."""
    for name, content in whole():
        path = tmp_path / "whole"
        path.write_bytes(content)
        assert decoder.outcome(path)[0] == "read", name


@pytest.mark.parametrize(
    ("number", "told"), [(signal.SIGSEGV, "ended with -11"), (signal.SIGSTOP, "ended with -9")]
)
def test_a_crash_and_a_hang_are_noticed(decoder, tmp_path: Path, monkeypatch, number, told: str):
    path = tmp_path / "whole"
    path.write_bytes(whole()[0][1])
    assert decoder.outcome(path)[0] == "read"
    decoder.process.send_signal(number)
    monkeypatch.setattr(sys.modules[__name__], "HANGS_AFTER_S", 1.0)
    assert told in decoder.outcome(path)[0]


def test_no_broken_recording_breaks_the_decoder(decoder: Decoder, tmp_path: Path):
    seeds, path = whole(), tmp_path / "mutant"
    found: Counter[str] = Counter()
    slowest_s = 0.0
    for number in range(INPUTS):
        name, content = mutant(seeds, SEED, number)
        path.write_bytes(content)
        outcome, took_s = decoder.outcome(path)
        slowest_s = max(slowest_s, took_s)
        assert outcome in ("read", "refused") and took_s < SLOW_S, (
            f"mutant {number} of seed {SEED}, made of {name}, is kept in {path}; "
            f"after {took_s:.1f} s: {outcome}"
        )
        found[outcome] += 1
    print(f"{dict(found)}, the slowest computed for {slowest_s:.3f} s")
    # If all were refused at once, nothing would have been tested.
    assert min(found["read"], found["refused"]) > INPUTS / 10
