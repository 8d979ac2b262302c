"""A coach that records the sample talk on repeat, to be killed: python -m tests.faults.victim.

    HOME COUNTER [--model]

The first eight bytes of the file COUNTER hold, even after a kill, how many samples the sound
card's side has handed over.
"""

from __future__ import annotations

import mmap
import struct
import sys
from pathlib import Path

from coach.analysis.networks.emotion import EmotionModel
from coach.common import paths
from coach.domain.stream import SessionKind
from coach.pipeline import make_session
from coach.store.session_store import Store
from tests.faults.talk import EndlessTalk


def main(home: Path, counter: Path, with_model: bool) -> None:
    counter.write_bytes(bytes(mmap.PAGESIZE))
    with counter.open("r+b") as file, mmap.mmap(file.fileno(), 0) as shared:

        def count(given: int) -> None:
            shared[:8] = struct.pack("<q", given)

        model = EmotionModel(paths.emotion_model()) if with_model else None
        source = EndlessTalk(1.0, None, count)
        make_session(source, model, SessionKind.LIVE, Store(home))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--model" in sys.argv[3:])
