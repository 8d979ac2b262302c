"""The coach in the applications menu of a Linux desktop."""

from __future__ import annotations

import configparser
import os
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from coach.cli import desktop_entry
from coach.common import paths
from coach.common.errors import CoachError

_NAMES = (
    "applications/speaking-coach.desktop",
    "icons/hicolor/scalable/apps/speaking-coach.svg",
    "man/man1/coach.1",
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's XDG data folder, on a Linux desktop that keeps no list of programs."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(desktop_entry.shutil, "which", lambda _: None)
    return tmp_path


def entry(path: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # keys are case-sensitive
    parser.read(path, encoding="utf-8")
    assert parser.sections() == ["Desktop Entry"]
    return parser["Desktop Entry"]


def found(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_entry_icon_and_manual_are_installed_and_removed(data: Path, capsys):
    (data / "applications").mkdir()
    (data / "applications" / "other.desktop").touch()
    desktop_entry.install_in_menu()
    assert found(data) == {*_NAMES, "applications/other.desktop"}
    assert set(capsys.readouterr().out.split()) == {str(data / name) for name in _NAMES}
    assert (data / _NAMES[1]).read_bytes() == paths.app_icon().read_bytes()
    desktop_entry.remove_from_menu()
    assert found(data) == {"applications/other.desktop"}
    desktop_entry.remove_from_menu()  # nothing is left to remove


def test_the_installed_entry_starts_this_program(data: Path):
    desktop_entry.install_in_menu()
    command = entry(data / _NAMES[0])["Exec"]
    assert shlex.split(command) == [sys.executable, "-P", "-m", "coach", "open", "%F"]
    done = subprocess.run(
        [*shlex.split(command)[:-2], "--version"], capture_output=True, text=True, cwd=data
    )
    assert done.stdout.startswith("coach ")


def test_a_bundled_program_starts_itself(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/Speaking coach/coach")
    desktop_entry.install_in_menu()
    assert entry(data / _NAMES[0])["Exec"] == '"/opt/Speaking coach/coach" open %F'


def test_a_strange_path_is_quoted_as_the_specification_says(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "executable", r'/a "b" $c\d 100%/python')
    assert desktop_entry._command().startswith(r'"/a \\"b\\" \\$c\\\\d 100%%/python" -P')


def test_without_xdg_data_home_it_is_below_the_home_folder(data: Path, monkeypatch):
    monkeypatch.setenv("HOME", str(data))
    for chosen in ("", "relative/path"):
        monkeypatch.setenv("XDG_DATA_HOME", chosen)
        assert desktop_entry._data_folder() == data / ".local" / "share"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_have_no_desktop_entries(platform: str, data: Path, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    for act in (desktop_entry.install_in_menu, desktop_entry.remove_from_menu):
        with pytest.raises(CoachError, match="No desktop entry"):
            act()
    assert not found(data)


def test_the_desktop_is_told_of_the_files_that_the_coach_opens(data: Path, monkeypatch):
    ran = []
    monkeypatch.setattr(desktop_entry.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(desktop_entry.subprocess, "run", lambda words, check: ran.append(words))
    desktop_entry.install_in_menu()
    assert ran == [["/usr/bin/update-desktop-database", "--quiet", data / "applications"]]


def test_the_shipped_entry_has_what_menus_need():
    shipped = entry(paths.linux_files_dir() / "speaking-coach.desktop")
    assert shipped["Type"] == "Application" and shipped["Name"] == "Speaking coach"
    assert shipped["Exec"] == "coach open %F" and shipped["Icon"] == "speaking-coach"
    for key in ("Categories", "Keywords", "MimeType"):
        assert shipped[key].endswith(";")
    assert {"AudioVideo", "Audio", "Education"} <= set(shipped["Categories"].split(";"))
    kinds = shipped["MimeType"].rstrip(";").split(";")
    assert len(set(kinds)) == len(kinds) and all(kind.startswith("audio/") for kind in kinds)


def test_the_windows_belong_to_the_entry():
    from coach.app import DESKTOP_ID

    shipped = paths.linux_files_dir() / f"{DESKTOP_ID}.desktop"
    assert entry(shipped)["StartupWMClass"] == DESKTOP_ID


def test_the_software_centre_is_told_the_same_as_the_menu():
    folder = paths.linux_files_dir()
    shipped = entry(folder / "speaking-coach.desktop")
    told = ET.parse(folder / "speaking-coach.metainfo.xml").getroot()
    assert told.findtext("launchable") == "speaking-coach.desktop"
    assert told.findtext("name") == shipped["Name"]
    assert told.findtext("summary") == shipped["Comment"]
    assert {one.text for one in told.iter("category")} == set(shipped["Categories"].split(";")[:-1])


@pytest.mark.skipif(os.name == "nt", reason="there are no permissions to refuse it")
def test_a_folder_that_cannot_be_written_is_reported(data: Path):
    (data / "icons").touch()  # a file in a folder's place
    with pytest.raises(CoachError, match="Not added to the menu"):
        desktop_entry.install_in_menu()
