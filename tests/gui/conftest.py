from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import app
from coach.audio import devices, player
from coach.common import paths
from coach.common.errors import CoachError
from coach.domain import settings
from coach.domain.session import Session
from coach.domain.settings import Settings
from coach.gui.main_window import MainWindow
from coach.gui.replay.replay_page import ReplayPage
from coach.gui.shared.background import finish_background
from tests.gui.steps import replay
from tests.keeping import keep


@pytest.fixture
def bare_computer(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without microphone or loudspeaker, on which the coach has introduced itself."""

    def no_loudspeaker(*_) -> None:
        raise CoachError("No loudspeaker", "There is none.", "Plug one in.")

    monkeypatch.setattr(devices, "input_devices", list)
    monkeypatch.setattr(player, "open_output", no_loudspeaker)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings.save(Settings(welcomed=True), paths.settings_file())


@pytest.fixture
def window(qtbot, bare_computer: None) -> Iterator[MainWindow]:
    """The real window over an empty library, on a bare computer."""
    made = app.make_window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.practice.live is not None)
    qtbot.waitUntil(lambda: "Looking" not in made.practice.start_view.microphone.note.text())
    yield made
    made.close()
    finish_background()


@pytest.fixture
def page(window: MainWindow, qtbot, session: Session, talk) -> ReplayPage:
    """The replay of twenty seconds of the sample talk; some modules have a page of their own."""
    window.review.show_replay(keep(window.context.store, session, talk[0]))
    return replay(window, qtbot)
