"""Measure every detector against ground truth, on speakers that nothing was tuned on.

    python -m tests.accuracy [--data CORPORA] [--tuned-on] [NAME ...]

Prints a table, and fails where a target is missed; `--tuned-on` measures on the other half of
the speakers, for those who tune.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

# The matrices are small: two threads waiting for each other take five times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tests.accuracy import measures, people


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("COACH_DATA", "data")))
    parser.add_argument("--tuned-on", action="store_true")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(measures.MEASURES))
    options = parser.parse_args()
    if unknown := set(options.names) - set(measures.MEASURES):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    half = people.half(options.data, options.tuned_on)
    print(
        f"{len(half.learners)} learners, {len(half.indian)} Indian speakers, "
        f"{len(half.actors)} actors, {'tuned on' if half.tuned_on else 'of the test'}\n"
    )
    print("| what | reach | measured |\n|---|---|---|")
    missed = 0
    for name in options.names or measures.MEASURES:
        began_s = time.monotonic()
        for row in measures.MEASURES[name](options.data, half):
            missed += row.met is False
            said = " (missed)" if row.met is False else ""
            print(f"| {row.what} | {row.reach} | {row.measured}{said} |", flush=True)
        print(f"{name}: {time.monotonic() - began_s:.0f} s", file=sys.stderr, flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
