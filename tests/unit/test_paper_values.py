"""A report on paper and as a web page: where its footers, charts and texts are."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QPainter

from coach.domain.norms import AtMost, Between
from coach.domain.wording import clock
from coach.export import report_pdf
from coach.export.qt_picture import FAMILIES
from coach.export.report_html import render_page, to_html
from coach.export.report_pdf import Paper, to_pdf
from coach.export.tile_gauge import gauge_svg
from coach.export.timeline_svg import timeline_height, timeline_svg
from coach.insights.report import Report, make_report
from coach.insights.sections import explanation
from coach.insights.tiles import Tile, Verdict
from tests.pdf_text import pdf_pages
from tests.unit.made import a_session

#: The window's own kind of application: tests of the window may come later in the process.
pytestmark = pytest.mark.usefixtures("qapp")

#: Pixels of an A4 page at 96 an inch.
WIDTH, HEIGHT = 794, 1_123
MARGIN = 18 / 25.4 * 96
#: A tile's good range, and its scale.
GOOD, AXIS = Between(2.4, 4.0), (1.0, 6.0)
#: Where the page ends and the footer may begin.
FOOT = HEIGHT - MARGIN


@pytest.fixture
def report() -> Report:
    return make_report(a_session())


@pytest.fixture
def long_report() -> Report:
    many = ", ".join(f"part {number} 0:01" for number in range(70))
    return make_report(replace(a_session(), duration_s=70.0, plan=many))


def sheet(height: int = HEIGHT) -> QImage:
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(3_780)
    image.setDotsPerMeterY(3_780)
    image.fill(Qt.GlobalColor.white)
    return image


def painted(report: Report, page: int = 0) -> tuple[QImage, int]:
    image = sheet()
    paper = Paper(report, image)
    painter = QPainter(image)
    paper.paint(painter, page)
    left = painter.worldTransform()
    painter.end()
    assert left.isIdentity()  # as it was before
    return image, paper.pages


def pixels(image: QImage) -> np.ndarray:
    """As 0xRRGGBB."""
    shape = image.height(), image.bytesPerLine() // 4
    return np.frombuffer(image.constBits(), np.uint32).reshape(shape) & 0xFFFFFF


def colours(image: QImage) -> set[str]:
    return {f"{one:06x}" for one in np.unique(pixels(image)).tolist()}


def ink(image: QImage, area: QRectF) -> QRectF | None:
    """What is not white within an area."""
    top, left = int(area.top()), int(area.left())
    part = pixels(image)[top : int(area.bottom()), left : int(area.right())]
    ys, xs = np.nonzero((part & 0xFF) < 160)
    if not len(xs):
        return None
    return QRectF(left + xs.min(), top + ys.min(), np.ptp(xs), np.ptp(ys))


def test_the_footer_lies_a_third_of_the_margin_below_the_text(report: Report):
    image, pages = painted(report)
    assert pages == len(pdf_pages(to_pdf(report)))
    footer = ink(image, QRectF(0, FOOT, WIDTH, MARGIN))
    assert footer is not None
    assert FOOT + MARGIN / 3 <= footer.top() <= FOOT + MARGIN / 3 + 8
    assert footer.height() < 14
    assert footer.left() == pytest.approx(MARGIN, abs=3)
    assert footer.right() == pytest.approx(WIDTH - MARGIN, abs=3)
    middle = ink(image, QRectF(WIDTH * 0.6, FOOT, WIDTH * 0.2, MARGIN))
    assert middle is None  # the title is on the left, the number on the right


def test_the_text_and_its_chart_lie_within_the_margins(report: Report):
    image, _ = painted(report)
    text = ink(image, QRectF(0, 0, WIDTH, FOOT))
    assert text is not None
    assert text.left() >= MARGIN - 1 and text.top() >= MARGIN - 1
    assert text.right() <= WIDTH - MARGIN + 1
    assert text.left() < MARGIN + 4 and text.top() < MARGIN + 20


def test_each_page_has_its_own_part_and_number(long_report: Report):
    pages = pdf_pages(to_pdf(long_report))
    assert len(pages) >= 2
    for number, page in enumerate(pages, 1):
        title, counted = page.rstrip("\n").split("\n")[:2]
        assert title == long_report.subtitle
        assert counted == f"Page {number} of {len(pages)}"
    assert all("Page" not in page.split("\n", 2)[2] for page in pages)


def test_a_title_too_long_for_the_footer_is_elided(report: Report):
    (first, *_) = pdf_pages(to_pdf(replace(report, subtitle="A long title " * 30)))
    title = first.split("\n")[0]
    assert title.startswith("A long title A long title") and title.endswith("…")
    assert 60 < len(title) < 300


def test_the_pdf_names_its_title_and_creator_and_has_no_margins_of_its_own(report: Report):
    content = to_pdf(replace(report, subtitle="Titel"))
    title = "Titel".encode("utf-16-be")
    found = re.findall(rb"/(Title|Creator|Producer) \(\xfe\xff(.*?)\)", content, re.S)
    told = {name: value.replace(b"\\", b"") for name, value in found}
    assert told[b"Title"] == title
    assert told[b"Creator"] == "Speaking coach".encode("utf-16-be")
    assert content.startswith(b"%PDF-1.6")
    assert re.search(rb"/MediaBox \[0 0 595(\.\d+)? 842(\.\d+)?\]", content)


def test_words_are_kept_apart_by_spaces(report: Report):
    """Which a search for two of them finds."""
    content = to_pdf(report)
    assert b"<0020>" in content and b"<0009>" not in content


def test_the_chart_is_as_wide_as_the_text_and_a_gauge_as_its_tile(
    report: Report, monkeypatch: pytest.MonkeyPatch
):
    drawn = []

    class Drawings(report_pdf._Drawings):
        def drawObject(self, painter, area, document, position, format_):  # noqa: N802
            drawn.append((area.width(), area.height()))
            super().drawObject(painter, area, document, position, format_)

    monkeypatch.setattr(report_pdf, "_Drawings", Drawings)
    tiles = (Tile("Pace", "4", "", figure=4.0, limits=GOOD, axis=AXIS), Tile("Tone", "warm", ""))
    image, _ = painted(replace(report, tiles=tiles))
    (gauge, (width, height)) = drawn
    assert width == pytest.approx(WIDTH - 2 * MARGIN, abs=1)
    assert height == pytest.approx(width * timeline_height(report.view) / 1_040, abs=1)
    assert {"56b4e9", "7a7a7a"} <= colours(image)
    assert gauge == pytest.approx((0.28 * width, 0.28 * width * 14 / 160), abs=1)


def test_a_tile_tells_its_figure_its_verdict_and_what_is_usual(report: Report):
    tiles = (
        Tile("Pace", "5.2", "syllables/s", Verdict.HIGH, "fast", "good: 2.4 to 4", 5.2, GOOD, AXIS,
             "usually 3.8"),
        Tile("Pauses", "9", "per minute", Verdict.GOOD, "good", "good: 6 to 12", 9.0,
             Between(6.0, 12.0), (0.0, 20.0)),
        Tile("Volume", "1", "dB", Verdict.LOW, "quiet", "good: from 2"),
        Tile("Tone", "warm 40%", "clear for 70% of the time", colour="#E69F00"),
    )  # fmt: skip
    told = replace(report, tiles=tiles)
    (first, *_) = pdf_pages(to_pdf(told))
    flowing = " ".join(first.split())
    for text in (
        "Pace · ▲ fast 5.2 syllables/s",
        "good: 2.4 to 4 · usually 3.8",
        "Pauses · ✓ good 9 per minute",
        "Volume · ▼ quiet 1 dB",
        "good: from 2",
        "Tone warm 40% clear for 70% of the time",
    ):
        assert text in flowing, text
    page = to_html(told)
    assert page.count('<li title="') == 4 and page.count('class="needle"') == 2
    assert "<span>Pace</span><span>▲ fast</span></div>" in page
    assert "<small>good: 2.4 to 4</small><small>usually 3.8</small></li>" in page


def test_a_gauge_shades_the_good_range_and_stands_at_the_value():
    svg = ET.fromstring(gauge_svg(7.0, Between(3.0, 5.0), (1.0, 9.0)))
    shape = [[float(one.get(name, 0)) for name in ("x", "width")] for one in svg]
    assert shape == [[0, 160], [40, 40], [117, 4]]
    assert (svg.get("width"), svg.get("height")) == ("160", "14")
    beyond = [ET.fromstring(gauge_svg(figure, AtMost(2.0), (1.0, 3.0))) for figure in (0.0, 9.0)]
    assert [float(one[2].get("x")) for one in beyond] == [0, 156]  # within the scale
    assert [float(one[1].get("width")) for one in beyond] == [80, 80]


def test_paper_lists_the_first_phrases_and_how_many_more_there_are(report: Report):
    parts = tuple(replace(report.phrases[0], start_s=10.0 * n) for n in range(1, 33))
    vars(report.view)["phrases"] = parts
    flowing = " ".join(" ".join(pdf_pages(to_pdf(report))).split())
    times = [clock(10.0 * n) for n in range(1, 33)]
    assert all(f"{one} calm" in flowing for one in times[:24])
    assert not any(f"{one} calm" in flowing for one in times[24:])
    assert "… and 8 more, which the web page lists" in flowing
    # Each column is read downwards.
    assert flowing.index(f"{times[7]} calm") < flowing.index(f"{times[8]} calm")


def test_the_exports_use_the_shipped_typefaces(report: Report):
    """On a computer that has no other, Hindi would be boxes."""
    hindi = replace(report, tiles=(Tile("गति", "४", "हिन्दी"),))
    fonts = set(re.findall(rb"/FontName /\w+\+([\w-]+)", to_pdf(hindi)))
    assert any(font.startswith(b"Inter") for font in fonts)
    assert any(font.startswith(b"NotoSansDevanagari") for font in fonts)
    assert all(font.startswith((b"Inter", b"NotoSansDevanagari")) for font in fonts), fonts
    drawn = QFont("sans-serif")  # as SVGs ask for
    assert QFontInfo(drawn).family() in FAMILIES


def test_bars_have_the_colours_of_their_tones(report: Report):
    image, _ = painted(report)
    assert {"56b4e9", "e69f00", "d9dbe0"} <= colours(image)


def test_short_sections_stay_in_one_piece(long_report: Report):
    pages = pdf_pages(to_pdf(long_report))
    for heading in (
        "How it sounded over time",
        "What was marked",
        "In figures",
        "Phrase by phrase",
    ):
        (page,) = (page for page in pages if f"\n{heading}\n" in page)
        assert not page.rstrip().endswith(heading)
    (page,) = (page for page in pages if "\nIn figures\n" in page)
    assert "131.2 Hz" in page and "Length" in page


def test_a_table_and_the_note_under_it_are_on_one_page(report: Report):
    """Even if the note begins on the page, but doesn't end on it."""
    for height in range(794, 822, 4):
        paper = Paper(report, sheet(height))
        page_height = paper._document.pageSize().height()
        lines = {
            block.text(): report_pdf._last_line(block)
            for block in report_pdf._blocks(paper._document)
        }
        heading, note = lines["Section by section"], lines[explanation()]
        assert heading.top() // page_height == (note.bottom() - 1) // page_height, height


def test_the_web_page_holds_everything_a_report_tells(report: Report):
    page = to_html(report)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    for told in (
        f"<title>{report.subtitle}</title>",
        f"<h1>{report.headline}</h1>",
        str(timeline_svg(report.view)),
        '<td class="soft">Section</td>',
        '<th scope="row">opening</th><td>0:00</td><td>calm 100%</td><td>88%</td><td>3.5</td>',
        '<th scope="row">calm</th><td>50%</td>',
        '<span class="bar" style="width: 200px; background: #56B4E9">',
        '<span class="bar" style="width: 100px; background: var(--line)">',
        '<td>0:03</td><td>sounds warm (happy)</td>\n  <td class="soft">100% sure</td>',
        '<td>0:01</td><td>long pause</td>\n  <td class="soft">1.2 s</td>',
        '<td>0:03</td><td>filler</td>\n  <td class="soft">you say: wrong</td>',
        '<td>0:00</td><td>calm, 53%</td>\n  <td class="soft">1.5 s</td>',
        "<dt>Longest without a pause</dt><dd>1.5 s <small>(at 0:00)</small></dd>",
    ):
        assert told in page, told
    # An animated voice is hard to see on white.
    plain = to_html(make_report(replace(a_session(), corrections=())))
    edge = '<span class="bar on-white" style="width: 100px; background: #F0E442; outline: 1px solid'
    assert f"{edge} #7D7300" in plain


def test_a_page_is_escaped_and_misses_nothing(report: Report):
    odd = replace(report, subtitle="<b>&", said="<i>")
    assert "<title>&lt;b&gt;&amp;</title>" in to_html(odd) and "&lt;i&gt;" in to_html(odd)
    with pytest.raises(Exception, match="sounds"):
        render_page("report.html", report)
    exercise = make_report(replace(a_session(), duration_s=60.0, segments=()))
    assert "Nobody spoke" in to_html(exercise)
