"""What the shell offers when Tab is pressed."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from coach.cli import completion
from coach.common import paths
from coach.domain import settings
from coach.domain.settings import Settings
from coach.store.session_store import Store
from tests.keeping import keep
from tests.unit.modules import loaded_by


def completed(line: str) -> list[str]:
    """Return what a bash with the completion installed gets for a line, as its own process."""
    words = line.split(" ")
    asked = {
        "_COACH_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    run = "import sys; sys.argv[0] = 'coach'; from coach.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", run], capture_output=True, text=True, env=os.environ | asked
    )
    assert done.returncode == 0 and done.stderr == ""
    return done.stdout.split()


def test_commands_exercises_and_tasks_complete():
    assert completed("coach ana") == ["analyse"]
    assert completed("coach practise tw") == ["two-speeds"]
    assert completed("coach analyse --task re") == ["read"]


@pytest.fixture
def kept(store: Store, session) -> list[str]:
    """The ids of two sessions, oldest first."""
    return sorted(keep(store, session).id for _ in range(2))


def test_ids_complete_newest_first(kept: list[str]):
    oldest, newest = kept
    assert completion.complete_id("") == ["last", newest, oldest]
    assert completion.complete_id(newest) == [newest]
    assert completion.complete_id("la") == ["last"]
    assert completed(f"coach report {oldest}") == [oldest]


def test_an_interrupted_session_completes_where_it_can_be_recovered(store, kept: list[str]):
    store.mark_unfinished(kept[1])
    assert completion.complete_interrupted("") == [kept[1]]
    assert completion.complete_id("2") == [kept[0]]


def test_where_a_file_may_stand_the_shell_lists_files(kept: list[str]):
    assert completion.complete_id_or_file("") == []
    assert completion.complete_id_or_file(kept[0]) == [kept[0]]


def test_without_sessions_only_the_word_for_the_last_is_offered(tmp_path):
    settings.save(Settings(folder=str(tmp_path / "nowhere")), paths.settings_file())
    assert completion.complete_id("") == ["last"]
    assert completion.complete_interrupted("") == []
    assert not (tmp_path / "nowhere").exists()


def test_exercises_complete_with_their_titles():
    offered = dict(completion.complete_exercise("tell"))
    assert set(offered) == {"tell-it-calm", "tell-it-warm"} and all(offered.values())


def test_completion_loads_neither_the_window_nor_the_network():
    """Whoever pressed Tab waits for it."""
    loaded = loaded_by(
        "import coach.cli.main, coach.cli.completion as c;"
        "c.complete_id(''); c.complete_interrupted(''); c.complete_exercise('')"
    )
    assert not {"PySide6", "onnxruntime", "soxr", "sounddevice"} & loaded


def test_hundreds_of_ids_complete_at_once(store: Store):
    for number in range(500):
        folder = store.sessions / f"20260101-120000-{number:04x}"
        folder.mkdir()
        (folder / "session.json").touch()
    started_s = time.perf_counter()
    assert len(completion.complete_id("")) == 501
    assert time.perf_counter() - started_s < 0.2
