"""A talk from a script, through a real microphone into the window: prompter, words, report."""

from __future__ import annotations

from pathlib import Path

import soundfile
import soxr

from coach import app
from coach.audio.devices import input_devices
from coach.common import paths
from coach.domain import settings
from coach.domain.settings import Settings
from coach.gui.report.report_page import ReportPage
from coach.gui.shared.background import finish_background

_RATE_HZ = 48_000
_SCRIPT = """\
# Hello
Good morning, and thank you for coming. Today I would like to\
 talk about the trees that stand in our streets.
# Trees
We walk under them every day, and we hardly notice them.
Nobody has ever counted the leaves on all of them.
"""


def test_a_talk_from_a_script(
    microphone, talk, word_folder: Path, home: Path, tmp_path: Path, qtbot
):
    pcm, rate_hz = talk
    spoken = tmp_path / "spoken.wav"
    soundfile.write(spoken, soxr.resample(pcm[: 12 * rate_hz], rate_hz, _RATE_HZ), _RATE_HZ)
    chosen = Settings(welcomed=True, words=str(word_folder), script=_SCRIPT)
    settings.save(chosen, paths.settings_file())
    window = app.make_window()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.practice.live is not None)
    device = next(one for one in input_devices() if one.name == "pulse")
    window.practice.start(device)
    live = window.practice.live
    qtbot.waitUntil(lambda: live.bar.clock.text() != "0:00", timeout=20_000)
    window.practice.toggle_stage()
    said = microphone.speak(spoken)
    qtbot.waitUntil(lambda: said.poll() is not None, timeout=30_000)
    qtbot.wait(1_000)
    prompter = live.prompter.prompter
    followed = prompter.lines[prompter.current].text
    on_stage = window.practice.glances.stage.script.accessibleDescription()
    window.practice.finish()
    qtbot.waitUntil(
        lambda: isinstance(window.page, ReportPage) and window.page.session.transcript is not None,
        timeout=60_000,
    )
    session, report = window.page.session, window.page.report
    window.close()
    finish_background()
    assert followed.startswith(("We walk", "Nobody")) and on_stage == followed
    words = [word.text.strip(" ,.").casefold() for word in session.transcript.words]
    assert "trees" in words and "notice" in words
    assert session.script == _SCRIPT and session.plan.startswith("Hello 0:")
    rows = {row.name: row.value for row in report.words}
    assert "Nobody has ever counted" in rows["Left out of the script"]
