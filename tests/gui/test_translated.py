"""In another language nothing is English: what is shown, read by a screen reader, or exported.

The test language is English in full-width letters, so any text in ordinary letters has bypassed
the catalogue.
"""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from coach.coaching.exercises import exercises
from coach.common import i18n, paths
from coach.domain.model_card import ModelCard
from coach.domain.session import Correction, Gap, Session
from coach.domain.stream import GapKind, SessionKind
from coach.export.report_html import to_html
from coach.export.report_text import to_text
from coach.export.timeline_svg import timeline_svg
from coach.gui.key_sheet import ShortcutsDialog
from coach.gui.main_window import MainWindow
from coach.gui.settings.words_group import LANGUAGES
from coach.insights.report import make_report
from coach.insights.session_view import SessionView
from coach.store.unfinished import Unfinished
from tests.gui.steps import practise, replay

_SAME_IN_ANY = frozenset({"st", "dB", "Hz"})
_KEYS = frozenset(
    {"Ctrl", "Shift", "Esc", "Space", "Left", "Right", "Home", "End", "PgUp", "PgDown"}
)
_OTHER_LETTERS = {
    ord(letter): chr(ord(letter) + 0xFEE0)  # its full-width form
    for letter in string.ascii_letters
}
_FIELD = re.compile(r"(\{[^}]*\}|%n)")


@pytest.fixture
def other_letters() -> Iterator[None]:
    def look_up(text: str, comment: str, count: int) -> str:
        pieces = _FIELD.split(text)
        pieces[::2] = [piece.translate(_OTHER_LETTERS) for piece in pieces[::2]]
        return "".join(pieces)

    i18n.speak("xx", look_up)
    yield
    i18n.speak()


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]{2,}", html.unescape(re.sub(r"<[^>]*>", "", text))))


def of_others(card: ModelCard) -> set[str]:
    """Return words that don't come from the program's texts."""
    told = (
        card.name, card.trained_on, card.licence, "Apache-2.0", *card.labels,
        str(paths.word_models_dir()),
    )  # fmt: skip
    return words_in(" ".join((*told, *LANGUAGES.values()))) | _SAME_IN_ANY | _KEYS


def told_by(page: QWidget) -> Iterator[str]:
    """Yield what the widgets show, paint, and tell a screen reader."""
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


@pytest.mark.expects_log  # no loudspeaker
def test_nothing_in_the_window_bypasses_the_catalogue(other_letters, window: MainWindow, qtbot):
    known = of_others(window.context.card)
    english: dict[str, list[str]] = {}

    def look_at(name: str, page: QWidget) -> None:
        told = list(told_by(page))
        assert told
        english[name] = sorted({one for one in told if words_in(one) - known})

    report = practise(window, qtbot, seconds=9)
    look_at("live", window.practice.live)
    look_at("report", window)
    report.footer.replay_button.click()
    replay(window, qtbot)
    look_at("replay", window)
    look_at("keys", ShortcutsDialog.over(window.page, window))
    window.findChild(ShortcutsDialog).close()
    for page in window.pages:
        window.go_to(page)
        qtbot.wait(100)
        look_at(type(page).__name__, window)
    window.sessions.recovery.show_unfinished([Unfinished("x", None, None, None, 3.0, False)])
    look_at("recovery", window.sessions.recovery)
    window.welcome_again()
    look_at("welcome", window.page)
    assert [f"{page}: {told}" for page, all_told in english.items() for told in all_told] == []


def test_nothing_in_a_report_bypasses_the_catalogue(other_letters, session: Session):
    heard = session.segments[0]
    session = replace(
        session,
        title="Practice",
        kind=SessionKind.LIVE,
        tags=("\N{WATER WAVE}",),
        corrections=(Correction(heard.start_s, heard.end_s, "calm"),),
        dropped_samples=4_800,
        gaps=(Gap(GapKind.DEVICE, 2.0, 2.1),),
    )
    report = make_report(session)
    known = of_others(session.model)
    page = re.sub(r"<(style|title)>.*?</\1>", "", to_html(report), flags=re.DOTALL)
    assert not words_in(page) - known
    # Except for the command that starts the exercise.
    text = to_text(report).replace("coach practise", "")
    assert not words_in(text) - known - words_in(" ".join(exercises()))
    assert not words_in(timeline_svg(SessionView(session))) - known
