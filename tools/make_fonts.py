"""Make the fonts in `resources/fonts` from the published ones: python tools/make_fonts.py FOLDER.

FOLDER holds the unpacked Debian packages fonts-inter and fonts-noto-core. Scripts that the window
isn't translated to are left out; the features that the window uses are kept. Needs fonttools,
which comes with the training tools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset

_OUT = Path(__file__).resolve().parent.parent / "resources" / "fonts"
#: Latin with its accents, punctuation, currencies, arrows, mathematics and plain shapes.
_LATIN = "U+0020-024F,U+0300-036F,U+1E00-1EFF,U+2000-206F,U+20A0-20BF,U+2100-214F,U+2190-21FF"
_SIGNS = "U+2200-22FF,U+25A0-25FF,U+2713,U+2717"
_DEVANAGARI = (
    "U+0020-007E,U+00A0-00FF,U+0900-097F,U+1CD0-1CFF,U+200C-200D,U+20B9,U+25CC,U+A8E0-A8FF"
)
_FONTS = {
    "Inter-Regular.otf": f"{_LATIN},{_SIGNS}",
    "Inter-SemiBold.otf": f"{_LATIN},{_SIGNS}",
    "NotoSansDevanagari-Regular.ttf": _DEVANAGARI,
    "NotoSansDevanagari-Bold.ttf": _DEVANAGARI,
}
#: For shaping and kerning, and figures of one width, which tables and clocks need. Not contextual
#: forms: a colon between figures would be a glyph of no character, and lost to who copies a PDF.
_FEATURES = [*{*subset.Options().layout_features} - {"calt", "rclt"}, "tnum", "case"]


def main() -> None:
    """Write the fonts."""
    if len(sys.argv) != 2:
        raise SystemExit("Usage: python tools/make_fonts.py FOLDER")
    published = {path.name: path for path in Path(sys.argv[1]).rglob("*.[ot]tf")}
    if missing := _FONTS.keys() - published.keys():
        raise SystemExit(f"Not in {sys.argv[1]}: {', '.join(sorted(missing))}")
    _OUT.mkdir(exist_ok=True)
    for name, characters in _FONTS.items():
        _write(published[name], subset.parse_unicodes(characters), _OUT / name)


def _write(published: Path, characters: list[int], into: Path) -> None:
    options = subset.Options(layout_features=_FEATURES, name_IDs=["*"], notdef_outline=True)
    with subset.load_font(published, options) as font:
        chosen = subset.Subsetter(options)
        chosen.populate(unicodes=characters)
        chosen.subset(font)
        subset.save_font(font, into, options)


if __name__ == "__main__":
    main()
