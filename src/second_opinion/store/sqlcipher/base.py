"""Django's SQLite engine on SQLCipher: the same SQL, a raw key before the first page is read, and full syncing.

The key and the file come from the keyring at each new connection, never from settings. SQLite below 3.51.3 is refused:
it can corrupt a write-ahead log (sqlite.org/wal.html, "the WAL-reset bug").
"""

from __future__ import annotations

import datetime as dt
import decimal
import weakref
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register
from django.utils import dateparse
from sqlcipher3 import dbapi2

from second_opinion.store.keyring import keyring

OLDEST: Final = (3, 51, 3)
BUSY_SECONDS: Final = 5.0
# The key opens the file in silence: SQLCipher would tell standard error about a wrong one.
OPENING: Final = (
    "cipher_log_level = NONE",
    "foreign_keys = ON",
    "legacy_alter_table = OFF",
    "journal_mode = WAL",
    "synchronous = FULL",
)

_TOLD_IN_WORDS: Final = {
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "file is not a database": dbapi2.SQLITE_NOTADB,
    "database or disk is full": dbapi2.SQLITE_FULL,
}

dbapi2.register_converter("bool", b"1".__eq__)
dbapi2.register_converter("date", base.decoder(dateparse.parse_date))
dbapi2.register_converter("time", base.decoder(dateparse.parse_time))
dbapi2.register_converter("datetime", base.decoder(dateparse.parse_datetime))
dbapi2.register_converter("timestamp", base.decoder(dateparse.parse_datetime))
dbapi2.register_adapter(decimal.Decimal, str)
dbapi2.register_adapter(dt.date, base.adapt_date)
dbapi2.register_adapter(dt.datetime, base.adapt_datetime)

_wrappers: weakref.WeakSet[DatabaseWrapper] = weakref.WeakSet()


def connect(database: str, key: bytes, **options: Any) -> Any:
    """A keyed connection to a database file. Raises a DatabaseError when the key does not fit the file."""
    if dbapi2.sqlite_version_info < OLDEST:
        raise ImproperlyConfigured(f"SQLite {dbapi2.sqlite_version} is too old to be trusted with a record")
    connection = dbapi2.connect(database, timeout=BUSY_SECONDS, check_same_thread=False, **options)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in OPENING:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def code_of(error: BaseException) -> int:
    """SQLite's own code of an error, also of one that Django wrapped. A copy that fails tells it in words alone."""
    told = error if isinstance(error, dbapi2.Error) else error.__cause__
    code = getattr(told, "sqlite_errorcode", None)
    return (int(code) & 0xFF) if code is not None else _TOLD_IN_WORDS.get(str(told), dbapi2.SQLITE_IOERR)


def is_damage(error: BaseException) -> bool:
    """True when an error of the database means that the file is damaged or the key another's; False when it could only
    not be read or written just now (a full disk, another program at work)."""
    return code_of(error) in {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB}


def close_all() -> None:
    """Close every connection of every thread: after locking, no connection keeps the key."""
    for wrapper in list(_wrappers):
        held, wrapper.connection = wrapper.connection, None
        if held is not None:
            held.close()


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the open binder's database."""

    display_name = "SQLCipher"
    Database = dbapi2

    def get_connection_params(self) -> dict[str, Any]:
        """Where to connect. Raises LockedError when no binder is open."""
        self.transaction_mode = "IMMEDIATE"
        self.init_commands: list[str] = []
        return {"database": str(keyring.opened.database)}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A keyed connection. Raises a DatabaseError when the key does not fit the file."""
        types = dbapi2.PARSE_DECLTYPES | dbapi2.PARSE_COLNAMES
        self.turn = keyring.turn
        connection = connect(conn_params["database"], keyring.opened.key, detect_types=types)
        register(connection)
        _wrappers.add(self)
        return connection

    def ensure_connection(self) -> None:
        """Connect where needed; a connection to a binder that was locked since is not used again."""
        if self.connection is not None and self.turn != keyring.turn:
            self.connection.close()
            self.connection = None
        super().ensure_connection()

    def create_cursor(self, _name: str | None = None) -> Any:
        """A cursor that takes Django's placeholders."""
        return self.connection.cursor(factory=Cursor)

    def is_in_memory_db(self) -> bool:
        """Never: a binder is a file."""
        return False


class Cursor(dbapi2.Cursor):
    """Turns Django's ``%s`` into SQLite's ``?`` (and ``%(name)s`` into ``:name``)."""

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        return super().execute(_placeholders(query, params), params)

    def executemany(self, query: str, params: Iterable[Any]) -> Any:
        """Run one statement for each set of values."""
        rows = list(params)
        return super().executemany(_placeholders(query, rows[0] if rows else ()), rows)


def _placeholders(query: str, params: Any) -> str:
    if isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
