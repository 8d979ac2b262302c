"""A report on paper and as a web page: where its footers, charts and texts are."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from coach.export import report_pdf
from coach.export.report_html import render_page, to_html
from coach.export.report_pdf import Paper, to_pdf
from coach.export.timeline_svg import timeline_height, timeline_svg
from coach.insights.report import Report, make_report
from tests.pdf_text import pdf_pages
from tests.unit.made import a_session

#: The window's own kind of application: tests of the window may come later in the process.
pytestmark = pytest.mark.usefixtures("qapp")

#: Pixels of an A4 page at 96 an inch.
WIDTH, HEIGHT = 794, 1_123
MARGIN = 18 / 25.4 * 96
#: Where the page ends and the footer may begin.
FOOT = HEIGHT - MARGIN


@pytest.fixture
def report() -> Report:
    return make_report(a_session())


@pytest.fixture
def long_report() -> Report:
    many = ", ".join(f"part {number} 0:01" for number in range(70))
    return make_report(replace(a_session(), duration_s=70.0, plan=many))


def sheet() -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
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


def test_the_chart_is_as_wide_as_the_text(report: Report, monkeypatch: pytest.MonkeyPatch):
    drawn = []

    class Chart(report_pdf._Chart):
        def drawObject(self, painter, area, document, position, format_):  # noqa: N802
            drawn.append((area.width(), area.height()))
            super().drawObject(painter, area, document, position, format_)

    monkeypatch.setattr(report_pdf, "_Chart", Chart)
    image, _ = painted(report)
    ((width, height),) = drawn
    assert width == pytest.approx(WIDTH - 2 * MARGIN, abs=1)
    assert height == pytest.approx(width * timeline_height(report.view) / 1_040, abs=1)
    assert {"56b4e9", "7a7a7a"} <= colours(image)


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
    with pytest.raises(Exception, match="timeline"):
        render_page("report.html", report)
    exercise = make_report(replace(a_session(), duration_s=60.0, segments=()))
    assert "Nobody spoke" in to_html(exercise)
