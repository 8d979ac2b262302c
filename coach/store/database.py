"""SQLite files: opened with care, brought up to date, and told apart when they are damaged."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from coach.common.errors import CoachError
from coach.common.files import create_private
from coach.common.i18n import tr

#: How long to wait for another coach that is writing.
_PATIENCE_S = 10.0
#: What a damaged file claims to hold isn't made room for.
_LONGEST_VALUE_BYTES = 10_000_000
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

#: What brings a database of the version before up to date: statements, or what carries them out.
Migration = str | Callable[[sqlite3.Connection], None]


class DatabaseDamaged(CoachError):
    """The file holds no database, or not ours, or one that contradicts itself."""


@contextmanager
def connect(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection, closed afterwards. Raises CoachError where SQLite refuses, DatabaseDamaged
    where it can't make sense of the file."""
    try:
        with closing(open_connection(database)) as connection:
            yield connection
    except OSError as error:
        raise _unusable(database, error.strerror) from error
    except sqlite3.Error as error:
        if is_damage(error):
            raise DatabaseDamaged(
                tr("Session database damaged"),
                tr("{path}: {why}.", path=database, why=" ".join(str(error).split())),
                tr("Start the coach again."),
            ) from error
        raise _unusable(database, error) from error


def open_connection(database: Path) -> sqlite3.Connection:
    """For the owner's eyes alone, and wary of what a hostile file may hold.

    Raises sqlite3.Error and OSError. It may be handed from one thread to another, but used by
    one at a time.
    """
    create_private(database)
    return _with_care(sqlite3.connect(database, timeout=_PATIENCE_S, check_same_thread=False))


def in_memory() -> sqlite3.Connection:
    """A database that is gone when it is closed."""
    return _with_care(sqlite3.connect(":memory:", check_same_thread=False))


def _with_care(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE_BYTES)
    try:
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is at fault, rather than the disk or somebody who holds a lock."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # told by Python: a value that isn't what it should be
        return isinstance(error, sqlite3.DataError) or "decode" in str(error)
    wrong = ("no such", "already exists")  # tables that aren't those of its version
    unfit = code == sqlite3.SQLITE_ERROR and any(words in str(error) for words in wrong)
    return code & 0xFF in _DAMAGE or unfit


@contextmanager
def only_sensible_values() -> Iterator[None]:
    """What SQLite holds without knowing that it can't be is damage like any other.

    MemoryError is how Python puts it that SQLite can't hand out a value of some size.
    """
    try:
        yield
    except (ValueError, TypeError, MemoryError, msgspec.MsgspecError) as error:
        raise sqlite3.DataError(str(error) or tr("a value has no sensible size")) from error


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations made its tables; 0 of a database without ours."""
    version: int
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return version


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Make the tables, or bring them up to date, in one transaction. Raises CoachError where
    they are of a later version."""
    if version_of(connection) == len(migrations):
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # two starting coaches: one makes the tables
        version = version_of(connection)
        for migration in migrations[version:]:
            if callable(migration):
                migration(connection)
            else:
                for statement in migration.split(";"):
                    connection.execute(statement)
        if version < len(migrations):
            connection.execute(f"PRAGMA user_version = {len(migrations)}")
    if version > len(migrations):
        raise too_new()


def too_new() -> CoachError:
    return CoachError(
        tr("Library too new"),
        tr("It was made by a later version of the coach."),
        tr("Update the coach."),
    )


def use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch a database over; here SQLite doesn't wait for another coach by itself."""
    give_up_s = time.monotonic() + _PATIENCE_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > give_up_s:
                raise
            time.sleep(0.01)


def check(connection: sqlite3.Connection) -> None:
    """Go over every page. Raises sqlite3.DatabaseError where something doesn't fit."""
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        error = sqlite3.DatabaseError(found)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def set_aside(database: Path) -> Path:
    """Rename a damaged one, with what belongs to it, to something that nobody opens."""
    stamp = f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    aside = database.with_name(f"{database.stem}-damaged-{stamp}.db")
    for suffix in ("", "-wal", "-shm", "-journal"):
        path = database.with_name(database.name + suffix)
        if path.exists():
            path.replace(aside.with_name(aside.name + suffix))
    return aside


def _unusable(database: Path, why: object) -> CoachError:
    return CoachError(
        tr("Session database can't be used"),
        tr("{path}: {why}.", path=database, why=why),
        tr("Check that the disk has space and the folder is yours."),
    )
