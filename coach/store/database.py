"""SQLite files: opened with safeguards, migrated, and checked for damage."""

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

#: How long to wait for another instance of the coach that is writing.
_PATIENCE_S = 10.0
#: Limit on a value, so that a damaged file can't make SQLite allocate any size it claims.
_LONGEST_VALUE_BYTES = 10_000_000
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

#: A step from one version to the next: SQL statements, or a function that carries them out.
Migration = str | Callable[[sqlite3.Connection], None]


class DatabaseDamaged(CoachError):
    """A file that isn't a database, isn't one of ours, or contradicts itself."""


@contextmanager
def connect(database: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that is closed at the end of the `with` block.

    Errors in the block are translated as well.

    Raises
    ------
    DatabaseDamaged
        If the file is damaged, or isn't one of ours.
    CoachError
        If SQLite or the disk refuses for another reason.
    """
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
    """Open a database that only its owner can read, guarding against hostile content.

    The connection may be passed between threads, but only one may use it at a time.

    Raises
    ------
    sqlite3.Error
        If SQLite can't open the file.
    OSError
        If the file can't be created or made private.
    """
    create_private(database)
    return _with_care(sqlite3.connect(database, timeout=_PATIENCE_S, check_same_thread=False))


def in_memory() -> sqlite3.Connection:
    """Open a database in memory, which is gone once it is closed."""
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
    """Return whether the file is at fault, rather than the disk or a lock held elsewhere."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by Python: a value of the wrong kind
        return isinstance(error, sqlite3.DataError) or "decode" in str(error)
    wrong = ("no such", "already exists")  # tables of another version
    unfit = code == sqlite3.SQLITE_ERROR and any(words in str(error) for words in wrong)
    return code & 0xFF in _DAMAGE or unfit


@contextmanager
def impossible_values_as_damage() -> Iterator[None]:
    """Treat impossible values as damage, though SQLite accepts them.

    Python raises MemoryError when SQLite can't return a value of the size that the file claims.

    Raises
    ------
    sqlite3.DataError
        In place of ValueError, TypeError, MemoryError and MsgspecError.
    """
    try:
        yield
    except (ValueError, TypeError, MemoryError, msgspec.MsgspecError) as error:
        raise sqlite3.DataError(str(error) or tr("a value has an impossible size")) from error


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many migrations a database has had; 0 if it has none of our tables."""
    version: int
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return version


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Create the tables, or bring them up to date, in one transaction.

    Raises
    ------
    CoachError
        If the tables are those of a later version of the coach.
    """
    if version_of(connection) == len(migrations):
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # of two instances starting at once, one migrates
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
    """Return the error for a database made by a later version of the coach."""
    return CoachError(
        tr("Library too new"),
        tr("It was made by a later version of the coach."),
        tr("Update the coach."),
    )


def use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch a database to write-ahead logging.

    SQLite's timeout for locks doesn't cover this switch, so it is retried here.

    Raises
    ------
    sqlite3.OperationalError
        If another instance holds the lock for too long, or SQLite refuses.
    """
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
    """Check every page of a database.

    Raises
    ------
    sqlite3.DatabaseError
        If something is inconsistent; its code is then SQLITE_CORRUPT.
    """
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        error = sqlite3.DatabaseError(found)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def set_aside(database: Path) -> Path:
    """Rename a damaged database, with its log files, out of the way; return its new path."""
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
        tr("Check that the disk has space and that you own the folder."),
    )
