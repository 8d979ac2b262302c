"""Scripts: read from files, and compared with what was said."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from coach.coaching.exercises import exercises
from coach.coaching.script import Script, read_script
from coach.common.errors import CoachError
from coach.domain.words import Transcript
from coach.export.session_json import to_dict
from coach.insights.report import make_report
from coach.insights.script_check import against_script
from coach.insights.session_view import SessionView
from coach.insights.spoken import Spoken
from coach.store.session_store import Store
from tests.conftest import unavailable
from tests.keeping import keep
from tests.unit.built import built
from tests.unit.test_words import said, talk

_SCRIPT = """\
# Trees
Good morning. Today I would like to talk about the *trees* in our streets.

## What they do
- They cool a street by four degrees, and
- forty children planted them. See [the plan](https://example.org/plan).
"""


def compared(script: str, heard: str, probability: float = 0.9):
    return against_script(Script(script), Spoken(talk(said(heard, probability=probability))))


def test_headings_are_not_said_and_marks_are_left_out():
    first, second = Script(_SCRIPT).sections
    assert first.heading == "Trees"
    assert first.text == "Good morning. Today I would like to talk about the trees in our streets."
    assert second.heading == "What they do"
    assert second.text.splitlines()[1] == "forty children planted them. See the plan."
    assert Script(_SCRIPT).words[:2] == ("Good", "morning.") and len(Script(_SCRIPT).words) == 29
    assert Script("\n \n").sections == () == Script("").words


def test_a_script_without_headings_is_one_section():
    (section,) = Script("One.\n\nTwo — 2 * 3.").sections
    assert (section.heading, section.text) == ("", "One.\nTwo — 2 * 3.")
    (marked,) = Script("**Bold** and _so_ on, `code`, my_var_name and 2*3*4.").sections
    assert marked.text == "Bold and so on, code, my_var_name and 2*3*4."


def test_what_was_said_as_written_differs_nowhere():
    found = compared("We plant trees, don’t we? Yes.", "we plant trees don't we yes")
    assert (found.said, found.left_out, found.changed) == (1.0, (), ())


def test_a_passage_that_was_left_out():
    script = "One two three. The part that nobody will ever hear. Four five six."
    found = compared(script, "one two three four five six")
    (passage,) = found.left_out
    assert passage.script == "The part that nobody will ever hear." and passage.heard == ""
    assert passage.at_s == pytest.approx(1.0 + 3 * 0.4)  # where "four" begins
    assert found.said == pytest.approx(6 / 13) and found.changed == ()


def test_single_words_say_nothing():
    found = compared("one two three four five six", "one too three four six")
    assert (found.left_out, found.changed) == ((), ()) and found.said == pytest.approx(4 / 6)


def test_a_passage_that_was_changed():
    script = "We begin. The council will pay for every tree. We end."
    heard = "we begin. My neighbours water half of the park. we end"
    (passage,) = compared(script, heard).changed
    assert passage.script == "The council will pay for every tree."
    assert passage.heard == "My neighbours water half of the park."
    assert compared(script, heard, probability=0.3).changed == ()  # the recogniser was unsure


def test_several_passages_are_told_each_at_its_time():
    script = (
        "One two three. The part that nobody will ever hear at all. Four five six. "
        "We pay forty percent of it. The council will pay for every tree. We end."
    )
    heard = (
        "one two three four five six we pay 40 percent of it "
        "my neighbours will water half of the park we end"
    )
    found = compared(script, heard)
    (left_out,), (changed,) = found.left_out, found.changed
    assert left_out.script == "The part that nobody will ever hear at all."
    assert left_out.at_s == pytest.approx(1.0 + 3 * 0.4)
    assert changed.script == "The council will pay for every tree."  # in one, despite "will"
    assert changed.heard == "my neighbours will water half of the park"
    assert changed.at_s == pytest.approx(1.0 + 12 * 0.4)
    assert found.said == pytest.approx((6 + 6 + 1 + 2) / 30)


@pytest.mark.parametrize(
    ("passage", "heard", "left_out", "changed"),
    [
        ("a b c d", "", 1, 0),
        ("a b c", "", 0, 0),
        ("a b c d e f g h", "x y", 1, 0),
        ("a b c d e f g h", "x y v", 0, 0),
        ("a b c d", "w x y z", 0, 1),
        ("a b c d e", "w x y", 0, 0),
        ("a b c", "w x y z", 0, 0),
    ],
)
def test_a_few_words_say_nothing(passage: str, heard: str, left_out: int, changed: int):
    found = compared(
        f"one two three {passage} four five six", f"one two three {heard} four five six"
    )
    assert (len(found.left_out), len(found.changed)) == (left_out, changed)


def test_a_change_is_told_where_most_of_its_words_are_sure():
    def changed(sure: int) -> int:
        heard = (*said("one two three"), *said("v w x y", 5.0), *said("four five six", 9.0))
        words = [
            replace(word, probability=0.5 if number < 3 + sure else 0.49)
            for number, word in enumerate(heard)
        ]
        script = Script("one two three a b c d four five six")
        found = against_script(script, Spoken(talk(tuple(words))))
        assert found is not None
        return len(found.changed)

    assert (changed(2), changed(3)) == (0, 1)


def test_what_is_no_number_is_not_taken_for_one():
    assert compared("we plant twenty trees", "we plant 20 parks").said == 1 / 2
    assert compared("we plant 40 today", "we plant today").said == 3 / 4
    assert compared("we plant forty now", "we plant a now").said == 3 / 4


@pytest.mark.parametrize(
    ("script", "heard"),
    [
        ("forty children", "40 children"),
        ("one hundred and twenty trees", "120 trees"),
        ("50 percent of it", "fifty percent of it"),
        ("two hundred and fifty dollars for it", "$250 for it"),
    ],
)
def test_numbers_may_be_written_either_way(script: str, heard: str):
    assert compared(script, heard).said == 1.0


def test_without_words_or_script_there_is_nothing_to_compare():
    assert compared("# Only a heading", "one two") is None
    assert against_script(Script("one"), Spoken(talk(()))) is None
    assert SessionView(built(script="one two")).against_script is None
    assert SessionView(talk(said("one two"))).against_script is None


def test_the_end_that_was_never_reached():
    script = "One two three. And here comes the rest of it."
    (passage,) = compared(script, "one two three").left_out
    assert passage.at_s == pytest.approx(1.0 + 3 * 0.4)


def test_the_report_and_json_tell_it():
    script = "One two three. The part that nobody will ever hear in this or any other talk. Four."
    session = replace(talk(said("one two three four")), script=script)
    report = make_report(session)
    rows = {row.name: row for row in report.words}
    assert rows["Of the script"].value == "24%"
    left_out = rows["Left out of the script"]
    assert left_out.value == "“The part that nobody will ever hear in this or…”"
    assert left_out.at_s == pytest.approx(2.2)
    told = to_dict(SessionView(session))
    assert told["script"] == script and len(told["against_script"]["left_out"]) == 1


# Stored.


def test_a_script_is_stored_and_changed(store: Store, session):
    one = keep(store, session)
    assert store.load(one.id).script == ""
    store.describe(one.id, script=_SCRIPT)
    assert store.load(one.id).script == _SCRIPT
    store.store_transcript(one.id, Transcript("ear", "en", said("good morning")))
    assert store.load(one.id).script == _SCRIPT


def test_an_exercise_to_read_brings_its_script():
    reading = next(one for one in exercises().values() if one.text)
    assert reading.purpose(False, None).script == reading.text


# Read.


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_are_read_in_any_encoding_of_editors(tmp_path: Path, encoding: str):
    path = tmp_path / "talk.txt"
    path.write_bytes("Grüße für alle – ja.".encode(encoding))
    assert read_script(path) == "Grüße für alle – ja."


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b" \n ", "no text"),
        ("picture.txt", b"\x89PNG\x00\x00\x81", "isn't a text"),
        ("slides.pptx", b"no zip at all", "damaged"),
        ("large.md", b"x" * 600_000, "too large"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path, name, content, why):
    if name.endswith(".pptx"):
        _presentations()
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CoachError, match=why) as caught:
        read_script(path)
    assert name in caught.value.title and "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(CoachError, match="No such file"):
        read_script(tmp_path / "nowhere.txt")


def _presentations():
    try:
        import pptx
    except ImportError:
        unavailable("no python-pptx (make setup-words)")
    return pptx


def test_the_notes_of_a_presentation(tmp_path: Path):
    made = _presentations().Presentation()
    for title, notes in (("Trees", "Good morning.\nThank you."), ("", "No title."), ("Bare", None)):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text_frame.text = title
        if notes is not None:
            slide.notes_slide.notes_text_frame.text = notes
    path = tmp_path / "talk.pptx"
    made.save(str(path))
    assert read_script(path) == "# Trees\nGood morning.\nThank you.\n\n# Slide 2\nNo title."


def test_a_damaged_presentation_is_told_in_one_line(tmp_path: Path):
    made = _presentations().Presentation()
    made.slides.add_slide(made.slide_layouts[5]).notes_slide.notes_text_frame.text = "Hello."
    path = tmp_path / "talk.pptx"
    made.save(str(path))
    content = bytearray(path.read_bytes())
    for place in range(200, len(content) - 200, len(content) // 40):
        damaged = bytes(content[:place] + b"\xff" * 50 + content[place + 50 :])
        path.write_bytes(damaged)
        try:
            read_script(path)
        except CoachError as error:
            assert "\n" not in str(error)


def test_without_python_pptx_it_says_how_to_get_it(tmp_path: Path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pptx", None)
    path = tmp_path / "talk.pptx"
    path.write_bytes(b"whatever")
    with pytest.raises(CoachError, match="pip install"):
        read_script(path)
