"""The list of sessions: searching, describing, comparing; the calendar and the goals."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip

from coach.coaching.goals import DAYS, Aim
from coach.common.errors import CoachError
from coach.domain.metrics import PACE
from coach.domain.session import Session, Voice
from coach.domain.stream import EventKind, SessionKind, SpeechEvent, SpeechSegment, Task
from coach.domain.tones import tone
from coach.gui.main_window import MainWindow
from coach.gui.progress.progress_page import ProgressPage
from coach.gui.progress.trend_chart import TrendChart
from coach.gui.report.report_page import ReportPage
from coach.gui.sessions.about_editor import AboutEditor
from coach.gui.sessions.sessions_page import SessionsPage
from coach.gui.shared.session_row import pace_in_words, tones_in_words
from coach.insights.headline import headline
from coach.insights.titles import title_in_words
from coach.insights.trends import trends
from coach.store.goal_file import read_goals, write_goals
from coach.store.session_store import Store
from tests.gui.steps import choose_in_dialog
from tests.keeping import keep
from tests.unit.built import STARTED, overview

FILLERS = "fillers_per_min"


def put(window: MainWindow, session: Session, days_ago: int = 0, **changes) -> Session:
    """Save a practice as if made some days ago.

    Only the list has a minute of speech and `fillers` fillers for it.
    """
    store = window.context.store
    events = [
        SpeechEvent(EventKind.FILLER, t, t + 0.3, 0.8) for t in range(changes.pop("fillers", 0))
    ]
    kept = keep(store, replace(session, kind=SessionKind.LIVE, title="Practice", **changes))
    when = datetime.now().astimezone() - timedelta(days=days_ago)
    spoken = (SpeechSegment(0.0, 60.0, None, None),)
    store.library.put(replace(kept, started_at=when, events=tuple(events), segments=spoken))
    return kept


def shown(window: MainWindow, qtbot, count: int) -> SessionsPage:
    window.show_page(window.pages.index(window.sessions))
    qtbot.waitUntil(lambda: window.sessions.list.count() == count)
    return window.sessions


def titles(page: SessionsPage) -> list[str]:
    return [one.title for one in page.list.sessions]


def renaming(page: SessionsPage) -> AboutEditor:
    """Open the fields for title, task and tags."""
    page.rename_button.click()
    return page.about


def test_sessions_are_found_while_typing(window: MainWindow, session, qtbot):
    put(window, session, 1, tags=("work",))
    one = put(window, session, 0)
    page = shown(window, qtbot, 2)
    page.describe(one.id, {"title": "Budget"})
    qtbot.waitUntil(lambda: titles(page) == ["Budget", "Practice"])
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.finder.search.hasFocus()
    qtbot.keyClicks(page.finder.search, "bud")
    assert titles(page) == ["Budget"] and page.list.current.id == one.id
    qtbot.keyClicks(page.finder.search, "x")
    assert titles(page) == [] and page.finder.none_fits.isVisible()
    assert not page.rename_button.isEnabled()
    page.delete_button.click()  # nothing to delete, so nothing is asked
    qtbot.keyClick(page.finder.search, Qt.Key.Key_Escape)
    assert page.list.count() == 2
    page.finder.tags.setCurrentText("#work")
    assert titles(page) == ["Practice"]
    page.finder.tags.setCurrentIndex(0)
    page.finder.tasks.setCurrentText("Reading")
    assert titles(page) == []


def test_a_typed_title_is_saved_when_another_session_is_shown(window: MainWindow, session, qtbot):
    put(window, session, 1)
    newest = put(window, session, 0)
    page = shown(window, qtbot, 2)
    about = renaming(page)
    assert about.title.hasFocus() and about.title.selectedText() == about.title.text()
    qtbot.keyClicks(about.title, "Budget")  # without Enter
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    assert about.title.text() == title_in_words(page.list.current)
    qtbot.waitUntil(lambda: window.context.store.load(newest.id).title == "Budget")
    qtbot.waitUntil(lambda: titles(page) == ["Budget", "Practice"])


@pytest.mark.expects_log
def test_a_title_that_cannot_be_saved_is_not_thrown_away(
    window: MainWindow, session, qtbot, monkeypatch: pytest.MonkeyPatch
):
    one = put(window, session)
    page = shown(window, qtbot, 1)

    def refuse(*_, **__):
        raise CoachError("Disk full", "There is no room.", "Make some.")

    monkeypatch.setattr(Store, "describe", refuse)
    qtbot.keyClicks(renaming(page).title, "Budget")
    qtbot.keyClick(page.about.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Disk full" in window.context.banner.text)
    page.refresh()
    qtbot.wait(300)
    assert page.about.title.text() == "Budget" and titles(page) == ["Practice"]
    monkeypatch.undo()
    qtbot.keyClick(page.about.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.context.store.load(one.id).title == "Budget")


def test_a_session_is_described_on_its_page(window: MainWindow, session, qtbot):
    one = put(window, session)
    page = shown(window, qtbot, 1)
    about = renaming(page)
    qtbot.keyClicks(about.title, "Pitch to the board")
    qtbot.keyClick(about.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page) == ["Pitch to the board"])
    assert window.page is page  # Enter in the field opens no report
    about.tags.setFocus()
    qtbot.keyClicks(about.tags, "work, board")
    about.title.setFocus()  # leaving the field saves it as well
    qtbot.waitUntil(lambda: page.list.current.tags == ("work", "board"))
    about.tasks.setCurrentText("Conversation")
    about.tasks.activated.emit(about.tasks.currentIndex())
    qtbot.waitUntil(lambda: page.list.current.task == Task.CONVERSATION)
    back = window.context.store.load(one.id)
    assert (back.title, back.tags) == ("Pitch to the board", ("work", "board"))
    assert "#work" in page.finder.tags.itemText(page.finder.tags.findText("#work"))


def test_a_half_typed_title_survives_a_refresh(window, session, qtbot):
    put(window, session)
    page = shown(window, qtbot, 1)
    renaming(page).title.setCursorPosition(0)
    qtbot.keyClicks(page.about.title, "My ")
    with qtbot.waitSignal(page.list.turned_to):
        page.refresh()
    assert page.about.title.text() == f"My {title_in_words(page.list.current)}"


def test_the_fields_are_closed_with_escape(window: MainWindow, session, qtbot):
    put(window, session)
    page = shown(window, qtbot, 1)
    assert not page.about.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    assert page.about.isVisible() and page.rename_button.isChecked()
    qtbot.keyClick(page.about.title, Qt.Key.Key_Escape)
    assert not page.about.isVisible() and not page.rename_button.isChecked()
    assert page.list.hasFocus() and window.page is page


def test_a_row_says_everything_that_it_shows(window: MainWindow, session, qtbot):
    put(window, session, task=Task.READ, tags=("work",))
    page = shown(window, qtbot, 1)
    (one,) = page.list.sessions
    index = page.list.model().index(0, 0)
    title = title_in_words(one)
    assert index.data() == title and title.endswith(" reading")
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith(
        f"{title}. {one.started_at:%a %d %b %Y, %H:%M} · 0:20 · Reading · #work."
    )
    assert headline(one.summary) in told and told.endswith("syllables/s")
    tones = replace(one.summary, emotion_share={"calm": 0.225, "happy": 0.4, "sad": 0.2})
    assert tones_in_words(replace(one, summary=tones)) == "warm 40% · calm 22%"
    rare = replace(tones, emotion_share={"calm": 0.04})
    assert tones_in_words(replace(one, summary=rare)) == "not sure"
    nobody = replace(rare, speech_share=0.0)
    assert tones_in_words(replace(one, summary=nobody)) == "no speech"
    assert pace_in_words(replace(one, figures={})) == "pace –"
    assert pace_in_words(replace(one, figures={PACE.key: 3.25})) == "pace 3.2 syllables/s"


def test_a_row_explains_its_drawings(window: MainWindow, session, qtbot, monkeypatch):
    put(window, session)
    page = shown(window, qtbot, 1)
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: said.append(text))
    row = page.list.visualRect(page.list.model().index(0, 0))
    for x in (row.right() - 40, row.right() - 200, row.left() + 40):
        at = QPoint(x, row.center().y())
        event = QHelpEvent(QEvent.Type.ToolTip, at, page.list.viewport().mapToGlobal(at))
        QApplication.sendEvent(page.list.viewport(), event)
    pace, tones, nothing = said
    assert "from 0 to 7 syllables/s" in pace and "each tone" in tones and nothing == ""


def test_the_tones_of_a_row_are_never_blank(window: MainWindow, session, qtbot):
    """Even of an old session whose strip names none: its shares are painted."""
    one = put(window, session)
    page = shown(window, qtbot, 1)
    row = page.list.visualRect(page.list.model().index(0, 0))
    strange = replace(
        page.list.sessions[0].summary,
        voice=Voice.HEARD,
        speech_share=1.0,
        emotion_share={"happy": 0.5, "sad": 0.25},
        tone_strip=("",) * 48,
    )
    page.list.show_sessions([replace(page.list.sessions[0], id=one.id, summary=strange)])
    image = page.list.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(row.width()) for y in range(30, 70)}
    assert {tone("happy").colour.lower(), tone("sad").colour.lower()} <= colours


def test_an_empty_list_says_what_to_do(window: MainWindow, qtbot):
    window.show_page(window.pages.index(window.sessions))
    page = window.sessions
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    buttons = {b.text(): b for b in page._stack.currentWidget().findChildren(QPushButton)}
    buttons["Practise now"].click()
    assert window.page is window.practice


def test_the_sessions_lead_to_the_trends(window: MainWindow, session, qtbot):
    put(window, session)
    page = shown(window, qtbot, 1)
    next(b for b in page.findChildren(QPushButton) if b.text() == "See your progress").click()
    assert window.page is window.progress


def test_several_sessions_are_deleted_with_one_question(window: MainWindow, session, qtbot):
    kept = [put(window, session, ago) for ago in range(3)]
    page = shown(window, qtbot, 3)
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        asked.append(box.text())
        next(b for b in box.findChildren(QPushButton) if b.text() == "Delete").click()

    QTimer.singleShot(200, answer)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.count() == 1)
    assert asked == ["Delete these 2 sessions and their recordings? It can't be undone."]
    assert window.context.store.library.ids() == {kept[2].id}


def progress_page(window: MainWindow, qtbot, until) -> ProgressPage:
    window.show_page(window.pages.index(window.progress))
    qtbot.waitUntil(until)
    return window.progress


def test_without_sessions_the_trends_say_what_to_do(window: MainWindow, qtbot):
    page = progress_page(window, qtbot, lambda: "fill up here" in window.progress.told.text())
    assert page.trends.empty.isVisible() and not page.trends.kinds.isVisible()
    assert not page.trends.key.isVisible() and page.trends.cards == {}
    next(b for b in page.trends.findChildren(QPushButton) if b.text() == "Practise now").click()
    assert window.page is window.practice


def point_at(chart: TrendChart, number: int) -> None:
    """Move the mouse near a point, without pressing a button."""
    none = Qt.MouseButton.NoButton
    near = chart.points()[number] + QPointF(1, 20)
    kind, keys = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        chart, QMouseEvent(kind, near, chart.mapToGlobal(near), none, none, keys)
    )


def test_a_trend_is_read_and_leads_to_a_report(window: MainWindow, session, qtbot):
    kept = [put(window, session, ago, fillers=n) for ago, n in ((6, 9), (5, 9), (4, 9), (3, 4))]
    page = progress_page(window, qtbot, lambda: FILLERS in window.progress.trends.cards)
    card = page.trends.cards[FILLERS]
    assert not page.trends.empty.isVisible() and not page.trends.hint.isVisible()
    assert card.latest.text() == "4.0 a minute" and card.change.whole == ""
    note = "usually 9.0 to 9.0 · good: at most 5"
    assert card.note.whole == note and page.trends.key.isVisible()
    chart = card.chart
    qtbot.waitUntil(chart.isVisible)
    point_at(chart, 1)
    assert chart.at == 1 and card.note.whole.endswith(": 9.0 a minute")
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart.at is None and card.note.whole == note
    chart.setFocus()
    assert chart.at == 3
    for key, at in (("Left", 2), ("Home", 0), ("Left", 0), ("End", 3), ("Right", 3)):
        qtbot.keyClick(chart, getattr(Qt.Key, f"Key_{key}"))
        assert chart.at == at
    assert chart.accessibleDescription() == card.note.whole
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage))
    assert window.page.session.id == kept[2].id
    window.go_to(window.progress)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.points()[0].toPoint())
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage))
    assert window.page.session.id == kept[0].id


def test_a_change_has_an_arrow_and_words(window: MainWindow, session, qtbot):
    for ago, fillers in ((6, 9), (5, 9), (4, 9), (3, 4), (2, 4), (1, 4)):
        put(window, session, ago, fillers=fillers)
    page = progress_page(window, qtbot, lambda: FILLERS in window.progress.trends.cards)
    card = page.trends.cards[FILLERS]
    assert card.change.whole.startswith("Fewer fillers than ")
    assert card.change.whole.endswith(": better")
    assert card._rising.isHidden() and not card._falling.isHidden()


def test_each_kind_of_session_has_trends_of_its_own(window: MainWindow, session, qtbot):
    put(window, session, 1, fillers=9)
    put(window, session, 0, fillers=3, task=Task.READ)
    page = progress_page(window, qtbot, lambda: FILLERS in window.progress.trends.cards)
    trends = page.trends
    assert [trends.kinds.itemText(n) for n in range(2)] == ["1 reading", "1 talk"]
    assert "2 more" in trends.hint.text()
    trends.kinds.setCurrentText("1 talk")
    assert trends.cards[FILLERS].latest.text() == "9.0 a minute"
    put(window, session, 0, fillers=8)
    page.refresh()
    qtbot.waitUntil(lambda: trends.kinds.currentText() == "2 talks")
    assert trends.cards[FILLERS].latest.text() == "8.0 a minute"


def test_a_long_trend_is_drawn_with_a_point_for_each_session(qtbot):
    chart = TrendChart()
    qtbot.addWidget(chart)
    chart.resize(300, chart.sizeHint().height())
    many = [
        overview(n, started_at=STARTED + timedelta(days=n), figures={FILLERS: float(n % 7)})
        for n in range(400)
    ]
    chart.show_trend(trends(many[::-1])[0].lines[0])
    points = chart.points()
    assert len(points) == 400 and all(chart.rect().contains(p.toPoint()) for p in points)
    point_at(chart, 399)
    assert chart.at == 399
    chart.grab()
    one = [overview(figures={FILLERS: 3.0})]
    chart.show_trend(trends(one)[0].lines[0])
    assert len(chart.points()) == 1
    chart.grab()


def test_a_day_of_the_calendar_shows_its_sessions(window: MainWindow, session, qtbot):
    page = progress_page(window, qtbot, lambda: "fill up here" in window.progress.told.text())
    put(window, session, 2)
    put(window, session, 2)
    put(window, session, 0)
    page = progress_page(window, qtbot, lambda: "2 days" in window.progress.told.text())
    day = date.today() - timedelta(days=2)
    assert page.calendar.words(day).startswith(f"{day:%a} {day.day} {day:%b}: 2 practices, ")
    page.calendar.setFocus()
    for _ in range(2):
        qtbot.keyClick(page.calendar, Qt.Key.Key_Up)
    assert page.calendar.accessibleDescription() == page.calendar.words(day)
    qtbot.keyClick(page.calendar, Qt.Key.Key_Left)
    qtbot.mouseClick(
        page.calendar, Qt.MouseButton.LeftButton, pos=page.calendar.cell(day).center().toPoint()
    )
    assert (
        window.page is window.sessions and window.sessions.finder.search.text() == day.isoformat()
    )
    qtbot.waitUntil(lambda: window.sessions.list.count() == 2)
    qtbot.mouseClick(page.calendar, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))  # not on a day
    assert window.page is window.sessions


def test_a_goal_is_set_followed_and_met(window: MainWindow, session, qtbot):
    for ago in (3, 2, 1):
        put(window, session, ago, fillers=10)
    page = progress_page(window, qtbot, lambda: "3 days" in window.progress.told.text())
    goals = page.goals
    goals.set_button.click()
    goals.metrics.setCurrentText("Fillers")
    assert goals.most.value() == 8.0 and "Your usual is 10.0 a minute" in goals.note.text()
    assert not goals.least.isVisible()
    goals.times.setValue(2)
    goals.keep_button.click()
    path = window.context.store.goals_path
    qtbot.waitUntil(lambda: _told(page) == ["Fillers at most 8 a minute, in 2 talks in a row"])
    assert read_goals(path).aims[0].met_on is None
    for _ in range(2):
        put(window, session, 0, fillers=7)
    page.refresh()
    qtbot.waitUntil(lambda: read_goals(path).aims[0].met_on == date.today())
    goals._rows[0].findChild(QPushButton).click()
    qtbot.waitUntil(lambda: read_goals(path).aims == ())
    qtbot.waitUntil(goals.empty.isVisible)


def _told(page: ProgressPage) -> list[str]:
    return [row.layout().itemAtPosition(0, 0).widget().text() for row in page.goals._rows]


def test_goals_are_few_and_their_limits_in_order(window: MainWindow, qtbot):
    now = datetime.now().astimezone()
    aims = [Aim(DAYS, number, now, least=3.0) for number in (1, 2, 3)]
    write_goals(aims[:2], window.context.store.goals_path)
    page = progress_page(window, qtbot, lambda: len(_told(window.progress)) == 2)
    page.goals.set_button.click()
    page.goals.metrics.setCurrentText("Pace")
    page.goals.least.setValue(5.0)
    assert page.goals.most.value() == 5.0
    page.goals.metrics.setCurrentText("Days of practice")
    assert page.goals.least.value() == 3 and not page.goals.tasks.isVisible()
    page.add_goal(aims[2])
    qtbot.waitUntil(lambda: not page.goals.set_button.isEnabled())


@pytest.mark.expects_log
def test_a_goal_that_cannot_be_saved_stays_in_its_form(window: MainWindow, session, qtbot):
    page = progress_page(window, qtbot, lambda: "fill up here" in window.progress.told.text())
    goals = page.goals
    goals.set_button.click()
    goals.most.setValue(3.5)
    lock = window.context.store.goals_path.with_suffix(".lock")
    lock.mkdir()
    for _ in range(2):  # the second click does nothing
        goals.keep_button.click()
    qtbot.waitUntil(lambda: "Goals not saved" in window.context.banner.text)
    assert goals.form.isVisible() and goals.most.value() == 3.5
    lock.rmdir()
    for _ in range(2):
        goals.keep_button.click()
    qtbot.waitUntil(lambda: len(_told(page)) == 1)
    assert not goals.form.isVisible()
    assert [one.most for one in read_goals(window.context.store.goals_path).aims] == [3.5]


def test_goals_removed_quickly_do_not_come_back(window: MainWindow, qtbot):
    now = datetime.now().astimezone()
    path = window.context.store.goals_path
    for _ in range(5):
        write_goals([Aim(DAYS, number, now, least=3.0) for number in (1, 2, 3)], path)
        page = progress_page(window, qtbot, lambda: len(_told(window.progress)) == 3)
        for row in list(page.goals._rows):
            row.findChild(QPushButton).click()
        qtbot.waitUntil(page.goals.empty.isVisible)
        assert read_goals(path).aims == ()


@pytest.mark.expects_log
def test_damaged_goals_are_reported_and_the_days_are_shown(
    window: MainWindow, session, qtbot, tmp_path
):
    put(window, session)
    window.context.store.goals_path.write_text("{")
    page = progress_page(window, qtbot, lambda: "1 day" in window.progress.told.text())
    assert "Goals can't be read" in window.context.banner.text
    page.export(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: window.context.banner.text.endswith("out.csv."))
    page.export(tmp_path / "out.json")
    qtbot.waitUntil(lambda: "Some goals are missing" in window.context.banner.text)
    assert len(json.loads((tmp_path / "out.json").read_text())["sessions"]) == 1


def test_the_progress_is_saved_as_a_table(window: MainWindow, session, qtbot, tmp_path: Path):
    one = put(window, session)
    page = progress_page(window, qtbot, lambda: "1 day" in window.progress.told.text())
    page.export(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: "Table saved" in window.context.banner.text)
    assert one.id in (tmp_path / "out.csv").read_text()
    page.export(tmp_path / "out.json")
    qtbot.waitUntil(lambda: (tmp_path / "out.json").exists())
    assert json.loads((tmp_path / "out.json").read_text())["sessions"][0]["id"] == one.id


@pytest.mark.parametrize(
    ("kind", "written", "made", "is_json"),
    [
        ("Everything", "progress", "progress.json", True),
        ("Table", "progress", "progress.csv", False),
        ("Everything", "out.v2", "out.v2", True),
        ("Everything", "out.csv", "out.csv", False),
    ],
)
def test_the_progress_is_saved_in_the_chosen_format(
    window: MainWindow, qtbot, tmp_path: Path, kind: str, written: str, made: str, is_json: bool
):
    page = progress_page(window, qtbot, lambda: "fill up here" in window.progress.told.text())

    choose_in_dialog(qtbot, kind, tmp_path, written)
    next(b for b in page.findChildren(QPushButton) if b.text() == "Save as a table…").click()
    qtbot.waitUntil(lambda: "Table saved" in window.context.banner.text)
    content = (tmp_path / made).read_text()
    assert content.startswith("{") == is_json


def test_the_next_practice_has_the_chosen_task(window: MainWindow, qtbot):
    tasks = window.practice.start_view.tasks
    assert tasks.currentData() == Task.TALK
    tasks.setCurrentText("Conversation")
    tasks.activated.emit(tasks.currentIndex())
    assert window.context.settings.task == Task.CONVERSATION
    window.settings.recordings.delete_everything()
    qtbot.waitUntil(lambda: "Deleted" in window.context.banner.text)
    assert tasks.currentData() == window.context.settings.task == Task.TALK
