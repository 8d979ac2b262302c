"""The helper process in which recordings are decoded: `python -P -m coach.audio.decoder FILE`.

A file made to harm meets a process that may use little memory, writes no files, and is gone at
once when its parent is. What it writes to stdout is in `coach.audio.protocol`.
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
from coach.audio.limits import CONVERT, Refused
from coach.audio.protocol import AT_WORK, CUT_OFF, HEAD, JSON, SAMPLES
from coach.common.i18n import noop

#: Python, numpy and both libraries take 0.35 GiB of addresses, and less than 0.1 of memory.
MEMORY_BYTES = 2**30
#: Three hours of 32 channels at 192 kHz take about half an hour.
_CPU_S = 3_600


def limit_itself() -> None:
    """Take away from this process what decoding doesn't need, for good; not on Windows."""
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
        with suppress(OSError, ValueError):  # macOS has no limit of addresses
            resource.setrlimit(what, (most, most))


def _watch_parent() -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """The parent writes nothing to stdin; it ends when the parent does, however that comes."""
    os.read(0, 1)
    os._exit(0)


def _send(out: BinaryIO, kind: bytes, content: bytes) -> None:
    out.write(HEAD.pack(kind, len(content)) + content)
    out.flush()


def _decode(path: Path, out: BinaryIO) -> dict[str, object]:
    """Send what the sound is and its samples; return what is to be said at the end."""
    with decoding.opened(path) as recording:
        if os.name == "nt":  # nothing can be loaded there while stdin is being read
            _watch_parent()
        header = recording.prepare(lambda: _send(out, AT_WORK, b""))
        _send(out, JSON, json.dumps(asdict(header)).encode())
        for pcm, cut_off in recording.blocks():
            if cut_off is not None:
                _send(out, CUT_OFF, np.packbits(cut_off).tobytes())
            _send(out, SAMPLES, pcm.tobytes())
        return {"remarks": [asdict(remark) for remark in recording.remarks]}


def _told(refused: Refused) -> dict[str, object]:
    return {"message": refused.message, "fields": refused.fields, "hint": refused.hint}


def main(path: str) -> None:
    limit_itself()
    if os.name != "nt":
        _watch_parent()
    out = sys.stdout.buffer
    try:
        last = _decode(Path(path), out)
    except Refused as refused:
        last = _told(refused)
    except MemoryError:
        why = noop("It takes more than {gib:.0f} GiB of memory.")
        last = _told(Refused(why, CONVERT, gib=MEMORY_BYTES / 2**30))
    except Exception as error:  # told in the program, where there is a log
        why = noop("The decoder failed over it ({why}).")
        last = _told(Refused(why, CONVERT, why=repr(error)))
    _send(out, JSON, json.dumps(last).encode())


if __name__ == "__main__":
    main(sys.argv[1])
