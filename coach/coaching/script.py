"""The script of a talk: read from a file, and split into words that can be compared and counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coach.coaching.word_lists import plain
from coach.common.errors import CoachError
from coach.common.i18n import tr

#: What can be read, by its ending.
ENDINGS = (".txt", ".md", ".pptx")
#: A presentation has pictures as well; a talk of an hour has 60,000 characters.
_MOST_BYTES = 200_000_000
MOST_CHARACTERS = 500_000
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
#: Marks of Markdown that nobody says: emphasis, code, lists, quotes, and the address of a link.
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_BEFORE = re.compile(r"^\s*(?:[-*+>]|\d+[.)])\s+")
_EMPHASIS = re.compile(r"(?<!\w)([*_`]{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a script.

    Attributes
    ----------
    heading
        "" for what comes before the first heading.
    text
        What is to be said, without marks.
    """

    heading: str
    text: str


class Script:
    """A script, from the text that was typed, pasted or read.

    A line that begins with "#" is a heading, as in Markdown: it isn't said.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that hold something, in order."""
        found: list[tuple[str, list[str]]] = [("", [])]
        for line in self.text.splitlines():
            if heading := _HEADING.fullmatch(line):
                found.append((_said(heading[1]), []))
            elif line.strip():
                found[-1][1].append(_said(line))
        return tuple(
            Section(heading, "\n".join(lines)) for heading, lines in found if heading or lines
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words to be said, as written."""
        return tuple(word for one in self.sections for word in one.text.split() if plain(word))


def _said(line: str) -> str:
    """Return a line without the marks of Markdown."""
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _BEFORE.sub("", line))).strip()


def read_script(path: Path) -> str:
    """Read a script from a text, a Markdown file, or the notes of a presentation.

    Returns
    -------
    str
        The text; of a presentation the notes of each slide, below its title as a heading.

    Raises
    ------
    CoachError
        If the file can't be read, is too long, or holds no text.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _unusable(path, tr("It is too large."), tr("Paste the text instead."))
        if path.suffix.lower() == ".pptx":
            text = "\n\n".join(_notes(path))
        else:
            text = _decoded(path.read_bytes(), path)
    except OSError as error:
        raise _unusable(
            path, tr("It can't be opened ({why}).", why=error.strerror), tr("Check the name.")
        ) from error
    if not text.strip():
        raise _unusable(path, tr("There is no text in it."), tr("Choose another file."))
    if len(text) > MOST_CHARACTERS:
        raise _unusable(path, tr("It is too large."), tr("Use a part of it."))
    return text


def _decoded(content: bytes, path: Path) -> str:
    """Return a text file's text, in the encodings that editors write."""
    is_wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _unusable(
        path,
        tr("It isn't a text."),
        tr("Use one of these: {formats}.", formats=", ".join(ENDINGS)),
    )


def _notes(path: Path) -> Iterator[str]:
    """Yield the notes of each slide that has any, below its title."""
    try:
        from pptx import Presentation
    except ImportError as error:
        raise _unusable(
            path,
            tr("Presentations can't be read here."),
            tr("Install it: {command}", command='pip install "speaking-coach[slides]"'),
        ) from error
    try:
        slides = list(Presentation(str(path)).slides)
        for number, slide in enumerate(slides, 1):
            notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
            if notes is None or not notes.text.strip():
                continue
            title = slide.shapes.title
            name = "" if title is None else " ".join(title.text_frame.text.split())
            name = name or tr("Slide {number}", number=number)
            yield f"# {name}\n{notes.text.strip()}"
    except Exception as error:  # of a damaged file the library raises what comes its way
        why = " ".join(str(error).split()) or repr(error)
        raise _unusable(
            path,
            tr("It isn't a presentation, or it is damaged ({why}).", why=why),
            tr("Save it again as .pptx."),
        ) from error


def _unusable(path: Path, why: str, hint: str) -> CoachError:
    return CoachError(tr("Can't read {name!r}", name=path.name), why, hint)
