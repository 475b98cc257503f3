"""``backup FILE``: the whole binder in one encrypted file, read back before it counts."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from second_opinion.cli import binder, console, saving
from second_opinion.cli.trouble import DONE, CannotError
from second_opinion.content.words import Words
from second_opinion.record import N_, Reason

if TYPE_CHECKING:
    from second_opinion.outside.binder.folder import Binder


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its options on the command line."""
    parser = commands.add_parser(
        "backup",
        help=say.say("save the whole binder in one encrypted file"),
        description=say.say(
            "Writes the whole binder into one file and reads every byte of it back. The file is encrypted: the same "
            "passphrase or recovery code opens it."
        ),
    )
    parser.add_argument("file", metavar=say.say("FILE"), help=say.say("where to write the backup"))
    binder.add_options(parser, say)
    parser.set_defaults(run=run, command="backup")


def run(options: argparse.Namespace, say: Words) -> int:
    """Make the backup. 0: it was made and read back; 1: it could not be; 2: the command makes no sense."""
    return binder.with_binder(options, say, backup)


def backup(opened: Binder, options: argparse.Namespace, say: Words) -> int:
    """Copy the database as it is now, and write everything into the file."""
    from second_opinion.outside.binder import backup as backups  # noqa: PLC0415 -- start-up time
    from second_opinion.outside.binder.sealed import DamagedError  # noqa: PLC0415 -- start-up time
    from second_opinion.store import chain, copying  # noqa: PLC0415 -- start-up time

    place = Path(options.file)
    saving.check_new(place)
    # Before the copy: what others add in between stands in the copy behind this link.
    head = chain.head()
    try:
        with copying.copied(opened.database, opened.keys.database) as copy:
            manifest = backups.write(opened, copy, (head.number, head.link), place)
    except DamagedError as damaged:
        reason = Reason(N_("The backup did not read back as it was written, so it was thrown away. Try another disk."))
        raise CannotError(reason) from damaged
    except copying.UnsoundError as unsound:
        reason = Reason(N_("The database is damaged, so no backup was made of it. Run “check”."))
        raise CannotError(reason) from unsound
    except OSError as no:
        values = {"file": str(place), "why": no.strerror or type(no).__name__}
        raise CannotError(Reason(N_("{file} could not be written: {why}."), values)) from no
    files = len(manifest.entries) - 1
    if options.json:
        console.line(json.dumps({"file": str(place), "files": files, "chain": manifest.chain_number, "verified": True}))
        return DONE
    saved = say.plural("{number} file", "{number} files", files)
    console.line(say.say("Backup of {files} written and read back: {file}", files=saved, file=place))
    return DONE
