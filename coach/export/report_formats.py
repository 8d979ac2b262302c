"""The file formats a report can be saved in, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coach.common.files import write_atomically
from coach.common.i18n import noop, tr

if TYPE_CHECKING:
    from coach.common.arrays import Int16
    from coach.insights.report import Report

#: Returns the samples of a session's recording, shape (n,); may raise `CoachError`.
ReadSound = Callable[[], "Int16"]

# Each exporter is imported where it is used: Qt is slow to load, and `coach --help` must be fast.


@dataclass(frozen=True, slots=True)
class Kind:
    """A file format.

    Attributes
    ----------
    title
        Name on its button and in the file dialog, in English.
    help
        Help text of the command line's option, in English.
    hint
        What it is good for, the button's tooltip, in English.
    icon
        Name of the button's icon in `resources/icons`.
    suffix
        File name extension, with its dot.
    make
        Returns the content of the file.
    is_text
        Whether it may be written to a terminal.
    make_with_sound
        Returns the content of a file that holds sound, from the recording's samples; None if the
        format has no sound.
    of_words
        Whether it holds the words, so that there is nothing to write without them.
    """

    title: str
    help: str
    hint: str
    icon: str
    suffix: str
    make: Callable[[Report], bytes]
    is_text: bool = True
    make_with_sound: Callable[[Report, Int16], bytes] | None = None
    of_words: bool = False

    @property
    def name(self) -> str:
        """Translated name, as on its button and in the file dialog."""
        return tr(self.title)

    def content(self, report: Report, read_sound: ReadSound | None = None) -> bytes:
        """Return the content of the file.

        Parameters
        ----------
        read_sound
            Called only if the format has sound; None leaves the sound out.

        Raises
        ------
        CoachError
            If the sound can't be read or encoded.
        """
        if self.make_with_sound is None or read_sound is None:
            return self.make(report)
        return self.make_with_sound(report, read_sound())


def _html(report: Report) -> bytes:
    from coach.export.report_html import to_html

    return to_html(report).encode()


def _html_with_sound(report: Report, samples: Int16) -> bytes:
    from coach.export.moment_sounds import moment_sounds
    from coach.export.report_html import to_html

    return to_html(report, moment_sounds(report, samples)).encode()


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


def _transcript(report: Report) -> bytes:
    from coach.export.transcript_text import to_transcript

    return to_transcript(report).encode()


def _srt(report: Report) -> bytes:
    from coach.export.subtitles import to_srt

    return to_srt(report.view).encode()


def _vtt(report: Report) -> bytes:
    from coach.export.subtitles import to_vtt

    return to_vtt(report.view).encode()


def _svg(report: Report) -> bytes:
    from coach.export.timeline_svg import timeline_svg

    return timeline_svg(report.view, background="#ffffff").encode()


def _png(report: Report) -> bytes:
    from coach.export.qt_picture import to_png
    from coach.export.timeline_svg import timeline_svg

    return to_png(timeline_svg(report.view))


#: By the name of the command line's option. Each format is one entry here and one module.
KINDS: dict[str, Kind] = {
    "html": Kind(
        noop("Web page"),
        "A web page that needs nothing else.",
        noop("To read or pass on: any browser opens it, and it needs no internet."),
        "globe",
        ".html",
        _html,
    ),
    "with_sound": Kind(
        noop("Web page with sound"),
        "A web page on which the moments can be heard.",
        noop("To show somebody: your voice is in it, at the moments worth hearing."),
        "volume-2",
        ".html",
        _html,
        make_with_sound=_html_with_sound,
    ),
    "pdf": Kind(
        noop("PDF, to print"),
        "Pages to print.",
        noop("To print, or to keep with your notes."),
        "printer",
        ".pdf",
        _pdf,
        is_text=False,
    ),
    "csv": Kind(
        noop("Table for spreadsheets"),
        "A table for spreadsheets.",
        noop("To count with: four rows a second, for Excel or LibreOffice."),
        "table",
        ".csv",
        _csv,
    ),
    "json": Kind(
        noop("JSON, for programs"),
        "For programs.",
        noop("Everything that is known about the session, for a program of your own."),
        "braces",
        ".json",
        _json,
    ),
    "labels": Kind(
        noop("Labels for Audacity"),
        "A label track for Audacity.",
        noop("To see phrases and marks under the recording in Audacity."),
        "tags",
        ".txt",
        _labels,
    ),
    "textgrid": Kind(
        noop("TextGrid for Praat"),
        "A TextGrid for Praat.",
        noop("To study phrases and marks in Praat."),
        "audio-lines",
        ".TextGrid",
        _textgrid,
    ),
    "words": Kind(
        noop("Text of the talk"),
        "What was said, as text.",
        noop("To read what you said, with its pauses and fillers."),
        "file-text",
        ".txt",
        _transcript,
        of_words=True,
    ),
    "srt": Kind(
        noop("Subtitles (SRT)"),
        "What was said, as subtitles (SRT).",
        noop("To show below a video of the talk."),
        "captions",
        ".srt",
        _srt,
        of_words=True,
    ),
    "vtt": Kind(
        noop("Subtitles (WebVTT)"),
        "What was said, as subtitles (WebVTT).",
        noop("To show below a video on a web page."),
        "message-square-text",
        ".vtt",
        _vtt,
        of_words=True,
    ),
    "png": Kind(
        noop("Picture of the timeline"),
        "A picture of the timeline.",
        noop("To put into slides, a document or a message."),
        "image",
        ".png",
        _png,
        is_text=False,
    ),
    "svg": Kind(
        noop("Drawing of the timeline"),
        "A drawing of the timeline.",
        noop("The same picture, sharp at any size and easy to edit."),
        "spline",
        ".svg",
        _svg,
    ),
}


def kind_of(path: Path, chosen: Kind) -> Kind:
    """Return the format that a file name's suffix stands for: the chosen one if it may be."""
    suffix = path.suffix.lower()
    kinds = (chosen, *KINDS.values())
    return next((kind for kind in kinds if kind.suffix.lower() == suffix), chosen)


def save(report: Report, kind: Kind, path: Path, read_sound: ReadSound | None = None) -> None:
    """Write a report to a file, completely or not at all.

    Parameters
    ----------
    read_sound
        Called only if the format has sound; None leaves the sound out.

    Raises
    ------
    CoachError
        If the file can't be written, or the sound can't be read or encoded.
    """
    write_atomically(path.resolve(), kind.content(report, read_sound), tr("Report not saved"))
