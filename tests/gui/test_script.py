"""The script: pasted or opened on the start page, and followed on the live page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor

from coach.coaching.plan import read_plan
from coach.domain.stream import AnalysisUpdate, SessionKind
from coach.gui.live.glance import Glance
from coach.gui.live.live_view import LiveView
from coach.gui.live.prompter_view import PrompterView
from coach.gui.live.script_dialog import ScriptDialog
from coach.gui.main_window import MainWindow
from coach.gui.shared import theme
from tests.gui.steps import resize

_SCRIPT = "# Opening\nOne two three. Four five six seven.\n# End\nEight nine ten. And so on."


@pytest.fixture
def live(window: MainWindow) -> LiveView:
    live = window.practice.prepare()
    window.practice._stack.setCurrentWidget(live)
    live.begin("a microphone", None, gauges=True, plan=read_plan("a 1, b 1"), script=_SCRIPT)
    return live


def now(prompter: PrompterView) -> str:
    return prompter.prompter.lines[prompter.prompter.current].text


def test_the_prompter_follows_the_voice(live: LiveView):
    assert live.prompter.isVisible() and not live.timeline.isVisible()
    assert now(live.prompter) == "One two three."
    live.show_update(AnalysisUpdate(2.0, -20.0, syllables=4))
    assert now(live.prompter) == "Four five six seven."
    assert live.prompter.accessibleDescription() == "Four five six seven."
    live.show_update(AnalysisUpdate(4.0, -20.0, syllables=9))
    assert now(live.prompter) == "Eight nine ten."


def test_the_next_section_is_that_of_plan_and_script(live: LiveView, qtbot):
    live.show_update(AnalysisUpdate(2.0, -20.0, syllables=2))
    qtbot.keyClick(live, Qt.Key.Key_N)
    assert now(live.prompter) == "Eight nine ten." and live.bar.section_starts_s == [2.0]
    live.begin("a microphone", None, gauges=True, plan=read_plan("a 1, b 1"), script=_SCRIPT)
    live.bar.next_button.click()
    assert now(live.prompter) == "Eight nine ten." and len(live.bar.section_starts_s) == 1


def test_a_click_on_a_line_goes_there_and_so_do_the_arrows(live: LiveView, qtbot):
    prompter = live.prompter
    prompter.repaint()
    places = {prompter.prompter.lines[n].text: place for n, place in prompter._places}
    assert {"Opening", "One two three.", "Four five six seven."} <= set(places)
    point = places["Four five six seven."].center()
    assert prompter.line_at(point) == 2 and prompter.line_at(QPointF(-5, -5)) is None
    qtbot.mouseClick(prompter, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert now(prompter) == "Four five six seven."
    qtbot.keyClick(prompter, Qt.Key.Key_Down)
    assert now(prompter) == "Eight nine ten."  # past the heading
    qtbot.keyClick(prompter, Qt.Key.Key_Up)
    assert now(prompter) == "Four five six seven."


def test_on_the_stage_the_script_is_large_and_follows_too(
    live: LiveView, window: MainWindow, qtbot
):
    glances = window.practice.glances
    qtbot.keyClick(window, Qt.Key.Key_F11)
    stage = glances.stage
    assert stage is not None and stage.script.isVisible()
    qtbot.waitUntil(stage.isActiveWindow)  # its keys are its own
    assert stage.script.hasFocus()
    stage.resize(1280, 720)
    stage.grab()
    assert stage.script._text > 2 * live.prompter._text
    shown = [stage.script.prompter.lines[n].text for n, _ in stage.script._places]
    assert "One two three." in shown and "Four five six seven." in shown
    live.show_update(AnalysisUpdate(2.0, -20.0, syllables=4))
    assert stage.script.accessibleDescription() == "Four five six seven."
    qtbot.keyClick(stage.script, Qt.Key.Key_Up)
    assert now(live.prompter) == "One two three."
    live.show_update(AnalysisUpdate(3.0, -20.0, syllables=4))
    assert live.prompter.accessibleDescription() == "One two three."
    qtbot.keyClick(stage.script, Qt.Key.Key_N)
    assert now(stage.script) == "Eight nine ten." and live.bar.section_starts_s == [3.0]
    qtbot.keyClick(stage.script, Qt.Key.Key_Space)
    assert live.controls.pause_button.text() == "Resume"
    # Below it are the word and the clock, in the colour of the tone.
    stage.show_glance(Glance("calm", "#0072B2", "1:23"))
    picture = stage.grab().toImage()
    assert picture.pixelColor(2, 715).name() == "#0072b2"
    assert picture.pixelColor(2, 5) == QColor(theme.colours().page)
    qtbot.keyClick(stage.script, Qt.Key.Key_Escape)
    assert glances.stage is None


def test_without_a_script_the_timeline_is_back(live: LiveView):
    live.begin("a microphone", None, gauges=True)
    assert not live.prompter.isVisible() and live.timeline.isVisible()
    live.prompter.go_on()
    live.prompter.show_update(AnalysisUpdate(9.0, -20.0, syllables=50))  # nothing to follow


@pytest.mark.parametrize("size", [(853, 480), (1280, 720), (1920, 1080)])
def test_the_line_and_the_next_are_seen_at_every_size(
    live: LiveView, window: MainWindow, size, qtbot
):
    resize(window, QSize(*size), qtbot)
    live.prompter.repaint()
    shown = [
        n for n, place in live.prompter._places
        if place.top() >= -1 and place.bottom() <= live.prompter.height() + 1
    ]  # fmt: skip
    assert (
        len(shown) >= (2 if size == (853, 480) else 3) and live.prompter.prompter.current in shown
    )
    assert live.gauges.isVisible()


def test_only_what_changes_is_painted(live: LiveView, monkeypatch: pytest.MonkeyPatch):
    updates: list[int] = []
    monkeypatch.setattr(live.prompter, "update", lambda: updates.append(1))
    for heard in (1, 1, 2):
        live.prompter.show_update(AnalysisUpdate(1.0, -20.0, syllables=heard))
    assert updates == []
    live.prompter.show_update(AnalysisUpdate(2.0, -20.0, syllables=4))
    assert updates == [1]


# Chosen on the start page.


def test_a_script_is_kept_for_the_next_practice(window: MainWindow):
    view, following = window.practice.start_view, window.practice.next
    assert view.script.text() == "Script…"
    following.keep_script(_SCRIPT)
    assert view.script.text() == "Script ✓"
    assert window.context.settings.script == _SCRIPT
    purpose = following.purpose(SessionKind.LIVE)
    assert purpose.script == _SCRIPT and purpose.plan.startswith("Opening 0:0")
    assert following.purpose(SessionKind.FILE).script == ""
    window.context.change_settings(plan="talk 3")
    assert following.purpose(SessionKind.LIVE).plan == "talk 3"  # what is typed counts
    following.keep_script("")
    assert view.script.text() == "Script…"


def test_a_script_is_opened_in_the_dialog(qtbot, tmp_path: Path):
    dialog = ScriptDialog("old")
    qtbot.addWidget(dialog)
    dialog.show()
    path = tmp_path / "talk.md"
    path.write_text("# Hello\nEverybody.")
    dialog.open_file(path)
    assert dialog.script == "# Hello\nEverybody." and not dialog.told.isVisible()
    dialog.open_file(tmp_path / "gone.txt")
    assert "No such file" in dialog.told.text() and dialog.told.isVisible()
    assert dialog.script == "# Hello\nEverybody."  # nothing is lost
    dialog.clear_button.click()
    assert dialog.script == ""


def test_the_dialog_changes_nothing_when_cancelled(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    window.practice.next.keep_script("one")
    monkeypatch.setattr(ScriptDialog, "exec", lambda _: 0)
    window.practice.start_view.script.click()
    assert window.context.settings.script == "one"
    monkeypatch.setattr(ScriptDialog, "exec", lambda dialog: dialog.text.setPlainText("two") or 1)
    window.practice.start_view.script.click()
    assert window.context.settings.script == "two"
