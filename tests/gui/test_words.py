"""The words in the window: recognised after a practice, shown in the report, heard by a click."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from coach.common import paths
from coach.domain import settings
from coach.domain.session import LEAD_IN_S, Session
from coach.domain.settings import ThemeChoice
from coach.domain.stream import EventKind
from coach.domain.words import Transcript, Word
from coach.export.report_formats import KINDS
from coach.gui.main_window import MainWindow
from coach.gui.report import words_view
from coach.gui.report.report_page import ReportPage
from coach.gui.report.words_view import WordsView
from coach.gui.settings import words_group
from coach.gui.shared import theme
from tests.keeping import keep

_TEXT = "We like basically <b>trees</b> you know."


def transcript_of(session: Session) -> Transcript:
    start_s = session.segments[0].start_s
    words = (
        Word(start_s + n / 2, start_s + n / 2 + 0.4, f" {word}", 0.3 if n == 1 else 0.9)
        for n, word in enumerate(_TEXT.split())
    )
    return Transcript("ear", "en", tuple(words))


@pytest.fixture
def report(window: MainWindow, session: Session, talk, qtbot):
    """Opens the report of a session that is stored with its sound, and its words if wanted."""

    def open_report(with_words: bool = False) -> ReportPage:
        one = keep(window.context.store, session, talk[0])
        if with_words:
            one = window.context.store.store_transcript(one.id, transcript_of(one))
        window.review.show_report(one)
        qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
        window.page.folds["words"].unfold()
        return window.page

    return open_report


def choose(window: MainWindow, folder: Path) -> None:
    window.settings.words.use_folder(folder)


def test_the_words_are_shown_with_what_is_marked(report):
    page = report(with_words=True)
    assert page.folds["words"].heading.text() == "What you said (6 words)"
    text = page.words.text.toPlainText()
    assert "We like [basically] <b>trees</b> [you know]." in text
    html = page.words.text.toHtml()
    assert "font-weight" in html.split("[basically]")[0].rsplit("<a", 1)[1]
    rows = {row.name: row.value for row in page.report.words}
    assert rows["Filler words"] == "basically 1, you know 1"
    assert page._can_be_made(KINDS["srt"])


def test_a_click_on_a_word_plays_it(report, qtbot):
    page = report(with_words=True)
    heard_s: list[float] = []
    page.footer.listening.began.connect(heard_s.append)
    start_s = page.session.transcript.words[3].start_s
    page.words.text.anchorClicked.emit(QUrl(f"{start_s:.3f}"))
    assert heard_s[-1] == pytest.approx(max(0.0, start_s - LEAD_IN_S), abs=1e-3)
    cursor = page.words.text.document().find("trees")
    cursor.setPosition(cursor.selectionStart())
    page.words.text.setTextCursor(cursor)
    heard_s.clear()
    qtbot.keyClick(page.words.text, Qt.Key.Key_Return)
    assert heard_s[-1] == pytest.approx(max(0.0, start_s - LEAD_IN_S), abs=1e-3)


def test_every_word_is_where_it_was_said(report):
    page = report(with_words=True)
    cursor = QTextCursor(page.words.text.document())
    links = set()
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        if link := cursor.charFormat().anchorHref():
            links.add(link)
    words = page.session.transcript.words
    shown = {f"{word.start_s:.3f}" for word in (*words[:4], words[4])}
    assert shown <= links


def test_the_text_follows_the_theme(report):
    text = report(with_words=True).words.text
    before = text.toHtml()
    try:
        theme.apply(theme.running(), ThemeChoice.DARK)
        QApplication.processEvents()
        assert theme.colours().ink.lower() in text.toHtml() and text.toHtml() != before
    finally:
        theme.apply(theme.running(), ThemeChoice.LIGHT)


def test_tab_leaves_the_text(report, qtbot):
    text = report(with_words=True).words.text
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not text


def test_a_rejected_filler_follows(report, window: MainWindow, qtbot):
    page = report(with_words=True)
    assert not any(e.kind == EventKind.FILLER for e in page.session.events)
    number = next(n for n, e in enumerate(page.session.events) if e.kind == EventKind.PAUSE)
    page._judge(number, True)
    qtbot.waitUntil(lambda: window.page is not page and isinstance(window.page, ReportPage))
    assert window.page.session.transcript == page.session.transcript


def test_without_a_model_the_settings_are_offered(report, window: MainWindow, word_folder):
    page = report()
    assert page.folds["words"].heading.text() == "What you said"
    assert page.words.settings_button.isVisible() and not page.words.begin_button.isVisible()
    assert not page._can_be_made(KINDS["srt"])
    page.words.settings_button.click()
    assert window.page is window.settings


def test_without_the_recogniser_it_says_how_to_get_it(
    report, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot
):
    monkeypatch.setattr(words_view, "is_installed", lambda: False)
    monkeypatch.setattr(words_group, "is_installed", lambda: False)
    page = report()
    assert "pip install" in page.words.told.text()
    assert not (page.words.settings_button.isVisible() or page.words.begin_button.isVisible())
    window.go_to(window.settings)
    qtbot.waitUntil(lambda: "pip install" in window.settings.words.known.text())
    assert not window.settings.words.model.isEnabled()


def test_words_are_recognised_and_stored(report, window: MainWindow, word_folder, qtbot):
    choose(window, word_folder)
    page = report()
    shares: list[float] = []
    window.context.recognising.advanced.connect(lambda _, share: shares.append(share))
    page.words.begin_button.click()
    assert page.words.bar.isVisible() and not page.words.begin_button.isVisible()
    qtbot.waitUntil(lambda: window.page is not page, timeout=30_000)
    after = window.page
    assert after.folds["words"].is_unfolded and "Good morning" in after.words.text.toPlainText()
    assert shares and shares[-1] > 0.9
    stored = window.context.store.load(page.session.id)
    assert stored.transcript == after.session.transcript


def test_recognition_can_be_cancelled(report, window: MainWindow, word_folder, qtbot):
    choose(window, word_folder)
    page = report()
    page.words.begin_button.click()
    with qtbot.waitSignal(window.context.recognising.cancelled, timeout=10_000):
        page.words.cancel_button.click()
    assert page.words.begin_button.isVisible() and not page.words.bar.isVisible()
    assert window.context.store.load(page.session.id).transcript is None
    assert window.page is page


@pytest.mark.expects_log
def test_a_model_that_fails_is_told_in_place(
    report, window: MainWindow, word_folder: Path, tmp_path: Path, qtbot
):
    window.context.change_settings(words=str(tmp_path))
    page = report()
    with qtbot.waitSignal(window.context.recognising.failed, timeout=10_000):
        page.words.begin_button.click()
    assert "config.json" in page.words.told.text()
    window.review.show_report(page.session)  # it is still told when it is opened later
    qtbot.waitUntil(lambda: window.page is not page and isinstance(window.page, ReportPage))
    page = window.page
    page.folds["words"].unfold()
    assert "config.json" in page.words.told.text()
    assert page.words.begin_button.isVisible() and page.isEnabled()
    assert window.context.store.load(page.session.id).events == page.session.events


def test_several_sessions_take_turns(
    window: MainWindow, session: Session, talk, word_folder: Path, qtbot
):
    choose(window, word_folder)
    store, work = window.context.store, window.context.recognising
    first, second, third = (keep(store, session, talk[0]) for _ in range(3))
    done: list[str] = []
    work.recognised.connect(lambda changed: done.append(changed.id))
    for one in (first, second, third, first):
        work.begin(one)
    assert all(work.is_busy_with(one.id) for one in (first, second, third))
    with qtbot.waitSignal(work.cancelled):
        work.cancel(second.id)
    qtbot.waitUntil(lambda: len(done) == 2, timeout=40_000)
    assert done == [first.id, third.id]
    assert store.load(second.id).transcript is None and not work.is_busy_with(first.id)


def test_a_practice_is_followed_by_its_words(window: MainWindow, word_folder, qtbot):
    choose(window, word_folder)
    window.practice.start(None, speed=40)
    qtbot.waitUntil(
        lambda: isinstance(window.page, ReportPage) and window.page.session.transcript is not None,
        timeout=60_000,
    )
    assert len(window.page.report.view.spoken.words) > 300


def test_the_end_of_the_program_ends_the_recogniser(
    report, window: MainWindow, word_folder, session, talk, qtbot
):
    choose(window, word_folder)
    page, work = report(), window.context.recognising
    later = keep(window.context.store, session, talk[0])
    called_off: list[str] = []
    work.cancelled.connect(called_off.append)
    page.words.begin_button.click()
    work.begin(later)
    qtbot.wait(200)
    work.stop()  # as the application does when it is about to quit
    qtbot.waitUntil(lambda: len(called_off) == 2, timeout=5_000)
    assert set(called_off) == {later.id, page.session.id}
    assert window.context.store.load(page.session.id).transcript is None


def test_a_session_that_is_deleted_is_called_off(
    window: MainWindow, session, talk, word_folder, qtbot
):
    choose(window, word_folder)
    one, work = keep(window.context.store, session, talk[0]), window.context.recognising
    work.begin(one)
    with qtbot.waitSignal(work.cancelled, timeout=5_000):
        window.sessions.delete([one.id])
    qtbot.waitUntil(lambda: window.context.store.library.ids() == set())


def test_words_come_after_the_recording_is_compressed(window: MainWindow, word_folder, qtbot):
    choose(window, word_folder)
    window.context.change_settings(flac=True)
    window.practice.start(None, speed=40)
    qtbot.waitUntil(
        lambda: isinstance(window.page, ReportPage) and window.page.session.transcript is not None,
        timeout=60_000,
    )
    assert window.context.store.audio_path(window.page.session.id).suffix == ".flac"


def test_models_are_chosen_in_the_settings(
    window: MainWindow, word_folder: Path, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    group = window.settings.words
    window.go_to(window.settings)
    qtbot.waitUntil(lambda: "There is no model yet" in group.known.text())
    assert [group.model.itemData(n) for n in range(group.model.count())] == [""]
    group.use_folder(word_folder)
    qtbot.waitUntil(lambda: group.model.count() == 2 and not group.known.text())
    assert group.model.currentData() == str(word_folder)
    assert settings.load(paths.settings_file()).words == str(word_folder)
    group.language.setCurrentIndex(group.language.findData("hi"))
    group.language.activated.emit(group.language.currentIndex())
    group.model.setCurrentIndex(0)
    group.model.activated.emit(0)
    stored = settings.load(paths.settings_file())
    assert (stored.words, stored.words_language) == ("", "hi")


@pytest.mark.expects_log
def test_a_folder_that_is_no_model_is_refused(window: MainWindow, tmp_path: Path):
    window.settings.words.use_folder(tmp_path)
    assert "config.json" in window.context.banner.text
    assert window.context.settings.words == ""


def test_the_text_grows_with_the_words_up_to_a_limit(report):
    view = report(with_words=True).words
    assert isinstance(view, WordsView)
    assert 15 <= view.text.height() < 480
    assert view.text.mapTo(view, QPoint(0, 0)).y() > 0
