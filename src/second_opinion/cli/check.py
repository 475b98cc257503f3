"""``check``: is everything in the binder as it was written?"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from second_opinion.cli import binder, console
from second_opinion.cli.trouble import DONE, FAILED
from second_opinion.content.words import Words

if TYPE_CHECKING:
    from second_opinion.outside.binder.folder import Binder


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its options on the command line."""
    parser = commands.add_parser(
        "check",
        help=say.say("look whether everything in the binder is as it was saved"),
        description=say.say("Reads every byte of the binder: the database, the chain of changes and every file."),
    )
    binder.add_options(parser, say)
    parser.set_defaults(run=run, command="check")


def run(options: argparse.Namespace, say: Words) -> int:
    """Check the binder. 0: all is well; 1: something is not, and what is said; 2: the command makes no sense."""
    return binder.with_binder(options, say, check)


def check(opened: Binder, options: argparse.Namespace, say: Words) -> int:
    """Look at everything, and say what was found."""
    from second_opinion.outside.binder.check import examine  # noqa: PLC0415 -- start-up time
    from second_opinion.store import chain, copying, standing  # noqa: PLC0415 -- start-up time
    from second_opinion.store.queries import originals  # noqa: PLC0415 -- start-up time

    database = copying.problems(opened.database, opened.keys.database)
    with console.progress(say.say("Checking")) as report:
        files = examine(opened.objects, originals.sealed_ids(), report)
    unbroken = chain.holds() and not standing.strays()
    well = not database and unbroken and not files.missing and not files.damaged
    if options.json:
        told = {
            "well": well,
            "database": list(database),
            "chain": unbroken,
            "files": files.good,
            "missing": list(files.missing),
            "damaged": list(files.damaged),
            "orphans": files.orphans,
        }
        console.line(json.dumps(told))
        return DONE if well else FAILED
    if well:
        checked = say.plural("{number} file", "{number} files", files.good)
        console.line(say.say("All is well: the database, the chain of changes and {files}.", files=checked))
        return DONE
    if database:
        console.line(say.say("The database is damaged. Use a backup: “restore”."))
    if not unbroken:
        console.line(
            say.say("The chain of changes is broken: somebody put back an older state, or took a change away.")
        )
    for original in (*files.missing, *files.damaged):
        row = originals.get(original)
        name = row.original.names[0] if row.original.names else "—"
        console.line(say.say("This file is missing or damaged; gather it again: {name}", name=name))
    return FAILED
