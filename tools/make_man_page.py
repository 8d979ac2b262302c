"""Writes the manual page from the commands: make man.

It says what `--help` says, in the markup of man(7). A test fails while it is out of date.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import typer

from coach import __version__
from coach.cli.main import app

_ROOT = Path(__file__).resolve().parent.parent
PAGE = _ROOT / "packaging" / "linux" / "coach.1"
#: Every command has it, and it needs no explanation.
_HELP = "--help"
_END = r"""
.SH EXIT STATUS
.TP
0
Success.
.TP
1
A check failed, a question was answered with no, or there is a bug in the coach.
.TP
2
A recording, a session or an option can't be used;
one line on standard error says why.
.PP
A signal that ends the coach adds its number to 128.
.SH ENVIRONMENT
.TP
.B COACH_HOME
The folder of sessions, settings and log.
.SH FILES
.TP
.I \(ti/.local/share/speaking-coach
That folder on Linux, unless the settings or
.B COACH_HOME
say otherwise.
.TP
.I sessions/ID/audio.wav
The sound of a session, or
.I audio.flac
if it is compressed.
.TP
.I settings.json
The settings.
.TP
.I coach.log
What happened, for reports of bugs.
.SH EXAMPLES
.EX
coach analyse talk.m4a \-\-json \- | jq .summary
coach report last \-\-pdf talk.pdf
coach plot last \-\-out talk.svg
.EE
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


def page() -> str:
    """Return the manual page of the whole command line."""
    top = typer.main.get_command(app)
    context = top.context_class(top, info_name="coach")
    released = f"{_released():%Y-%m-%d}"
    lines = [
        f'.TH COACH 1 "{released}" "Speaking coach {__version__}" "User Commands"',
        ".SH NAME",
        r"coach \- practise a talk and see how your voice comes across",
        ".SH SYNOPSIS",
        ".B coach",
        r"[\fIOPTION\fR]... [\fICOMMAND\fR [\fIARGUMENT\fR]...]",
        ".SH DESCRIPTION",
        *_paragraph(top.help),
        ".PP",
        "Results go to standard output, progress and errors to standard error.",
        "Without a command, the window opens;",
        "without a display, the sample talk runs instead.",
        ".SH OPTIONS",
        *_parameters(top, context),
        ".SH COMMANDS",
    ]
    for name, command in sorted(top.commands.items()):
        if not command.hidden:
            lines += _section(name, command, context)
    return "\n".join(lines) + _END


def _section(name: str, command: typer.core.TyperCommand, parent: typer.Context) -> Iterator[str]:
    context = command.context_class(command, parent=parent, info_name=name)
    yield f".SS {_line(name)}"
    yield f".B coach {_line(name)}"
    yield _line(re.sub("[{}]", "", " ".join(command.collect_usage_pieces(context))))
    yield ".PP"
    yield from _paragraph(command.help)
    yield from _parameters(command, context)


def _parameters(command: typer.core.TyperCommand, context: typer.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is None or _HELP in parameter.opts:
            continue
        name, explanation = record
        if parameter.param_type_name == "argument":  # its record has a type that says nothing
            name = parameter.metavar
        yield ".TP"
        yield f".B {_line(name)}"
        yield from _paragraph(explanation)


def _paragraph(text: str) -> Iterator[str]:
    yield from map(_line, textwrap.wrap(text, 72))


def _line(text: str) -> str:
    """Return a line that is shown as it is, without markup."""
    line = text.replace("\\", r"\e").replace("-", r"\-").replace("~", r"\(ti")
    return rf"\&{line}" if line.startswith((".", "'")) else line


def _released() -> date:
    """Return the date of this version in the changelog."""
    changes = (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(rf"^## \[{re.escape(__version__)}\] - (\S+)$", changes, re.MULTILINE)
    if found is None:
        raise SystemExit(f"CHANGELOG.md has no date for {__version__}.")
    return date.fromisoformat(found[1])


if __name__ == "__main__":
    main()
