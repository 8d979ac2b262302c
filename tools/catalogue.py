"""Bring the translation catalogues up to date with the program: make catalogue.

Qt's lupdate reads the Python modules; the texts in templates and TOML files are passed to it as a
generated module. To add a language, begin with an empty `coach_<code>.ts`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Environment, nodes

_ROOT = Path(__file__).resolve().parent.parent
_RESOURCES = _ROOT / "resources"
TRANSLATIONS = _RESOURCES / "translations"
#: Keys in the TOML files whose values aren't texts.
_KEYS = frozenset({"key", "focus", "then"})
_HINT = re.compile(r"\n *<extracomment>.*?</extracomment>", re.DOTALL)


def main() -> None:
    """Update and compile every catalogue."""
    for catalogue in sorted(TRANSLATIONS.glob("coach_*.ts")):
        update(catalogue)
        compile_for_qt(catalogue, catalogue.with_suffix(".qm"))


def update(catalogue: Path) -> None:
    """Add the program's new texts to a catalogue, and drop those that are gone."""
    modules = sorted((_ROOT / "coach").rglob("*.py"))
    with TemporaryDirectory() as folder:
        others = Path(folder) / "resources.py"
        lines = (f"tr({', '.join(map(repr, one))})\n" for one in _in_resources())
        others.write_text("".join(lines), encoding="utf-8")
        aliases = ("-tr-function-alias", "tr+=noop")
        kept = ("-locations", "none", "-no-obsolete", "-silent", "-warnings-are-errors")
        _run("pyside6-lupdate", *aliases, *kept, *modules, others, "-ts", catalogue)
    # lupdate mistakes comments in the code for hints to translators.
    content = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(_HINT.sub("", content), encoding="utf-8", newline="\n")


def compile_for_qt(catalogue: Path, into: Path) -> None:
    """Compile a catalogue to the binary form that Qt loads."""
    _run("pyside6-lrelease", "-silent", catalogue, "-qm", into)


def _in_resources() -> Iterator[tuple[str | int, ...]]:
    """Yield the texts outside the modules, with their comments, and 1 for a count."""
    for path in sorted(_RESOURCES.glob("*.html")):
        page = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for call in page.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "tr":
                text, *comment = (one.as_const() for one in call.args[:2])
                yield text, "".join(comment), *(1 for _ in call.args[2:])
    for path in sorted(_RESOURCES.glob("*.toml")):
        for text in _texts_of(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield text, ""


def _texts_of(content: object) -> Iterator[str]:
    match content:
        case str():
            yield content
        case list():
            for one in content:
                yield from _texts_of(one)
        case dict():
            for key, one in content.items():
                if key not in _KEYS:
                    yield from _texts_of(one)


def _run(tool: str, *arguments: object) -> None:
    command = [Path(sys.executable).with_name(tool), *arguments]
    subprocess.run(list(map(str, command)), check=True)


if __name__ == "__main__":
    main()
