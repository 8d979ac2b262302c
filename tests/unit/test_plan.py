from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.coaching.plan import Plan, Section, read_plan
from coach.common.errors import CoachError


def test_sections_with_names_and_lengths():
    plan = read_plan("opening 1, the middle part 5:30 , end 1 min")
    assert plan == Plan(
        (Section("opening", 60), Section("the middle part", 330), Section("end", 60))
    )
    assert plan.length_s == 450


@pytest.mark.parametrize(("text", "length_s"), [("8", 480), ("0:45", 45), (" 10 min ", 600)])
def test_a_length_alone_is_a_plan(text: str, length_s: float):
    assert read_plan(text) == Plan((Section("", length_s),))


@pytest.mark.parametrize("text", ["", "  ", ","])
def test_no_text_is_no_plan(text: str):
    assert read_plan(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("opening", "end in minutes"),
        ("opening 1, middle", "end in minutes"),
        ("0", "no time"),
        ("1:75", "end in minutes"),
        ("-3:00x", "end in minutes"),
    ],
)
def test_a_part_that_cannot_be_read_is_reported(text: str, why: str):
    with pytest.raises(CoachError, match=why):
        read_plan(text)


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("opening 1.5", [("opening", 90)]),
        ("intro 1; body 5", [("intro", 60), ("body", 300)]),
        ("Q&A: 5 min", [("Q&A", 300)]),
        ("part 2 0:45", [("part 2", 45)]),
    ],
)
def test_ways_to_write_a_section(text: str, sections: list[tuple[str, float]]):
    assert read_plan(text) == Plan(tuple(Section(*one) for one in sections))


@pytest.mark.parametrize(
    ("time_s", "words"),
    [
        (0, "opening, 1:00 left · 3:00 in all"),
        (59.5, "opening, 0:01 left · 3:00 in all"),
        (60, "2:00 left · 3:00 in all"),
        (200, "0:20 over · 3:00 in all"),
    ],
)
def test_where_the_talk_should_be(time_s: float, words: str):
    assert read_plan("opening 1, 2").words_at(time_s) == words


@pytest.mark.parametrize(
    ("time_s", "starts_s", "words"),
    [
        (70, (64,), "middle, 5:24 left · 7:30 in all"),
        (64, (64,), "middle, 5:30 left · 7:30 in all"),
        (62, (), "middle, 5:28 left · 7:30 in all"),  # they haven't said, so as planned
        (400, (64,), "middle, 0:06 over · 7:30 in all"),
        (470, (64, 420), "end, 0:10 left · 7:30 in all"),
        (490, (64, 420), "end, 0:10 over · 7:30 in all"),
    ],
)
def test_where_the_talk_is_if_the_speaker_says_so(time_s: float, starts_s, words: str):
    plan = read_plan("opening 1, middle 5:30, end 1")
    assert plan.words_at(time_s, starts_s) == words


def test_how_long_the_sections_took():
    plan = read_plan("opening 1, 5:30, end 1")
    assert plan.spans_s((64, 434), 484) == [(0, 64), (64, 434), (434, 484)]
    assert plan.spans_s((), 70) == [(0, 60), (60, 70)]
    assert plan.spans_s((), 60) == [(0, 60)]
    assert plan.spans_s((64, 434, 440), 484) == plan.spans_s((64, 434), 484)
    assert plan.lines((64, 434), 484) == [
        "opening 1:04 of 1:00",
        "part 2 6:10 of 5:30 (0:40 over)",
        "end 0:50 of 1:00 (0:10 under)",
    ]
    assert plan.lines((64,), 70) == ["opening 1:04 of 1:00", "part 2 0:06 of 5:30 (5:24 under)"]
    assert plan.lines((), 474.9) == ["the talk 7:54 of 7:30 (0:24 over)"]
    assert plan.lines((), 472) == ["the talk 7:52 of 7:30"]  # within a twentieth


@given(st.text(max_size=40))
def test_any_text_is_a_plan_or_an_error(text: str):
    try:
        plan = read_plan(text)
    except CoachError:
        return
    assert plan is None or plan.length_s > 0
