"""Screenshots of every page, light, dark and in Hindi, small and large: make screenshots.

They show real sessions of the sample talk in their own library; no display is needed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import coach  # noqa: F401 - before numpy is loaded, as the program does

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import soundfile
from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from coach import app
from coach.analysis.networks.emotion import EmotionModel
from coach.audio.file_source import FileSource
from coach.coaching.goals import DAYS, Aim
from coach.common import paths
from coach.domain import settings
from coach.domain.session import Purpose, Session
from coach.domain.settings import Settings, ThemeChoice
from coach.domain.stream import SessionKind
from coach.gui.key_sheet import ShortcutsDialog
from coach.gui.main_window import MainWindow
from coach.gui.shared import theme, translation
from coach.gui.shared.background import finish_background
from coach.pipeline import make_session
from coach.store.goal_file import write_goals
from coach.store.recording import read_recording
from coach.store.session_store import Store
from tests.keeping import keep

_ROOT = Path(__file__).resolve().parent.parent
_OUT = _ROOT / "build" / "screenshots"
#: Screenshots that the README shows.
_DOCS = _ROOT / "docs" / "screenshots"
_FOR_README = ("practise", "report", "replay")
_README_SIZE = QSize(1280, 720)
_SIZES = (QSize(1024, 640), _README_SIZE, QSize(1920, 1080))
#: Names of looks and languages in the pictures' file names.
_LOOKS = {
    "light": (ThemeChoice.LIGHT, "en"),
    "dark": (ThemeChoice.DARK, "en"),
    "light-hi": (ThemeChoice.LIGHT, "hi"),
}
#: How far into the talk the live page is shown, in seconds.
_LIVE_S = 75.0
_SPEED = 10.0
_PAST_DAYS = (1, 2, 5, 8, 9, 15, 22)


def main() -> None:
    shutil.rmtree(_OUT, ignore_errors=True)
    _OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["COACH_HOME"] = home
        application = QApplication([])
        kept = _fill(Store(paths.data_dir()))
        for look, (choice, language) in _LOOKS.items():
            settings.save(Settings(welcomed=True, theme=choice), paths.settings_file())
            translation.speak(language)
            theme.apply(application, choice)
            window = app.make_window()
            window.show()
            for name, page in _pages(window, kept):
                _take(window, page, f"{name}-{look}")
            window.close()
            finish_background()
    _DOCS.mkdir(exist_ok=True)
    for name in _FOR_README:
        for look in ("light", "dark"):
            taken = f"{name}-{look}-{_README_SIZE.width()}.png"
            shutil.copyfile(_OUT / taken, _DOCS / f"{name}-{look}.png")
    print(f"{len(list(_OUT.iterdir()))} pictures in {_OUT}, those of the README in {_DOCS}")


def _fill(store: Store) -> Session:
    """Add some weeks of practice, each a part of the sample talk; return the latest, all of it."""
    model = EmotionModel(paths.emotion_model())
    purpose = Purpose("Practice", with_fluency=True, plan="opening 0:30, middle 1, end 0:40")
    talk = FileSource(paths.sample_talk())
    latest = make_session(talk, model, SessionKind.LIVE, store, purpose=purpose)
    sound = read_recording(store.audio_path(latest.id)).samples
    rate_hz = latest.sample_rate_hz
    path = store.folder / "part.wav"
    for number, days in enumerate(_PAST_DAYS):
        part = sound[number * 8 * rate_hz : (number * 8 + 60) * rate_hz]
        soundfile.write(path, part, rate_hz)
        before = make_session(FileSource(path), model, SessionKind.LIVE, None, purpose=purpose)
        keep(store, before, part, started_at=latest.started_at - timedelta(days=days))
    since = latest.started_at - timedelta(days=max(_PAST_DAYS) + 1)
    fillers = Aim("fillers_per_min", times=12, since=since, most=5.0)
    write_goals([fillers, Aim(DAYS, times=4, since=since, least=3.0)], store.goals_path)
    return latest


def _pages(window: MainWindow, session: Session) -> Iterator[tuple[str, QWidget]]:
    """Show one page after the other."""
    _wait(1.5)
    for page in window.pages:
        window.go_to(page)
        _wait(1.0)
        yield type(page).__name__.removesuffix("Page").lower().replace("practice", "start"), window
    window.go_to(window.practice)
    window.practice.start(None, speed=_SPEED)
    _until(lambda: window.practice.live.bar.clock.text() >= f"1:{_LIVE_S - 60:02.0f}")
    yield "practise", window
    window.practice.finish()
    _until(lambda: not window.practice.busy)
    window.review.show_report(session)
    _wait(1.5)
    yield "report", window
    window.page.scroll_area.verticalScrollBar().setValue(700)
    yield "report-evidence", window
    window.page.scroll_area.verticalScrollBar().setValue(10_000)
    yield "report-figures", window
    window.review.show_replay(session)
    _wait(1.5)
    window.page.seek(64.0)
    yield "replay", window
    yield "keys", ShortcutsDialog.over(window.page, window)
    window.findChild(ShortcutsDialog).close()


def _take(window: MainWindow, page: QWidget, name: str) -> None:
    for size in _SIZES if page is window else (page.sizeHint(),):
        page.resize(size)
        _wait(0.4)
        page.grab().save(str(_OUT / f"{name}-{size.width()}.png"))


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def _until(reached: Callable[[], bool]) -> None:
    while not reached():
        _wait(0.05)


if __name__ == "__main__":
    main()
