"""Commands that write files about sessions and recordings: reports, tables and pictures."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.console import (
    STDOUT,
    check_writable,
    load_model,
    make_session_of,
    open_store,
    report_of,
    tell,
    write_out,
)
from coach.common.errors import CoachError
from coach.common.i18n import tr

# Heavy modules are imported where they are used, so that `coach --help` is quick.
if TYPE_CHECKING:
    from coach.domain.session import Session
    from coach.export.recording_traces import RecordingTraces
    from coach.store.session_store import Store

_PICTURES = (".png", ".svg")


def write_report(session_id: str, places: Mapping[str, Path]) -> None:
    """Write a session's report in some formats, or print it as text.

    Parameters
    ----------
    session_id
        The session's id, its beginning, or "last".
    places
        Path for each format, by its key in `report_formats.KINDS`; empty prints the text.

    Raises
    ------
    CoachError
        If there is no such session or a file can't be written.
    """
    from coach.export.report_formats import KINDS
    from coach.export.report_text import to_text
    from coach.store.recording import read_recording

    for key, path in places.items():
        check_writable(path)
        if path == STDOUT and not KINDS[key].is_text:
            raise CoachError(
                tr("Not written"), tr("{kind} isn't text.", kind=key), tr("Name a file.")
            )
    if len(set(places.values())) < len(places):
        (path, _), *_ = Counter(places.values()).most_common(1)
        raise CoachError(
            tr("Not written"),
            tr("{path} is named twice.", path=path),
            tr("Name different files."),
        )
    store = open_store()
    session = store.load(store.find(session_id))
    report = report_of(store, session)
    if not places:
        print(to_text(report), end="")
    for key, path in places.items():
        content = KINDS[key].content(
            report, lambda: read_recording(store.audio_path(session.id)).samples
        )
        write_out(content, path)
    for path in places.values():
        if path != STDOUT:
            print(path, file=sys.stderr if STDOUT in places.values() else sys.stdout)


def write_plot(what: str, out: Path | None, panels: Sequence[str]) -> None:
    """Draw a recording or a stored session over time.

    Parameters
    ----------
    what
        Path of a recording, or a session's id, its beginning, or "last".
    out
        A .png or .svg file; None for a PNG named after the recording or session.
    panels
        What to draw, by the keys of `recording_plot.PANELS`.

    Raises
    ------
    CoachError
        If there is nothing of that name, an unknown panel, or the file can't be written.
    """
    from coach.export.qt_picture import to_png
    from coach.export.recording_plot import PANELS, plot_svg
    from coach.insights.session_view import SessionView
    from coach.insights.titles import file_name

    unknown = [panel for panel in panels if panel not in PANELS]
    if unknown:
        raise CoachError(
            tr("Nothing drawn"),
            tr("There is no {panel!r} to draw.", panel=unknown[0]),
            tr("There are: {keys}.", keys=", ".join(PANELS)),
        )
    recording = Path(what)
    is_file = recording.exists() or recording.name != what or bool(recording.suffix)
    store = None if is_file else open_store()
    session = None if store is None else store.load(store.find(what))
    if out is None:
        name = recording.stem if session is None else file_name(session)
        out = Path(f"{name}.png")
    if out.suffix.lower() not in _PICTURES:
        raise CoachError(
            tr("Nothing drawn"),
            tr("{path} isn't the name of a picture.", path=out),
            tr("End it in .png or .svg."),
        )
    check_writable(out)
    traces: RecordingTraces | None
    if store is None or session is None:
        title, traces, session = _heard(recording, panels)
    else:
        title, traces = _kept(store, session, panels)
    drawn = plot_svg(title, panels, traces, None if session is None else SessionView(session))
    is_svg = out.suffix.lower() == ".svg"
    write_out(drawn.encode() if is_svg else to_png(drawn), out)
    print(out)


def _heard(path: Path, panels: Sequence[str]) -> tuple[str, RecordingTraces, Session | None]:
    """Return title, traces and, if it is to be drawn, session of a recording.

    Raises CoachError if the recording can't be read.
    """
    from coach.audio.file_source import FileSource
    from coach.domain.session import Purpose
    from coach.domain.stream import SessionKind
    from coach.export.recording_traces import TracedSource

    with closing(FileSource(path, tell)) as file:
        source = TracedSource(file)
        session = None
        if "emotion" in panels:
            session = make_session_of(source, load_model(), SessionKind.FILE, None, Purpose())
        else:
            for _ in source.blocks():
                pass
        return source.name, source.traces(), session


def _kept(
    store: Store, session: Session, panels: Sequence[str]
) -> tuple[str, RecordingTraces | None]:
    """Return title and, if any are to be drawn, traces of a stored session.

    Raises CoachError if its sound can't be read.
    """
    from coach.insights.report import subtitle

    traces = None
    if set(panels) != {"emotion"}:
        path = store.audio_path(session.id)
        if not path.exists():
            raise CoachError(
                tr("No recording"),
                tr("{session} was saved without sound.", session=session.id),
                tr("Try: --only emotion"),
            )
        _, traces, _ = _heard(path, [])
    return subtitle(session), traces
