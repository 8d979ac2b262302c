"""Where the bundled program starts: the command line, or the helper that decodes recordings."""

import ctypes.util
import multiprocessing
import os
import sys
from pathlib import Path

from coach.audio.protocol import DECODE

BUNDLE = Path(__file__).resolve().parent
find_in_system = ctypes.util.find_library


def find_library(name: str) -> str | None:
    """Return the bundle's library of that name, or else the system's."""
    bundled = next(BUNDLE.glob(f"lib{name}.so*"), None)
    return find_in_system(name) if bundled is None else str(bundled)


def main() -> None:
    """Start what the arguments ask for."""
    if sys.platform == "linux":
        ctypes.util.find_library = find_library  # sounddevice looks for PortAudio with it
        # The bundle's libraries are for the bundle, not for the browser that it opens.
        os.environ.pop("LD_LIBRARY_PATH", None)
        if original := os.environ.pop("LD_LIBRARY_PATH_ORIG", None):
            os.environ["LD_LIBRARY_PATH"] = original
    multiprocessing.freeze_support()  # doesn't return in a process that analyses for another
    if sys.argv[1:2] == [DECODE]:
        from coach.audio import decoder

        decoder.main(sys.argv[2])
    else:
        from coach.cli.main import main as run

        run()


if __name__ == "__main__":
    main()
