"""What is heard of a replay, and where its cursor is meanwhile.

Bursts of a tone are played through PortAudio into PulseAudio's null sink and recorded from there.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer

from coach.gui.shared.messages import Banner
from coach.gui.shared.playback import Playback
from coach.store.recording import Recording

RATE_HZ = 48_000
DURATION_S = 20.0
_BURST_S = 0.08
_TONE_HZ = 1_000
#: Bursts are further apart than this, and never equally far, so that none is mistaken for another.
_LEAST_APART_S, _MOST_APART_S = 0.35, 0.65
_QUIET = 500


@dataclass(frozen=True, slots=True)
class Bursts:
    """Bursts of a tone; samples: int16 at `RATE_HZ`; middles_s: the middle of each, in seconds."""

    samples: np.ndarray
    middles_s: np.ndarray


def bursts() -> Bursts:
    apart_s = np.random.default_rng(7).uniform(_LEAST_APART_S, _MOST_APART_S, 200)
    starts_s = np.cumsum(apart_s)
    starts_s = starts_s[starts_s < DURATION_S - 1]
    samples = np.zeros(round(DURATION_S * RATE_HZ), np.int16)
    length = round(_BURST_S * RATE_HZ)
    tone = 12_000 * np.sin(2 * np.pi * _TONE_HZ / RATE_HZ * np.arange(length)) * np.hanning(length)
    starts = np.rint(starts_s * RATE_HZ).astype(int)
    for start in starts.tolist():
        samples[start : start + length] = tone
    return Bursts(samples, (starts + length / 2) / RATE_HZ)


class _Ear:
    """Records what the loudspeaker plays, and when."""

    def __init__(self) -> None:
        command = ["parec", "--raw", "--latency-msec=10", "--device=vspk.monitor"]
        command += ["--format=s16le", f"--rate={RATE_HZ}", "--channels=1"]
        self._recorder = subprocess.Popen(command, stdout=subprocess.PIPE)
        self._pieces: list[tuple[float, bytes]] = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        with self._recorder.stdout as sound:
            while piece := sound.read1():
                self._pieces.append((time.monotonic(), piece))

    @property
    def hears(self) -> bool:
        return bool(self._pieces)

    def close(self) -> None:
        self._recorder.terminate()
        self._thread.join()
        self._recorder.wait()

    def middles_s(self) -> np.ndarray:
        """Return when bursts were heard, by the clock.

        The chunk of sound with the least delay tells best when the recording began.
        """
        ends = np.cumsum([len(piece) // 2 for _, piece in self._pieces])
        came_s = np.array([one for one, _ in self._pieces])
        recorded = np.frombuffer(b"".join(piece for _, piece in self._pieces), "<i2")
        return _middles_s(recorded) + (came_s - ends / RATE_HZ).min()


def cursor_lateness_s(seconds: float, act: Callable[[Playback], None]) -> np.ndarray:
    """Return how far the cursor is past what is heard, in seconds of the recording, at each burst.

    Plays for the given time after `act` has started playing. PulseAudio's default sink is `vspk`;
    a QApplication must exist.
    """
    track = bursts()
    seen: list[tuple[float, float]] = []
    playback = Playback(Recording(track.samples, RATE_HZ), DURATION_S, Banner())
    playback.moved.connect(lambda at_s: seen.append((time.monotonic(), at_s)))
    with closing(_Ear()) as ear:
        wait_until(lambda: ear.hears)
        with closing(playback):
            act(playback)
            begun_s = playback.position_s
            wait_until(lambda: playback.position_s != begun_s)  # an idle sink wakes up slowly
            wait(seconds)
    times_s, shown_s = np.array(seen).T
    late_s = []
    for heard_s in ear.middles_s().tolist():
        last = int(np.searchsorted(times_s, heard_s)) - 1
        if 0 <= last < len(times_s) - 1:
            off_s = shown_s[last] - track.middles_s
            late_s.append(off_s[np.abs(off_s).argmin()])
    return np.array(late_s)


def _middles_s(recorded: np.ndarray) -> np.ndarray:
    """Return the middle of each burst in a recording, in seconds."""
    loud = np.flatnonzero(np.abs(recorded.astype(int)) > _QUIET)
    cuts = np.flatnonzero(np.diff(loud) > RATE_HZ // 20) + 1
    found = [part for part in np.split(loud, cuts) if len(part)]
    return np.array([(part[0] + part[-1]) / 2 for part in found]) / RATE_HZ


def wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def wait_until(is_so: Callable[[], bool], most_s: float = 10.0) -> None:
    until_s = time.monotonic() + most_s
    while not is_so():
        assert time.monotonic() < until_s, "it took too long"
        wait(0.005)
