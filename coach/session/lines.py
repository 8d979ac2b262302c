"""The report in lines of text, and the tables that terminal and paper show."""

from __future__ import annotations

from collections.abc import Sequence

from coach.language import tr
from coach.record import Session
from coach.session.report import Report, advice_lines
from coach.session.sections import UNITS, headings
from coach.tones import describe
from coach.types import EventKind
from coach.words import clock, event_in_words, printable

Row = tuple[str, ...]

#: So many places are told of each kind of event; a long session has hundreds.
_PLACES = 8


def marked_rows(session: Session) -> list[Row]:
    """What was marked and not rejected: kind, how often, and where; pauses excepted, which are
    among the figures."""
    rows = []
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
    """The report for a terminal."""
    session = report.session
    blocks = [
        [report.headline, printable(report.subtitle), report.said, report.missing],
        advice_lines(report.advice),
        _block(
            tr("Tones", "of a voice"), [(one.words, f"{one.share:.0%}") for one in report.shares]
        ),
        _block(
            tr("Moments worth hearing again"),
            [(clock(m.start_s), describe(m.label), f"{m.confidence:.0%}") for m in report.moments],
        ),
        _block(tr("Sections", "of a talk"), _sections(report), tr(UNITS)),
        _block(tr("What was marked"), marked_rows(session)),
        _block(tr("In figures"), [(one.name, one.value) for one in report.figures]),
        [report.honesty],
    ]
    if report.outcome is not None:
        title = tr("Exercise: {title}", title=tr(report.outcome.exercise.title).lower())
        outcome = [title, report.outcome.verdict, *report.outcome.lines]
        blocks.insert(1, outcome)
    told = ("\n".join(filter(None, block)) for block in blocks)
    return "\n\n".join(filter(None, told)) + "\n"


def _sections(report: Report) -> list[Row]:
    rows = [row.cells for row in report.sections]
    return [headings(), *rows] if rows else []


def _block(title: str, rows: Sequence[Row], note: str = "") -> list[str]:
    """A title, and columns as wide as they must be; nothing for no rows."""
    if not rows:
        return []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = [map(str.ljust, row, widths) for row in rows]
    return [title, *("  ".join(["", *row]).rstrip() for row in padded), f"  {note}" * bool(note)]
