"""Commands on sessions as a whole: search, describe, and show progress."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.cli.console import (
    STDOUT,
    check_writable,
    compare_hint,
    open_store,
    print_error,
    write_out,
)
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.stream import Task
from coach.domain.wording import clock, printable

# Heavy modules are imported where they are used, so that `coach --help` is quick.
if TYPE_CHECKING:
    from coach.domain.session import SessionOverview


def find_sessions(words: str, task: Task | None, tag: str | None) -> list[SessionOverview]:
    """Return the sessions that match, newest first; print a note to stderr if there are none.

    Parameters
    ----------
    words
        Words to find in title, tags, headline or date; "" for any session.
    task, tag
        The task and tag that sessions must have; None for any.

    Raises
    ------
    CoachError
        If the store can't be read.
    """
    from coach.insights.search import Index

    overviews = open_store().library.overviews()
    if not overviews:
        print(tr("No sessions yet: practise with coach, or try coach demo"), file=sys.stderr)
    found = Index(overviews).find(words, task, tag)
    if overviews and not found:
        print(tr("No session matches."), file=sys.stderr)
    return found


def as_dict(one: SessionOverview) -> dict[str, Any]:
    """Return a session's overview as it goes into JSON."""
    import msgspec

    from coach.export.session_json import summary_to_dict

    told: dict[str, Any] = msgspec.to_builtins(one)
    told["metrics"] = told.pop("figures")  # as in the JSON of a session
    return told | {"summary": summary_to_dict(one.summary)}


def line_of(one: SessionOverview) -> str:
    """Return a session's line in the list: id, length, title, headline and tags."""
    from coach.insights.headline import headline
    from coach.insights.titles import title_in_words

    told = f"{title_in_words(one)}  {headline(one.summary)}"
    tags = f"  [{', '.join(one.tags)}]" if one.tags else ""
    return f"{one.id}  {clock(one.duration_s):>7}  {told}{tags}"


def describe_session(
    id_or_prefix: str,
    title: str | None,
    task: Task | None,
    tags: str | None,
    script: Path | None = None,
) -> None:
    """Change a session's title, task, tags or script, and print the result.

    Parameters
    ----------
    id_or_prefix
        The session's id, its beginning, or "last".
    title, task
        The new ones; None leaves them as they are. An empty title restores the first one.
    tags
        New tags, separated by commas; None leaves them as they are, "" removes them.
    script
        File with what was to be said; None leaves it as it is, "" removes it.

    Raises
    ------
    CoachError
        If there is no such session, nothing to change, the script can't be read, or it can't be
        stored.
    """
    from coach.coaching.script import Script, read_script
    from coach.insights.search import read_tags
    from coach.insights.titles import title_in_words

    if title is None and task is None and tags is None and script is None:
        raise CoachError(
            tr("Nothing to change"),
            tr("No title, task, tags or script were given."),
            tr("See: coach tag --help"),
        )
    store = open_store()
    changes: dict[str, object] = {}
    if title is not None:
        changes["title"] = " ".join(title.split()) or None
    if task is not None:
        changes["task"] = task
    if tags is not None:
        changes["tags"] = read_tags(tags)
    # An empty text as a path is this folder.
    text = "" if script is None or script == Path() else read_script(script)
    if script is not None:
        changes["script"] = text
    one = store.describe(store.find(id_or_prefix), **changes)
    said = f"{printable(title_in_words(one))}  {one.task}  {printable(', '.join(one.tags))}"
    print(f"{one.id}  {said}".rstrip())
    if text:
        print(tr("The script has %n word(s).", "", len(Script(text).words)))
        has_words = store.load(one.id).transcript is not None
        command = "report" if has_words else "words"
        print(compare_hint(f"coach {command} {one.id}"), file=sys.stderr)


def tell_progress(csv_out: Path | None, json_out: Path | None) -> None:
    """Print the figures of every session and the goals, or write them to files.

    Parameters
    ----------
    csv_out, json_out
        Where to write the CSV table of sessions, and the JSON with sessions and goals; None for
        neither. With either of them, nothing is printed.

    Raises
    ------
    CoachError
        If both are stdout, a file can't be written, or the store can't be read.
    """
    from coach.domain.metrics import compared
    from coach.export.history import to_csv, to_json
    from coach.store.goal_file import settle

    wanted = [path for path in (csv_out, json_out) if path is not None]
    for path in wanted:
        check_writable(path)
    if wanted == [STDOUT, STDOUT]:
        raise CoachError(
            tr("Not written"), tr("Both can't go to stdout."), tr("Give a file for one of them.")
        )
    store = open_store()
    sessions = store.library.overviews()
    standing = settle(store.goals_path, sessions, date.today())
    if standing.error is not None:
        print_error(standing.error)
    if csv_out is not None:
        write_out(to_csv(sessions), csv_out)
    if json_out is not None:
        write_out(to_json(sessions, standing.goals), json_out)
    if wanted:
        return
    for one in sessions:
        figures = [
            f"{metric.words} {metric.quantity(one.figures[metric.key])}"
            for metric in compared()
            if metric.key in one.figures
        ]
        print(f"{line_of(one)}\n    {', '.join([str(one.task), *figures])}")
    for goal in standing.goals:
        print(tr("Goal: {aim}. {standing}", aim=goal.aim.words, standing=goal.words))
    if not sessions:
        print(tr("Practise three times, and trends appear here."), file=sys.stderr)
