"""The timeline of a small session, shape by shape, at positions worked out by hand."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest

from coach.domain.session import Session
from coach.export.timeline_svg import (
    AXIS,
    marks_s,
    svg_points,
    time_axis,
    timeline_height,
    timeline_shapes,
    timeline_svg,
)
from coach.insights.session_view import SessionView
from tests.unit.built import speech
from tests.unit.made import a_session, readings

_SVG = "{http://www.w3.org/2000/svg}"
COLOURS = ("#8C8C8C", "#56B4E9", "#E69F00", "#0072B2", "#D55E00", "#CC79A7", "#009E73", "#F0E442")
WORDS = ("even", "calm", "warm", "subdued", "forceful", "tense", "harsh", "animated")
INK = "#7a7a7a"
#: Four seconds over 956 units, from 72 on.
UNITS = 239.0


def elements(session: Session, **more: str) -> list[tuple[str, dict, str]]:
    """Tag, attributes and text, or title, of each shape."""
    svg = ET.fromstring(timeline_svg(SessionView(session), **more))
    return [
        (
            one.tag.removeprefix(_SVG),
            dict(one.attrib),
            one.text or one.findtext(f"{_SVG}title") or "",
        )
        for one in svg
    ]


def rect(x: str, y: str, width: str, height: str, title: str = "", **more: str) -> tuple:
    told = {"x": x, "y": y, "width": width, "height": height, "fill": INK}
    return "rect", told | {name.replace("_", "-"): value for name, value in more.items()}, title


def text(x: str, y: str, words: str, anchor: str = "") -> tuple:
    return (
        "text",
        {"x": x, "y": y, "fill": INK} | ({"text-anchor": anchor} if anchor else {}),
        words,
    )


def line(points: str) -> tuple:
    look = {"fill": "none", "stroke": INK, "stroke-linecap": "round"}
    return "polyline", {"points": points, **look}, ""


def band(colour: str, start_s: float, halves: list[float], **more: str) -> tuple:
    """A piece of the ribbon, with half its width at the edges of columns of a quarter second."""
    xs = [f"{72 + UNITS * (start_s + 0.25 * n):.1f}" for n in range(len(halves))]
    above = [f"{x},{94 - 100 * half:.1f}" for x, half in zip(xs, halves, strict=True)]
    below = [f"{x},{94 + 100 * half:.1f}" for x, half in zip(xs, halves, strict=True)]
    points = " ".join(above + below[::-1])
    return "polygon", {"points": points, "fill": colour, **more}, ""


def same(one: tuple, other: tuple) -> bool:
    """Whether two shapes differ by no more than the rounding of their numbers."""
    both = [str((tag, sorted(look.items()), words)) for tag, look, words in (one, other)]
    texts = [re.sub(r"\d+\.\d+", "#", shape) for shape in both]
    numbers = [[float(n) for n in re.findall(r"\d+\.\d+", shape)] for shape in both]
    return texts[0] == texts[1] and numbers[0] == pytest.approx(numbers[1], abs=0.1001)


def test_every_shape_of_the_timeline_lies_where_it_should():
    wanted = []
    for number, (colour, word) in enumerate(zip(COLOURS, WORDS, strict=True)):
        x = 72 + 119.5 * number
        look = {"stroke": "#7D7300", "class": "on-white"} if word == "animated" else {}
        box = {"x": f"{x:.1f}", "y": "12", "width": "14", "height": "14", "fill": colour}
        wanted += [("rect", box | look, ""), text(f"{x + 20:.1f}", "24", word)]
    # Widths of the columns, 0.12 to 0.9 by energy and 0.4 where it isn't known, smoothed by
    # (1, 2, 1) / 4: 0.315, 0.315, 0.36375, 0.43375 of calm, 0.4275, 0.4 unsure; 0.8025 of warm.
    calm, unsure = [0.1575, 0.1575, 0.1697, 0.1994, 0.2153], [0.2153, 0.2069, 0.2]
    wanted += [
        band("#56B4E9", 0.0, calm),
        band(INK, 1.0, unsure, **{"fill-opacity": "0.35"}),
        band("#E69F00", 3.0, [0.4013] * 4),
    ]
    wanted += [
        rect("550.0", "44", "119.5", "100", "0:02 sound missing", fill_opacity="0.35"),
        text("64", "161", "speech", "end"),
        rect("72", "155", "956.0", "2", fill_opacity="0.4"),
        rect("101.9", "152", "358.5", "8"),
        rect("759.1", "152", "239.0", "8"),
        # Of 44 units each: 0 to 7 syllables, of which 2.4 to 4 suit listeners, and ±18 dB with ±6.
        text("64", "196.0", "pace", "end"),
        rect("72", f"{170 + 44 * (1 - 4 / 7):.1f}", "956.0", f"{44 * 1.6 / 7:.1f}",
             fill_opacity="0.15"),
        line("191.5,192.0 311.0,193.6 550.0,181.0"),
        text("64", "250.0", "volume", "end"),
        rect("72", f"{224 + 44 / 3:.1f}", "956.0", f"{44 / 3:.1f}", fill_opacity="0.15"),
        line("311.0,249.7 311.0,249.7"),
        text("64", "288", "pauses", "end"),
        rect("460.4", "278", "298.8", "10", "0:01 long pause"),
        text("64", "306", "fillers", "end"),
        rect("191.5", "296", "59.8", "10", "0:00 filler"),
        text("64", "324", "too loud", "end"),
        rect("908.5", "314", "2.5", "10", "0:03 too loud"),
        *(text(f"{72 + UNITS * s:.1f}", "350", f"0:0{s}", "middle") for s in range(4)),
        text("72", "374", "wider: more energy · faint: not sure · hatched: nobody spoke · "
             "grey: sound missing · band: what listeners like"),
    ]  # fmt: skip
    found = elements(a_session())
    drawn = [one for one in found if one[0] != "path"]  # hatching
    assert len(drawn) == len(wanted)
    for one, other in zip(drawn, wanted, strict=True):
        assert same(one, other), one
    behind = rect("0", "0", "1040", "386", fill="#123456")
    del behind[1]["x"], behind[1]["y"]
    assert elements(a_session(), background="#123456") == [behind, *found]


def test_the_ribbon_is_hatched_where_nobody_spoke_and_no_sound_is_missing():
    look = {"fill": "none", "stroke": INK, "stroke-opacity": "0.35"}
    silences_s = ((0.0, 0.125), (1.625, 2.0), (2.5, 2.875), (3.875, 4.0))
    paths = [told for tag, told, _ in elements(a_session()) if tag == "path"]
    assert len(paths) == len(silences_s)
    for told, (start_s, end_s) in zip(paths, silences_s, strict=True):
        assert told == {"d": told["d"], **look}
        points = np.array(re.findall(r"[ML]([\d.]+),([\d.]+)", told["d"]), float).reshape(-1, 2, 2)
        xs, ys = points[..., 0], points[..., 1]
        assert xs + ys == pytest.approx((xs + ys)[:, :1].repeat(2, axis=1), abs=0.11)  # diagonals
        assert np.diff(xs[:, 0] + ys[:, 0]) == pytest.approx(8, abs=0.11)
        assert xs.min() == pytest.approx(72 + UNITS * start_s, abs=0.06)
        assert xs.max() == pytest.approx(72 + UNITS * end_s, abs=0.06)
        assert 44 <= ys.min() < 52 and 136 < ys.max() <= 144


def test_the_timeline_is_as_high_as_its_rows():
    drawn = timeline_svg(SessionView(a_session()))
    assert drawn.startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1040 386" width="1040" height="386"'
        ' font-family="sans-serif" font-size="13" role="img"'
        ' aria-label="How the voice sounded over time"><rect x="72.0" y="12"'
    )
    shapes = timeline_shapes(SessionView(a_session()))
    assert str(drawn) == str(drawn)[: drawn.index(">") + 1] + str(shapes) + "</svg>"
    assert timeline_height(SessionView(a_session())) == 386
    bare = replace(a_session(), events=(), metric_readings=(), gaps=())
    assert timeline_height(SessionView(bare)) == 386 - 2 * 54 - 3 * 18
    note = "wider: more energy · faint: not sure · hatched: nobody spoke"
    assert elements(bare)[-1] == text("72", "212", note)


def test_readings_within_a_unit_are_one_point_and_those_far_apart_are_two_lines():
    pace = readings(
        "pace_10s_syllables_per_s", (100.0, 2.0), (100.1, 4.0), (102.0, 3.5), (110.0, 7.0)
    )
    session = replace(
        a_session(),
        duration_s=239.0,
        segments=speech((2, 237)),
        metric_readings=pace,
        corrections=(),
        plan="",
    )
    lines = [one[1]["points"] for one in elements(session) if one[1].get("stroke-linecap")]
    # Four units a second; half a window before each reading.
    at = [f"{72 + 4 * s:.1f},{170 + 44 * (1 - v / 7):.1f}"
          for s, v in ((95.05, 3.0), (97.0, 3.5), (105.0, 7.0))]  # fmt: skip
    assert lines == [f"{at[0]} {at[1]}", f"{at[2]} {at[2]}"]


def test_an_axis_spans_the_session_and_is_labelled_a_dozen_times_at_most():
    assert AXIS == (72, 1_028)
    axis = time_axis(0.0, 478.0)
    assert (axis.x(0.0), axis.x(239.0), axis.x(478.0)) == (72.0, 550.0, 1_028.0)
    empty, late = time_axis(0.0, 0.0), time_axis(600.0, 700.0)
    assert empty.x(0.0) == 72.0 and empty.x(1e-6) == pytest.approx(1_028.0)
    assert (late.x(600.0), late.x(700.0)) == pytest.approx((72.0, 1_028.0))
    assert list(marks_s(0.0, 12.9)) == list(range(0, 13, 2))
    assert list(marks_s(0.0, 12.0)) == list(range(13))
    assert list(marks_s(0.0, 0.5)) == [0]
    assert list(marks_s(0.0, 125.0)) == list(range(0, 126, 15))
    assert list(marks_s(601.0, 700.5)) == list(range(610, 701, 10))
    labelled = [
        words for tag, look, words in elements(replace(a_session(), duration_s=3.94))
        if tag == "text" and look.get("text-anchor") == "middle"
    ]  # fmt: skip
    assert labelled == ["0:00", "0:01", "0:02", "0:03"]
    near = replace(a_session(), duration_s=4.07)  # 4 s lie at 1011.6, closer than 16 to the end
    assert "0:04" in [one[2] for one in elements(near)]
    nearer = replace(a_session(), duration_s=4.06)
    assert "0:04" not in [one[2] for one in elements(nearer)]


def test_points_have_one_decimal():
    assert svg_points(np.array([1.04, 2.06]), np.array([-3.0, 4.55])) == "1.0,-3.0 2.1,4.5"


def test_names_are_escaped():
    odd = replace(a_session().model, labels=("<a&b>", *a_session().model.labels[1:]))
    drawn = timeline_svg(SessionView(replace(a_session(), model=odd)), background='"<')
    assert "&lt;a&amp;b&gt;" in drawn and 'fill="&#34;&lt;"' in drawn
    assert not re.search(r"<a&b>", drawn)
