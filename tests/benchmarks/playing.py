"""A replay's cursor compared with the sound that is heard, if PulseAudio is installed."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from coach.audio.player import Loop
from coach.gui.shared.playback import Playback
from tests.benchmarks.figure import Figure
from tests.heard import cursor_lateness_s
from tests.virtual_microphone import virtual_microphone

_SECONDS = 10.0
#: Name in the table, speed, and loop.
_WAYS: tuple[tuple[str, float, Loop | None], ...] = (
    ("as it was spoken", 1.0, None),
    ("at half the speed", 0.5, None),
    ("at twice the speed", 2.0, None),
    ("in a loop", 1.0, (2.0, 4.2)),
)


def measure() -> list[Figure]:
    if shutil.which("pulseaudio") is None:
        return []
    application = QApplication.instance() or QApplication([])
    figures = []
    with pytest.MonkeyPatch.context() as patch, virtual_microphone(patch):
        for words, speed, loop in _WAYS:

            def play(playback: Playback, speed: float = speed, loop: Loop | None = loop) -> None:
                playback.set_speed(speed)
                playback.set_loop(loop)
                playback.play_from(0.0 if loop is None else loop[0])

            off_ms = 1000 * np.abs(cursor_lateness_s(_SECONDS, play)) / speed
            figures += [
                Figure(f"sound and cursor {words}, median", float(np.median(off_ms)), "ms"),
                Figure(f"sound and cursor {words}, worst", float(off_ms.max()), "ms", "<= 40"),
            ]
    application.processEvents()
    return figures
