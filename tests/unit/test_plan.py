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


@given(st.text(max_size=40))
def test_any_text_is_a_plan_or_an_error(text: str):
    try:
        plan = read_plan(text)
    except CoachError:
        return
    assert plan is None or plan.length_s > 0
