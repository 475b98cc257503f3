"""``decide``: may it wait, and should I ask? ``decide screen TEXT`` looks for danger signs in what a person typed."""

from __future__ import annotations

import argparse
import json
import sys

from second_opinion.cli import console
from second_opinion.cli.trouble import DONE, MISUSED
from second_opinion.content.words import LANGUAGES, Words


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its own commands on the command line."""
    parser = commands.add_parser("decide", help=say.say("danger signs that cannot wait"))
    steps = parser.add_subparsers(title=say.say("commands"), metavar="", required=True)
    screen = steps.add_parser(
        "screen",
        help=say.say("look for danger signs in a text"),
        description=say.say(
            "Looks for danger signs in what a person typed, by rules alone. "
            "Finding none does not mean that all is well."
        ),
    )
    screen.add_argument(
        "text", metavar=say.say("TEXT"), help=say.say("what was typed; - reads one sentence from each line")
    )
    screen.add_argument(
        "--lang", choices=LANGUAGES, help=say.say("the language of the text; without it, English and Spanish")
    )
    screen.add_argument("--json", action="store_true", help=say.say("print one JSON object for each text"))
    screen.set_defaults(run=run_screen, command="decide")


def run_screen(options: argparse.Namespace, say: Words) -> int:
    """Look for danger signs. 0: it was done, whatever was found; 2: there was nothing to look at."""
    texts = sys.stdin if options.text == "-" else (options.text,)
    if options.text != "-" and not options.text.strip():
        console.trouble(say.say("Give a text, or - to read one sentence from each line."))
        return MISUSED
    for text in texts:
        _answer(text.rstrip("\r\n"), options, say)
    return DONE


def _answer(text: str, options: argparse.Namespace, say: Words) -> None:
    from second_opinion.journey.decide import alarms  # noqa: PLC0415 -- start-up time

    found = alarms(text, say.language, options.lang or "")
    if options.json:
        flags = [{"id": each.id, "matched": each.matched, "do": each.do, "source": each.source} for each in found]
        console.line(json.dumps({"stop": bool(found), "flags": flags}, ensure_ascii=False))
    elif not found:
        console.line(say.say("No danger sign was recognized. That does not mean that all is well."))
        console.line("  " + say.say("If you think it is an emergency, call 911."))
    else:
        console.line(say.say("Stop. This may not be able to wait."))
        for each in found:
            console.line(f"  “{each.matched}”: {each.do}")
