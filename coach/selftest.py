"""Does the coach work on this computer? Each check does the real thing, in small."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coach import paths
from coach.analysis.emotion import EmotionModel
from coach.audio.devices import input_devices
from coach.audio.files import FileSource
from coach.errors import CoachError
from coach.pipeline import make_session
from coach.session.report import brief, make_report, to_html
from coach.session.store import Store
from coach.types import SessionKind


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    passed: bool
    found: str


def run_checks() -> Iterator[Check]:
    """Run every check; one that fails doesn't keep the others from running."""
    for name, check in _CHECKS.items():
        try:
            yield Check(name, True, check())
        except CoachError as error:
            yield Check(name, False, str(error))
        except Exception as error:  # whatever breaks here is what the check is for
            yield Check(name, False, repr(error))


def _model() -> str:
    card = EmotionModel(paths.emotion_model()).card
    return f"{card.name}, {card.parameters} parameters, checksum right"


def _analysis() -> str:
    model = EmotionModel(paths.emotion_model())
    started_s = time.perf_counter()
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        source = FileSource(paths.sample_talk())
        session = make_session(source, model, SessionKind.SAMPLE, store)
        kept = store.load(session.id)
        if len(kept.emotions) != len(session.emotions) or not kept.emotions:
            raise RuntimeError("the session was not kept whole")
        to_html(make_report(kept))
    speed = session.duration_s / (time.perf_counter() - started_s)
    return f"sample talk analysed, kept and reported at {speed:.0f} x real time. {brief(session)}"


def _microphones() -> str:
    found = input_devices()
    if not found:
        return "none found; the sample talk can play its part"
    return ", ".join(device.name for device in found)


def _data_folder() -> str:
    folder = paths.data_dir()
    return f"{folder}, {len(Store(folder).overviews())} sessions"


def _window() -> str:
    from coach.gui.picture import platform_name

    return f"Qt works ({platform_name()})"


_CHECKS: dict[str, Callable[[], str]] = {
    "emotion model": _model,
    "analysis": _analysis,
    "microphones": _microphones,
    "data folder": _data_folder,
    "window": _window,
}
