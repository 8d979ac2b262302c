"""Texts in another language: looked up, counted, filled in; English is the fallback."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from coach.coaching.exercises import exercises
from coach.common import dates, i18n
from coach.common.i18n import noop, tr
from coach.domain.stream import SessionKind
from coach.insights.titles import title_in_words

_GERMAN = {
    ("Kept in {folder}", "", -1): "In {folder} aufgehoben",
    ("%n session(s)", "", 1): "%n Sitzung",
    ("%n session(s)", "", 2): "%n Sitzungen",
    ("high", "energy", -1): "viel",
    ("November", "", -1): "Nov.",
    ("{day:02} {month} {year}", "", -1): "{day}. {month} {year}",
}


@pytest.fixture
def german() -> Iterator[None]:
    i18n.speak("de", lambda *asked: _GERMAN.get(asked, ""))
    yield
    i18n.speak()


def test_english_needs_no_catalogue():
    assert i18n.code() == "en"
    assert tr("Kept in {folder}", folder="{x}") == "Kept in {x}"
    assert tr("{ is a brace") == "{ is a brace"
    assert tr("%n session(s)", "", 1) == "1 session"
    assert tr("%n session(s) in {folder}", "", 0, folder="a(b)") == "0 sessions in a(b)"
    assert tr("word(s)") == "word(s)"
    assert doctest.testmod(i18n).failed == 0


def test_the_catalogue_is_asked_with_comment_and_count(german):
    assert i18n.code() == "de"
    assert tr("Kept in {folder}", folder="A") == "In A aufgehoben"
    assert [tr("%n session(s)", "", n) for n in (1, 2)] == ["1 Sitzung", "2 Sitzungen"]
    assert tr("high", "energy") == "viel"
    assert tr("high") == "high"
    assert noop("high", "energy") == "high"


def test_texts_missing_from_the_catalogue_are_english(german):
    assert tr("%n day(s)", "", 1) == "1 day"
    assert tr("Left in {folder}", folder="A") == "Left in A"


def test_dates_follow_the_language(german):
    assert dates.full_date(datetime(2026, 11, 5)) == "5. Nov. 2026"


def test_english_dates_need_no_locale():
    moment = datetime(2026, 11, 5, 8, 3)
    for told, pattern in (
        (dates.full_date(moment), "%d %B %Y"),
        (dates.day_and_month(moment), "%d %B"),
        (dates.short_date(moment), "%d %b %Y"),
        (dates.with_weekday(moment), "%a %d %b %Y"),
        (dates.with_time(moment, dates.with_weekday(moment)), "%a %d %b %Y, %H:%M"),
        (dates.weekday(moment), "%A"),
    ):
        assert told == moment.strftime(pattern)


def test_titles_of_the_coach_follow_the_language_and_typed_ones_dont(german, session):
    done = replace(session, kind=SessionKind.LIVE, exercise="two-speeds")
    kept = exercises()["two-speeds"].kept_title
    known = {kept: "Zwei Tempi", "Recording": "Aufnahme", "Pace": "Tempo"}
    i18n.speak("xy", lambda text, *_: known.get(text, ""))
    assert title_in_words(replace(done, title=kept)) == "Zwei Tempi"
    assert title_in_words(replace(done, title="Pace")) == "Pace"
    recorded = replace(session, kind=SessionKind.FILE, title="Recording")
    assert title_in_words(recorded) == "Aufnahme"
