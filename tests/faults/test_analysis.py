"""An analysis that is too slow, or has no model: the recording is saved all the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coach.analysis.networks.emotion import MODEL_FILE, EmotionModel
from coach.audio.sources import TalkSource
from coach.common import paths
from coach.common.errors import CoachError
from coach.domain.stream import AnalysisUpdate, SessionKind
from coach.export.report_html import to_html
from coach.insights.report import make_report
from coach.pipeline import make_session
from coach.store.recording import read_recording
from coach.store.session_store import Store
from tests.faults.talk import is_talk, talk


class SleepyModel(EmotionModel):
    """The shipped model, which now and then sleeps for three seconds."""

    asked = 0

    def advance(self, *given, **more):
        self.asked += 1
        if self.asked in (4, 8):
            time.sleep(3)
        return super().advance(*given, **more)


def test_slow_inference_skips_windows_and_loses_no_sound(home: Path):
    model = SleepyModel(paths.emotion_model())
    store = Store(home)
    updates: list[AnalysisUpdate] = []
    source = TalkSource(paths.sample_talk(), speed=8)
    session = make_session(source, model, SessionKind.LIVE, store, [updates.append])
    samples = read_recording(store.audio_path(session.id)).samples
    assert is_talk(samples) and len(samples) == len(talk())
    assert session.dropped_samples == 0 and session.gaps == ()
    assert model.asked > 8  # it caught up and continued
    counted = sum(update.skipped_windows for update in updates)
    assert session.skipped_windows == counted > 10
    asked_too_late = [u for u in updates if u.emotions and u.lag_s > 1.0]
    assert asked_too_late == []
    assert "Not analysed" in to_html(make_report(store.load(session.id)))
    # Everything but the tone was measured as without a delay.
    calm = make_session(TalkSource(paths.sample_talk(), speed=50), None, SessionKind.LIVE, store)
    assert session.events == calm.events


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model folder that may be damaged."""
    folder = tmp_path / "models"
    shutil.copytree(paths.models_dir(), folder)
    monkeypatch.setattr(paths, "models_dir", lambda: folder)
    return folder / "emotion"


def _missing(folder: Path) -> None:
    (folder / MODEL_FILE).unlink()


def _no_card(folder: Path) -> None:
    (folder / "card.json").unlink()


def _one_bit(folder: Path) -> None:
    content = bytearray((folder / MODEL_FILE).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / MODEL_FILE).write_bytes(content)


@pytest.mark.expects_log
@pytest.mark.parametrize("spoil", [_missing, _no_card, _one_bit])
def test_without_a_model_everything_else_is_measured(
    models: Path, spoil, qtbot, home: Path, monkeypatch: pytest.MonkeyPatch
):
    from coach import app
    from coach.audio import devices, player
    from coach.domain import settings
    from coach.gui.replay.replay_page import ReplayPage
    from coach.gui.report.report_page import ReportPage
    from coach.gui.shared.background import finish_background

    spoil(models)
    with pytest.raises(CoachError, match="Reinstall the coach"):
        EmotionModel(models)

    def no_loudspeaker(*_) -> None:
        raise CoachError("No loudspeaker", "There is none.", "Plug one in.")

    monkeypatch.setattr(devices, "input_devices", list)
    monkeypatch.setattr(player, "open_output", no_loudspeaker)
    settings.save(settings.Settings(welcomed=True), paths.settings_file())
    window = app.make_window()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "Reinstall the coach" in window.context.banner.text)
    assert "no tone was named" in window.settings.about.words.text()
    window.practice.start(None, speed=20)
    qtbot.waitUntil(lambda: "Everything but the tone" in window.context.banner.text)
    qtbot.waitUntil(lambda: "isn't judged" in window.practice.live.meter.sure)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    session = window.page.session
    assert session.emotions == () and len(session.events) > 5
    assert session.metrics["pace_10s_syllables_per_s"] > 1
    assert is_talk(read_recording(window.context.store.audio_path(session.id)).samples)
    assert "no tone was named" in to_html(window.page.report)
    window.page.footer.replay_button.click()
    qtbot.waitUntil(lambda: isinstance(window.page, ReplayPage))
    assert "isn't judged" in window.page.meter.sure
    window.close()
    finish_background()


def test_the_command_line_works_without_a_model(tmp_path: Path, talk_file: Path):
    """The model's folder is missing, as in a broken installation."""
    root = Path(paths.__file__).parents[2]
    broken = tmp_path / "installed"
    shutil.copytree(root / "coach", broken / "coach")
    shutil.copytree(root / "resources", broken / "resources")
    shutil.copytree(root / "models" / "delivery", broken / "models" / "delivery")
    done = subprocess.run(
        [sys.executable, "-m", "coach", "analyse", str(talk_file), "--no-save"],
        capture_output=True,
        text=True,
        cwd=broken,
        env={**os.environ, "PYTHONPATH": str(broken)},
    )
    assert done.returncode == 0
    (complaint,) = done.stderr.splitlines()
    assert "The emotion model can't be loaded" in complaint and "Reinstall the coach" in complaint
    assert "of speech: too little to say how it came across" in done.stdout
