"""The soak tests, with their figures: python -m tests.faults.soak, or make soak.

--hours H    hours of speech through the live path (2)
--speed S    times real time (21)
--kills N    recording coaches to kill (50)
--window H   hours of speech in the window, at 8 times real time (0)
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from coach.analysis.networks.emotion import EmotionModel
from coach.common import paths
from coach.domain.stream import AnalysisUpdate, SessionKind
from coach.gui.shared.background import finish_background
from coach.pipeline import make_session
from coach.store.recording import read_recording
from coach.store.recovery import recover
from coach.store.session_store import Store
from tests.benchmarks.figure import Figure, print_table
from tests.faults.talk import RATE_HZ, EndlessTalk, is_talk, talk
from tests.faults.test_killed import kill_all, must_not

_PAGE_MB = 4096 / 1e6
#: What is loaded at first, and caches that fill up, are no leak.
_SETTLED_S = 600.0
_AT_ONCE = 3
_WINDOW_SPEED = 8.0


def hours(length_h: float, speed: float) -> list[Figure]:
    """Send hours of speech through the live path; measure memory, and sound that is missing."""
    rss: list[tuple[float, float]] = []
    worst_lag_s = 0.0
    given = 0

    def count(samples: int) -> None:
        nonlocal given
        given = samples

    def watch(update: AnalysisUpdate) -> None:
        nonlocal worst_lag_s
        worst_lag_s = max(worst_lag_s, update.lag_s)
        if update.until_s >= 10 * len(rss):
            rss.append((update.until_s, _rss_mb()))

    model = EmotionModel(paths.emotion_model())
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        source = EndlessTalk(speed, length_h * 3600, count)
        begun_s = time.monotonic()
        session = make_session(source, model, SessionKind.LIVE, store, [watch])
        took_s = time.monotonic() - begun_s
        samples = read_recording(store.audio_path(session.id)).samples
        heard = np.ones(len(samples), bool)
        for gap in session.gaps:
            heard[round(gap.start_s * RATE_HZ) : round(gap.end_s * RATE_HZ)] = False
        wrong = int(np.sum((samples != np.resize(talk(), len(samples))) & heard))
        reported = session.dropped_samples
        missing = given - len(samples)
        begun_s = time.monotonic()
        again = store.load(session.id)
        loading_s = time.monotonic() - begun_s
    return [
        Figure("speech through the live path", session.duration_s / 3600, "h"),
        Figure("times real time", session.duration_s / took_s, "x", ">= 20"),
        Figure("memory, slope after 10 min", _slope_mb_per_h(rss), "MB/h", "< 5"),
        Figure("memory at the end", rss[-1][1], "MB"),
        Figure("samples lost and not reported", float(missing + wrong), "", "<= 0"),
        Figure("samples lost and reported", float(reported), ""),
        Figure("windows skipped and counted", float(session.skipped_windows), ""),
        Figure("readings", float(len(again.emotions)), ""),
        Figure("analysis behind the sound, worst", worst_lag_s, "s"),
        Figure("reading the session back", loading_s, "s"),
    ]


def in_window(length_h: float) -> list[Figure]:
    """Practise for hours in the window; measure memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from coach import app
    from coach.gui.live import practice_page

    rss: list[tuple[float, float]] = []
    given_s = 0.0

    def count(samples: int) -> None:
        nonlocal given_s
        given_s = samples / RATE_HZ

    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACH_HOME", folder)
        talk_source = EndlessTalk(_WINDOW_SPEED, length_h * 3600, count)
        patch.setattr(practice_page, "TalkSource", lambda *_: talk_source)
        application = QApplication.instance() or QApplication([])
        window = app.make_window()
        window.show()
        window.practice.start(None)
        loop, timer = QEventLoop(), QTimer()

        def look() -> None:
            if given_s >= 60 * len(rss):
                rss.append((given_s, _rss_mb()))
            if given_s and not window.practice.busy:
                loop.quit()

        timer.timeout.connect(look)
        timer.start(200)
        loop.exec()
        window.close()
        finish_background()
        application.processEvents()
    return [
        Figure("in the window, hours of speech", rss[-1][0] / 3600, "h"),
        Figure("in the window, memory at the end", rss[-1][1], "MB", "<= 250"),
        Figure("in the window, slope after 10 min", _slope_mb_per_h(rss), "MB/h", "< 1"),
    ]


def _slope_mb_per_h(rss: list[tuple[float, float]]) -> float:
    """Return the slope of memory, given as (seconds of sound, MB), once it has settled."""
    times_s, used_mb = np.array([one for one in rss if one[0] >= _SETTLED_S]).T
    return float(np.polyfit(times_s / 3600, used_mb, 1)[0])


def _rss_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_MB


def kills(count: int) -> list[Figure]:
    """Kill recording coaches; measure the sound that is lost, and how long recovery takes."""
    lost_s, took_s = [], []
    wrong = 0
    for batch in range(-(-count // _AT_ONCE)):
        chance = random.Random(1_000 + batch)
        waits_s = [chance.uniform(0.05, 6.0) for _ in range(min(_AT_ONCE, count))]
        with TemporaryDirectory() as folder:
            for one in kill_all(Path(folder), waits_s, model=batch % 5 == 0):
                store = Store(one.home)
                begun_s = time.monotonic()
                session = recover(store, store.unfinished()[0].id, must_not)
                took_s.append(time.monotonic() - begun_s)
                samples = read_recording(store.audio_path(session.id)).samples
                wrong += not is_talk(samples)
                lost_s.append((one.said - len(samples)) / RATE_HZ)
    return [
        Figure("coaches killed", float(len(lost_s)), ""),
        Figure("recordings not bit-exact", float(wrong), "", "<= 0"),
        Figure("sound lost, worst", max(lost_s), "s", "<= 0.1"),
        Figure("recovering, worst", max(took_s), "s", "<= 2"),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--speed", type=float, default=21.0)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--window", type=float, default=0.0)
    chosen = parser.parse_args()
    figures = kills(chosen.kills) if chosen.kills else []
    figures += hours(chosen.hours, chosen.speed) if chosen.hours else []
    figures += in_window(chosen.window) if chosen.window else []
    print_table(figures)
    return int(not all(figure.is_met for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
