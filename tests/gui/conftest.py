from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import app
from coach.gui.main_window import MainWindow


@pytest.fixture
def window(qtbot, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The real window over an empty library, with no sound system to be found."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = app.make_window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.practice.live is not None)
    qtbot.waitUntil(lambda: "Looking" not in made.practice.start_view.note.text())
    yield made
    made.close()
