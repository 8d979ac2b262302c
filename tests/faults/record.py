"""Practise for some seconds: the process that `test_devices` stops. Arguments: HOME SECONDS."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

from coach.analysis.networks.emotion import EmotionModel
from coach.audio.devices import input_devices
from coach.audio.microphone import MicrophoneSource
from coach.common import paths
from coach.domain.stream import AnalysisUpdate, SessionKind
from coach.pipeline import make_session
from coach.store.session_store import Store


def main(home: str, seconds: str) -> None:
    """Print "hears" at the first sound; at the end, how long it lasted and the session's id."""
    pulse = next(device for device in input_devices() if device.name == "pulse")
    source = MicrophoneSource(pulse, tell=lambda notice: print(notice, flush=True))
    begun_s: list[float] = []
    ended_s: list[float] = []

    def stop() -> None:
        ended_s.append(time.monotonic())
        source.stop()

    def hear(update: AnalysisUpdate) -> None:
        if not begun_s:
            begun_s.append(time.monotonic() - update.until_s)
            print("hears", flush=True)
            threading.Timer(float(seconds), stop).start()

    model = EmotionModel(paths.emotion_model())
    session = make_session(source, model, SessionKind.LIVE, Store(Path(home)), [hear])
    print(ended_s[0] - begun_s[0], session.id)


if __name__ == "__main__":
    main(*sys.argv[1:])
