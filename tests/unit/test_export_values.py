"""A small session as text, tables and annotations, to the last character."""

from __future__ import annotations

import json
import textwrap
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import pytest

from coach.coaching.advice import advise
from coach.domain.session import Gap
from coach.domain.stream import EventKind, GapKind, SpeechEvent
from coach.export.annotations import to_labels, to_textgrid
from coach.export.report_text import phrases_in_words, to_text
from coach.export.session_csv import to_csv
from coach.export.session_json import to_dict, to_json
from coach.insights.parts import Part
from coach.insights.report import make_report
from coach.insights.sections import explanation
from coach.insights.session_view import SessionView
from tests.unit.made import a_session

TEXT = """\
Only 2 seconds of speech: too little to say how it came across.
Made by hand · 30 November 2026, 10:15
Tags: work, demo · 1 tone corrected by the speaker
0.5 s of sound are missing: at 0:02 (microphone lost). They are left out of all figures.

Advice needs at least 20 seconds of speech.

At a glance
  Pauses   18.5    a minute
  Fillers  18.5    a minute
  Volume   steady

Plan and time
  the talk 0:03 of 0:04
  to time each section, press N where the next one begins

Tones
  calm          50%
  warm (happy)  25%
  not sure      25%

Moments worth hearing again
  0:00  calm          80%
  0:03  warm (happy)  100%

Sections
  Section  From  Tone       Speaking  Pace  Variety  Volume  Fillers  Pauses
  opening  0:00  calm 100%  88%       3.5                    1        0
  main     0:01  warm 50%   54%       4.2            −3.0    0        1
  {units}

What was marked
  long pause  1  0:01
  filler      1  0:00
  too loud    1  0:03

In figures
  Length                            0:04
  Speaking                          71%
  Longest without a pause           1.5 s
  Pauses                            1, all long
  Volume                            −23.5 dBFS
  Pitch                             131.2 Hz
  Not analysed (computer too busy)  1.5 s

Phrase by phrase
  0:00 calm, 53% · 0:02 warm, you say

The emotion model (made) learned from actors. On voices it had never heard it named 62% of acted \
clips correctly; guessing among its 8 tones would be right once in 8. It hears how a voice sounds, \
not what anybody feels or says.
"""
HEADINGS = (
    "time_s,speaking,sound_missing,tone,label,confidence,energy,unlike,p_neutral,p_calm,p_happy,"
    "p_sad,p_angry,p_fearful,p_disgust,p_surprised,pace_syllables_per_s,variety_semitones,"
    "volume_db,events,event_kinds,section"
)
_CALM = "calm,calm,0.8,0.25,0.125,0.0286,0.8,0.0286,0.0286,0.0286,0.0286,0.0286,0.0286"
_CALMER = "calm,calm,0.7,0.5,0.25,0.0429,0.7,0.0429,0.0429,0.0429,0.0429,0.0429,0.0429"
_UNSURE = ",,0.3,,0.5,0.1,0.1,0.3,0.1,0.1,0.1,0.1,0.1"
_WARM = "warm,happy,1.0,0.875,,0.0,0.0,1.0,0.0,0.0,0.0,0.0,0.0"
_SILENT = ",,,,,,,,,,,,"
ROWS = (
    f"0.0,1,0,{_CALM},3.5,,-3.0,,,opening",
    f"0.25,1,0,{_CALM},3.5,,-3.0,,,opening",
    f"0.5,1,0,{_CALM},3.5,,-3.0,filler,filler,opening",
    f"0.75,1,0,{_CALMER},3.25,,-3.0,,,opening",
    f"1.0,1,0,{_UNSURE},3.25,,-3.0,,,main",
    f"1.25,1,0,{_UNSURE},3.25,,-3.0,,,main",
    f"1.5,0,0,{_SILENT},5.25,,-3.0,long pause,long_pause,main",
    f"1.75,0,0,{_SILENT},5.25,,-3.0,,,main",
    f"2.0,0,1,{_SILENT},5.25,,-3.0,,,main",
    f"2.25,0,1,{_SILENT},5.25,,-3.0,,,main",
    f"2.5,0,0,{_SILENT},5.25,,-3.0,,,main",
    f"2.75,1,0,{_SILENT},5.25,,-3.0,,,main",
    f"3.0,1,0,{_WARM},5.25,,-3.0,,,main",
    f"3.25,1,0,{_WARM},5.25,,-3.0,,,main",
    f"3.5,1,0,{_WARM},5.25,,-3.0,too loud,clipping,main",
    f"3.75,0,0,{_SILENT},5.25,,-3.0,,,main",
)
#: Start, end and text of each interval, in seconds; what is between them is empty.
TIERS = {
    "phrases": [(0.125, 1.625, "calm, 53%"), (2.875, 3.875, "warm (happy), corrected")],
    "tones": [(0.0, 1.0, "calm"), (1.0, 1.5, "not sure"), (3.0, 3.75, "warm")],
    "sections": [(0.0, 1.0, "opening: calm, 75%"), (1.0, 4.0, "main: warm (happy), 65%")],
    "missing sound": [(2.0, 2.5, "microphone lost")],
    "pauses": [(1.625, 2.875, "long pause")],
    "fillers": [(0.5, 0.75, "filler")],
    "too loud": [(3.5, 3.501, "too loud")],
}


def view() -> SessionView:
    return SessionView(a_session())


def test_the_text_is_laid_out_block_by_block():
    assert to_text(make_report(a_session())) == TEXT.format(units=explanation())


def test_the_outcome_of_an_exercise_comes_after_the_headline():
    report = make_report(replace(a_session(), exercise="fewer-fillers"))
    outcome = SimpleNamespace(
        exercise=SimpleNamespace(heading="An exercise"), verdict="Well done.", lines=("a", "b")
    )
    blocks = to_text(replace(report, outcome=outcome)).split("\n\n")
    assert blocks[1] == "An exercise\nWell done.\na\nb" and blocks[0].startswith("Only 2 sec")
    bare = replace(report, outcome=None, said="", missing="")
    assert to_text(bare).split("\n\n")[0].splitlines() == TEXT.splitlines()[:2]


def test_phrases_are_wrapped_at_a_hundred_columns_and_a_page_of_them_is_enough():
    phrase = Part("", 61.0, 62.0, "calm", 0.5, corrected=False)
    report = SimpleNamespace(phrases=[phrase] * 250)
    assert phrases_in_words(report) == " · ".join(["1:01 calm, 50%"] * 250)
    report.phrases.append(phrase)
    assert phrases_in_words(report) == "There are 251; the web page lists them."
    many = replace(a_session(), segments=a_session().segments * 9, corrections=())
    said = " · ".join(["0:00 calm, 53% · 0:02 animated, 60%"] * 9)
    lines = textwrap.wrap(said, 98)
    assert len(lines) == 4
    shown = to_text(make_report(many)).split("Phrase by phrase\n")[1].split("\n\n")[0]
    assert shown.splitlines() == [f"  {line}" for line in lines]


def test_columns_are_as_wide_as_they_are_shown():
    """A combining mark takes no room."""
    tagged = replace(a_session(), plan="ope\u0301ning 0:01, main 0:03")
    rows = to_text(make_report(tagged)).split("Sections\n")[1].splitlines()[:3]
    assert rows[0] == "  Section  From  Tone       Speaking  Pace  Variety  Volume  Fillers  Pauses"
    assert rows[1].replace("e\u0301", "e") == (
        "  opening  0:00  calm 100%  88%       3.5                    1        0"
    )


def test_the_table_has_a_row_for_each_quarter_of_a_second():
    assert to_csv(view()).decode() == "".join(f"{row}\r\n" for row in (HEADINGS, *ROWS))


def test_events_that_begin_together_share_a_cell_and_gaps_end_before_their_end():
    both = (
        SpeechEvent(EventKind.FILLER, 0.26, 0.5, 0.9),
        SpeechEvent(EventKind.REPETITION, 0.25, 0.5, 0.9),
        SpeechEvent(EventKind.BLOCK, 9.0, 9.5, 0.9),
    )
    gap = Gap(GapKind.SLEEP, 0.625, 0.875)
    rows = to_csv(SessionView(replace(a_session(), events=both, gaps=(gap,)))).decode().splitlines()
    assert [row.split(",")[-3:-1] for row in rows[1:3]] == [
        ["", ""], ["filler; repeated sound", "filler; repetition"],
    ]  # fmt: skip
    assert rows[-1].split(",")[-3:-1] == ["possible block", "block"]
    assert [row.split(",")[2] for row in rows[1:6]] == ["0", "0", "1", "0", "0"]


def test_labels_are_in_order_of_their_start():
    shown = [
        one for name, tier in TIERS.items() if name not in ("tones", "sections") for one in tier
    ]
    lines = [f"{start_s:.6f}\t{end_s:.6f}\t{text}\n" for start_s, end_s, text in sorted(shown)]
    assert to_labels(view()).decode() == "".join(lines) and len(lines) == 6


def test_a_textgrid_has_every_tier_from_end_to_end():
    wanted = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0",
              "xmax = 4.000000", "tiers? <exists>", "size = 7", "item []:"]  # fmt: skip
    for number, (name, stretches) in enumerate(TIERS.items(), 1):
        edges = sorted({0.0, 4.0, *(s for a, b, _ in stretches for s in (a, b))})
        wanted += [f"    item [{number}]:", '        class = "IntervalTier"',
                   f'        name = "{name}"', "        xmin = 0", "        xmax = 4.000000",
                   f"        intervals: size = {len(edges) - 1}"]  # fmt: skip
        for place, (start_s, end_s) in enumerate(pairwise(edges), 1):
            text = "".join(text for a, _, text in stretches if a == start_s)
            wanted += [f"        intervals [{place}]:", f"            xmin = {start_s:.6f}"]
            wanted += [f"            xmax = {end_s:.6f}", f'            text = "{text}"']
    assert to_textgrid(view()).decode() == "\n".join(wanted) + "\n"


def test_what_lies_at_the_very_end_has_a_microsecond():
    late = SpeechEvent(EventKind.FILLER, 4.5, 5.0, 1.0)
    early = SpeechEvent(EventKind.FILLER, 1.0, 1.0, 1.0)
    text = to_textgrid(SessionView(replace(a_session(), events=(early, late)))).decode()
    tier = text.split('name = "fillers"')[1]
    assert 'xmin = 3.999999\n            xmax = 4.000000\n            text = "filler"' in tier
    assert 'xmin = 1.000000\n            xmax = 1.000001\n            text = "filler"' in tier
    nothing = replace(a_session(), duration_s=0.0, emotions=(), segments=(), events=(), gaps=())
    assert "xmax = 0.000001" in to_textgrid(SessionView(replace(nothing, plan=""))).decode()


def test_a_tone_that_nobody_was_sure_of_is_said_so_and_a_phrase_without_one_is_speech():
    unsure = to_labels(SessionView(replace(a_session(), emotions=a_session().emotions[2:3])))
    assert unsure.decode().splitlines()[0] == "0.125000\t1.625000\tnot sure, 30%"
    unread = to_labels(SessionView(replace(a_session(), emotions=())))
    assert unread.decode().splitlines()[0] == "0.125000\t1.625000\tspeech"


def test_the_json_has_every_value_under_its_name():
    found = json.loads(to_json([view()], as_array=False))
    few = {key: found.pop(key) for key in ("metrics", "summary", "advice", "segments", "events")}
    calm = [0.028571, 0.8, *[0.028571] * 6]
    calmer = [0.042857, 0.7, *[0.042857] * 6]
    part = {"start_s": 0.0, "end_s": 1.0, "label": "calm", "corrected": False}
    assert found == {
        "schema": 1,
        "id": "20261130-101500",
        "kind": "live",
        "title": "Made by hand",
        "started_at": "2026-11-30T10:15:00+01:00",
        "duration_s": 4.0,
        "sample_rate_hz": 8_000,
        "speech_s": 2.5,
        "dropped_samples": 4_000,
        "gaps": [{"kind": "device", "start_s": 2.0, "end_s": 2.5}],
        "skipped_windows": 6,
        "with_fluency": False,
        "exercise": None,
        "task": "talk",
        "tags": ["work", "demo"],
        "plan": "opening 0:01, main 0:03",
        "section_starts_s": [],
        "script": "",
        "transcript": None,
        "words": None,
        "against_script": None,
        "model": {
            "name": "made",
            "sha256": "ab" * 32,
            "labels": ["neutral", "calm", "happy", "sad", "angry", "fearful", "disgust",
                       "surprised"],
        },
        "emotions": {
            "times_s": [0.5, 0.75, 1.25, 3.375],
            "starts_s": [0.0, 0.25, 0.75, 3.0],
            "ends_s": [1.0, 1.25, 1.75, 3.75],
            "probabilities": [calm, calmer, [0.1, 0.1, 0.3, *[0.1] * 5], [*[0.057143] * 7, 0.6]],
            "activation": [0.25, 0.5, None, 0.875],
            "unlike": [0.125, 0.25, 0.5, None],
        },
        "corrections": [{"start_s": 2.875, "end_s": 3.875, "label": "happy"}],
        "phrases": [
            part | {"name": "", "start_s": 0.125, "end_s": 1.625,
                    "confidence": pytest.approx(1.6 / 3)},
            {"name": "", "start_s": 2.875, "end_s": 3.875, "label": "happy", "confidence": None,
             "corrected": True},
        ],
        "sections": [
            part | {"name": "opening", "confidence": 0.75, "tone": "calm", "share": 1.0,
                    "speech_s": 0.875, "fillers": 1, "pauses": 0, "pace": 3.5, "variety": None,
                    "volume": None, "is_named": True},
            part | {"name": "main", "start_s": 1.0, "end_s": 4.0, "label": "happy",
                    "confidence": pytest.approx(0.65), "tone": "happy", "share": 0.5,
                    "speech_s": 1.625, "fillers": 0, "pauses": 1, "pace": 4.25, "variety": None,
                    "volume": -3.0, "is_named": True},
        ],
        "whole": part | {"name": "the whole talk", "end_s": 4.0, "confidence": pytest.approx(0.4)},
        "readings": {
            "pace_10s_syllables_per_s": {
                "starts_s": [0.0, 0.0, 0.0], "times_s": [1.0, 2.0, 4.0],
                "values": [3.5, 3.25, 5.25],
            },
            "relative_level_db": {"starts_s": [0.5], "times_s": [1.5], "values": [-3.0]},
            "of_another_coach": {"starts_s": [None], "times_s": [2.0], "values": [1.2346]},
        },
    }  # fmt: skip
    assert few["metrics"] == pytest.approx(view().figures)
    assert few["summary"]["headline"] == TEXT.partition("\n")[0]
    assert few["summary"]["long_pauses"] == 1 and few["summary"]["unsure_share"] == 0.25
    assert few["advice"]["note"] == advise(a_session()).note != ""
    assert few["segments"][0] == {"start_s": 0.125, "end_s": 1.625, "label": "calm",
                                  "confidence": 0.75}  # fmt: skip
    assert [one["rejected"] for one in few["events"]] == [False, False, True, False]


def test_numbers_are_rounded_to_what_they_can_say():
    session = a_session()
    reading = replace(session.emotions[0], activation=0.12345678, unlike=0.87654321)
    late = replace(session.metric_readings[0], time_s=12.34567, value=1.234567)
    found = to_dict(SessionView(replace(session, emotions=(reading,), metric_readings=(late,))))
    assert found["emotions"]["activation"] == [0.123457]
    assert found["emotions"]["unlike"] == [0.876543]
    assert found["readings"]["pace_10s_syllables_per_s"] == {
        "starts_s": [2.346], "times_s": [12.346], "values": [1.2346],
    }  # fmt: skip


def test_one_session_is_an_object_and_several_are_an_array():
    one = to_json([view()], as_array=False)
    assert one.startswith(b'{\n  "schema": 1,\n  "id"') and one.endswith(b"\n}\n")
    assert json.loads(to_json([view(), view()], as_array=True)) == [json.loads(one)] * 2
