"""Commands that check, recover, delete and compress stored sessions."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from coach.cli.console import load_model, open_store, print_error, progress_bar, tell
from coach.common import dates, logs, paths
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain import settings
from coach.domain.settings import Settings
from coach.domain.wording import clock

# Heavy modules are imported where they are used, so that `coach --help` is quick.
if TYPE_CHECKING:
    from coach.domain.session import Gap, Session
    from coach.store.doctor import Check
    from coach.store.folder import Header, SessionFolder
    from coach.store.session_store import Store
    from coach.store.unfinished import Unfinished


def print_checks(checks: Iterable[Check]) -> None:
    """Print a line for each check.

    Raises
    ------
    typer.Exit
        With code 1, at the end, if a check has failed.
    """
    failed = 0
    for check in checks:
        print(f"{'ok  ' if check.passed else 'FAIL'}  {check.name}: {check.found}", flush=True)
        failed += not check.passed
    if failed:
        raise typer.Exit(1)


def recover_sessions(ids: list[str], everything: bool, discard: bool, sure: bool) -> None:
    """List interrupted sessions, or recover or discard them; a failure doesn't stop the rest.

    Parameters
    ----------
    ids
        Ids of sessions, their beginnings, or "last"; without any, sessions are listed.
    everything
        Take all that were interrupted.
    discard
        Delete them instead of recovering them.
    sure
        Don't ask before deleting.

    Raises
    ------
    CoachError
        If the store can't be opened, or nobody can confirm the deletion.
    typer.Exit
        With code 2, at the end, if a session failed; with code 1 if the user says no.
    """
    from coach.insights.report import brief
    from coach.store.folder import PARTIAL, SessionFolder
    from coach.store.recovery import recover

    store = open_store()
    there = {one.id: one for one in store.unfinished()}
    chosen = list(there) if everything else ids
    if not chosen:
        for left in there.values():
            print(_line(left))
        print(_what_to_do(there), file=sys.stderr)
        return
    if discard:
        question = tr("Delete %n unfinished session(s) and the sound?", "", len(chosen))
        _ask(question, sure)
    failed = 0
    for name in chosen:
        try:
            one = _find(store, there, name)
            if discard:
                store.discard(SessionFolder(store.sessions, one, PARTIAL))
                print(tr("{session}  discarded", session=one))
            else:
                session = recover(store, one, _analyse_again, tell)
                print(f"{one}  {brief(session)}")
        except CoachError as error:
            print_error(error)
            failed += 1
    if failed:
        raise typer.Exit(2)


def _analyse_again(folder: SessionFolder, header: Header, gaps: tuple[Gap, ...]) -> Session:
    from coach.pipeline import analyse_again

    model = load_model()
    with progress_bar(folder.id) as advance:
        return analyse_again(folder, header, gaps, lambda: model, advance=advance)


def _find(store: Store, there: dict[str, Unfinished], name: str) -> str:
    """Return the id of the interrupted session that `name` begins, or else of a stored one.

    A stored one may be damaged. Raises CoachError unless exactly one matches.
    """
    if name == "last" and there:
        return max(there)
    matching = [one for one in there if name and one.startswith(name)]
    if len(matching) > 1:
        raise CoachError(
            tr("No session {session!r}", session=name),
            tr("%n interrupted session(s) begin with that.", "", len(matching)),
            tr("Type more of it.", "of a session's name"),
        )
    return matching[0] if matching else store.find(name)


def _line(one: Unfinished) -> str:
    from coach.domain.stream import SessionKind
    from coach.insights.titles import kind_in_words

    begun = one.started_at
    when = "" if begun is None else dates.with_time(begun, dates.full_date(begun))
    title = one.title or kind_in_words(SessionKind.LIVE)
    length = "?" if one.sound_s is None else clock(one.sound_s)
    return f"{one.id}  {length:>7}  {title}  {when}".rstrip()


def _what_to_do(there: dict[str, Unfinished]) -> str:
    if not there:
        return tr("There are no interrupted sessions.")
    return tr("Recover: coach recover ID... or --all. Delete: coach recover ID... --discard")


def delete_sessions(ids: list[str], everything: bool, sure: bool) -> None:
    """Delete sessions with their sound.

    Parameters
    ----------
    ids
        Ids of sessions, their beginnings, or "last".
    everything
        Delete every session, the goals, the settings and the log instead; theme, scale, language
        and folder stay as they are.
    sure
        Don't ask first.

    Raises
    ------
    CoachError
        If there is no such session, it can't be deleted, or nobody can confirm it.
    typer.Exit
        With code 1 if the user says no.
    """
    store = open_store()
    if everything:
        count = len(store.library.ids()) + len(store.unfinished())
        question = tr(
            "Delete %n session(s) with all sound, the goals, the settings and the log?", "", count
        )
        _ask(question, sure)
        left = store.delete_everything()
        kept = settings.load(paths.settings_file())
        left_over = Settings(
            theme=kept.theme, scale=kept.scale, language=kept.language, folder=kept.folder
        )
        settings.save(left_over, paths.settings_file())
        logs.forget(paths.log_file())
        print(
            tr(
                "Nothing is left in {folder} but %n session(s) being recorded.",
                "",
                left,
                folder=store.folder,
            )
            if left
            else tr("Nothing is left in {folder}.", folder=store.folder)
        )
        return
    if not ids:
        raise CoachError(
            tr("Nothing to delete"), tr("No session was named."), tr("See: coach sessions")
        )
    chosen = [store.find(one) for one in ids]
    _ask(tr("Delete {sessions} and the sound?", sessions=", ".join(chosen)), sure)
    for one in chosen:
        store.delete(one)
        print(tr("{session}  deleted", session=one))


def compress_sessions(ids: list[str], everything: bool) -> None:
    """Turn recordings into FLAC; a failure doesn't stop the rest.

    Parameters
    ----------
    ids
        Ids of sessions, their beginnings, or "last".
    everything
        Compress every stored session instead.

    Raises
    ------
    CoachError
        If there is no such session or the store can't be opened.
    typer.Exit
        With code 2, at the end, if a session failed.
    """
    from coach.store.compress import compress
    from coach.store.folder import SessionFolder

    store = open_store()
    chosen = sorted(store.library.ids()) if everything else [store.find(one) for one in ids]
    failed = 0
    for one in chosen:
        folder = SessionFolder(store.sessions, one)
        try:
            before = folder.audio_path.stat().st_size if folder.wav_path.exists() else 0
            if compress(folder):
                share = folder.audio_path.stat().st_size / before
                told = tr(
                    "{session}  {megabytes:.1f} MB, now {share:.0%} of that",
                    session=one,
                    megabytes=before / 1e6,
                    share=share,
                )
                print(told)
        except CoachError as error:
            print_error(error)
            failed += 1
    if not chosen:
        print(tr("Nothing to compress."), file=sys.stderr)
    if failed:
        raise typer.Exit(2)


def _ask(question: str, sure: bool) -> None:
    """Return only if the user says yes or is `sure`.

    Raises typer.Exit if the user says no, and CoachError if nobody can answer.
    """
    if sure:
        return
    if not sys.stdin.isatty():
        raise CoachError(
            tr("Not deleted"), tr("It can't be undone."), tr("If you are sure, add --yes.")
        )
    if not typer.confirm(question, err=True):
        raise typer.Exit(1)
