"""Commands that make sessions: from recordings, exercises and the sample talk."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING

from coach.audio.formats import ENDINGS
from coach.cli.console import (
    STDOUT,
    check_writable,
    compare_hint,
    load_model,
    make_session_of,
    open_store,
    print_error,
    progress_bar,
    report_of,
    tell,
    write_out,
)
from coach.common import i18n, paths
from coach.common.errors import CoachError
from coach.common.files import PRIVATE_FILE, write_atomically
from coach.common.i18n import tr
from coach.common.signals import ENDING_SIGNALS, answered, raise_on_termination
from coach.domain import norms, settings
from coach.domain.stream import SessionKind, Task
from coach.domain.wording import printable, within_sentence

if TYPE_CHECKING:
    from coach.analysis.networks.emotion import EmotionModel
    from coach.audio.sources import Source
    from coach.coaching.exercises import Exercise
    from coach.domain.session import Purpose, Session
    from coach.store.session_store import Store


def analyse_recordings(
    files: Sequence[Path],
    json_out: Path | None,
    save: bool,
    fluency: bool,
    task: Task,
    script: Path | None = None,
) -> bool:
    """Analyse recordings, and print advice on each or write all of them as JSON.

    Several are analysed side by side, on all cores. One that can't be read is reported, and the
    rest are analysed.

    Parameters
    ----------
    files
        Recordings, and folders of them.
    json_out
        Where to write JSON, None for none. Only with JSON on stdout is no advice printed.
    save
        Store the sessions.
    fluency
        Look for repetitions, prolongations and blocks.
    script
        File with what is said in them; None if that isn't known.

    Returns
    -------
    bool
        Whether all recordings could be analysed.

    Raises
    ------
    CoachError
        If sessions can't be stored, the JSON can't be written, the script can't be read, or a
        folder holds no recording.
    Ended
        If a signal asks the program to end meanwhile.
    """
    from coach.coaching.script import read_script
    from coach.domain.session import Purpose
    from coach.export.session_json import to_json
    from coach.insights.report import advice_lines, brief
    from coach.insights.session_view import SessionView

    model = load_model()
    store = open_store() if save else None
    if json_out is not None:
        check_writable(json_out)
    if script is not None and not save:
        raise CoachError(
            tr("Nothing analysed"),
            tr("A script is compared with the words of a session that is kept."),
            tr("Leave out --no-save."),
        )
    said = "" if script is None else read_script(script)
    purpose = Purpose(with_fluency=fluency, task=task, script=said)
    recordings = [path for named in files for path in _recordings(named)]
    sessions = []
    with raise_on_termination():
        for session in _analysed(recordings, model, store, purpose):
            if isinstance(session, CoachError):
                print_error(session)
                continue
            sessions.append(session)
            if json_out != STDOUT:
                kept = [tr("Session {session}.", session=session.id)] if save else []
                print(" ".join([f"{session.title}: {brief(session)}", *kept]))
                for line in advice_lines(report_of(store, session).advice):
                    print(f"  {line}")
                sys.stdout.flush()  # the next recording may take long
    if script is not None and sessions:
        print(compare_hint("coach words ID"), file=sys.stderr)
    if json_out is not None and sessions:
        as_array = len(files) > 1 or files[0].is_dir()
        write_out(to_json(list(map(SessionView, sessions)), as_array), json_out)
    return len(sessions) == len(recordings)


def _recordings(path: Path) -> list[Path]:
    """Return a recording, or those in a folder, by name."""
    if not path.is_dir():
        return [path]
    endings = tuple(f".{ending}" for ending in ENDINGS)
    try:
        # Without hidden ones: macOS leaves "._talk.wav" beside "talk.wav" on other systems' disks.
        found = sorted(
            one
            for one in path.iterdir()
            if one.name.lower().endswith(endings) and not one.name.startswith(".") and one.is_file()
        )
    except OSError as error:
        raise _no_recordings(
            tr("{path} can't be read ({why}).", path=path, why=error.strerror)
        ) from error
    if not found:
        raise _no_recordings(tr("{path} holds none with a known ending.", path=path))
    return found


def _no_recordings(why: str) -> CoachError:
    return CoachError(tr("No recordings"), why, tr("Name the files themselves."))


def _analysed(
    recordings: Sequence[Path], model: EmotionModel | None, store: Store | None, purpose: Purpose
) -> Iterator[Session | CoachError]:
    """Yield the session of each recording, or why there is none."""
    from coach.audio.file_source import FileSource
    from coach.cli.side_by_side import Job, SideBySide, cores

    if len(recordings) > 1 and cores() > 1:
        job = Job(purpose, model is not None, store is not None, i18n.code())
        with closing(SideBySide(recordings, job)) as work:
            for number, path in enumerate(recordings):
                with progress_bar(printable(path.name)) as advance:
                    found = work.result(number, advance)
                yield found
        return
    for path in recordings:
        try:
            with raise_on_termination():  # here too: a library may swallow what that raises
                source = FileSource(path, tell)
                session = make_session_of(source, model, SessionKind.FILE, store, purpose)
        except CoachError as error:
            yield error
        else:
            yield session


def practise_exercise(key: str | None, recording: Path | None) -> None:
    """Explain an exercise, do it, and print whether its goal was met.

    Parameters
    ----------
    key
        Name of the exercise; None lists them all instead.
    recording
        Recording to use instead of the microphone.

    Raises
    ------
    CoachError
        If there is no such exercise, or the sound or the store can't be used.
    """
    from coach.coaching.exercises import exercises, find

    if key is None:
        for one in exercises().values():
            told = tr("{title}. {goal}", title=one.title, goal=one.goal)
            print(f"{one.key:20} {told}")
        _tell_advised()
        return
    chosen = find(key)
    print(tr("{title}. {goal}", title=chosen.title, goal=chosen.goal))
    print("\n".join(chosen.numbered_steps))
    if chosen.text:
        print(f"\n{chosen.text}\n")
    print(
        tr(
            "{minutes:g} minutes, to the end. The coach measures: {measured}",
            minutes=chosen.minutes,
            measured=chosen.measured,
        ),
        flush=True,
    )
    _do(chosen, recording)


def _tell_advised() -> None:
    """Print which exercises suit the habit that the latest reports show, if they show one."""
    from coach.coaching.exercises import path
    from coach.store.advised import advised

    since = settings.load(paths.settings_file()).usual_since
    if (priority := advised(open_store(), since)) is not None:
        print(tr("For you now: {what}", what=within_sentence(priority.title)))
        for one in path(priority.exercise):
            print(f"  coach practise {one.key}")


def _do(exercise: Exercise, recording: Path | None) -> None:
    """Make the exercise's session and print its outcome."""
    from coach.audio.devices import input_devices
    from coach.audio.file_source import FileSource
    from coach.audio.microphone import MicrophoneSource

    model, store = load_model(), open_store()
    source: Source
    if recording is not None:
        source, kind = FileSource(recording, tell), SessionKind.FILE
    else:
        found = [device for device in input_devices() if device.is_default] or input_devices()
        if not found:
            raise CoachError(
                tr("No microphone"), tr("None was found."), tr("Plug one in, or use --file.")
            )
        source, kind = MicrophoneSource(found[0], tell), SessionKind.LIVE
        print(tr("Listening. Ctrl-C ends it."), file=sys.stderr)
    with _ended_by_signals(source):
        usual_since = settings.load(paths.settings_file()).usual_since
        purpose = exercise.purpose(with_fluency=False, usual_since=usual_since)
        expected_s = exercise.length_s
        session = make_session_of(source, model, kind, store, purpose, expected_s)
    outcome = report_of(store, session).outcome
    told = [] if outcome is None else [outcome.verdict, *outcome.lines]
    if outcome is not None and outcome.met and outcome.next is not None:
        told.append(tr("Next: coach practise {exercise}", exercise=outcome.next.key))
    told.append(tr("session   {session}", session=session.id))
    if session.speech_s < norms.WORTH_KEEPING_S:
        told.append(
            tr("Hardly anything was said. To delete it: coach delete {session}", session=session.id)
        )
    print("\n".join(told))


def headless_demo(speed: float, fluency: bool) -> None:
    """Practise with the sample talk, and print its advice and where its report is.

    Parameters
    ----------
    speed
        Multiple of real time.
    fluency
        Look for repetitions, prolongations and blocks.

    Raises
    ------
    CoachError
        If the sample talk or the store can't be used, or the report can't be written.
    """
    from coach.audio.sources import SAMPLE_TALK, TalkSource
    from coach.domain.session import Purpose
    from coach.export.report_formats import KINDS
    from coach.insights.report import advice_lines, brief

    model, store = load_model(), open_store()
    purpose = Purpose(with_fluency=fluency)
    source = TalkSource(paths.sample_talk(), speed, SAMPLE_TALK)
    with _ended_by_signals(source):
        session = make_session_of(source, model, SessionKind.SAMPLE, store, purpose)
    folder = store.audio_path(session.id).parent
    page, picture = folder / "report.html", folder / "timeline.png"
    report = report_of(store, session)
    for kind, made in (("html", page), ("png", picture)):
        write_atomically(made, KINDS[kind].make(report), tr("Report not saved"), PRIVATE_FILE)
    print("\n".join([brief(session), *(f"  {line}" for line in advice_lines(report.advice))]))
    places = tr(
        "session   {session}\nreport    {report}\ntimeline  {timeline}",
        session=session.id,
        report=page,
        timeline=picture,
    )
    print(places)


def _ended_by_signals(source: Source) -> AbstractContextManager[None]:
    """Stop the source on a signal that asks the program to end, so that its session is kept."""
    return answered(ENDING_SIGNALS, lambda *_: source.stop())
