"""Measure the coach beside its peers, on the same sound and one core: make bench-peers.

    python -m tests.benchmarks.peers [--json FILE] [--rounds N] [NAME ...]

Prints a table of ratios, theirs over ours; nothing fails. Absolute times vary from machine to
machine, ratios hardly. Needs the learners below COACH_DATA.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import coach  # noqa: F401 - before numpy is loaded, as the program does

# One thread each: the contest is on one core.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TF_NUM_INTRAOP_THREADS"):
    os.environ[_variable] = "1"
os.environ["TF_NUM_INTEROP_THREADS"] = "1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

from tests.benchmarks.peers.contest import ROUNDS, Result, hold, pin_to_one_core, table

_MODULES = ("emotion", "functionals", "pitch", "voice", "programs")


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench-peers", description=__doc__)
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_MODULES))
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(_MODULES):
        parser.error(f"no such contests: {', '.join(sorted(unknown))}")
    pin_to_one_core()
    results: list[Result] = []
    names = chosen.names or _MODULES
    if len(names) == 1:
        for contest in import_module(f"tests.benchmarks.peers.{names[0]}").contests():
            results.append(hold(contest, chosen.rounds))
            print(f"{contest.what}: {results[-1].ratio:.3g}", file=sys.stderr, flush=True)
    else:
        for name in names:
            results += _in_a_process(name, chosen.rounds)
    print(table(results))
    if chosen.json is not None:
        kept = {"machine": platform.platform(), "results": [one.as_dict() for one in results]}
        chosen.json.write_text(json.dumps(kept, indent=2) + "\n")


def _in_a_process(name: str, rounds: int) -> list[Result]:
    """Hold contests in a process of their own: openSMILE crashes beside TensorFlow."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept.json"
        command = [sys.executable, "-m", "tests.benchmarks.peers", name, "--json", str(kept)]
        command += ["--rounds", str(rounds)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return [Result.from_dict(one) for one in json.loads(kept.read_text())["results"]]


if __name__ == "__main__":
    main()
