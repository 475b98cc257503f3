"""``export FILE``: everything as a plain zip that any program can open."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from second_opinion import __version__
from second_opinion.cli import binder, console, saving
from second_opinion.cli.trouble import DONE, CannotError
from second_opinion.content.words import Words
from second_opinion.record import N_, Reason

if TYPE_CHECKING:
    from second_opinion.outside.binder.folder import Binder


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its options on the command line."""
    parser = commands.add_parser(
        "export",
        help=say.say("write everything into a plain zip that any program can open"),
        description=say.say(
            "Writes every original as it came, and each person's record as JSON, into a zip. The zip is not encrypted: "
            "whoever has it can read it."
        ),
    )
    parser.add_argument("file", metavar=say.say("FILE"), help=say.say("where to write the zip"))
    binder.add_options(parser, say)
    parser.set_defaults(run=run, command="export")


def run(options: argparse.Namespace, say: Words) -> int:
    """Export. 0: the zip is there; 1: it could not be made; 2: the command makes no sense."""
    return binder.with_binder(options, say, export)


def export(opened: Binder, options: argparse.Namespace, say: Words) -> int:
    """Write the zip."""
    from second_opinion.outside.binder import export as exports  # noqa: PLC0415 -- start-up time
    from second_opinion.outside.binder.sealed import DamagedError  # noqa: PLC0415 -- start-up time
    from second_opinion.store.queries import leaving  # noqa: PLC0415 -- start-up time

    place = Path(options.file)
    saving.check_new(place)
    today = date.today().isoformat()  # noqa: DTZ011 -- the date on a paper is the date where the person is
    everything = leaving.everything(today, f"Second Opinion {__version__}")
    try:
        number = exports.write(opened.objects, everything.files, everything.papers, say.say(exports.README), place)
    except DamagedError as damaged:
        raise CannotError(
            Reason(N_("A file in this binder is damaged, so the export was stopped. Run “check”."))
        ) from damaged
    except OSError as no:
        values = {"file": str(place), "why": no.strerror or type(no).__name__}
        raise CannotError(Reason(N_("{file} could not be written: {why}."), values)) from no
    if options.json:
        console.line(json.dumps({"file": str(place), "files": number, "people": everything.people}))
        return DONE
    written = say.plural("{number} file", "{number} files", number)
    console.line(
        say.say("{files} written to {file}. This zip is not encrypted; keep it safe.", files=written, file=place)
    )
    return DONE
