"""All sessions as a table and as JSON, and the formats of a report."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

from coach.coaching.goals import Aim, progress
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind, Task
from coach.export import history
from coach.export.annotations import to_labels, to_textgrid
from coach.export.report_formats import KINDS, kind_of
from coach.export.session_csv import to_csv
from coach.export.session_json import to_json
from coach.export.spreadsheet import escape_formula
from coach.export.spreadsheet import to_csv as table
from coach.insights.report import make_report
from coach.insights.session_view import SessionView
from tests.unit.made import a_session


def listed(number: int, **told: object) -> SessionOverview:
    started_at = datetime(2026, 11, number, 9, 30, tzinfo=UTC)
    named = f"id-{number}", SessionKind.LIVE, f"talk {number}"
    summary = SessionView(a_session()).summary
    return SessionOverview(*named, started_at, 120.0 + number, 60.5, summary, **told)


def test_the_history_has_a_row_a_session_and_a_column_a_figure():
    first = listed(3, figures={"b": 1.5, "a": 2.0}, tags=("x", "=y"), exercise="fast")
    second = listed(2, figures={"c": 0.25}, task=Task.READ)
    assert history.to_csv([first, second]).decode().splitlines() == [
        "id,started_at,kind,title,task,tags,exercise,duration_s,speech_s,headline,a,b,c",
        'id-3,2026-11-03T09:30:00+00:00,live,talk 3,talk,"x, =y",fast,123.0,60.5,'
        'Only 2 seconds of speech: too little to say how it came across.,2.0,1.5,',
        "id-2,2026-11-02T09:30:00+00:00,live,talk 2,read,,,122.0,60.5,"
        'Only 2 seconds of speech: too little to say how it came across.,,,0.25',
    ]  # fmt: skip


def test_the_history_as_json_has_the_goals_too():
    since = datetime(2026, 11, 1, tzinfo=UTC)
    aim = Aim("fillers_per_min", 3, since, most=5.0)
    goal = progress(aim, [], date(2026, 11, 30))
    content = history.to_json([listed(3, figures={"a": 2.0}, tags=("x",))], [goal])
    assert content.startswith(b'{\n  "schema": 1,\n  "sessions": [') and content.endswith(b"}\n")
    assert json.loads(content) == {
        "schema": 1,
        "sessions": [{
            "id": "id-3", "started_at": "2026-11-03T09:30:00+00:00", "kind": "live",
            "title": "talk 3", "task": "talk", "tags": ["x"], "exercise": None,
            "duration_s": 123.0, "speech_s": 60.5,
            "headline": "Only 2 seconds of speech: too little to say how it came across.",
            "metrics": {"a": 2.0},
        }],
        "goals": [{
            "metric": "fillers_per_min", "times": 3, "since": "2026-11-01T00:00:00Z",
            "least": None, "most": 5.0, "task": "talk", "met_on": None, "words": aim.words,
            "reached": 0, "state": goal.words,
        }],
    }  # fmt: skip


# --- formats ---


def test_a_table_is_ascii_or_marked_as_unicode():
    assert table(["a", "b"], [[1, "x,y"], [0.5, 'q"']]) == b'a,b\r\n1,"x,y"\r\n0.5,"q"""\r\n'
    assert table(["ä"], []) == b"\xef\xbb\xbf\xc3\xa4\r\n"
    assert [escape_formula(text) for text in ("=1", "+1", "-1", "@a", "a=1", "a\tb", "")] == [
        "'=1", "'+1", "'-1", "'@a", "a=1", "a?b", "",
    ]  # fmt: skip


def test_each_format_has_its_suffix_and_is_found_by_it():
    assert [(key, kind.name, kind.suffix, kind.is_text) for key, kind in KINDS.items()] == [
        ("html", "Web page", ".html", True),
        ("with_sound", "Web page with sound", ".html", True),
        ("pdf", "PDF, to print", ".pdf", False),
        ("csv", "Table for spreadsheets", ".csv", True),
        ("json", "JSON, for programs", ".json", True),
        ("labels", "Labels for Audacity", ".txt", True),
        ("textgrid", "TextGrid for Praat", ".TextGrid", True),
        ("words", "Text of the talk", ".txt", True),
        ("srt", "Subtitles (SRT)", ".srt", True),
        ("vtt", "Subtitles (WebVTT)", ".vtt", True),
        ("png", "Picture of the timeline", ".png", False),
        ("svg", "Drawing of the timeline", ".svg", True),
    ]
    assert kind_of(Path("a.TEXTGRID"), KINDS["pdf"]) is KINDS["textgrid"]
    assert kind_of(Path("a.b.PDF"), KINDS["csv"]) is KINDS["pdf"]
    report = make_report(a_session())
    for key, made in (("csv", to_csv(report.view)), ("labels", to_labels(report.view)),
                      ("textgrid", to_textgrid(report.view)),
                      ("json", to_json([report.view], as_array=False))):  # fmt: skip
        assert KINDS[key].make(report) == made
    svg = KINDS["svg"].make(report).decode()
    assert '<rect width="1040" height="386" fill="#ffffff"/>' in svg
