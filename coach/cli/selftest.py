"""Does the coach work on this computer? Each check does the real thing on a small scale."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from coach.audio.devices import input_devices
from coach.audio.file_source import FileSource
from coach.cli.console import chosen_model
from coach.common import paths
from coach.common.errors import CoachError
from coach.common.i18n import noop, tr
from coach.domain import settings
from coach.domain.stream import SessionKind
from coach.export.report_html import to_html
from coach.insights.report import brief, make_report
from coach.pipeline import make_session
from coach.store.doctor import Check, run_check
from coach.store.session_store import Store


def run_checks() -> Iterator[Check]:
    """Yield the result of each check; a failure doesn't stop the rest."""
    return (run_check(tr(name, "what is checked"), look) for name, look in _CHECKS.items())


def _model() -> str:
    card = chosen_model().card
    return tr(
        "{name}, {parameters} parameters, checksum correct",
        name=card.name,
        parameters=card.parameters,
    )


def _analysis() -> str:
    try:
        model = chosen_model()
    except CoachError:  # reported by its own check; the rest works without a model
        model = None
    started_s = time.perf_counter()
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        source = FileSource(paths.sample_talk())
        session = make_session(source, model, SessionKind.SAMPLE, store)
        kept = store.load(session.id)
        made = (session.segments, session.metrics, len(session.emotions))
        if (kept.segments, kept.metrics, len(kept.emotions)) != made or not kept.segments:
            raise RuntimeError("the session was not kept whole")
        to_html(make_report(kept))
    speed = session.duration_s / (time.perf_counter() - started_s)
    told = tr("sample talk analysed, saved and reported at {speed:.0f} x real time.", speed=speed)
    return f"{told} {brief(session)}"


def _microphones() -> str:
    found = input_devices()
    if not found:
        return tr("none found; the sample talk can be used instead")
    return ", ".join(device.name for device in found)


def _data_folder() -> str:
    folder = settings.load(paths.settings_file()).sessions_folder
    return tr("{folder}, %n session(s)", "", len(Store(folder).library.ids()), folder=folder)


def _window() -> str:
    from coach.export.qt_picture import platform_name

    return tr("Qt works ({platform})", platform=platform_name())


_CHECKS: dict[str, Callable[[], str]] = {
    noop("emotion model", "what is checked"): _model,
    noop("analysis", "what is checked"): _analysis,
    noop("microphones", "what is checked"): _microphones,
    noop("data folder", "what is checked"): _data_folder,
    noop("window", "what is checked"): _window,
}
