"""Opening the binder for a command. Loaded only when a command needs it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.db import DatabaseError

from second_opinion.cli import console, given
from second_opinion.cli.trouble import MISUSED, CannotError
from second_opinion.content.words import Words
from second_opinion.outside.binder import folder as folders
from second_opinion.outside.binder.folder import Binder, NewerBinderError, NoBinderError
from second_opinion.outside.binder.keys import KeyFileError, WrongPassphraseError
from second_opinion.outside.binder.locks import BinderBusyError
from second_opinion.record import N_, Reason
from second_opinion.store import binder as store

NO_BINDER: Final = N_("There is no binder in {folder}. “gather” makes one.")
WRONG: Final = Reason(N_("This passphrase does not open the binder. Nothing was changed."))
NEWER: Final = Reason(N_("A newer version of this program made this binder. Update the program, then try again."))
DAMAGED: Final = Reason(
    N_("This binder is damaged and could not be opened. Nothing was changed. Use a backup: “restore”.")
)
NO_MORE: Final = Reason(
    N_("The binder could not be read or written just now. What was saved is kept. Is the disk full? Then run “check”.")
)
BUSY: Final = Reason(N_("Another program is working on this binder just now. Try again in a minute."))


@contextmanager
def unlocked(options: argparse.Namespace, say: Words, *, may_create: bool) -> Iterator[Binder]:
    """The open binder, with its database. Raises CannotError with what a person can do."""
    folder = given.place(options)
    binder = _made(folder, options, say) if may_create and not folders.exists(folder) else _opened(folder, options, say)
    try:
        try:
            _open_store(binder)
            _tidy(binder)
        except OSError as no:
            raise CannotError(NO_MORE) from no
        yield binder
    except DatabaseError as no:
        raise CannotError(NO_MORE) from no
    finally:
        store.close_store()
        binder.close()


def _made(folder: Path, options: argparse.Namespace, say: Words) -> Binder:
    try:
        binder, code = folders.create(folder, given.passphrase(options, say, new=True))
    except OSError as no:
        values = {"folder": str(folder), "why": no.strerror or type(no).__name__}
        raise CannotError(Reason(N_("The binder could not be made in {folder}: {why}."), values)) from no
    console.trouble(say.say("A new binder was made in {folder}.", folder=folder))
    console.trouble(say.say("If you forget the passphrase, only this recovery code opens it. Write it down now:"))
    console.trouble("")
    console.trouble(f"    {code}")
    console.trouble("")
    return binder


def _opened(folder: Path, options: argparse.Namespace, say: Words) -> Binder:
    if not folders.exists(folder):
        raise CannotError(Reason(NO_BINDER, {"folder": str(folder)}), MISUSED)
    passphrase = given.passphrase(options, say)
    try:
        return folders.unlock_by_either(folder, passphrase)
    except NoBinderError as none:
        raise CannotError(Reason(NO_BINDER, {"folder": str(folder)}), MISUSED) from none
    except WrongPassphraseError as wrong:
        raise CannotError(WRONG) from wrong
    except NewerBinderError as newer:
        raise CannotError(NEWER) from newer
    except KeyFileError as damaged:
        raise CannotError(DAMAGED) from damaged
    except BinderBusyError as busy:
        raise CannotError(BUSY) from busy


def _open_store(binder: Binder) -> None:
    try:
        store.open_store(binder.database, binder.keys.database, binder.keys.chain)
    except store.NewerStoreError as newer:
        raise CannotError(NEWER) from newer
    except store.DamagedStoreError as damaged:
        raise CannotError(DAMAGED) from damaged


def _tidy(binder: Binder) -> None:
    """What is past its time in the trash goes, and what a crash left."""
    from second_opinion.outside.wanted import sealed_in  # noqa: PLC0415 -- start-up time
    from second_opinion.store.queries import gather, originals, trash  # noqa: PLC0415 -- start-up time

    for sealed in trash.purge_due():
        binder.objects.remove(sealed)
    binder.tidy(lambda: originals.sealed_ids().keys() | sealed_in(gather.awaited()))
