"""The command line: results on stdout, progress and complaints on stderr."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from coach import __version__, logs, paths
from coach.ending import ENDING_SIGNALS
from coach.errors import CoachError
from coach.words import clock

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Practise a talk and see how your voice comes across. Everything stays on this computer.",
)

_log = logging.getLogger(__name__)

EXIT_BAD_INPUT = 2
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Fluency = Annotated[
    bool,
    typer.Option(
        "--fluency", help="Fluency practice: also mark repeated and drawn-out sounds and blocks."
    ),
]


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"coach {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Which one.")
    ] = False,
    fluency: Fluency = False,
) -> None:
    """Open the window; without a display, run the sample talk instead."""
    if context.invoked_subcommand is not None:
        return
    if _has_display():
        _open_window(fluency)
    else:
        print("No display: running the sample talk without a window.", file=sys.stderr)
        _headless_demo(1.0, fluency)


@app.command()
def demo(
    headless: Annotated[bool, typer.Option(help="Without a window.")] = False,
    speed: Annotated[float, typer.Option(min=0.1, max=50.0, help="Times real time.")] = 1.0,
    fluency: Fluency = False,
) -> None:
    """Practise with the built-in sample talk in the microphone's place."""
    if headless or not _has_display():
        _headless_demo(speed, fluency)
    else:
        _open_window(fluency, demo_speed=speed)


@app.command()
def practise(
    exercise: Annotated[
        str | None,
        typer.Argument(metavar="EXERCISE", help="Its name; without one, all are listed."),
    ] = None,
    recording: Annotated[
        Path | None, typer.Option("--file", help="Instead of the microphone.")
    ] = None,
) -> None:
    """Do an exercise with the microphone; Ctrl-C ends it and tells whether its goal was met."""
    from coach.coaching.exercises import exercises, find

    if exercise is None:
        for one in exercises().values():
            print(f"{one.key:20} {one.title}. {one.goal}")
        return
    chosen = find(exercise)
    print(f"{chosen.title}. {chosen.goal}")
    for number, step in enumerate(chosen.steps, 1):
        print(f"{number}. {step}")
    if chosen.text:
        print(f"\n{chosen.text}\n")
    print(f"Measured: {chosen.measured}", flush=True)
    _do_exercise(chosen, recording)


@app.command()
def devices(as_json: Json = False) -> None:
    """List the microphones; * marks the one that is used."""
    from coach.audio.devices import input_devices

    found = input_devices()
    if as_json:
        _print_json(found)
        return
    if not found:
        print("No microphone found: plug one in, or practise with: coach demo", file=sys.stderr)
    for device in found:
        mark = "*" if device.is_default else " "
        print(f"{mark} {device.index:3}  {device.sample_rate_hz} Hz  {device.name}")


@app.command()
def selftest() -> None:
    """Check that model, analysis, sound, disk and window work here."""
    from coach.selftest import run_checks

    failed = 0
    for check in run_checks():
        print(f"{'ok  ' if check.passed else 'FAIL'}  {check.name}: {check.found}")
        failed += not check.passed
    if failed:
        raise typer.Exit(1)


@app.command()
def analyse(
    files: Annotated[list[Path], typer.Argument(help="Recordings: WAV, FLAC, OGG, MP3, AIFF.")],
    json_out: Annotated[
        Path | None,
        typer.Option(
            "--json", help="Write JSON here (- is stdout): an object, for several files an array."
        ),
    ] = None,
    save: Annotated[bool, typer.Option("--save/--no-save", help="Keep as a session.")] = True,
    fluency: Fluency = False,
) -> None:
    """Analyse recordings as if they were spoken now."""
    from coach.audio.files import FileSource
    from coach.session.export import to_json
    from coach.session.report import brief
    from coach.types import SessionKind

    model = _model()
    store = _store() if save else None
    if json_out is not None:
        _check_writable(json_out)
    sessions = []
    for path in files:
        try:
            source = FileSource(path)
            session = _run(source, model, SessionKind.FILE, store, fluency)
        except CoachError as error:
            _complain(error)
            continue
        sessions.append(session)
        if json_out != Path("-"):
            kept = f" Session {session.id}." if save else ""
            print(f"{session.title}: {brief(session)}{kept}")
    if json_out is not None and sessions:
        _write_json(to_json(sessions, as_array=len(files) > 1), json_out)
    if len(sessions) < len(files):
        raise typer.Exit(EXIT_BAD_INPUT)


@app.command()
def sessions(as_json: Json = False) -> None:
    """List the kept sessions, the newest first."""
    overviews = _store().overviews()
    if as_json:
        _print_json(overviews)
        return
    if not overviews:
        print("No sessions yet: practise with coach, or try coach demo", file=sys.stderr)

    for one in overviews:
        print(f"{one.id}  {clock(one.duration_s):>7}  {one.title}  {one.summary.headline}")


@app.command()
def report(
    session_id: Annotated[
        str, typer.Argument(metavar="ID", help="Its beginning is enough; or last.")
    ],
    html: Annotated[Path, typer.Option(help="The page to write.")],
) -> None:
    """Write a session's report as one self-contained HTML page."""
    from coach.session.report import write_html

    store = _store()
    write_html(_report(store, store.load(store.find(session_id))), html)
    print(html)


def main() -> None:
    """Run the command line; known failures become one line and exit code 2."""
    try:
        logs.set_up(paths.log_file())
        app()
    except CoachError as error:
        _complain(error)
        sys.exit(EXIT_BAD_INPUT)
    except Exception:
        _log.exception("coach %s", " ".join(sys.argv[1:]))
        print(f"coach: a bug; the details are in {paths.log_file()}", file=sys.stderr)
        sys.exit(1)


def _complain(error: CoachError) -> None:
    _log.warning("%s", error)
    print(f"coach: {error}", file=sys.stderr)


def _has_display() -> bool:
    """Whether Qt would find a display; without one it would end the process."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland).is_socket():
        return True
    host, _, number = os.environ.get("DISPLAY", "").rpartition(":")
    local = Path(f"/tmp/.X11-unix/X{number.partition('.')[0]}")
    return bool(number) and (host not in ("", "unix") or _answers(local))


def _answers(server: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        return connection.connect_ex(str(server)) == 0


def _open_window(fluency: bool, demo_speed: float | None = None) -> None:
    from coach.app import run_window

    raise typer.Exit(run_window(fluency, demo_speed))


def _headless_demo(speed: float, fluency: bool) -> None:
    from coach.audio.sources import SAMPLE_TALK, TalkSource
    from coach.gui.picture import save_timeline
    from coach.session.report import brief, write_html
    from coach.types import SessionKind

    model, store = _model(), _store()
    source = TalkSource(paths.sample_talk(), speed, SAMPLE_TALK)
    with _ended_by_signals(source):
        session = _run(source, model, SessionKind.SAMPLE, store, fluency)
    folder = store.audio_path(session.id).parent
    page, picture = folder / "report.html", folder / "timeline.png"
    write_html(_report(store, session), page)
    save_timeline(session, picture)
    print(f"{brief(session)}\nsession   {session.id}\nreport    {page}\ntimeline  {picture}")


def _do_exercise(exercise, recording: Path | None) -> None:
    from coach.audio.devices import input_devices
    from coach.audio.files import FileSource
    from coach.audio.sources import MicrophoneSource
    from coach.session.report import make_report
    from coach.types import SessionKind

    model, store = _model(), _store()
    if recording is not None:
        source, kind = FileSource(recording), SessionKind.FILE
    else:
        found = [device for device in input_devices() if device.is_default] or input_devices()
        if not found:
            raise CoachError("No microphone", "None was found.", "Plug one in, or use --file.")
        source, kind = MicrophoneSource(found[0]), SessionKind.LIVE
        print("Listening. Ctrl-C ends it.", file=sys.stderr)
    with _ended_by_signals(source):
        session = _run(source, model, kind, store, exercise.with_fluency, exercise)
    outcome = make_report(session).outcome
    print("\n".join([outcome.verdict, *outcome.lines, f"session   {session.id}"]))


@contextmanager
def _ended_by_signals(source):
    """Ctrl-C, or the system's wish to end, keeps what was analysed so far."""
    before = [signal.signal(number, lambda *_: source.stop()) for number in ENDING_SIGNALS]
    try:
        yield
    finally:
        for number, handler in zip(ENDING_SIGNALS, before, strict=True):
            signal.signal(number, handler)


def _report(store, session):
    from coach.session.report import EARLIER, make_report

    return make_report(session, store.earlier_metrics(session, EARLIER))


def _model():
    from coach.analysis.emotion import EmotionModel

    return EmotionModel(paths.emotion_model())


def _store():
    from coach.session.store import Store

    return Store(paths.data_dir())


def _run(source, model, kind, store, fluency, exercise=None):
    """Make the source's session, with a bar on stderr where that is a terminal."""
    from coach.pipeline import make_session

    done = 0.0
    expected_s = source.duration_s or 60 * exercise.minutes
    with typer.progressbar(
        length=round(1000 * expected_s),
        label=source.name,
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:

        def advance(update) -> None:
            nonlocal done
            bar.update(round(1000 * (update.until_s - done)))
            done = update.until_s

        return make_session(
            source,
            model,
            kind,
            store,
            [advance],
            title=exercise and exercise.title,
            with_fluency=fluency,
            exercise=exercise and exercise.key,
        )


def _print_json(value: object) -> None:
    import msgspec

    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _check_writable(path: Path) -> None:
    """Refuse a place that can't be written before minutes of analysis, not after."""
    if path != Path("-") and (path.is_dir() or not os.access(path.absolute().parent, os.W_OK)):
        raise CoachError("JSON not written", f"{path} can't be written.", "Choose another place.")


def _write_json(content: bytes, path: Path) -> None:
    if path == Path("-"):
        sys.stdout.buffer.write(content)
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CoachError(
            "JSON not written", f"{path}: {error.strerror}.", "Choose another folder."
        ) from error
