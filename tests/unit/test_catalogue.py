"""The catalogues contain every text, completely, and no text that is shown bypasses them."""

from __future__ import annotations

import ast
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.common import paths
from tools import catalogue

_MODULES = sorted((Path(__file__).resolve().parents[2] / "coach").rglob("*.py"))
_CATALOGUES = sorted(paths.translations_dir().glob("*.ts"))
#: Shipped languages must be complete; one that somebody has begun needn't be.
_SHIPPED = ("hi",)
#: The last arguments of these are shown to users.
_TELL = frozenset({"CoachError", "Notice", "QLabel", "QPushButton", "setText", "setToolTip"})


def messages(path: Path) -> Iterator[tuple[str, str, bool, list[str]]]:
    """Yield source, comment, whether it has a count, and the translations."""
    for one in ET.parse(path).iter("message"):
        found = one.find("translation")
        forms = [form.text or "" for form in found.iter("numerusform")] or [found.text or ""]
        unfinished = found.get("type") == "unfinished"
        counted = one.get("numerus") == "yes"
        yield (
            one.findtext("source"),
            one.findtext("comment", ""),
            counted,
            [] if unfinished else forms,
        )


def fields(text: str) -> list[tuple[str, str]]:
    parsed = string.Formatter().parse(text)
    return sorted((name, spec) for _, name, spec, _ in parsed if name is not None)


@pytest.mark.parametrize("path", _CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_every_text(path: Path, tmp_path: Path):
    brought_up = tmp_path / path.name
    shutil.copyfile(path, brought_up)
    catalogue.update(brought_up)
    assert brought_up.read_text("utf-8") == path.read_text("utf-8"), "type: make catalogue"
    compiled = brought_up.with_suffix(".qm")
    catalogue.compile_for_qt(brought_up, compiled)
    assert compiled.read_bytes() == path.with_suffix(".qm").read_bytes(), "type: make catalogue"


@pytest.mark.parametrize("path", _CATALOGUES, ids=lambda path: path.stem)
def test_translations_keep_the_fields(path: Path):
    for source, comment, counted, forms in messages(path):
        told = (source, comment)
        for form in forms:
            assert fields(form) == fields(source), told
            assert ("%n" in form) == ("%n" in source) == counted, told


@pytest.mark.parametrize("code", _SHIPPED)
def test_shipped_languages_are_fully_translated(code: str):
    found = list(messages(paths.translations_dir() / f"coach_{code}.ts"))
    assert len(found) > 900
    lacking = [source for source, _, _, forms in found if not (forms and all(forms))]
    assert lacking == []


def test_a_new_catalogue_is_filled(tmp_path: Path):
    """As the README describes; what isn't translated yet remains English."""
    begun = tmp_path / "coach_de.ts"
    begun.write_text('<!DOCTYPE TS><TS version="2.1" language="de" sourcelanguage="en"></TS>')
    catalogue.update(begun)
    assert {one[:3] for one in messages(begun)} == {one[:3] for one in messages(_CATALOGUES[0])}
    catalogue.compile_for_qt(begun, begun.with_suffix(".qm"))
    assert begun.with_suffix(".qm").exists()


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.stem)
def test_texts_can_be_extracted_and_are_looked_up_when_shown(path: Path):
    tree = ast.parse(path.read_text("utf-8"))
    late = {
        inner
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for body in (outer.body if isinstance(outer.body, list) else [outer.body])
        for inner in ast.walk(body)
    }
    within = {
        inner
        for outer in ast.walk(tree)
        if isinstance(outer, ast.JoinedStr)
        for inner in ast.walk(outer)
    }
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        where = f"{path.name}:{call.lineno}"
        if name in ("tr", "noop"):
            is_literal = isinstance(call.args[0], ast.Constant)
            assert not isinstance(call.args[0], ast.JoinedStr | ast.BinOp), where
            assert not (is_literal and call in within), f"lupdate doesn't look into it: {where}"
            assert len(call.args) != 2 or not (is_literal and call.keywords), where
        if name == "tr":
            assert call in late, f"looked up before the language is known: {where}"
        if name in _TELL:
            for told in call.args[-3:]:
                pieces = told.values if isinstance(told, ast.JoinedStr) else [told]
                literal = "".join(str(one.value) for one in pieces if isinstance(one, ast.Constant))
                # "None" and numbers aren't texts.
                assert not re.search(r"[a-z]", literal), f"shown, but in no catalogue: {where}"


def test_every_language_is_offered():
    """Languages as the window's process finds them, each under its own name."""
    ask = "from coach.gui.shared.translation import languages; print(languages())"
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", ask], capture_output=True, text=True)
    found = ast.literal_eval(done.stdout)
    assert found["en"] == "English" and found["hi"] == "हिन्दी"
    assert set(found) == {"en", *(path.stem.removeprefix("coach_") for path in _CATALOGUES)}
