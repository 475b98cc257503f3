"""``restore FILE``: a binder from a backup, into an empty place only."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from second_opinion.cli import binder, console, given
from second_opinion.cli.trouble import DONE, MISUSED, CannotError
from second_opinion.content.words import Words
from second_opinion.record import N_, Reason

if TYPE_CHECKING:
    from second_opinion.outside.binder.backup import Manifest
    from second_opinion.outside.binder.folder import Binder


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its options on the command line."""
    parser = commands.add_parser(
        "restore",
        help=say.say("make a binder from a backup"),
        description=say.say(
            "Makes a binder from a backup, in a place where there is none. Nothing is ever overwritten."
        ),
    )
    parser.add_argument("file", metavar=say.say("FILE"), help=say.say("the backup"))
    binder.add_options(parser, say)
    parser.set_defaults(run=run, command="restore")


def run(options: argparse.Namespace, say: Words) -> int:
    """Restore. 0: the binder is there and holds; 1: it could not be done; 2: the command makes no sense."""
    try:
        manifest = _restored(options, say)
    except CannotError as trouble:
        console.trouble(say.tell(trouble.reason))
        return trouble.code

    def prove(opened: Binder, options: argparse.Namespace, say: Words) -> int:
        return _proved(manifest, opened, options, say)

    return binder.with_binder(options, say, prove)


def _restored(options: argparse.Namespace, say: Words) -> Manifest:
    from second_opinion.outside.binder import keys  # noqa: PLC0415 -- start-up time
    from second_opinion.outside.binder.folder import NewerBinderError  # noqa: PLC0415 -- start-up time
    from second_opinion.outside.binder.restore import NotEmptyError, restore  # noqa: PLC0415 -- start-up time
    from second_opinion.outside.binder.sealed import DamagedError  # noqa: PLC0415 -- start-up time

    place, folder = Path(options.file), given.place(options)
    if not place.is_file():
        raise CannotError(Reason(N_("There is no file {file}."), {"file": str(place)}), MISUSED)
    passphrase = given.passphrase(options, say)
    try:
        return restore(place, folder, lambda file: keys.unlock_by_either(file, passphrase))
    except NotEmptyError as full:
        reason = Reason(N_("{folder} is not empty. A backup is never restored over anything."), {"folder": str(folder)})
        raise CannotError(reason, MISUSED) from full
    except keys.WrongPassphraseError as wrong:
        raise CannotError(Reason(N_("This passphrase does not open the backup. Nothing was changed."))) from wrong
    except NewerBinderError as newer:
        raise CannotError(
            Reason(N_("A newer version of this program made this backup. Update the program."))
        ) from newer
    except (DamagedError, keys.KeyFileError) as damaged:
        raise CannotError(Reason(N_("This is no backup, or it is damaged. Nothing was changed."))) from damaged
    except OSError as no:
        values = {"folder": str(folder), "why": no.strerror or type(no).__name__}
        raise CannotError(Reason(N_("The binder could not be made in {folder}: {why}."), values)) from no


def _proved(manifest: Manifest, _opened: Binder, options: argparse.Namespace, say: Words) -> int:
    from second_opinion.store import chain  # noqa: PLC0415 -- start-up time

    if not chain.holds(chain.Head(manifest.chain_number, manifest.chain_link)):
        raise CannotError(Reason(N_("The chain of changes in this backup is broken. Do not trust what it holds.")))
    files = len(manifest.entries) - 1
    if options.json:
        told = {"folder": str(given.place(options)), "files": files, "chain": manifest.chain_number}
        console.line(json.dumps(told, ensure_ascii=False))
        return DONE
    made = say.plural("{number} file", "{number} files", files)
    console.line(say.say("Binder with {files} made in {folder}.", files=made, folder=given.place(options)))
    return DONE
