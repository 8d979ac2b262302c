"""Fills `resources/icons` from Lucide's package: python tools/make_icons.py FOLDER.

FOLDER is the unpacked npm package lucide-static (ISC licence). Each icon keeps its name; what
isn't needed to draw it (class, licence comment, line breaks) is left out.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_OUT = Path(__file__).resolve().parent.parent / "resources" / "icons"
NAMES = (
    "arrow-down", "arrow-left", "arrow-right", "arrow-up", "audio-lines", "braces", "check",
    "chevron-down", "chevron-right", "clock", "columns-2", "download", "dumbbell", "ear",
    "file-text", "folder-open", "globe", "image", "info", "list", "lock", "mic", "minus", "pause",
    "pencil", "play", "printer", "refresh-cw", "repeat", "rotate-ccw", "search", "settings",
    "skip-back", "skip-forward", "spline", "square", "table", "tags", "target", "trash-2",
    "trending-down", "trending-up", "user", "volume-2", "x",
)  # fmt: skip


def main() -> None:
    """Write the icons and their licence."""
    package = Path(sys.argv[1])
    for name in NAMES:
        drawn = (package / "icons" / f"{name}.svg").read_text()
        drawn = re.sub(r"<!--.*?-->|\s+class=\"[^\"]*\"", "", drawn, flags=re.DOTALL)
        whole = re.sub(r">\s+<", "><", re.sub(r"\s+", " ", drawn)).replace(" >", ">").strip()
        (_OUT / f"{name}.svg").write_text(whole + "\n")
    (_OUT / "LICENSE").write_text((package / "LICENSE").read_text())


if __name__ == "__main__":
    main()
