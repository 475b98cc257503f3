"""The first word after ``./second-opinion`` picks the command; without a word, it says what to try."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from second_opinion import __version__
from second_opinion.cli import (
    backup,
    check,
    console,
    coverage,
    decide,
    export,
    gather,
    help_words,
    pack,
    packet,
    printing,
    record,
    restore,
    start,
)
from second_opinion.cli.language import language
from second_opinion.cli.trouble import DONE, FAILED
from second_opinion.content.words import Words, words


def main(arguments: Sequence[str], opening: start.Run | None = None) -> int:
    """Run one command. Returns its exit code: 0 done, 1 it could not be done, 2 the command was not understood.

    ``opening`` opens the pages in the browser; without a word, that is what happens.
    """
    say = words(language(arguments, os.environ))
    help_words.speak(say.language)
    parser = _parser(say, opening)
    options = parser.parse_args(arguments)
    if options.command is None and opening is not None:
        options.run = opening
    elif options.command is None:
        _what_to_try(parser, say)
        return DONE
    try:
        return int(options.run(options, say))
    except KeyboardInterrupt:
        console.trouble(say.say("Stopped. Nothing was changed."))
        return FAILED
    except BrokenPipeError:
        console.nobody_reads()
        return FAILED


def _parser(say: Words, opening: start.Run | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="second-opinion",
        description=say.say("From “I was just told something serious” to “I have chosen, and it happened”."),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    version = f"Second Opinion {__version__}"
    parser.add_argument("--version", action="version", version=version, help=say.say("show the version and stop"))
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title=say.say("commands"), metavar=say.say("COMMAND"))
    if opening is not None:
        start.add_to(commands, say, opening)
    for command in (decide, coverage, gather, record, pack, packet, printing, check, backup, restore, export):
        command.add_to(commands, say)
    return parser


def _what_to_try(parser: argparse.ArgumentParser, say: Words) -> None:
    parser.print_help()
    console.line()
    console.line(say.say("To try it:"))
    console.line()
    console.line("  ./second-opinion packet --example --out packet.pdf")
    console.line("      " + say.say("makes the packet of a made-up person, so that you can see one"))
    console.line("  ./second-opinion packet ~/Downloads/records --out packet.pdf")
    console.line("      " + say.say("reads a folder of downloaded records and makes the packet"))
