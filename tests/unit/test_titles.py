"""Titles of sessions: suggested from day, time and task, stored in no language, safe in files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import PureWindowsPath

import pytest

from coach.common import i18n
from coach.domain.stream import SessionKind, Task
from coach.insights.search import Index
from coach.insights.titles import USUAL_VOICE, file_name, title_in_words
from tests.unit.built import STARTED, overview

TUESDAY = datetime(2026, 11, 3, 9, 5, tzinfo=timezone(timedelta(hours=5, minutes=30)))


@pytest.fixture
def english_again() -> Iterator[None]:
    yield
    i18n.speak()


@pytest.mark.parametrize(
    ("hour", "part"),
    [(0, "night"), (4, "night"), (5, "morning"), (11, "morning"), (12, "afternoon"),
     (16, "afternoon"), (17, "evening"), (21, "evening"), (22, "night"), (23, "night")],
)  # fmt: skip
def test_an_untitled_practice_is_called_after_its_day_and_time(hour: int, part: str):
    one = overview(started_at=TUESDAY.replace(hour=hour, minute=59))
    assert title_in_words(one) == f"Tuesday {part} talk"


@pytest.mark.parametrize(
    ("task", "word"),
    [(Task.TALK, "talk"), (Task.READ, "reading"), (Task.CONVERSATION, "conversation")],
)
def test_an_untitled_practice_is_called_after_its_task(task: Task, word: str):
    assert title_in_words(overview(task=task)) == f"Thursday evening {word}"


def test_other_titles_stay():
    assert title_in_words(overview(title="Budget")) == "Budget"
    assert title_in_words(overview(title="talk.mp3", kind=SessionKind.FILE)) == "talk.mp3"
    assert title_in_words(overview(title="Practice", kind=SessionKind.FILE)) == "Practice"
    assert title_in_words(overview(title="Sample talk", kind=SessionKind.SAMPLE)) == "Sample talk"


def test_the_titles_of_the_introduction_follow_the_language(english_again: None):
    i18n.speak("xy", lambda text, *_: f"<{text}>")
    for title in USUAL_VOICE.values():
        assert title_in_words(overview(title=title)) == f"<{title}>"


def test_a_suggested_title_follows_the_language_and_is_found(english_again: None):
    words = {
        "Thursday": "Donnerstag",
        "{weekday} evening": "{weekday}abend",
        "{time} talk": "Rede am {time}",
    }
    i18n.speak("xy", lambda text, *_: words.get(text, ""))
    one = overview()
    assert title_in_words(one) == "Rede am Donnerstagabend" and one.title == "Practice"
    assert Index([one]).find("donnerstagabend") == [one]


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Practice", "Tuesday morning talk"),
        ("Budget", "Budget"),
        ("Q&A: part 1/2", "Q&A part 1-2"),
        (r'<a>:"b"\c|d?*', "a-b-c-d"),
        ("Version 1.2 …", "Version 1-2 …"),
        ("..hidden..", "hidden"),
        ("con.html", "con-html"),
        ("../../etc/passwd", "etc-passwd"),
        ("two\nlines\tand\x00 more\x7f", "two lines and more"),
        ("mine‮lmth.exe", "minelmth-exe"),
        ("बजट की बात", "बजट की बात"),
        ("Rede für Zoë 🎤", "Rede für Zoë 🎤"),
        ("lone \udc80 surrogate", "lone surrogate"),
        ("x" * 500, "x" * 120),
        ("é" * 500, "é" * 60),
        ("a" + "बजट" * 99, "a" + "बजट" * 13),
        ("???", ""),
    ],
)
def test_a_file_is_named_by_title_and_time(title: str, made: str):
    name = file_name(overview(title=title, started_at=TUESDAY))
    assert name == f"{made} 2026-11-03 09-05".strip()
    assert not PureWindowsPath(f"{name}.html").is_reserved()
    assert len(name.encode()) <= 140


def test_talks_of_one_morning_have_different_files():
    names = {file_name(overview(started_at=STARTED + timedelta(minutes=n))) for n in range(3)}
    assert len(names) == 3


@pytest.mark.parametrize(
    ("title", "made"),
    [("lecture.MP3", "lecture"), ("Dr. Who.wav", "Dr Who"), ("flac", "flac"), ("a.b", "a-b")],
)
def test_a_recordings_ending_is_left_out(title: str, made: str):
    one = overview(kind=SessionKind.FILE, title=title)
    assert file_name(one) == f"{made} 2026-11-05 18-30"
