"""``pack --out FILE``: the packet for the second doctor, from what is in the binder."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from second_opinion import __version__
from second_opinion.cli import binder, console, people, saving
from second_opinion.cli.trouble import DONE
from second_opinion.content.words import LANGUAGES, Words, words

if TYPE_CHECKING:
    from second_opinion.outside.binder.folder import Binder


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its options on the command line."""
    parser = commands.add_parser(
        "pack",
        help=say.say("make the packet for the second doctor from the binder"),
        description=say.say("Makes a PDF for the second doctor from what the binder holds about one person."),
    )
    parser.add_argument(
        "--out", metavar=say.say("FILE"), required=True, help=say.say("where to write the packet (PDF)")
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=say.language, help=say.say("language of the packet"))
    parser.add_argument("--paper", choices=("letter", "a4"), default="letter", help=say.say("size of the paper"))
    parser.add_argument(
        "--person", metavar=say.say("NAME"), help=say.say("whose packet, when the binder holds several people")
    )
    binder.add_options(parser, say)
    parser.set_defaults(run=run, command="pack")


def run(options: argparse.Namespace, say: Words) -> int:
    """Make the packet. 0: it was made; 1: it could not be, and why is said; 2: the command makes no sense."""
    return binder.with_binder(options, say, pack)


def pack(_opened: Binder, options: argparse.Namespace, say: Words) -> int:
    """Draw the packet of the chosen person, without what they leave out."""
    from second_opinion.journey.pack import Choices, packet  # noqa: PLC0415 -- start-up time
    from second_opinion.paper import Typst  # noqa: PLC0415 -- start-up time
    from second_opinion.store.queries import pack as packs  # noqa: PLC0415 -- start-up time
    from second_opinion.store.queries import people as everyone  # noqa: PLC0415 -- start-up time

    saving.check(Path(options.out))
    person = people.chosen(options.person)
    key = person.person.key
    today = date.today().isoformat()  # noqa: DTZ011 -- the date on a paper is the date where the person is
    base = Choices(size=options.paper, made_on=today, made_by=f"Second Opinion {__version__}")
    choices = packs.choices(key, base)
    document = packet(packs.record_of(key), everyone.case(key), choices, words(options.lang))
    drawn = Typst().draw(document)
    saving.save(Path(options.out), drawn.pdf)
    if options.json:
        told = {"file": options.out, "person": person.label, "pages": drawn.pages, "left_out": len(choices.left_out)}
        console.line(json.dumps(told, ensure_ascii=False))
        return DONE
    console.line(say.say("Packet for {person}: {file}", person=person.label, file=options.out))
    pages = say.plural("{number} page", "{number} pages", drawn.pages)
    facts = say.plural("{number} fact", "{number} facts", person.facts - len(choices.left_out))
    console.line(f"  {pages} · {facts}")
    return DONE
