"""The prompter: which line of a script is being said, by the syllables heard."""

from __future__ import annotations

import pytest

from coach.coaching.plan import read_plan
from coach.coaching.prompter import Prompter, plan_of
from coach.coaching.script import Script
from coach.coaching.syllables import count_syllables

_SCRIPT = Script("# Opening\nOne two three. Four five six seven.\n# End\nEight nine ten.")


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("trees,", 1), ("made", 1), ("houses", 2), ("wanted", 2), ("moved", 1), ("table", 2),
        ("Straße", 2), ("naïve", 2), ("नमस्ते", 3), ("你好", 2), ("40", 3), ("1999", 7), ("—", 0),
        ("Mr", 1), ("the", 1), ("café", 2), ("čtvrt", 1), ("我", 1), ("7", 2),
    ],
)  # fmt: skip
def test_syllables_of_words(word: str, syllables: int):
    assert count_syllables(word) == pytest.approx(syllables, abs=word in ("Straße", "naïve"))


def test_headings_are_lines_that_nobody_says():
    prompter = Prompter(_SCRIPT)
    assert [(one.text, one.is_heading, one.syllables) for one in prompter.lines] == [
        ("Opening", True, 0), ("One two three.", False, 3), ("Four five six seven.", False, 5),
        ("End", True, 0), ("Eight nine ten.", False, 3),
    ]  # fmt: skip
    assert prompter.current == 1


def test_it_follows_the_syllables_and_never_goes_back():
    prompter = Prompter(_SCRIPT)
    assert [prompter.follow(heard, 0.0) for heard in (0, 2, 3, 7, 8, 5, 99)] == [
        1,
        1,
        2,
        2,
        4,
        4,
        4,
    ]


def test_a_long_sentence_takes_several_lines_of_like_length():
    words = " ".join(["word"] * 30)
    assert [len(one.text.split()) for one in Prompter(Script(words)).lines] == [10, 10, 10]


def test_the_speaker_can_jump_and_the_rate_is_learned():
    lines = "\n".join(["ten ten ten ten ten ten ten ten ten ten."] * 20)
    prompter = Prompter(Script(lines))
    assert prompter.follow(50, 0.0) == 5
    assert prompter.jump(4) == 4  # they say more syllables than are written
    assert prompter.follow(50 + 12, 0.0) == 4 and prompter.follow(50 + 13, 0.0) == 5
    assert prompter.jump(15) == 15  # a leap after a few syllables says nothing of the rate
    assert prompter.follow(63 + 12, 0.0) == 15 and prompter.follow(63 + 13, 0.0) == 16
    prompter.follow(80, 0.0)
    assert prompter.jump(-3) == 0 and prompter.jump(99) == 19


def test_a_step_passes_over_headings_and_stays_in_the_script():
    prompter = Prompter(_SCRIPT)
    assert [prompter.step(by) for by in (-1, 1, 1, 1, -1, -1)] == [1, 2, 4, 4, 2, 1]
    assert prompter.follow(3, 1.0) == 2  # on from there
    plain = Prompter(Script("One two. Three four."))
    plain.follow(1, 1.0)
    assert plain.step(-1) == 0 and plain.follow(2, 2.0) == 1  # where nothing is, it goes on
    assert plain.step(-1) == 0 and plain.step(1) == 1
    begun = Prompter(Script("# Title\nOne two. Three four."))
    begun.follow(1, 1.0)
    assert begun.step(-1) == 1 and begun.follow(2, 2.0) == 2
    begun.follow(3, 3.0)
    assert begun.step(1) == 2


def test_a_jump_back_says_nothing_of_the_rate():
    prompter = Prompter(Script("\n".join(["ten ten ten ten ten ten ten ten ten ten."] * 20)))
    prompter.jump(8)
    prompter.follow(60, 9.0)
    assert prompter.jump(4) == 4
    assert prompter.follow(69, 10.0) == 4 and prompter.follow(70, 11.0) == 5


def test_a_pause_before_the_first_syllable_ends_nothing():
    prompter = Prompter(Script("One two three four five. Six."))
    prompter.pause(0.2, 1.0)
    prompter.follow(3, 4.0)
    prompter.pause(1.0, 2.0)
    assert prompter.follow(4, 5.0) == 0 and prompter.follow(5, 6.0) == 1


def test_a_pause_near_the_end_of_a_sentence_ends_it():
    prompter = Prompter(Script("One two three four five six. Seven eight nine ten. Eleven."))
    prompter.follow(5, 3.0)  # one was missed
    prompter.follow(8, 6.0)  # known when the pause is reported, but said after it
    prompter.pause(3.0, 4.5)
    assert prompter.follow(8, 6.25) == 1
    assert prompter.follow(9, 7.0) == 1 and prompter.follow(10, 8.0) == 2  # from "seven" on

    hesitant = Prompter(Script("One two three four five six seven eight nine. Ten."))
    hesitant.follow(4, 3.0)
    hesitant.pause(3.0, 4.5)  # far from any end
    assert hesitant.follow(9, 6.0) == 0 and hesitant.follow(10, 6.5) == 1
    short = Prompter(Script("One two three four five six. Seven eight nine ten. Eleven."))
    short.follow(5, 3.0)
    short.pause(3.0, 3.3)
    assert short.follow(10, 8.0) == 1  # it ended nothing


def test_the_next_section():
    prompter = Prompter(_SCRIPT)
    prompter.follow(2, 0.0)
    assert prompter.next_heading() == 4
    assert prompter.next_heading() == 4  # there is none after it
    assert prompter.follow(4, 0.0) == 4


def test_an_empty_script_has_no_lines():
    prompter = Prompter(Script("# Only a heading"))
    assert prompter.follow(9, 0.0) == prompter.jump(5) == prompter.next_heading() == 0
    nothing = Prompter(Script(""))
    assert nothing.follow(3, 0.0) == nothing.step(1) == nothing.step(-1) == 0


def test_headings_make_a_plan():
    script = Script(f"# Why, and how\n{'tree ' * 320}\n# Part 2: end\n{'tree ' * 96}")
    plan = plan_of(script)
    assert plan == "Why and how 1:40, Part 2 end 0:30"
    long = plan_of(Script(f"Hello.\n# One\n{'tree ' * 384}\n# Two\n{'tree ' * 96}"))
    assert long == "0:01, One 2:00, Two 0:30"
    assert plan_of(Script("Hello.\n# One\nhello")) == ""
    assert [one.name for one in read_plan(plan).sections] == ["Why and how", "Part 2 end"]
    numbered = plan_of(Script("# 2024\ntree tree tree tree\n# 2.5\ntree tree tree tree"))
    assert numbered == "part 2024 0:01, part 2.5 0:01" and len(read_plan(numbered).sections) == 2
    assert plan_of(Script(f"# One\n{'tree ' * 200_000}\n# Two\ntree")) == ""
    assert plan_of(Script("# One\nhello")) == plan_of(Script("hello")) == ""
