"""The helper process that decodes recordings: `python -P -m coach.audio.decoder FILE`.

A malicious file meets a process with little memory that can't write files and ends as soon as its
parent does. The format of its output is in `coach.audio.protocol`.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import numpy as np

from coach.audio import decoding
from coach.audio.limits import CONVERT, UnusableRecording
from coach.audio.protocol import BUSY, CLIPPED, JSON, SAMPLES, send
from coach.common.i18n import noop

#: Limit of the address space. Python, numpy and both libraries take 0.35 GiB of it, and less than
#: 0.1 GiB of memory.
MEMORY_BYTES = 2**30
#: Limit of CPU time. Three hours of 32 channels at 192 kHz take about half an hour.
_CPU_S = 3_600


def limit_itself() -> None:
    """Limit this process for good to what decoding needs; does nothing on Windows."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, _CPU_S),
    ):
        hard = resource.getrlimit(what)[1]
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        with suppress(OSError, ValueError):  # macOS has no limit on address space
            resource.setrlimit(what, (most, most))


def _watch_parent() -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Exit when stdin closes, which it does when the parent ends, however that happens."""
    os.read(0, 1)
    os._exit(0)


def _decode(path: Path, out: BinaryIO) -> dict[str, object]:
    """Send header and samples; return the content of the last message."""
    with decoding.opened(path) as recording:
        if os.name == "nt":  # no library can be loaded there while stdin is being read
            _watch_parent()
        header = recording.prepare(lambda: send(out, BUSY, b""))
        send(out, JSON, json.dumps(asdict(header)).encode())
        for pcm, clipped in recording.blocks():
            if clipped is not None:
                send(out, CLIPPED, np.packbits(clipped).tobytes())
            send(out, SAMPLES, pcm.tobytes())
        return {"remarks": [asdict(remark) for remark in recording.remarks]}


def _told(refused: UnusableRecording) -> dict[str, object]:
    return {"message": refused.message, "fields": refused.fields, "hint": refused.hint}


def main(path: str) -> None:
    """Decode a recording to stdout; errors are sent there too, as the last message."""
    limit_itself()
    if os.name != "nt":
        _watch_parent()
    out = sys.stdout.buffer
    try:
        last = _decode(Path(path), out)
    except UnusableRecording as refused:
        last = _told(refused)
    except MemoryError:
        why = noop("It takes more than {gib:.0f} GiB of memory.")
        last = _told(UnusableRecording(why, CONVERT, gib=MEMORY_BYTES / 2**30))
    except Exception as error:  # reported by the parent, which has a log
        why = noop("Decoding failed ({why}).")
        last = _told(UnusableRecording(why, CONVERT, why=repr(error)))
    send(out, JSON, json.dumps(last).encode())


if __name__ == "__main__":
    main(sys.argv[1])
