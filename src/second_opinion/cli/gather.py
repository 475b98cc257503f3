"""``gather PATH…``: read files into the binder, which is made first if there is none."""

from __future__ import annotations

import argparse
import json
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from second_opinion.cli import binder, console
from second_opinion.cli.trouble import DONE, MISUSED, CannotError
from second_opinion.content.words import Words
from second_opinion.record import N_, Reason

if TYPE_CHECKING:
    from second_opinion.journey.gather import FileOutcome
    from second_opinion.outside.binder.folder import Binder
    from second_opinion.store.leases import Lease

BUSY = Reason(N_("Another program is gathering into this binder just now. Try again when it is done."))


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its options on the command line."""
    parser = commands.add_parser(
        "gather",
        help=say.say("read files into the binder"),
        description=say.say(
            "Reads files, folders and zips of health records into the binder. The binder is encrypted; if there is "
            "none yet, one is made. Your own files stay as they are. Gathering the same file twice changes nothing."
        ),
    )
    parser.add_argument("paths", nargs="+", metavar=say.say("PATH"), help=say.say("a file, a folder or a zip"))
    binder.add_options(parser, say)
    parser.set_defaults(run=run, command="gather")


def run(options: argparse.Namespace, say: Words) -> int:
    """Gather. 0: it is done; 1: it could not be done, and why is said; 2: the command makes no sense."""
    for given in options.paths:
        if not Path(given).exists():
            console.trouble(say.say("There is no file or folder {path}.", path=given))
            return MISUSED
    return binder.with_binder(options, say, gather, may_create=True)


def gather(opened: Binder, options: argparse.Namespace, say: Words) -> int:
    """Carry out the gathering, and say how each file ended."""
    from second_opinion.outside.files import walk  # noqa: PLC0415 -- start-up time
    from second_opinion.outside.keeping import gather_into  # noqa: PLC0415 -- start-up time
    from second_opinion.store.queries import gather as gathering  # noqa: PLC0415 -- start-up time
    from second_opinion.store.queries import jobs  # noqa: PLC0415 -- start-up time

    paths = [Path(given).absolute() for given in options.paths]
    job = gathering.start_gathering(json.dumps({"paths": [str(path) for path in paths]}).encode())
    with console.progress(say.say("Reading")) as report:

        def files(lease: Lease) -> Generator[tuple[FileOutcome, str]]:
            def progress(done: int, known: int) -> None:
                report(done, known)
                lease.progress(done, known)

            yield from gather_into(opened.objects, walk(paths), progress=progress)

        try:
            state = gathering.carry_out(job, files)
        except jobs.LeaseHeldError as held:
            jobs.cancel(job)
            raise CannotError(BUSY) from held
        except KeyboardInterrupt as stopped:
            reason = Reason(N_("Stopped. What was read until then is kept; gather the same again to go on."))
            raise CannotError(reason) from stopped
        except OSError as no:
            values = {"why": no.strerror or type(no).__name__}
            reason = Reason(N_("The disk could not take more ({why}). What was read until then is kept."), values)
            raise CannotError(reason) from no
    _tell(job, state, options, say)
    return DONE


def _tell(job: int, state: str, options: argparse.Namespace, say: Words) -> None:
    from second_opinion.cli import endings  # noqa: PLC0415 -- start-up time
    from second_opinion.store.queries import gather as gathering  # noqa: PLC0415 -- start-up time
    from second_opinion.store.queries import people  # noqa: PLC0415 -- start-up time

    files = gathering.outcomes(job)
    everyone = people.everyone()
    if options.json:
        told = {
            "state": state,
            "files": [
                {
                    "name": endings.name(file.outcome),
                    "ending": file.outcome.ending.value,
                    "facts": file.facts,
                    "original": file.outcome.original.id,
                    "reason": say.tell(file.outcome.reason) if file.outcome.reason else "",
                }
                for file in files
            ],
            "people": [{"key": each.person.key, "name": each.label, "facts": each.facts} for each in everyone],
        }
        console.line(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for file in files:
        console.line(endings.counted(file.outcome, file.facts, say))
    console.line()
    for each in everyone:
        facts = say.plural("{number} fact", "{number} facts", each.facts)
        originals = say.plural("{number} file", "{number} files", each.originals)
        console.line(f"{each.label or say.say('files that do not say who they are about')}: {facts} · {originals}")
        for question in each.questions:
            console.line("  " + say.tell(question.text))
