"""The report as plain text, and the tables shared by terminal and paper."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence

from coach.common.i18n import tr
from coach.domain.session import Session
from coach.domain.stream import EventKind
from coach.domain.tones import describe
from coach.domain.wording import clock, event_in_words, printable
from coach.export.transcript_text import said_in_text
from coach.insights.report import Report, advice_lines, part_in_words
from coach.insights.sections import explanation, headings
from coach.insights.tiles import Tile
from coach.insights.word_rows import about_words

Row = tuple[str, ...]

#: Places listed for each kind of event; a long session has hundreds.
_PLACES = 8
#: About as many phrases as fill a page of paper; nobody reads more than that.
_MOST_PHRASES = 250
_WIDTH = 100


def marked_rows(session: Session) -> list[Row]:
    """Return the rows of the table of marked events: kind, count and places.

    Events that the speaker has rejected are left out, and so are short pauses, which are among
    the figures.
    """
    rows: list[Row] = []
    for kind in EventKind:
        events = session.events_of(kind)
        if not events or kind == EventKind.PAUSE:
            continue
        places = ", ".join(clock(event.start_s) for event in events[:_PLACES])
        if (more := len(events) - _PLACES) > 0:
            places = tr("{places} and {more} more", places=places, more=more)
        rows.append((event_in_words(kind), str(len(events)), places))
    return rows


def to_text(report: Report) -> str:
    """Return the report as text for a terminal."""
    session = report.session
    blocks = [
        [report.headline, printable(report.subtitle), report.said, report.missing],
        advice_lines(report.advice),
        _block(tr("At a glance"), [_in_words(tile) for tile in report.tiles]),
        _block(tr("Plan and time"), [(line,) for line in report.plan]),
        _block(
            tr("Tones", "of a voice"), [(one.words, f"{one.share:.0%}") for one in report.shares]
        ),
        _block(
            tr("Moments worth hearing again"),
            [(clock(m.start_s), describe(m.label), f"{m.confidence:.0%}") for m in report.moments],
        ),
        _block(tr("Sections", "of a talk"), _sections(report), explanation()),
        _block(tr("What was marked"), marked_rows(session)),
        _block(tr("In figures"), [(one.name, one.value) for one in report.figures]),
        _block(tr("Words", "how many were said"), _words(report)),
        _paragraph(tr("What was said"), printable(said_in_text(report.view))),
        [about_words(report.view)],
        _paragraph(tr("Phrase by phrase"), phrases_in_words(report)),
        [report.limitations],
    ]
    if report.outcome is not None:
        outcome = [report.outcome.exercise.heading, report.outcome.verdict, *report.outcome.lines]
        blocks.insert(1, outcome)
    told = ("\n".join(filter(None, block)) for block in blocks)
    return "\n\n".join(filter(None, told)) + "\n"


def phrases_in_words(report: Report) -> str:
    """Return a text that lists when each phrase began and how it sounded."""
    if len(report.phrases) > _MOST_PHRASES:
        return tr("There are %n; the web page lists them.", "", len(report.phrases))
    return " · ".join(f"{clock(one.start_s)} {part_in_words(one)}" for one in report.phrases)


def _words(report: Report) -> list[Row]:
    return [(one.name, printable(one.value)) for one in report.words]


def _in_words(tile: Tile) -> Row:
    """Return the row of a tile: its name, figure, verdict, and what it is compared with."""
    return tile.name, tile.value, tile.note, tile.word, tile.beside


def _sections(report: Report) -> list[Row]:
    rows = [row.cells for row in report.sections]
    return [headings(), *rows] if rows else []


def _paragraph(title: str, text: str) -> list[str]:
    """Return a title and the text wrapped to a terminal's width; nothing if there is no text."""
    if not text:
        return []
    lines = textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    return [title, *lines]


def _block(title: str, rows: Sequence[Row], note: str = "") -> list[str]:
    """Return a title and the rows in aligned columns; nothing if there are no rows."""
    if not rows:
        return []
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    padded = [
        [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
        for row in rows
    ]
    return [title, *("  ".join(["", *row]).rstrip() for row in padded), f"  {note}" * bool(note)]


def _width(text: str) -> int:
    """Return the columns a text takes on a terminal, where combining marks take none."""
    return sum(unicodedata.category(sign) not in ("Mn", "Me", "Cf") for sign in text)
