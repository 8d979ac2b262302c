"""How time and memory grow with the length of a recording, and with the size of the library.

    python -m tests.benchmarks.growth [--picture FILE]

Each recording, the sample talk repeated, is analysed by `coach analyse` in a process of its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import coach  # noqa: F401 - before numpy is loaded, as the program does

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import soundfile

from coach.common import paths
from tests.benchmarks import library
from tests.benchmarks.figure import Figure, print_table

_MINUTES = (1, 3, 10, 30, 60, 180)
_SESSIONS = (10, 100, 1_000, 10_000)
#: Runs `coach analyse`, then prints its CPU seconds, without the decoder's, and the most memory
#: that it took, in MB. Linux only: `ru_maxrss` would be at least that of this process.
_ANALYSE = """
import sys, time
from pathlib import Path
from coach.cli.main import app
try:
    app(["analyse", sys.argv[1], "--no-save"])
except SystemExit:
    status = Path("/proc/self/status").read_text().split()
    print(time.process_time(), int(status[status.index("VmHWM:") + 1]) / 1000)
"""


def of_length(minutes: int, folder: Path) -> tuple[float, float, float]:
    """Return the seconds that a recording takes, those of CPU, and the most memory in MB."""
    samples, rate_hz = soundfile.read(paths.sample_talk(), dtype="int16")
    path = folder / f"{minutes}.wav"
    with soundfile.SoundFile(path, "w", rate_hz, 1) as sound:
        for number in range(minutes):
            at = number * 60 * rate_hz
            sound.write(np.take(samples, range(at, at + 60 * rate_hz), mode="wrap"))
    began_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _ANALYSE, str(path)], capture_output=True, text=True, check=True
    )
    took_s = time.monotonic() - began_s
    path.unlink()
    cpu_s, most_mb = map(float, done.stdout.split()[-2:])
    return took_s, cpu_s, most_mb


def draw(lengths: np.ndarray, sizes: dict[str, list[float]], picture: Path) -> None:
    """Draw both growths on logarithmic axes."""
    import matplotlib.pyplot as plt

    figure, (time_axis, memory_axis, library_axis) = plt.subplots(1, 3, figsize=(13, 3.6))
    minutes, took_s, _, most_mb = lengths.T
    time_axis.loglog(minutes, took_s, "o-", label="measured")
    time_axis.loglog(minutes, minutes * took_s[-1] / minutes[-1], ":", label="in proportion")
    time_axis.set(xlabel="length (minutes)", ylabel="time (s)", title="coach analyse")
    time_axis.legend()
    memory_axis.semilogx(minutes, most_mb, "o-")
    memory_axis.set(xlabel="length (minutes)", ylabel="most memory (MB)", title="coach analyse")
    memory_axis.set_ylim(0, 1.5 * most_mb.max())
    for name, values in sizes.items():
        library_axis.loglog(_SESSIONS, values, "o-", label=name)
    library_axis.set(xlabel="sessions", ylabel="time (s)", title="library")
    library_axis.legend(fontsize="small", loc="center left", bbox_to_anchor=(1, 0.5))
    figure.tight_layout()
    figure.savefig(picture, dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth", description=__doc__)
    parser.add_argument("--picture", type=Path, help="draw the growth into this file")
    chosen = parser.parse_args()
    figures: list[Figure] = []
    lengths = []
    sizes: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for minutes in _MINUTES:
            took_s, cpu_s, most_mb = of_length(minutes, Path(folder))
            lengths.append((minutes, took_s, cpu_s, most_mb))
            name = f"{minutes} min"
            figures += [
                Figure(f"{name}: time", took_s, "s"),
                Figure(f"{name}: times real time, with start", 60 * minutes / took_s, "x"),
                Figure(f"{name}: times real time, CPU", 60 * minutes / cpu_s, "x", ">= 200"),
                Figure(f"{name}: most memory", most_mb, "MB"),
            ]
    for count in _SESSIONS:
        measured = library.measure(count)
        figures += measured
        for one in measured:
            in_s = one.value / 1000 if one.unit == "ms" else one.value
            sizes.setdefault(one.name.partition(": ")[2], []).append(in_s)
    print_table(figures)
    if chosen.picture is not None:
        draw(np.array(lengths), sizes, chosen.picture)


if __name__ == "__main__":
    main()
