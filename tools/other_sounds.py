"""Make a folder of sounds that aren't a speaker's voice, and of voices, from Debian packages.

    apt-get install tuxpaint-stamps-default gcompris-qt-data fluidsynth timgm6mb-soundfont \
        espeak-ng pocketsphinx-testdata
    python tools/other_sounds.py FOLDER

There is one folder per kind, for `python -m training other-sounds`; those that begin with `voices`
hold people reading. The licences are in /usr/share/doc; none of the sounds belong in this project.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
import soundfile
import soxr
from PySide6.QtCore import QDirIterator, QFile, QResource

SHARE = Path("/usr/share")
SOUNDFONT = SHARE / "sounds/sf2/TimGM6mb.sf2"
#: Commands that are run, and what is read in `SHARE` by the package that it comes from.
COMMANDS = ("fluidsynth", "espeak-ng")
PACKAGES = {
    "tuxpaint-stamps-default": "tuxpaint/stamps",
    "gcompris-qt-data": "gcompris-qt/rcc",
    "timgm6mb-soundfont": "sounds/sf2/TimGM6mb.sf2",
    "pocketsphinx-testdata": "pocketsphinx/test/data/librivox",
}
#: Kind of sound by part of a resource's path; anything else is an effect.
KINDS = {"animals": "animals", "world_music": "music", "instruments": "instruments",
         "melody": "instruments"}  # fmt: skip
#: A reader with fewer recorded words than the first is left out; of the others' words, at least the
#: second and fewer than twice as many are taken, evenly spread.
FEWEST_WORDS, FEWEST_TAKEN = 60, 40
PAUSE_S = 0.2
#: Programs of General MIDI: keys, strings, choirs, brass, pipes and synthesisers.
PROGRAMS = (0, 19, 24, 40, 48, 52, 53, 56, 65, 73, 81, 90)
VOICES = ("en-us", "en-gb+f3", "en-us+m3", "de+f2", "fr+m1", "hi+f1", "es+f4", "en-us+croak",
          "en-us+klatt4", "en-gb+whisper")  # fmt: skip
TEXT = (
    "The results of last year were better than we expected, and there are three reasons for that. "
    "First, we listened to what people told us. Then we tried it out before we built it. What "
    "comes next will be harder, but I am sure that we can do it together."
)


def stamps(out: Path) -> None:
    """Collect Tux Paint's animals, and the people who read what its stamps show, by language."""
    readers = defaultdict(list)
    for path in sorted((SHARE / "tuxpaint/stamps").rglob("*.ogg")):
        if reader := re.search(r"_desc_?([a-z]*)\.ogg$", path.name):
            readers[reader[1] or "en"].append(path)
        elif "animals" in path.parts:
            put(out / "animals", path.name, path.read_bytes())
    for language, paths in readers.items():
        if len(paths) >= FEWEST_WORDS:
            every = len(paths) // FEWEST_TAKEN
            joined(out / "voices-of-stamps" / f"{language}.flac", paths[:: max(1, every)])


def resources(out: Path) -> None:
    """Collect GCompris's sounds."""
    for path in (SHARE / "gcompris-qt/rcc").glob("*.rcc"):
        QResource.registerResource(str(path))
    files = QDirIterator(":/", ["*.ogg", "*.wav"], flags=QDirIterator.IteratorFlag.Subdirectories)
    while files.hasNext():
        name = files.next()
        file = QFile(name)
        if file.open(QFile.OpenModeFlag.ReadOnly):
            kind = next((kind for part, kind in KINDS.items() if part in name), "effects")
            put(out / kind, name.strip(":/").replace("/", "-"), file.readAll().data())


def tunes(out: Path) -> None:
    """Play a random tune on each of the instruments."""
    rng = np.random.default_rng(5)
    (out / "midi").mkdir(parents=True, exist_ok=True)
    for program in PROGRAMS:
        events, note = bytearray([0, 0xC0, program]), 60
        for _ in range(60):
            note = int(np.clip(note + rng.choice((-4, -2, -1, 0, 1, 2, 4, 5)), 45, 80))
            notes = (note, note + 4, note + 7) if rng.random() < 0.3 else (note,)
            for one in notes:
                events += bytes([0, 0x90, one, rng.integers(60, 120)])
            for number, one in enumerate(notes):
                events += bytes([0 if number else rng.choice((24, 48, 96)), 0x80, one, 0])
        events += b"\x00\xff\x2f\x00"
        header = b"MThd" + struct.pack(">IHHH", 6, 0, 1, 96)
        with tempfile.NamedTemporaryFile(suffix=".mid") as file:
            file.write(header + b"MTrk" + struct.pack(">I", len(events)) + bytes(events))
            file.flush()
            made = out / "midi" / f"program-{program}.wav"
            run("fluidsynth", "-niq", "-r", "16000", "-F", str(made), str(SOUNDFONT), file.name)


def synthetic_voices(out: Path) -> None:
    """Speak the text with each of espeak-ng's voices."""
    folder = out / "synthetic voices"
    folder.mkdir(parents=True, exist_ok=True)
    for voice in VOICES:
        run("espeak-ng", "-v", voice, "-w", str(folder / f"{voice}.wav"), TEXT)


def audiobook(out: Path) -> None:
    """Collect the audiobook in pocketsphinx's test data."""
    paths = sorted((SHARE / "pocketsphinx/test/data/librivox").glob("*.wav"))
    joined(out / "voices-of-audiobooks" / "austen.flac", paths)


def joined(path: Path, parts: list[Path]) -> None:
    """Write recordings to one mono file, at the rate of the first, with a silence after each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rate_hz = soundfile.info(parts[0]).samplerate
    pieces = []
    for part in parts:
        samples, own_rate_hz = soundfile.read(part, dtype="int16", always_2d=True)
        mono = samples.mean(axis=1).astype(np.int16)
        pieces += [
            mono if own_rate_hz == rate_hz else soxr.resample(mono, own_rate_hz, rate_hz),
            np.zeros(round(PAUSE_S * rate_hz), np.int16),
        ]
    soundfile.write(path, np.concatenate(pieces), rate_hz)


def put(folder: Path, name: str, content: bytes) -> None:
    """Write a file, and its folder if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def run(*command: str) -> None:
    """Run a command without its output; raise CalledProcessError if it fails."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    """Make the folder, and print how many sounds of each kind it holds."""
    if len(sys.argv) != 2:
        sys.exit("Usage: python tools/other_sounds.py FOLDER")
    missing = [one for one in COMMANDS if shutil.which(one) is None]
    missing += [package for package, path in PACKAGES.items() if not (SHARE / path).exists()]
    if missing:
        sys.exit(f"Not installed: {', '.join(missing)}. See the top of tools/other_sounds.py.")
    out = Path(sys.argv[1])
    for make in (stamps, resources, tunes, synthetic_voices, audiobook):
        make(out)
    for folder in sorted(out.iterdir()):
        print(f"{len(list(folder.iterdir())):5}  {folder.name}")


if __name__ == "__main__":
    main()
