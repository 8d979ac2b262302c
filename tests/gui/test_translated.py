"""In another language nothing is English: what is shown, spoken by a screen reader, and exported.

The other language brackets every text, so what stands outside of brackets came past the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from coach import language
from coach.coaching.goals import Aim
from coach.errors import CoachError
from coach.gui.key_sheet import KeySheet
from coach.gui.main_window import MainWindow
from coach.gui.pages.welcome import WelcomePage
from coach.record import Correction
from coach.session.lines import to_text
from coach.session.report import make_report, to_html
from coach.session.unfinished import Unfinished
from coach.types import Notice
from tests.gui.steps import practise, replay

#: Not of a language: of the typeface's name in a drawing, of a file's end, of a key.
_NO_WORDS = frozenset({"st", "dB", "English", "Ctrl", "Shift"})


@pytest.fixture
def bracketed() -> Iterator[None]:
    language.speak("xx", lambda text, comment, count: f"⟦{text}⟧")
    yield
    language.speak()


def outside(text: str) -> list[str]:
    """The words that are in no brackets."""
    while (inner := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = inner
    return [word for word in re.findall(r"[A-Za-z]{2,}", text) if word not in _NO_WORDS]


def told_by(page: QWidget) -> Iterator[str]:
    """What is written in the widgets and said of them, and what they paint."""
    for one in [page, *page.findChildren(QWidget)]:
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        if isinstance(one, QLineEdit):
            yield one.placeholderText()
        if isinstance(one, QComboBox):
            yield from (one.itemText(number) for number in range(one.count()))
    painted = QByteArray()
    buffer = QBuffer(painted)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    page.render(drawing)
    buffer.close()
    yield from re.findall(r"<text[^>]*>([^<]*)</text>", bytes(painted).decode())


def english_in(page: QWidget) -> list[str]:
    return sorted({told for told in told_by(page) if outside(told)})


@pytest.mark.expects_log  # no loudspeaker
def test_nothing_in_the_window_comes_past_the_catalogue(bracketed, window: MainWindow, qtbot):
    found: dict[str, list[str]] = {}
    found["start"] = english_in(window)
    report = practise(window, qtbot, seconds=9)
    found["live"] = english_in(window.practice.live)
    found["report"] = english_in(window)
    report.replay_button.click()
    replay(window, qtbot)
    found["replay"] = english_in(window)
    found["keys"] = english_in(KeySheet.over(window.page, window))
    window.findChild(KeySheet).close()
    for page in window.pages:
        window.go_to(page)
        qtbot.wait(100)
        found[type(page).__name__] = english_in(window)
    window.sessions.recovery.show_unfinished([Unfinished("x", None, None, None, 3.0, False)])
    found["recovery"] = english_in(window.sessions.recovery)
    welcome = WelcomePage()
    qtbot.addWidget(welcome)
    found["welcome"] = english_in(welcome)
    assert {page: told for page, told in found.items() if told} == {}
