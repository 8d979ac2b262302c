"""Decode each file named on stdin, under the decoder's limits, and report how it ended.

Prints one line of JSON for each: the outcome, which is "read", "refused" or a traceback, and the
CPU seconds that it took.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from pathlib import Path

from coach.audio import decoder, decoding
from coach.audio.limits import UnusableRecording


def outcome(path: Path) -> str:
    try:
        with decoding.opened(path) as recording:
            header = recording.prepare()
            assert header.duration_s > 0
            for pcm, clipped in recording.blocks():
                assert pcm.dtype == "<i2" and pcm.ndim == 1
                assert clipped is None or clipped.shape == pcm.shape
            for remark in recording.remarks:
                assert remark.message.format(**remark.fields).isprintable()
    except UnusableRecording as refused:
        assert refused.message.format(**refused.fields).isprintable() and refused.hint
        return "refused"
    except Exception:
        return traceback.format_exc()
    return "read"


if __name__ == "__main__":
    decoder.limit_itself()
    for line in sys.stdin:
        started_s = time.process_time()
        ended = outcome(Path(line.rstrip("\n")))
        print(json.dumps([ended, time.process_time() - started_s]), flush=True)
