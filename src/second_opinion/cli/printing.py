"""``print FORM --out FILE``: a form, blank or filled in, in one go. No binder, no account, no question asked."""

from __future__ import annotations

import argparse
from pathlib import Path

from second_opinion.cli import console
from second_opinion.cli.trouble import DONE, MISUSED, CannotError
from second_opinion.content.words import LANGUAGES, Words


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its options on the command line."""
    parser = commands.add_parser(
        "print",
        help=say.say("make a form to print: logs, question sheets, checklists"),
        description=_description(say),
        epilog=_examples(say),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("form", nargs="?", metavar=say.say("FORM"), help=say.say("the form's name, or all, or binder"))
    parser.add_argument("--list", action="store_true", help=say.say("name all forms"))
    parser.add_argument(
        "--json", action="store_true", help=say.say("with --list or --read: as JSON, for other programs")
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=say.language, help=say.say("language of the form"))
    parser.add_argument("--paper", choices=("letter", "a4"), default="letter", help=say.say("size of the paper"))
    parser.add_argument("--size", choices=("normal", "large"), default="normal", help=say.say("size of the print"))
    parser.add_argument("--booklet", action="store_true", help=say.say("as a booklet: two pages on a side, to fold"))
    parser.add_argument("--fillable", action="store_true", help=say.say("as a PDF to type into"))
    parser.add_argument("--days", type=int, default=0, metavar="N", help=say.say("for how many days (logs)"))
    parser.add_argument("--out", metavar=say.say("FILE"), help=say.say("where to write the PDF; a folder for all"))
    _filled(parser, say)
    parser.set_defaults(run=run, command="print")


def _filled(parser: argparse.ArgumentParser, say: Words) -> None:
    """Options for what is filled in."""
    parser.add_argument("--answers", metavar=say.say("FILE"), help=say.say("fill it in: a JSON file of answers"))
    parser.add_argument(
        "--qr", action="store_true", help=say.say("with --answers: a code for phones on the card for the wallet")
    )
    parser.add_argument("--read", metavar=say.say("FILE"), help=say.say("tell what was typed into a PDF of ours"))


def _description(say: Words) -> str:
    return (
        say.say(
            "Makes a blank form as a PDF, in English or Spanish, for Letter or A4: as a sheet, in large print, as a "
            "booklet to fold, or to type into. Nothing is stored. --list names all forms. The word “all” makes every "
            "one of them, the word “binder” one PDF of them all with tabs."
        )
        + "\n\n"
        + say.say(
            "--answers prints a filled sheet from a file of answers, each with the name of its box; --list --json "
            "names the boxes. --read tells what was typed into a PDF made with --fillable. The file is read by a "
            "process of its own that may use only so much memory and time, and is not kept."
        )
    )


def _examples(say: Words) -> str:
    return (
        say.say("Example:")
        + "\n  ./second-opinion print --list"
        + "\n  ./second-opinion print blood-pressure --lang es --days 14 --out presion.pdf"
        + "\n  ./second-opinion print pain --booklet --out pain.pdf"
        + "\n  ./second-opinion print blood-pressure --answers rosa.json --out rosa.pdf"
        + "\n  ./second-opinion print emergency-sheet --answers rosa.json --qr --out rosa.pdf"
        + "\n  ./second-opinion print --read typed.pdf --json > rosa.json"
    )


def run(options: argparse.Namespace, say: Words) -> int:
    """Make the form. 0: it was made; 1: it could not be, and why is said; 2: the command makes no sense."""
    # Imported here so that --help answers before the typesetter is loaded.
    from second_opinion.cli import forms  # noqa: PLC0415 -- start-up time

    try:
        if options.list:
            for line in forms.listed(options):
                console.line(line)
            return DONE
        if options.read:
            from second_opinion.cli import typed  # noqa: PLC0415 -- start-up time

            return typed.read(options, say)
        if not options.form or not options.out:
            console.trouble(say.say("Name a form and say where to write it: print FORM --out FILE. Or: print --list"))
            return MISUSED
        for place, pages in forms.made(options, Path(options.out), say):
            console.line(f"{place} · " + say.plural("{number} page", "{number} pages", pages))
    except CannotError as trouble:
        console.trouble(say.tell(trouble.reason))
        return trouble.code
    return DONE
