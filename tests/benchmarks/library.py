"""A library of many sessions: start, list, search, trends and doctor.

    python -m tests.benchmarks.library [SESSIONS ...]

The sessions are copies of one practice of the sample talk's first minute, four a day.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta

import coach  # noqa: F401 - before numpy is loaded, as the program does

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import soundfile
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from coach import app
from coach.analysis.networks.emotion import EmotionModel
from coach.audio.file_source import FileSource
from coach.common import paths
from coach.domain import settings
from coach.domain.settings import Settings
from coach.domain.stream import SessionKind
from coach.gui.shared.background import finish_background
from coach.insights.trends import trends
from coach.pipeline import make_session
from coach.store.database import connect
from coach.store.doctor import examine
from coach.store.session_store import Store, new_id
from tests.benchmarks.figure import Figure, print_table
from tests.benchmarks.launch import start_s
from tests.faults.talk import RATE_HZ, talk
from tests.keeping import keep

_SIZES = (10, 100, 1000, 10_000)
_RUNS = 5
_SECONDS = 60


def measure(count: int) -> list[Figure]:
    """Measure a new library of `count` sessions, in a folder of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["COACH_HOME"] = home
        return _measure_here(count)


def _measure_here(count: int) -> list[Figure]:
    store = Store(paths.data_dir())
    fill(store, count)
    settings.save(Settings(welcomed=True), paths.settings_file())
    overviews = store.library.overviews()
    assert len(overviews) == count
    name = f"{count} sessions"
    starts_s = [start_s() for _ in range(_RUNS)]
    listed_s, key_s = _in_the_window(count)
    began_s = time.perf_counter()
    checks = list(examine(store))
    doctor_s = time.perf_counter() - began_s
    assert all(check.passed for check in checks), [c for c in checks if not c.passed][:3]
    return [
        Figure(f"{name}: start to window", statistics.median(starts_s), "s", "<= 1"),
        Figure(f"{name}: list read", _median_s(store.library.overviews), "s"),
        Figure(f"{name}: list shown", listed_s, "s", "<= 0.3"),
        Figure(f"{name}: a key in the search", 1000 * key_s, "ms", "<= 30"),
        Figure(f"{name}: trends", _median_s(lambda: trends(overviews)), "s", "<= 0.5"),
        Figure(f"{name}: doctor", doctor_s, "s"),
    ]


def fill(store: Store, count: int) -> None:
    """Add a practice, and copies of it under other ids and dates."""
    pcm = talk()[: _SECONDS * RATE_HZ]
    path = store.folder / "part.wav"
    soundfile.write(path, pcm, RATE_HZ)
    model = EmotionModel(paths.emotion_model())
    made = make_session(FileSource(path), model, SessionKind.LIVE, None)
    path.unlink()
    first = keep(store, made, pcm)
    begin = (store.sessions / first.id / "session.json").read_text("utf-8")
    with connect(store.library.path) as connection, connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(session)")]
        kept = ", ".join("?" if name in ("id", "started_at") else name for name in names)
        for number in range(1, count):
            at = first.started_at - timedelta(hours=6 * number)
            one = new_id(at)
            folder = store.sessions / one
            folder.mkdir(mode=0o700)
            header = begin.replace(first.id, one)
            (folder / "session.json").write_text(header, "utf-8")
            (folder / "session.json").chmod(0o600)
            for part in ("events.db", "audio.wav"):
                os.link(store.sessions / first.id / part, folder / part)
            connection.execute(
                f"INSERT INTO session SELECT {kept} FROM session WHERE id = ?",
                (one, at.isoformat(), first.id),
            )


def _in_the_window(count: int) -> tuple[float, float]:
    """Return the seconds until the list is shown, and until it follows a key in the search."""
    application = QApplication.instance() or QApplication([])
    window = app.make_window()
    window.show()
    _until(lambda: window.practice.live is not None)  # what follows the first paint is done
    page = window.sessions
    began_s = time.perf_counter()
    window.go_to(page)
    _until(lambda: page.finder.list.count() == count)
    page.finder.list.repaint()
    listed_s = time.perf_counter() - began_s
    took_s = []
    for typed in ("t", "ta", "tal", "talk", "talk 2", "talk 20"):
        began_s = time.perf_counter()
        page.finder.search.setText(typed)
        page.finder.list.repaint()
        took_s.append(time.perf_counter() - began_s)
    window.close()
    finish_background()
    application.processEvents()
    return listed_s, statistics.median(took_s)


def _median_s(do: Callable[[], object]) -> float:
    took_s = []
    for _ in range(_RUNS):
        began_s = time.perf_counter()
        do()
        took_s.append(time.perf_counter() - began_s)
    return statistics.median(took_s)


def _until(reached: Callable[[], bool]) -> None:
    while not reached():
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.library", description=__doc__)
    parser.add_argument("sessions", nargs="*", type=int, default=_SIZES)
    figures: list[Figure] = []
    for count in parser.parse_args().sessions:
        figures += measure(count)
    print_table(figures)


if __name__ == "__main__":
    main()
