"""Everything that a session's report can be saved as."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import jsonschema
import numpy as np
import parselmouth
import pytest
from parselmouth.praat import call

from coach.analysis.networks.emotion import NO_MODEL
from coach.common import paths
from coach.common.errors import CoachError
from coach.domain.session import Correction, Gap, Session
from coach.domain.stream import (
    EmotionReading,
    EventKind,
    GapKind,
    MetricReading,
    SpeechEvent,
    SpeechSegment,
)
from coach.domain.wording import clock
from coach.domain.words import Transcript, Word
from coach.export.annotations import Stretch, to_labels, to_textgrid
from coach.export.annotations import tiers as tiers_of
from coach.export.report_formats import KINDS, kind_of, save
from coach.export.report_text import marked_rows, to_text
from coach.export.session_csv import to_csv
from coach.export.session_json import to_dict
from coach.insights.curves import curves
from coach.insights.parts import Parts
from coach.insights.report import make_report, part_in_words
from coach.insights.session_view import SessionView
from tests.pdf_text import pdf_pages

#: Use the window's kind of application, as tests of the window may follow in this process.
pytestmark = pytest.mark.usefixtures("qapp")

A4_PT = (595, 842)


def event(kind: EventKind, start_s: float, end_s: float, rejected: bool = False) -> SpeechEvent:
    return SpeechEvent(kind, start_s, end_s, 0.8, rejected)


@pytest.fixture
def full(session: Session) -> Session:
    """Twenty seconds with everything that a session may contain."""
    phrases = session.segments
    return replace(
        session,
        title='<b>"Keynote"</b>; rm -rf /',
        plan='=HYPERLINK("x") 0.1, Begrüßung "wörtlich" 0.1, end 5',
        tags=("keynote",),
        events=(
            event(EventKind.FILLER, 2.0, 2.4),
            event(EventKind.MONOTONE, 2.2, 9.0),
            event(EventKind.FILLER, 3.0, 3.4, rejected=True),
            event(EventKind.LONG_PAUSE, 8.0, 8.0),
            event(EventKind.REPETITION, 10.0, 11.0),
            event(EventKind.BLOCK, 10.5, 11.5),
            event(EventKind.CLIPPING, session.duration_s + 0.2, session.duration_s + 0.4),
        ),
        gaps=(Gap(GapKind.DEVICE, 12.0, 13.0),),
        dropped_samples=session.sample_rate_hz,
        corrections=(
            Correction(phrases[0].start_s, phrases[0].end_s, "happy"),
            Correction(phrases[1].start_s, phrases[1].end_s, None),
        ),
        transcript=Transcript("ear", "en", (Word(1.0, 1.5, ' <i>"Hello"', 0.9),)),
    )


@pytest.fixture
def two_hours(session: Session) -> Session:
    """The twenty seconds, repeated."""
    starts_s = session.duration_s * np.arange(int(7_200 / session.duration_s))

    def again(records: tuple) -> tuple:
        return tuple(
            replace(one, start_s=one.start_s + start_s, end_s=one.end_s + start_s)
            for start_s in starts_s.tolist()
            for one in records
        )

    return replace(
        session,
        duration_s=session.duration_s * len(starts_s),
        emotions=again(session.emotions),
        segments=again(session.segments),
        events=again(session.events),
        metric_readings=tuple(
            replace(one, time_s=one.time_s + start_s)
            for start_s in starts_s.tolist()
            for one in session.metric_readings
        ),
        plan=", ".join(f"point {number} 2" for number in range(60)),
        transcript=Transcript(
            "ear",
            "en",
            tuple(Word(n / 2, n / 2 + 0.4, f" word{n}", 0.9) for n in range(2 * 7_200)),
        ),
    )


def rows(session: Session) -> list[dict[str, str]]:
    text = to_csv(SessionView(session)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def tiers(path: Path) -> dict[str, list[tuple[float, float, str]]]:
    """Return what Praat reads from a TextGrid, by tier."""
    grid = parselmouth.read(str(path))
    return {
        call(grid, "Get tier name", tier): [
            (
                call(grid, "Get start time of interval", tier, n),
                call(grid, "Get end time of interval", tier, n),
                call(grid, "Get label of interval", tier, n),
            )
            for n in range(1, call(grid, "Get number of intervals", tier) + 1)
        ]
        for tier in range(1, call(grid, "Get number of tiers") + 1)
    }


@pytest.fixture
def grid(full: Session, tmp_path: Path) -> dict[str, list[tuple[float, float, str]]]:
    path = tmp_path / "talk.TextGrid"
    path.write_bytes(to_textgrid(SessionView(full)))
    return tiers(path)


def test_a_textgrid_is_read_by_praat_and_fills_the_session(full: Session, grid):
    assert list(grid) == [
        "phrases", "tones", "sections", "missing sound", "pauses", "fillers", "fluency", "flat",
        "too loud", "words",
    ]  # fmt: skip
    for intervals in grid.values():
        assert intervals[0][0] == 0
        assert intervals[-1][1] == pytest.approx(full.duration_s, abs=1e-6)
        assert all(before[1] == after[0] for before, after in pairwise(intervals))
        assert all(end_s > start_s for start_s, end_s, _ in intervals)


def test_a_textgrid_says_what_was_found(full: Session, grid):
    def named(tier: str) -> list[tuple[float, float, str]]:
        return [one for one in grid[tier] if one[2]]

    phrases = named("phrases")
    assert [(s, e) for s, e, _ in phrases] == [
        (pytest.approx(s.start_s), pytest.approx(s.end_s)) for s in full.segments
    ]
    assert phrases[0][2] == "warm (happy), corrected" and phrases[1][2] == "not sure, corrected"
    assert phrases[2][2].endswith(f", {Parts(full).phrases()[2].confidence:.0%}")
    middle_s = (full.segments[0].start_s + full.segments[0].end_s) / 2
    (tone,) = [text for start_s, end_s, text in grid["tones"] if start_s <= middle_s < end_s]
    assert tone == "warm"
    assert named("fillers") == [(2.0, 2.4, "filler")]  # not the rejected one
    assert named("pauses") == [(8.0, pytest.approx(8.0, abs=1e-5), "long pause")]
    assert [text for _, _, text in named("fluency")] == [
        "repeated sound", "repeated sound + possible block", "possible block",
    ]  # fmt: skip
    assert named("missing sound") == [(12.0, 13.0, "microphone lost")]
    assert len(named("too loud")) == 1  # although it began after the end
    assert named("sections")[1][2].startswith('Begrüßung "wörtlich": ')


def test_readings_of_one_tone_are_one_stretch(session: Session):
    rows = np.eye(len(session.model.labels), dtype=np.float32)
    readings = tuple(
        EmotionReading(0.25 * n, 0.25 * n + 0.25, rows[3 if n < 20 else 2]) for n in range(40)
    )
    segments = (SpeechSegment(0.0, 10.0, None, None),)
    one = replace(session, duration_s=10.0, emotions=readings, segments=segments)
    (tones,) = (tier for tier in tiers_of(SessionView(one)) if tier.name == "tones")
    assert tones.stretches == (Stretch(0.0, 5.0, "subdued"), Stretch(5.0, 10.0, "warm"))


def test_overlapping_events_of_one_kind_are_named_once(session: Session, tmp_path: Path):
    twice = (event(EventKind.FILLER, 2.0, 3.0), event(EventKind.FILLER, 2.5, 3.5))
    path = tmp_path / "talk.TextGrid"
    path.write_bytes(to_textgrid(SessionView(replace(session, events=twice))))
    named = [one for one in tiers(path)["fillers"] if one[2]]
    assert named == [(2.0, 2.5, "filler"), (2.5, 3.0, "filler"), (3.0, 3.5, "filler")]


def test_a_phrase_too_short_to_read_has_its_corrected_tone(full: Session):
    first = full.segments[0]
    unread = replace(full, emotions=tuple(e for e in full.emotions if e.centre_s > first.end_s))
    assert to_labels(SessionView(unread)).startswith(
        f"{first.start_s:.6f}\t{first.end_s:.6f}\twarm".encode()
    )
    assert to_dict(SessionView(unread))["phrases"][0]["label"] == "happy"


def test_labels_are_three_columns_in_order(full: Session):
    lines = to_labels(SessionView(full)).decode().splitlines()
    found = [line.split("\t") for line in lines]
    times_s = [(float(start), float(end)) for start, end, _ in found]
    assert times_s == sorted(times_s)
    assert len(lines) == len(full.segments) + 6 + 1
    assert ["2.000000", "2.400000", "filler"] in found
    assert ["12.000000", "13.000000", "microphone lost"] in found
    assert sum(text == "filler" for _, _, text in found) == 1


def test_no_character_in_a_name_breaks_a_line(full: Session):
    hostile = replace(full, plan='one\ttwo\u2028"three 0.1, end 5')
    text = to_textgrid(SessionView(hostile)).decode()
    assert 'text = "one?two?""three: ' in text
    assert not re.search(r"[^\n -\uffff]|[\x7f-\x9f\u2028\u2029]", text)
    odd = replace(full.model, labels=("new\nline", *full.model.labels[1:]))
    labels = to_labels(SessionView(replace(full, model=odd))).decode()
    assert all(len(line.split("\t")) == 3 for line in labels.splitlines())


def test_the_table_is_on_the_grid_of_the_readings(full: Session):
    found = rows(full)
    times_s = np.array([float(row["time_s"]) for row in found])
    assert np.array_equal(times_s, 0.25 * np.arange(len(times_s)))
    assert times_s[-1] < full.duration_s <= times_s[-1] + 0.25
    speaking_s = 0.25 * sum(row["speaking"] == "1" for row in found)
    assert speaking_s == pytest.approx(full.speech_s, abs=1.0)
    assert sum(row["sound_missing"] == "1" for row in found) == 4
    for row in found:
        named = [float(row[f"p_{label}"] or 0) for label in full.model.labels]
        if row["confidence"]:
            assert sum(named) == pytest.approx(1, abs=1e-3)
            assert float(row["confidence"]) == pytest.approx(max(named), abs=1e-4)
            assert bool(row["label"]) == (max(named) >= full.model.readings.unsure_below)
        else:
            assert not any(named) and row["tone"] == row["label"] == ""
    begun = {row["time_s"]: row["events"] for row in found if row["events"]}
    assert begun == {
        "2.0": "filler; flat stretch",
        "8.0": "long pause",
        "10.0": "repeated sound",
        "10.5": "possible block",
        found[-1]["time_s"]: "too loud",
    }


def test_each_column_of_the_table_holds_what_it_says(full: Session):
    drawn = {
        "pace_10s_syllables_per_s": 3.0, "pitch_variety_st": 2.0, "relative_level_db": -1.0,
    }  # fmt: skip
    heard = tuple(replace(one, activation=0.25, unlike=0.125) for one in full.emotions)
    same = replace(
        full,
        emotions=heard,
        corrections=(),
        metric_readings=tuple(
            replace(one, value=drawn[one.key]) for one in full.metric_readings if one.key in drawn
        ),
    )
    columns = ("energy", "unlike", "pace_syllables_per_s", "variety_semitones", "volume_db")
    found = {name: {row[name] for row in rows(same)} - {""} for name in columns}
    assert list(found.values()) == [{"0.25"}, {"0.125"}, {"3.0"}, {"2.0"}, {"-1.0"}]


def test_the_table_follows_the_speakers_corrections(full: Session):
    first, second = full.segments[:2]
    for row in rows(full):
        middle_s = float(row["time_s"]) + 0.125
        if first.start_s + 0.5 < middle_s < first.end_s - 0.5 and row["confidence"]:
            assert (row["tone"], row["p_happy"]) == ("warm", "1.0")
        if second.start_s + 0.5 < middle_s < second.end_s - 0.5:
            assert row["tone"] == "" and float(row["confidence"]) < 0.2


def test_a_session_without_length_has_no_rows(full: Session):
    assert full.accepted_events
    assert rows(replace(full, duration_s=0.0)) == []


def test_no_cell_is_a_formula(full: Session):
    sections = {row["section"] for row in rows(full)}
    assert sections == {'\'=HYPERLINK("x")', 'Begrüßung "wörtlich"', "end"}
    assert to_csv(SessionView(full)).startswith(b"\xef\xbb\xbf") and b"\r\n" in to_csv(
        SessionView(full)
    )
    assert to_csv(SessionView(replace(full, plan=""))).startswith(b"time_s,")
    quiet = [float(row["volume_db"]) for row in rows(full) if row["volume_db"].startswith("-")]
    assert quiet and min(quiet) < 0  # these are numbers, and stay so


def test_the_json_holds_the_speakers_corrections(full: Session):
    schema = json.loads((paths.resources_dir() / "analysis.schema.json").read_text())
    report = make_report(full)
    found = json.loads(KINDS["json"].make(report))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    assert found["corrections"][0]["label"] == "happy" and found["corrections"][1]["label"] is None
    assert (found["task"], found["tags"], found["plan"]) == ("talk", ["keynote"], full.plan)
    assert found["phrases"][0]["label"] == "happy" and found["phrases"][0]["corrected"]
    assert [one["name"] for one in found["sections"]][1:] == ['Begrüßung "wörtlich"', "end"]
    assert found["whole"]["end_s"] == full.duration_s
    assert found["emotions"] == to_dict(SessionView(replace(full, corrections=())))["emotions"]
    del found["phrases"][0]["confidence"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema)


def test_the_json_has_the_span_that_each_reading_heard(full: Session):
    found = to_dict(SessionView(full))
    heard = found["emotions"]
    middles_s = np.mean([heard["starts_s"], heard["ends_s"]], axis=0)
    assert heard["times_s"] == pytest.approx(middles_s.tolist())
    assert heard["ends_s"] == [one.end_s for one in full.emotions]
    values = [value for line in found["readings"].values() for value in line["values"]]
    measured = sorted(one.value for one in full.metric_readings)
    assert sorted(values) == pytest.approx(measured, abs=1e-4)
    for curve in curves(full):
        line = found["readings"][curve.metric.key]
        middles_s = np.mean([line["starts_s"], line["times_s"]], axis=0)
        assert middles_s.tolist() == pytest.approx(curve.times_s.tolist(), abs=1e-3)
    known = {one.key for one in full.metric_readings}
    late = tuple(MetricReading(key, 60.0, 1.0) for key in (*sorted(known), "of_another_coach"))
    found = to_dict(SessionView(replace(full, metric_readings=late)))["readings"]
    assert {key: line["starts_s"] for key, line in found.items()} == {
        "energy_percent": [57.0], "speech_level_dbfs": [59.0], "relative_level_db": [59.0],
        "speech_to_noise_db": [40.0], "pitch_variety_st": [50.0],
        "pace_3s_syllables_per_s": [57.0], "articulation_3s_syllables_per_s": [57.0],
        "pace_10s_syllables_per_s": [50.0], "articulation_10s_syllables_per_s": [50.0],
        "pace_20s_syllables_per_s": [40.0], "articulation_20s_syllables_per_s": [40.0],
        "of_another_coach": [None],
    }  # fmt: skip


def test_the_json_says_so_if_the_sound_was_unlike_any_voice(full: Session):
    heard = tuple(replace(one, unlike=0.9, activation=None) for one in full.emotions)
    found = json.loads(
        KINDS["json"].make(make_report(replace(full, emotions=heard, corrections=())))
    )
    schema = json.loads((paths.resources_dir() / "analysis.schema.json").read_text())
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    assert found["summary"]["voice"] == "unlike"
    assert set(found["emotions"]["unlike"]) == {0.9}
    assert found["advice"]["note"].startswith("Most of what was heard is unlike any voice")
    assert found["advice"]["strengths"] == [] and found["advice"]["priority"] is None


def test_the_text_holds_the_whole_report(full: Session):
    report = make_report(full)
    text = to_text(report)
    for told in (report.headline, report.missing, report.limitations, "2 tones corrected"):
        assert told in text
    for figure in report.figures:
        assert figure.name in text and figure.value in text
    assert re.search(r"filler +1  0:02\n", text)
    assert not any(line.endswith(" ") for line in text.splitlines())
    sections = [row.cells for row in report.sections]
    assert [row[1] for row in sections] == ["0:00", "0:06", "0:12"]
    assert [row[-2] for row in sections] == ["1", "0", "0"]


def test_many_events_fit_in_one_line(full: Session):
    fillers = tuple(event(EventKind.FILLER, at_s, at_s + 0.1) for at_s in range(15))
    (row,) = marked_rows(replace(full, events=fillers))
    pauses = (event(EventKind.PAUSE, 16.0, 16.5), event(EventKind.LONG_PAUSE, 17.0, 18.5))
    both = marked_rows(replace(full, events=(*fillers, *pauses)))
    assert [kind for kind, *_ in both] == ["long pause", "filler"]
    assert row == ("filler", "15", "0:00, 0:01, 0:02, 0:03, 0:04, 0:05, 0:06, 0:07 and 7 more")


def test_the_pdf_holds_the_report_on_a4(full: Session):
    report = make_report(full)
    content = KINDS["pdf"].make(report)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert {(float(w), float(h)) for w, h in sizes} == {A4_PT}
    pages = pdf_pages(content)
    text = "\n".join(pages)
    flowing, squeezed = " ".join(text.split()), "".join(text.split())
    for told in (report.headline, report.missing, report.limitations, full.title, "keynote"):
        assert " ".join(told.split()) in flowing
    for figure in report.figures:
        # A character may be drawn separately, in another font.
        assert "".join(f"{figure.name}{figure.value}".split()) in squeezed
    for phrase in report.phrases:
        assert f"{clock(phrase.start_s)} {part_in_words(phrase)}" in flowing
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
    assert "filler (1)\n0:02" in text and "Begrüßung" in text
    pictures = re.findall(rb"/Subtype /Image /Width (\d+)", content)
    assert set(pictures) <= {b"1"}  # the bars; the chart is lines


def test_no_line_of_a_long_pdf_is_cut(two_hours: Session):
    long_title = replace(two_hours, title="Rechtsschutzversicherungsgesellschaft" * 8)
    pages = pdf_pages(KINDS["pdf"].make(make_report(long_title)))
    assert 2 <= len(pages) <= 6
    left = len(two_hours.segments) - 24
    assert f"… and {left} more, which the web page lists" in " ".join(" ".join(pages).split())
    text = "\n".join(pages)
    # A line across a page break would be drawn on both pages.
    for number in range(60):
        assert len(re.findall(rf"^point {number}$", text, re.M)) == 1
    assert all("Section\nFrom" in page for page in pages if "point " in page)
    headings = ("What went well", "How it sounded over time", "What was marked", "In figures")
    assert not any(page.rstrip().endswith(headings) for page in pages)


def test_two_hours_are_exported_in_seconds(two_hours: Session, tmp_path: Path):
    report = make_report(two_hours)
    begun_s = time.process_time()
    made = {key: kind.make(report) for key, kind in KINDS.items()}
    assert time.process_time() - begun_s < 20
    assert made["csv"].count(b"\r\n") == 1 + np.ceil(two_hours.duration_s / 0.25)
    assert len(made["pdf"]) < 1_000_000
    path = tmp_path / "long.TextGrid"
    path.write_bytes(made["textgrid"])
    phrases = call(parselmouth.read(str(path)), "Count intervals where", 1, "is not equal to", "")
    assert phrases == len(two_hours.segments)


def _disk_full(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_session_lacks_it_is_exported(kind: str, session: Session, silent_session):
    session = replace(session, transcript=Transcript("ear", "en", (Word(1, 2, " Hello.", 0.9),)))
    silent_session = replace(silent_session, transcript=Transcript("ear", "", ()))
    without_model = replace(session, model=NO_MODEL, emotions=())
    for one in (without_model, silent_session, replace(session, metric_readings=(), events=())):
        content = KINDS[kind].make(make_report(one))
        assert content or (kind in ("labels", "srt") and one is silent_session)
    if kind == "csv":
        assert {row["tone"] for row in rows(without_model)} == {""}
    if kind == "labels":
        assert b"\tspeech\n" in KINDS[kind].make(make_report(without_model))


def test_a_file_is_written_whole_or_not_at_all(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    report = make_report(replace(session, transcript=Transcript("ear", "en", ())))
    for key, kind in KINDS.items():
        path = tmp_path / f"{key}{kind.suffix}"
        save(report, kind, path)
        assert kind_of(path, kind) is kind
        before = path.read_bytes()

        with monkeypatch.context() as full:
            full.setattr("coach.common.files.wait_for_disk", _disk_full)
            with pytest.raises(CoachError, match="Report not saved"):
                save(report, replace(kind, make=lambda _: b"half of it"), path)
        assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == len(KINDS)
    assert kind_of(Path("talk.v2"), KINDS["csv"]) is KINDS["csv"]
