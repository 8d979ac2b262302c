"""The settings for where sessions are stored, and for deleting them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.gui.main_window import MainWindow
from coach.gui.report.report_page import ReportPage
from coach.store import space
from coach.store.session_store import Store
from tests.keeping import keep


def test_sessions_can_be_stored_elsewhere(
    window: MainWindow, session, qtbot, tmp_path: Path, home: Path
):
    before = keep(window.context.store, session)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    window.settings.recordings.keep_in(elsewhere)
    made = elsewhere / "Speaking coach"
    qtbot.waitUntil(lambda: window.context.store.folder == made)
    assert str(made) in window.settings.recordings.folder.text()
    assert json.loads((home / "settings.json").read_text())["folder"] == str(made)
    window.practice.start(None, speed=30)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    assert Store(made).library.ids() == {window.page.session.id}
    assert Store(home).library.ids() == {before.id}


@pytest.mark.expects_log
def test_a_folder_that_can_not_be_used_changes_nothing(window: MainWindow, qtbot, tmp_path: Path):
    before = window.context.store.folder
    (tmp_path / "taken").touch()
    window.settings.recordings.keep_in(tmp_path / "taken")
    qtbot.waitUntil(lambda: "can't be used" in window.context.banner.text)
    assert window.context.store.folder == before and window.context.settings.folder is None


@pytest.mark.expects_log
def test_a_folder_without_room_changes_nothing(
    window: MainWindow, qtbot, tmp_path: Path, monkeypatch
):
    """The free space is faked, as not every computer has a nearly full disk."""
    full = space.shutil.disk_usage(tmp_path)._replace(free=300_000_000)
    monkeypatch.setattr(space.shutil, "disk_usage", lambda _: full)
    before = window.context.store.folder
    window.settings.recordings.keep_in(tmp_path)
    qtbot.waitUntil(lambda: "Disk nearly full" in window.context.banner.text)
    assert window.context.store.folder == before and list(tmp_path.glob("Speaking*")) == []


def test_everything_can_be_deleted(window: MainWindow, session, qtbot, home: Path):
    keep(window.context.store, session)
    window.practice.start_view.plan.setText("opening 1, end 2")
    window.context.change_settings(plan="opening 1, end 2", device="somebody's headset")
    window.settings.speaking.gauges.click()
    window.settings.recordings.delete_everything()
    qtbot.waitUntil(lambda: "Deleted" in window.context.banner.text)
    assert window.context.store.library.ids() == set()
    assert window.practice.start_view.plan.text() == ""
    assert window.settings.speaking.gauges.isChecked() and window.context.settings.gauges
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"headset" not in kept and session.title.encode() not in kept


def test_a_finished_recording_becomes_flac_if_that_was_chosen(window: MainWindow, qtbot):
    window.settings.recordings.flac.click()
    assert window.context.settings.flac
    window.practice.start(None, speed=30)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    path = window.context.store.audio_path
    session_id = window.page.session.id
    qtbot.waitUntil(lambda: path(session_id).suffix == ".flac", timeout=60_000)
    qtbot.waitUntil(lambda: not path(session_id).with_suffix(".wav").exists())
    window.page.footer.replay_button.click()
    qtbot.waitUntil(lambda: type(window.page).__name__ == "ReplayPage", timeout=60_000)
