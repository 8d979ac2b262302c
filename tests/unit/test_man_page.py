"""The manual page is made from the commands, and is up to date."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
import typer

from coach.cli.main import app
from tools import make_man_page

_COMMANDS = typer.main.get_command(app).commands


def test_the_page_is_up_to_date():
    assert make_man_page.PAGE.read_text(encoding="utf-8") == make_man_page.page(), "run: make man"


def section(name: str) -> str:
    """Return the page's lines about a command, as they are shown."""
    heading = f".SS {name}\n".replace("-", r"\-")
    _, _, rest = make_man_page.page().partition(heading)
    return re.split(r"^\.S[SH] ", rest, maxsplit=1, flags=re.MULTILINE)[0].replace(r"\-", "-")


@pytest.mark.parametrize("name", _COMMANDS)
def test_each_command_is_in_it_with_its_options(name: str):
    shown = section(name)
    lines = shown.splitlines()
    assert f".B coach {name}" in lines
    assert _COMMANDS[name].help.split()[0] in shown
    for parameter in _COMMANDS[name].params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert option == "--help" or any(line.startswith(f".B {option}") for line in lines)


def test_text_that_looks_like_markup_is_shown():
    assert make_man_page._line(".png or 'a' - \\ ~") == r"\&.png or 'a' \- \e \(ti"
    assert make_man_page._line("'quoted'") == r"\&'quoted'"


@pytest.mark.skipif(shutil.which("man") is None, reason="no man here")
def test_man_shows_it_without_a_complaint():
    command = ["man", "--warnings", "--local-file", make_man_page.PAGE]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert shown.stderr == "" and "Delete sessions with their sound" in shown.stdout
