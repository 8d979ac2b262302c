"""Decoders that hang, crash, take too much memory or lose their parent process."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coach.audio import file_source
from coach.audio.decoder import MEMORY_BYTES
from coach.audio.file_source import FileSource
from coach.audio.sources import TalkSource
from coach.common.errors import Cancelled, CoachError
from tests.faults.hostile import good
from tests.faults.processes import children, comes_true, is_running

#: A decoder that does something else instead of passing on sound.
_STAND_IN = """
import sys, time
from coach.audio import decoder, decoding
def blocks(recording):
    {instead}
    return []
decoding.Recording.blocks = blocks
decoder.main(sys.argv[1])
"""
#: Takes memory as a broken decoder might, writing to all of it.
_GREEDY = "hoard = [bytearray(2**26) for _ in range(2**10)]"

# Opens a recording, says so, and waits to be killed.
_PARENT = """
import sys, time
from pathlib import Path
from coach.audio import file_source
if sys.argv[2:]:
    file_source._DECODER = (sys.executable, "-P", "-c", sys.argv[2])
source = file_source.FileSource(Path(sys.argv[1]))
source.sample_rate_hz
print("open", flush=True)
time.sleep(600)
"""


def stand_in(instead: str) -> tuple[str, ...]:
    return (sys.executable, "-P", "-c", _STAND_IN.format(instead=instead))


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A recording so long that its decoder can't finish before it is read."""
    return good(tmp_path / "long.wav", 120.0)


@pytest.fixture(autouse=True)
def no_process_is_left():
    before = children(os.getpid())
    yield
    assert children(os.getpid()) == before


def decoder_of(make: type) -> tuple[FileSource | TalkSource, int]:
    """Return what `make` returns, and the id of the process that decodes for it."""
    before = children(os.getpid())
    source = make()
    (pid,) = children(os.getpid()) - before
    return source, pid


def test_a_decoder_that_never_answers_is_ended(recording: Path, monkeypatch):
    monkeypatch.setattr(
        file_source, "_DECODER", (sys.executable, "-c", "import time; time.sleep(600)")
    )
    monkeypatch.setattr(file_source, "_STUCK_AFTER_S", 1.0)
    started_s = time.monotonic()
    with pytest.raises(CoachError, match="Nothing could be read for 1 s"):
        list(FileSource(recording).blocks())
    assert 1.0 <= time.monotonic() - started_s < 10


def test_a_decoder_that_hangs_midway_is_ended(recording: Path, monkeypatch):
    monkeypatch.setattr(file_source, "_STUCK_AFTER_S", 1.0)
    source, pid = decoder_of(lambda: FileSource(recording))
    blocks = source.blocks()
    next(blocks)
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(CoachError, match="Nothing could be read"):
        list(blocks)


def test_a_slow_reader_is_not_the_decoders_fault(recording: Path, monkeypatch):
    monkeypatch.setattr(file_source, "_STUCK_AFTER_S", 0.5)
    blocks = FileSource(recording).blocks()
    next(blocks)
    time.sleep(1.5)
    assert sum(len(block.pcm) for block in blocks)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (signal.SIGSEGV, "The decoder crashed"),
        (signal.SIGABRT, "The decoder crashed"),
        (signal.SIGKILL, "system stopped the decoder"),
        (signal.SIGXCPU, "system stopped the decoder"),
    ],
)
def test_a_decoder_that_dies_midway_is_reported(recording: Path, number: signal.Signals, why: str):
    source, pid = decoder_of(lambda: FileSource(recording))
    blocks = source.blocks()
    next(blocks)
    os.kill(pid, number)
    with pytest.raises(CoachError, match=why) as caught:
        list(blocks)
    assert "\n" not in str(caught.value) and "long.wav" in caught.value.title


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("print('Segmentation fault, or whatever else a broken process says')", "crashed"),
        ("pass", "crashed"),
        ("import ctypes; ctypes.string_at(0)", "crashed"),
    ],
)
def test_a_decoder_that_answers_nonsense_is_reported(
    recording: Path, monkeypatch, program, why: str
):
    monkeypatch.setattr(file_source, "_DECODER", (sys.executable, "-c", program))
    source = FileSource(recording)
    for _ in range(2):  # the same error every time
        with pytest.raises(CoachError, match=why):
            _ = source.duration_s


def test_a_decoder_with_a_bug_is_reported(recording: Path, monkeypatch):
    monkeypatch.setattr(file_source, "_DECODER", stand_in("1 / 0"))
    with pytest.raises(CoachError, match="ZeroDivisionError"):
        list(FileSource(recording).blocks())


def test_a_decoder_that_cannot_be_started_is_reported(recording: Path, monkeypatch):
    monkeypatch.setattr(file_source, "_DECODER", ("/nowhere/python",))
    with pytest.raises(CoachError, match="No such file"):
        FileSource(recording)


def test_a_decoder_that_takes_too_much_memory_is_reported(recording: Path, monkeypatch):
    monkeypatch.setattr(file_source, "_DECODER", stand_in(_GREEDY))
    with pytest.raises(CoachError, match="more than 1 GiB of memory"):
        list(FileSource(recording).blocks())


#: Runs a command and prints its peak memory. Run from a small process, because a child's peak
#: includes the memory of its parent at the fork.
_MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.stdout)
"""


def test_memory_is_limited_before_the_computer_runs_out_of_it(recording: Path):
    command = [sys.executable, "-c", _MEASURED, *stand_in(_GREEDY), str(recording)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as measuring:  # at the end of stdin the helper would end, so it stays open
        code, used_kib, told = measuring.stdout.read().split(maxsplit=2)
    assert code == "0" and "GiB of memory" in told
    assert int(used_kib) * 1024 < MEMORY_BYTES


def test_the_decoder_has_its_limits_and_needs_a_tenth_of_them(recording: Path):
    source, pid = decoder_of(lambda: FileSource(recording))
    blocks = source.blocks()
    for _ in range(20):
        next(blocks)
    limits = Path(f"/proc/{pid}/limits").read_text()
    status = Path(f"/proc/{pid}/status").read_text()
    blocks.close()
    found = {line[:25].strip(): line[26:].split()[:2] for line in limits.splitlines()[1:]}
    assert found["Max address space"] == [str(MEMORY_BYTES)] * 2
    assert found["Max core file size"] == found["Max file size"] == ["0", "0"]
    assert int(found["Max cpu time"][0]) <= 3_600
    (most_kib,) = re.findall(r"VmHWM:\s+(\d+) kB", status)
    assert int(most_kib) * 1024 < 0.1 * MEMORY_BYTES


def test_closing_midway_leaves_no_process(recording: Path):
    source, pid = decoder_of(lambda: FileSource(recording))
    blocks = source.blocks()
    next(blocks)
    assert is_running(pid)
    source.close()
    assert not is_running(pid)


def test_cancelling_a_decoder_that_hangs_takes_no_time(recording: Path, monkeypatch):
    monkeypatch.setattr(file_source, "_DECODER", stand_in("time.sleep(600)"))
    source, pid = decoder_of(lambda: FileSource(recording))
    assert source.sample_rate_hz
    started_s = time.monotonic()
    source.stop()
    with pytest.raises(Cancelled):
        list(source.blocks())
    assert time.monotonic() - started_s < 2
    assert not is_running(pid)


def test_a_talk_whose_decoder_dies_is_reported(recording: Path):
    source, pid = decoder_of(lambda: TalkSource(recording, speed=20))
    blocks = source.blocks()
    next(blocks)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(CoachError, match="system stopped the decoder"):
        list(blocks)
    source.close()


def test_a_talk_whose_decoder_hangs_can_be_closed(recording: Path):
    source, pid = decoder_of(lambda: TalkSource(recording, speed=1_000))
    blocks = source.blocks()
    next(blocks)
    os.kill(pid, signal.SIGSTOP)
    time.sleep(0.3)  # until it has played what was decoded before
    started_s = time.monotonic()
    source.close()
    assert time.monotonic() - started_s < 2
    assert not is_running(pid)


@pytest.mark.parametrize(
    "decoder",
    [
        (),  # the real one, waiting for a reader
        (_STAND_IN.format(instead="time.sleep(600)"),),
        (_STAND_IN.format(instead="while True: pass"),),
    ],
    ids=["writing", "hanging", "busy"],
)
def test_a_decoder_does_not_outlive_a_killed_parent(recording: Path, decoder: tuple[str, ...]):
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(recording), *decoder],
        stdout=subprocess.PIPE,
        text=True,
    )
    with parent:
        assert parent.stdout.readline() == "open\n"
        (helper,) = children(parent.pid)
        assert is_running(helper)
        parent.kill()
    started_s = time.monotonic()
    assert comes_true(lambda: not is_running(helper))
    print(f"gone {time.monotonic() - started_s:.3f} s after its parent")


def test_ctrl_c_in_the_terminal_does_not_reach_the_decoder(recording: Path):
    """It goes to the whole process group; the program ends the decoder once all is saved."""
    source, pid = decoder_of(lambda: FileSource(recording))
    assert source.sample_rate_hz
    assert os.getpgid(pid) != os.getpgid(0)
    source.close()
