"""Every speed the coach promises, measured: `make bench`, `make bench BENCH_ARGS="--json FILE"`.

Nothing here fails: these are measurements of this machine at this moment. Real sound, the
real window and the shipped model; the sample talk replaces the microphone, in real time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from pathlib import Path

import coach  # noqa: F401 - before numpy is loaded, as the program does

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    parser.add_argument("--seconds", type=float, default=60, help="length of the live measurement")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["COACH_HOME"] = home
        from tests.benchmarks import analysis, launch, live, playing, replay, words
        from tests.benchmarks.figure import print_table

        figures = launch.measure() + analysis.measure() + live.measure(chosen.seconds)
        figures += replay.measure() + playing.measure() + words.measure()
    print_table(figures)
    if chosen.json is not None:
        machine = {"platform": platform.platform(), "cores": os.cpu_count()}
        kept = {"machine": machine, "figures": [figure.as_dict() for figure in figures]}
        chosen.json.write_text(json.dumps(kept, indent=2) + "\n")


if __name__ == "__main__":
    main()
