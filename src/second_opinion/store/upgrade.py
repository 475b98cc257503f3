"""Bringing a binder's tables up to date, with a verified copy beside it first. A newer binder is never touched."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from second_opinion.store.copying import copied, sync_folder

KEPT_COPIES: Final = 3


class NewerStoreError(Exception):
    """A newer program made this binder; this one would misread it. Nothing was changed."""


def bring_up_to_date(database: Path, key: bytes) -> None:
    """Apply what is missing. Raises NewerStoreError; a DatabaseError when the key does not fit."""
    executor = MigrationExecutor(connection)
    applied = {name for name in executor.loader.applied_migrations or {} if name[0] == "store"}
    known = {name for name in executor.loader.disk_migrations if name[0] == "store"}
    if applied - known:
        raise NewerStoreError
    if applied == known:
        return
    if applied:
        _keep_a_copy(database, key, max(name for _, name in applied))
    _migrate()


def _migrate() -> None:
    """All steps and the note that they were made are one transaction: a crash leaves the old binder or the new one.

    Django notes some steps only after their own transaction, and a binder would open for nobody in between. Whoever
    waits here while another program upgrades finds nothing left to do.
    """
    connection.ensure_connection()
    # SQLite takes this only outside of a transaction, and Django's migrations ask for it.
    connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            call_command("migrate", verbosity=0, interactive=False)
            connection.check_constraints()
    finally:
        connection.enable_constraint_checking()


def _keep_a_copy(database: Path, key: bytes, version: str) -> None:
    """``record.db.after-0002_words`` holds what was there when that was its last step; the latest few are kept."""
    place = database.with_name(f"{database.name}.after-{version}")
    with copied(database, key) as copy:
        copy.replace(place)
    sync_folder(place.parent)
    copies = sorted(database.parent.glob(f"{database.name}.after-*"), key=lambda path: path.stat().st_mtime)
    for old in copies[:-KEPT_COPIES]:
        old.unlink()
