"""From starting the process to the window's first paint."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

from tests.benchmarks.figure import Figure

_RUNS = 5

# The real command; once its window is painted for the first time, it says so and closes.
_COACH = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class Noting(QObject):
    is_done = False

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest and not self.is_done:
            self.is_done = True
            QTimer.singleShot(0, self.end)  # once this event has been handled
        return False

    def end(self):
        print(time.monotonic(), flush=True)
        QApplication.closeAllWindows()

noting = Noting()
run = QApplication.exec

def run_noting(application):
    application.installEventFilter(noting)
    return run()

QApplication.exec = run_noting
sys.argv = ["coach"]
from coach.cli.main import main
main()
"""


def start_s() -> float:
    """Return the seconds from starting the process to the window's first paint."""
    started_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _COACH], capture_output=True, text=True, env=os.environ
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"the window didn't open: {done.stderr}")
    return float(done.stdout.split()[0]) - started_s


def measure() -> list[Figure]:
    took_s = [start_s() for _ in range(_RUNS + 1)]  # the first run warms the disk cache
    counted = took_s[1:]
    return [
        Figure("launch to window, median", statistics.median(counted), "s", "<= 0.6"),
        Figure("launch to window, worst", max(counted), "s"),
        Figure("launch to window, first", took_s[0], "s"),
    ]
