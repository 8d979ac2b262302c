"""The page of settings, and what it sets."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTranslator
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from coach import app
from coach.common import i18n, paths
from coach.domain import settings
from coach.domain.settings import Settings, ThemeChoice
from coach.export.report_html import to_html
from coach.gui.main_window import PAGES, MainWindow
from coach.gui.settings import words_group
from coach.gui.settings.settings_page import SettingsPage
from coach.gui.settings.switch import Switch
from coach.gui.shared import theme, translation
from coach.gui.shared.background import finish_background, is_idle
from tests.gui.steps import practise, replay, resize


def _saved() -> Settings:
    return settings.load(paths.settings_file())


def _choose(chooser: QComboBox, value: object) -> None:
    chooser.setCurrentIndex(chooser.findData(value))


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    window.go_to(window.settings)
    return window.settings


@pytest.fixture
def program(qtbot, bare_computer: None) -> Iterator[app.Program]:
    """The program with its settings open; its window may be replaced."""
    made = app.Program(app.make_window())
    made.window.show()
    made.window.go_to(made.window.settings)
    qtbot.waitUntil(lambda: made.window.practice.live is not None)
    qtbot.waitUntil(is_idle)
    yield made
    made.close()
    finish_background()
    made.window.deleteLater()
    translation.speak("en")
    translation.settle(theme.running())


# --- look and language ---


@pytest.mark.parametrize("choice", list(ThemeChoice))
def test_the_look_can_be_chosen_and_is_saved(page: SettingsPage, choice: ThemeChoice):
    themes = page.look.themes
    themes.setCurrentIndex((themes.findData(choice) + 1) % 3)
    _choose(themes, choice)
    assert paths.settings_file().read_text().count(choice) == 1
    assert _saved().theme == choice
    if choice != ThemeChoice.SYSTEM:
        assert theme.dark() == (choice == ThemeChoice.DARK)


def test_a_size_is_saved_and_the_page_says_when_it_shows(page: SettingsPage):
    _choose(page.look.scales, 1.3)
    assert _saved().scale == 1.3
    said = [one.text() for one in page.look.findChildren(QLabel)]
    assert "A new size shows the next time you start the coach." in said


def test_motion_is_reduced_at_once(page: SettingsPage):
    assert theme.motion_ms() == theme.MOTION_MS
    page.look.still.click()
    assert theme.motion_ms() == 0 and _saved().still
    page.look.still.click()
    assert theme.motion_ms() == theme.MOTION_MS and not _saved().still


def test_all_languages_are_offered_and_the_choice_is_saved(window: MainWindow, qtbot):
    languages = window.settings.look.languages
    offered = {languages.itemData(n): languages.itemText(n) for n in range(languages.count())}
    assert languages.currentData() == "" and languages.currentIndex() == 0
    assert offered.pop("") == "Same as the system" and offered == translation.languages()
    _choose(languages, "en")
    assert _saved().language == "en"
    again = SettingsPage(window.context)
    qtbot.addWidget(again)
    assert again.look.languages.currentData() == "en"


def _navigation(window: MainWindow) -> list[str]:
    return [one.text() for one in window._navigation.buttons()]


def test_another_language_shows_at_once_in_the_same_place(program: app.Program, qtbot):
    english, texts = program.window, _navigation(program.window)
    context, title = english.context, english.windowTitle()
    english.setMinimumSize(1, 1)  # the screen of tests is small
    english.setGeometry(30, 40, 700, 500)
    with qtbot.waitSignal(english.destroyed):
        _choose(english.settings.look.languages, "hi")
    hindi = program.window
    assert hindi is not english and not shiboken6.isValid(english)
    assert _navigation(hindi) == [i18n.tr(page.title, "a page") for page in PAGES]
    assert set(_navigation(hindi)).isdisjoint(texts) and hindi.windowTitle() != title
    assert hindi.page is hindi.settings and hindi.isVisible()
    assert QApplication.focusWidget() is hindi.settings.look.languages
    assert hindi.settings.look.languages.currentData() == "hi"
    assert hindi.geometry().topLeft() == QPoint(30, 40) and hindi.height() == 500
    assert hindi.context is context and context.banner.window() is hindi
    assert context.banner.accessibleName() == i18n.tr("Message") != "Message"
    with qtbot.waitSignal(hindi.destroyed):
        _choose(hindi.settings.look.languages, "en")
    assert _navigation(program.window) == texts
    assert len(theme.running().findChildren(QTranslator)) == 1


def test_a_maximised_window_stays_maximised(program: app.Program, qtbot):
    program.window.showMaximized()
    with qtbot.waitSignal(program.window.destroyed):
        _choose(program.window.settings.look.languages, "hi")
    assert program.window.isMaximized()


def test_a_replaced_window_leaves_nothing_behind(program: app.Program, qtbot):
    former = program.window
    with qtbot.waitSignal(former.destroyed):
        _choose(former.settings.look.languages, "hi")
    del former
    qtbot.waitUntil(is_idle)
    gc.unfreeze()  # what `tidy_up` has set aside isn't among the objects below
    gc.collect()
    windows = [one for one in gc.get_objects() if issubclass(type(one), MainWindow)]
    assert windows == [program.window]


def test_a_replaced_window_waits_for_its_work_before_it_goes(program: app.Program, qtbot):
    """What is read in the background is given to widgets of the window that asked for it."""
    former, go_on = program.window, threading.Event()
    library = former.context.store.library
    read = library.overviews
    library.overviews = lambda: (go_on.wait(10), read())[1]
    former.settings.usual.refresh()
    _choose(former.settings.look.languages, "hi")
    qtbot.waitUntil(lambda: program.window is not former)
    qtbot.wait(2 * app._LOOK_MS)
    assert shiboken6.isValid(former) and former.isHidden() and former.is_closed
    with qtbot.waitSignal(former.destroyed):
        go_on.set()
    assert program.window.context.banner.isHidden()


def test_the_language_in_use_needs_no_other_window(program: app.Program, qtbot):
    former = program.window
    _choose(former.settings.look.languages, "en")
    qtbot.wait(1)
    assert program.window is former and _saved().language == "en"


def test_the_language_stays_while_somebody_practises(program: app.Program, qtbot):
    window = program.window
    window.practice.start(None, speed=5)
    window.show_page(window.pages.index(window.settings))
    _choose(window.settings.look.languages, "hi")
    qtbot.wait(1)
    assert program.window is window and _saved().language == ""
    assert window.settings.look.languages.currentData() == ""
    assert window.context.banner.text == "Not now. Finish the practice first."


def test_the_language_stays_while_something_is_saved(program: app.Program, qtbot):
    window, go_on = program.window, threading.Event()
    done: list[object] = []
    window.context.working.run("Saving…", lambda: go_on.wait(10), done.append, done.append)
    _choose(window.settings.look.languages, "hi")
    assert "Something is still being saved" in window.context.banner.text
    go_on.set()
    qtbot.waitUntil(lambda: done == [True])
    assert program.window is window and _saved().language == ""


# --- tone of voice ---


def test_without_the_tone_everything_else_is_measured(window: MainWindow, page, qtbot):
    def refuse() -> None:
        raise AssertionError("the model isn't wanted")

    load_model, window.context.load_model = window.context.load_model, refuse
    page.speaking.emotion.click()
    assert not _saved().emotion
    report = practise(window, qtbot, seconds=9)
    live = window.practice.live
    assert live.meter.sure == "the tone isn't judged"
    assert live.controls.tones_button.isHidden() and live.timeline.isHidden()
    assert live.note.isHidden()
    session = report.session
    assert not session.emotions and not session.model.names_tones
    assert session.events and session.metrics["pace_10s_syllables_per_s"] > 1
    assert report.report.headline.startswith("Only ")  # too little speech, whatever the tone
    exported = to_html(report.report)
    assert "No emotion model was used, so no tone was named." in exported
    assert "too short to tell" not in exported and "Which tones" not in exported
    assert window.context.banner.text.startswith("That was the talk")  # and nothing is missed
    report.footer.replay_button.click()
    assert replay(window, qtbot).meter.sure == "the tone isn't judged"

    window.context.load_model = load_model
    page.speaking.emotion.click()
    report = practise(window, qtbot, seconds=9)
    assert report.session.emotions and report.session.model.names_tones
    assert not live.controls.tones_button.isHidden() and live.note.text()


@pytest.mark.expects_log  # no loudspeaker
def test_a_window_without_tones_doesnt_load_the_model(
    qtbot, bare_computer: None, monkeypatch: pytest.MonkeyPatch
):
    settings.save(Settings(welcomed=True, emotion=False), paths.settings_file())
    monkeypatch.setattr(app, "EmotionModel", lambda _: pytest.fail("it is loaded"))
    made = app.make_window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.practice.live is not None)
    qtbot.waitUntil(is_idle)
    assert made.context.model() is None and made.context.banner.isHidden()
    made.close()


# --- the page ---


def test_everything_deleted_leaves_the_look_and_resets_the_rest(page: SettingsPage, qtbot):
    page.look.still.click()
    for one in (page.speaking.gauges, page.speaking.emotion, page.speaking.fluency):
        one.click()
    page.recordings.delete_everything()
    qtbot.waitUntil(lambda: "Deleted" in page._context.banner.text)
    assert page.look.still.isChecked() and _saved() == Settings(welcomed=True, still=True)
    shown = (page.speaking.gauges, page.speaking.emotion, page.speaking.fluency)
    assert [one.isChecked() for one in shown] == [True, True, False]
    page.look.still.click()


def test_a_switch_is_pressed_by_its_label_space_and_enter(page: SettingsPage, qtbot):
    gauges = page.speaking.gauges
    name = next(one for one in page.findChildren(QLabel) if one.buddy() is gauges)
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert not gauges.isChecked()
    qtbot.keyClick(gauges, Qt.Key.Key_Space)
    assert gauges.isChecked()
    qtbot.keyClick(gauges, Qt.Key.Key_Return)
    assert not gauges.isChecked() and not _saved().gauges
    qtbot.mouseClick(gauges, Qt.MouseButton.LeftButton, pos=gauges.rect().bottomRight())
    assert gauges.isChecked()


def test_every_setting_has_a_label(page: SettingsPage):
    labelled = {one.buddy(): one.text() for one in page.findChildren(QLabel) if one.buddy()}
    controls = [*page.findChildren(Switch), *page.findChildren(QComboBox)]
    assert len(controls) == 11
    assert [labelled[one] for one in controls] == [one.accessibleName() for one in controls]


def test_scrolling_past_a_chooser_changes_nothing(page: SettingsPage):
    for chooser in page.findChildren(QComboBox):
        before = chooser.currentIndex()
        middle = QPointF(chooser.rect().center())
        turn = QWheelEvent(middle, chooser.mapToGlobal(middle), QPoint(), QPoint(0, -120),
                           Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                           Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(chooser, turn)
        assert chooser.currentIndex() == before


def test_the_keyboard_goes_through_the_page_in_the_order_of_reading(
    page: SettingsPage, qtbot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(words_group, "is_installed", lambda: True)
    page.on_shown()
    qtbot.waitUntil(is_idle)
    page.look.themes.setFocus()
    passed = []
    while page.isAncestorOf(one := QApplication.focusWidget()):
        passed.append(one.text() if isinstance(one, QPushButton) else one.accessibleName())
        qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert passed == [
        "Theme", "Size", "Language", "Reduce motion",
        "Gauges", "Tone of voice", "Fluency practice",
        "Recognise what I say, with", "I speak", "Use another folder…",
        "Judge my tone relative to my usual voice", "Forget it",
        "Show the folder", "Keep them elsewhere…", "Compress finished recordings",
        "Delete everything…", "See the introduction again",
    ]  # fmt: skip


@pytest.mark.parametrize(("width", "columns"), [(853, 1), (1280, 2)])
def test_the_groups_stand_in_one_column_or_two(
    window: MainWindow, page: SettingsPage, qtbot, width: int, columns: int
):
    resize(window, QSize(width, 480), qtbot)
    groups: list[QWidget] = [page.look, page.usual]
    assert len({one.mapTo(page, QPoint(0, 0)).x() for one in groups}) == columns
    for one in page.findChildren(QWidget):
        if one.isVisible():
            right = one.mapTo(page, one.rect().topRight()).x()
            assert right <= width and one.width() >= one.minimumSizeHint().width(), one
