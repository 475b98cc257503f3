"""``packet PATH… --out FILE``: from files to a packet in one go, without a binder. It never asks."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from second_opinion.cli import console
from second_opinion.cli.trouble import DONE, MISUSED, CannotError
from second_opinion.content.words import LANGUAGES, Words

if TYPE_CHECKING:
    from second_opinion.cli.making import Made


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its options on the command line."""
    parser = commands.add_parser(
        "packet",
        help=say.say("read files and make the packet for the second doctor"),
        description=say.say(
            "Reads files, folders and zips of health records, puts them together, and makes a PDF for the second "
            "doctor. Nothing is stored and nothing leaves this computer. Each file ends as read, kept or refused, "
            "with the reason."
        ),
        epilog=say.say("Example:") + "\n  ./second-opinion packet ~/Downloads/records --out packet.pdf --lang es",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", metavar=say.say("PATH"), help=say.say("a file, a folder or a zip"))
    parser.add_argument(
        "--out", metavar=say.say("FILE"), required=True, help=say.say("where to write the packet (PDF)")
    )
    parser.add_argument("--json", metavar=say.say("FILE"), help=say.say("also write the merged record as JSON"))
    parser.add_argument("--lang", choices=LANGUAGES, default=say.language, help=say.say("language of the packet"))
    parser.add_argument("--paper", choices=("letter", "a4"), default="letter", help=say.say("size of the paper"))
    parser.add_argument(
        "--person", metavar=say.say("NAME"), help=say.say("whose packet, when the files are of several people")
    )
    parser.add_argument("--example", action="store_true", help=say.say("use the files of a made-up person"))
    parser.set_defaults(run=run, command="packet")


def run(options: argparse.Namespace, say: Words) -> int:
    """Make the packet. 0: it was made; 1: it could not be, and why is said; 2: the command makes no sense."""
    if bool(options.paths) == options.example:
        console.trouble(say.say("Give at least one file or folder, or --example (not both)."))
        return MISUSED
    # Imported here so that --help answers before the readers are loaded.
    from second_opinion.cli import making  # noqa: PLC0415 -- start-up time

    try:
        made = making.make(options, say)
    except CannotError as trouble:
        console.trouble(say.tell(trouble.reason))
        return trouble.code
    _summary(made, options, say)
    return DONE


def _summary(made: Made, options: argparse.Namespace, say: Words) -> None:
    console.line()
    console.line(say.say("Packet for {person}: {file}", person=made.person, file=Path(options.out)))
    pages = say.plural("{number} page", "{number} pages", made.pages)
    facts = say.plural("{number} fact", "{number} facts", made.facts)
    console.line(f"  {pages} · {facts} · " + say.plural("{number} file", "{number} files", made.files))
    if made.contradictions:
        console.line(
            "  "
            + say.plural(
                "{number} thing does not fit together: see “What does not fit together” in the packet",
                "{number} things do not fit together: see “What does not fit together” in the packet",
                made.contradictions,
            )
        )
    for note in made.notes:
        console.line("  " + note)
