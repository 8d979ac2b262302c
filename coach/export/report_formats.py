"""The file formats a report can be saved in, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coach.common.files import write_atomically
from coach.common.i18n import noop, tr

if TYPE_CHECKING:
    from coach.insights.report import Report

# Each exporter is imported where it is used: Qt is slow to load, and `coach --help` must be fast.


@dataclass(frozen=True, slots=True)
class Kind:
    """A file format.

    Attributes
    ----------
    title
        Name in the file dialog, in English.
    help
        Help text of the command line's option, in English.
    suffix
        File name extension, with its dot.
    make
        Returns the content of the file.
    is_text
        Whether it may be written to a terminal.
    """

    title: str
    help: str
    suffix: str
    make: Callable[[Report], bytes]
    is_text: bool = True

    @property
    def name(self) -> str:
        """Translated name, as in the file dialog."""
        return tr(self.title)


def _html(report: Report) -> bytes:
    from coach.export.report_html import to_html

    return to_html(report).encode()


def _pdf(report: Report) -> bytes:
    from coach.export.report_pdf import to_pdf

    return to_pdf(report)


def _csv(report: Report) -> bytes:
    from coach.export.session_csv import to_csv

    return to_csv(report.view)


def _json(report: Report) -> bytes:
    from coach.export.session_json import to_json

    return to_json([report.view], as_array=False)


def _labels(report: Report) -> bytes:
    from coach.export.annotations import to_labels

    return to_labels(report.view)


def _textgrid(report: Report) -> bytes:
    from coach.export.annotations import to_textgrid

    return to_textgrid(report.view)


def _svg(report: Report) -> bytes:
    from coach.export.timeline_svg import timeline_svg

    return timeline_svg(report.view, background="#ffffff").encode()


def _png(report: Report) -> bytes:
    from coach.export.qt_picture import to_png
    from coach.export.timeline_svg import timeline_svg

    return to_png(timeline_svg(report.view))


#: By the name of the command line's option. Each format is one entry here and one module.
KINDS: dict[str, Kind] = {
    "html": Kind(noop("Web page"), "A web page that needs nothing else.", ".html", _html),
    "pdf": Kind(noop("PDF, to print"), "Pages to print.", ".pdf", _pdf, is_text=False),
    "csv": Kind(noop("Table for spreadsheets"), "A table for spreadsheets.", ".csv", _csv),
    "json": Kind(noop("JSON, for programs"), "For programs.", ".json", _json),
    "labels": Kind(noop("Labels for Audacity"), "A label track for Audacity.", ".txt", _labels),
    "textgrid": Kind(noop("TextGrid for Praat"), "A TextGrid for Praat.", ".TextGrid", _textgrid),
    "png": Kind(
        noop("Picture of the timeline"), "A picture of the timeline.", ".png", _png, is_text=False
    ),
    "svg": Kind(noop("Drawing of the timeline"), "A drawing of the timeline.", ".svg", _svg),
}


def kind_of(path: Path, chosen: Kind) -> Kind:
    """Return the format that a file name's suffix stands for, or else the chosen one."""
    suffix = path.suffix.lower()
    return next((kind for kind in KINDS.values() if kind.suffix.lower() == suffix), chosen)


def save(report: Report, kind: Kind, path: Path) -> None:
    """Write a report to a file, completely or not at all.

    Raises
    ------
    CoachError
        If the file can't be written.
    """
    write_atomically(path.resolve(), kind.make(report), tr("Report not saved"))
