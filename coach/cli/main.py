"""The command line: results go to stdout, progress and failures to stderr."""

from __future__ import annotations

import gc
import inspect
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from coach import __version__
from coach.audio.formats import NAMES
from coach.cli import standard_streams
from coach.cli.analyse import analyse_recordings, headless_demo, practise_exercise
from coach.cli.completion import (
    complete_exercise,
    complete_id,
    complete_id_or_file,
    complete_interrupted,
)
from coach.cli.console import has_display, open_store, print_error, speak
from coach.cli.desktop_entry import install_in_menu, remove_from_menu
from coach.cli.export import write_plot, write_report
from coach.cli.maintain import compress_sessions, delete_sessions, print_checks, recover_sessions
from coach.cli.progress import as_dict, describe_session, find_sessions, line_of, tell_progress
from coach.cli.words import recognise_words, tell_models
from coach.common import logs, paths
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.common.signals import Ended
from coach.domain import settings
from coach.domain.stream import Task
from coach.export.report_formats import KINDS

app = typer.Typer(
    pretty_exceptions_enable=False,
    help="Practise a talk and see how your voice comes across. Everything stays on this computer.",
)

_log = logging.getLogger(__name__)

EXIT_BAD_INPUT = 2
#: Set by the shell when it asks how to go on with a line.
_COMPLETING = "_COACH_COMPLETE"
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_ID_HELP = 'The session\'s id, or its first characters, or "last".'
SessionId = Annotated[str, typer.Argument(metavar="ID", help=_ID_HELP, autocompletion=complete_id)]
SessionIds = Annotated[
    list[str] | None, typer.Argument(metavar="ID", help=_ID_HELP, autocompletion=complete_id)
]
Script = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="What was to be said: text, Markdown, or notes of a .pptx."),
]
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
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version."),
    ] = False,
    fluency: Fluency = False,
) -> None:
    """Open the window; without a display, run the sample talk instead."""
    if context.invoked_subcommand is not None:
        if fluency:
            where = f"coach {context.invoked_subcommand} --fluency"
            raise CoachError(
                tr("--fluency is in the wrong place"),
                tr("It belongs after the command.", "the option --fluency"),
                tr("Try: {command}", command=where),
            )
        return
    if has_display():
        _open_window(fluency)
    else:
        print(tr("No display: running the sample talk without a window."), file=sys.stderr)
        headless_demo(1.0, fluency)


@app.command()
def demo(
    headless: Annotated[bool, typer.Option(help="Without a window.")] = False,
    speed: Annotated[
        float, typer.Option(min=0.1, max=50.0, help="Playback speed, as a multiple of real time.")
    ] = 1.0,
    fluency: Fluency = False,
) -> None:
    """Practise with the built-in sample talk in the microphone's place."""
    if headless or not has_display():
        headless_demo(speed, fluency)
    else:
        _open_window(fluency, demo_speed=speed)


@app.command("open")
def open_files(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help=f"Recordings: {NAMES}.")
    ] = None,
) -> None:
    """Open the window, and analyse recordings in it."""
    if not has_display():
        raise CoachError(
            tr("No display"),
            tr("There is no screen to open the window on."),
            tr("Without a window: coach analyse FILE"),
        )
    _open_window(recordings=files or ())


@app.command()
def practise(
    exercise: Annotated[
        str | None,
        typer.Argument(
            metavar="EXERCISE",
            help="Its name; without one, all are listed.",
            autocompletion=complete_exercise,
        ),
    ] = None,
    recording: Annotated[
        Path | None, typer.Option("--file", help="Instead of the microphone.")
    ] = None,
) -> None:
    """Do an exercise with the microphone until Ctrl-C; say whether its goal was met."""
    practise_exercise(exercise, recording)


@app.command()
def devices(as_json: Json = False) -> None:
    """List the microphones; * marks the one that is used."""
    from coach.audio.devices import input_devices

    found = input_devices()
    if as_json:
        _print_json(found)
        return
    if not found:
        hint = tr("No microphone found: plug one in, or practise with: coach demo")
        print(hint, file=sys.stderr)
    for device in found:
        mark = "*" if device.is_default else " "
        print(f"{mark} {device.index:3}  {device.sample_rate_hz} Hz  {device.name}")


@app.command()
def selftest() -> None:
    """Check that model, analysis, sound, disk and window work here."""
    from coach.cli.selftest import run_checks

    print_checks(run_checks())


@app.command()
def doctor() -> None:
    """Check that all stored data is intact: the list, every session, its sound."""
    from coach.store.doctor import examine

    print_checks(examine(open_store()))


@app.command()
def recover(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Without any, interrupted sessions are listed.",
            autocompletion=complete_interrupted,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All interrupted sessions.")] = False,
    discard: Annotated[
        bool, typer.Option("--discard", help="Delete it instead; asks first.")
    ] = False,
    sure: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Recover practices that were interrupted by a crash or a power cut."""
    recover_sessions(ids or [], everything, discard, sure)


@app.command()
def compress(
    ids: SessionIds = None,
    everything: Annotated[bool, typer.Option("--all", help="Every finished session.")] = False,
) -> None:
    """Compress recordings to FLAC: half the size, identical sound."""
    compress_sessions(ids or [], everything)


@app.command()
def delete(
    ids: SessionIds = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every session, the goals, the settings and the log.")
    ] = False,
    sure: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Delete sessions with their sound; asks first."""
    delete_sessions(ids or [], everything, sure)


@app.command()
def words(
    ids: SessionIds = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every session that has no words yet.")
    ] = False,
    use: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="The model to use from now on, a folder; an empty text for none."
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(help='What you speak, as in "en" or "hi"; an empty text to find out.'),
    ] = None,
) -> None:
    """Recognise the words of sessions; without any, say which models there are, and how fast."""
    if use is not None or language is not None or not (ids or everything):
        tell_models(use, language)
    if ids or everything:
        recognise_words(ids or [], everything)


@app.command()
def analyse(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help=f"Recordings, or a folder of them: {NAMES}."),
    ],
    json_out: Annotated[
        Path | None,
        typer.Option(
            "--json", help="Write JSON here (- is stdout): an object, for several files an array."
        ),
    ] = None,
    save: Annotated[bool, typer.Option("--save/--no-save", help="Keep as a session.")] = True,
    fluency: Fluency = False,
    task: Annotated[Task, typer.Option(help="What the speaker is doing in them.")] = Task.TALK,
    script: Script = None,
) -> None:
    """Analyse recordings, and say how they came across and what to do next."""
    if not analyse_recordings(files, json_out, save, fluency, task, script):
        raise typer.Exit(EXIT_BAD_INPUT)


@app.command()
def sessions(
    as_json: Json = False,
    words: Annotated[
        str,
        typer.Option("--search", help="Words of title, tags, headline, date, or what was said."),
    ] = "",
    task: Annotated[Task | None, typer.Option(help="Only sessions of this task.")] = None,
    tag: Annotated[str | None, typer.Option(help="Only those with this tag.")] = None,
) -> None:
    """List the saved sessions, newest first."""
    found = find_sessions(words, task, tag)
    if as_json:
        _print_json([as_dict(one) for one in found])
        return
    for one in found:
        print(line_of(one))


def _with_an_option_each(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each export format, which takes the path to write to."""
    options = [
        inspect.Parameter(
            key,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[Path | None, typer.Option(help=kind.help)],
        )
        for key, kind in KINDS.items()
    ]
    signature = inspect.signature(command, eval_str=True)
    named = [one for one in signature.parameters.values() if one.kind != one.VAR_KEYWORD]
    vars(command)["__signature__"] = signature.replace(parameters=[*named, *options])
    command.__annotations__ = {one.name: one.annotation for one in (*named, *options)}
    return command


@app.command()
@_with_an_option_each
def report(
    session_id: SessionId,
    **wanted: Path | None,
) -> None:
    """Write a session's report, as one file or several (- is stdout); or print it as text."""
    write_report(session_id, {key: path for key, path in wanted.items() if path is not None})


@app.command()
def plot(
    what: Annotated[
        str,
        typer.Argument(
            metavar="FILE|ID",
            help="A recording, or a session as in report.",
            autocompletion=complete_id_or_file,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(help="Ending in .png or .svg; without it, a PNG named like the recording."),
    ] = None,
    only: Annotated[
        str, typer.Option(help="Some of these, separated by commas.")
    ] = "waveform,spectrogram,pitch,emotion",
) -> None:
    """Draw a recording or a session over time: sound, spectrum, melody and tone of voice."""
    write_plot(what, out, [panel.strip() for panel in only.split(",")])


@app.command()
def tag(
    session_id: SessionId,
    title: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    task: Annotated[Task | None, typer.Option(help="What somebody did in it.")] = None,
    tags: Annotated[
        str | None, typer.Option(help="Separated by commas; an empty text removes all tags.")
    ] = None,
    script: Script = None,
) -> None:
    """Set a session's title, task, tags and script."""
    describe_session(session_id, title, task, tags, script)


@app.command()
def progress(
    csv_out: Annotated[
        Path | None, typer.Option("--csv", help="Write a table here (- is stdout).")
    ] = None,
    json_out: Annotated[
        Path | None, typer.Option("--json", help="Write all of it here (- is stdout).")
    ] = None,
) -> None:
    """Show the figures of every session, and how far your goals have come."""
    tell_progress(csv_out, json_out)


@app.command()
def install_desktop_entry(
    remove: Annotated[bool, typer.Option("--remove", help="Take it out again.")] = False,
) -> None:
    """Put the coach into the applications menu of a Linux desktop, and this manual beside it."""
    if remove:
        remove_from_menu()
    else:
        install_in_menu()


def main() -> None:
    """Run the command line; a known failure prints one line and exits with code 2."""
    standard_streams.take_over()
    try:
        logs.set_up(paths.log_file())
        if _COMPLETING not in os.environ:  # the shell is waiting, and wants names only
            speak(settings.load(paths.settings_file()).language)
        code = _run()
    except CoachError as error:
        print_error(error)
        code = EXIT_BAD_INPUT
    except Ended as ended:
        print(tr("coach: stopped; unfinished work was discarded."), file=sys.stderr)
        code = ended.exit_code
    except Exception:
        _log.exception("coach %s", " ".join(sys.argv[1:]))
        told = tr(
            "coach: this is a bug in the coach; the details are in {path}",
            path=paths.log_file(),
        )
        print(told, file=sys.stderr)
        code = 1
    with suppress(CoachError):  # the first failure has been reported
        sys.stdout.flush()
    sys.exit(code)


def _run() -> int | str | None:
    """Run the command and return its exit code.

    Raises CoachError also if stdout can't be written.
    """
    try:
        app()
        code = None
    except SystemExit as ended:
        code = ended.code
    sys.stdout.flush()
    return code


def _open_window(
    fluency: bool = False, demo_speed: float | None = None, recordings: Sequence[Path] = ()
) -> None:
    # Hardly anything that a launch makes is garbage; the window turns the collector on again.
    gc.disable()
    from coach.app import run_window

    raise typer.Exit(run_window(fluency, demo_speed, recordings))


def _print_json(value: object) -> None:
    import msgspec

    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
