"""The text of a PDF written by Qt, as a reader would select it."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"^(\d+) 0 obj\s*(.*?)^endobj", re.S | re.M)
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]{4})>|\[(.*?)\])", re.S | re.I)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj|(ET)\b")


def pdf_pages(content: bytes) -> list[str]:
    """Return the text of each page, a line for each run of text that was drawn."""
    objects = dict(_OBJECT.findall(content))
    kids = re.search(rb"/Kids \s*\[(.*?)\]", content, re.S)[1]
    return [_text(objects, objects[page]) for page in re.findall(rb"(\d+) 0 R", kids)]


def _text(objects: dict[bytes, bytes], page: bytes) -> str:
    (contents,) = re.findall(rb"/Contents (\d+) 0 R", page)
    (resources,) = re.findall(rb"/Resources (\d+) 0 R", page)
    letters = {name: _letters(objects, font) for name, font in _FONT.findall(objects[resources])}
    text, font = "", {}
    for name, codes, ended in _SHOWN.findall(zlib.decompress(_stream(objects[contents]))):
        if name:
            font = letters[name]
        elif ended:
            text += "\n"
        else:
            # The glyph of a conjunct stands for no letter.
            text += "".join(font.get(codes[n : n + 4], "") for n in range(0, len(codes), 4))
    return text


def _letters(objects: dict[bytes, bytes], font: bytes) -> dict[bytes, str]:
    """Return the letters that the font's hexadecimal codes stand for."""
    (table,) = re.findall(rb"/ToUnicode (\d+) 0 R", objects[font])
    found = {}
    for first, last, letter, letters in _RANGE.findall(_stream(objects[table])):
        codes = range(int(first, 16), int(last, 16) + 1)
        if letter:  # a range of letters from this one on
            each = [b"%04X" % (int(letter, 16) + n) for n in range(len(codes))]
        else:
            each = re.findall(rb"<(\w+)>", letters)
        for code, one in zip(codes, each, strict=True):
            found[b"%04X" % code] = bytes.fromhex(one.decode()).decode("utf-16-be")
    return found


def _stream(content: bytes) -> bytes:
    return content.partition(b"stream\n")[2].rpartition(b"\nendstream")[0]
