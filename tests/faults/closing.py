"""A window that is closed during analysis: python -m tests.faults.closing RECORDING SECONDS.

Prints the monotonic clock at the moment of closing, and whether it was busy.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coach import app
from coach.gui.shared.background import finish_background


def main(recording: Path, after_s: float) -> None:
    application = QApplication([])
    window = app.make_window()
    window.show()

    def close() -> None:
        print(time.monotonic(), window.practice.busy, flush=True)
        window.close()

    def begin() -> None:
        window.practice.open_recordings([recording])
        QTimer.singleShot(round(1000 * after_s), close)

    QTimer.singleShot(300, begin)
    application.exec()
    finish_background()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
