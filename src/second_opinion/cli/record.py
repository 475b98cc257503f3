"""``record [--kind KIND]``: what stands in a person's record, newest first."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import msgspec

from second_opinion.cli import binder, console, people
from second_opinion.cli.trouble import DONE, MISUSED
from second_opinion.content.words import Words
from second_opinion.record import AnyFact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from second_opinion.outside.binder.folder import Binder
    from second_opinion.store.queries.record import Filters, Line


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its options on the command line."""
    parser = commands.add_parser(
        "record",
        help=say.say("show what stands in the record"),
        description=say.say("Shows one line for each fact in a person's record, newest first."),
    )
    parser.add_argument(
        "--kind", metavar=say.say("KIND"), help=say.say("one kind only, such as Condition, Medication or Result")
    )
    parser.add_argument("--text", metavar=say.say("WORDS"), default="", help=say.say("only what holds these words"))
    parser.add_argument(
        "--person", metavar=say.say("NAME"), help=say.say("whose record, when the binder holds several people")
    )
    binder.add_options(parser, say)
    parser.set_defaults(run=run, command="record")


def run(options: argparse.Namespace, say: Words) -> int:
    """Show the record. 0: shown; 1: it could not be; 2: the command makes no sense."""
    known = {each.__name__ for each in AnyFact.__args__}
    if options.kind and options.kind not in known:
        console.trouble(
            say.say("There is no kind “{kind}”. Kinds: {kinds}.", kind=options.kind, kinds=", ".join(sorted(known)))
        )
        return MISUSED
    return binder.with_binder(options, say, record)


def record(_opened: Binder, options: argparse.Namespace, say: Words) -> int:
    """Print the facts, one line each or as JSON."""
    from second_opinion.store.queries import record as records  # noqa: PLC0415 -- start-up time
    from second_opinion.store.queries.record import Filters  # noqa: PLC0415 -- start-up time

    person = people.chosen(options.person)
    kinds = frozenset({options.kind} if options.kind else ())
    lines = _lines(person.person.key, Filters(kinds=kinds, text=options.text))
    if options.json:
        # A list has no sources in it; what is handed on has everything.
        facts = records.facts(person.person.key, [line.fact.id for line in lines])
        console.line(msgspec.json.format(msgspec.json.encode(facts), indent=1).decode())
        return DONE
    console.line(person.label)
    for line in lines:
        first = line.fact.when.first
        left_out = f" ({say.say('left out of packets')})" if line.left_out else ""
        day = first.day if first else ""
        console.line(f"{day:<10}  {type(line.fact).__name__:<20}  {line.fact.label or '—'}{left_out}")
    return DONE


def _lines(person: str, filters: Filters) -> Iterator[Line]:
    from second_opinion.store.queries import record as records  # noqa: PLC0415 -- start-up time

    page = records.timeline(person, filters, size=500)
    yield from page.lines
    while page.older:
        page = records.timeline(person, filters, older=page.older, size=500)
        yield from page.lines
