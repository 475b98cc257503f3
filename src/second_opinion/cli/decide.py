"""``decide``: may it wait, and should I ask? ``screen`` looks for danger signs; ``page`` and ``letter`` write PDFs."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from second_opinion.cli import console, saving
from second_opinion.cli.trouble import DONE, MISUSED, CannotError
from second_opinion.content.words import LANGUAGES, Words, words

if TYPE_CHECKING:
    from second_opinion.ports.paper import Document


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its own commands on the command line."""
    parser = commands.add_parser(
        "decide",
        help=say.say("danger signs, reasons to ask, and how to tell the doctor"),
        description=say.say("Danger signs, reasons to ask a second doctor, and how to tell your doctor."),
    )
    steps = parser.add_subparsers(title=say.say("commands"), metavar=say.say("COMMAND"), required=True)
    _add_screen(steps, say)
    page = steps.add_parser(
        "page",
        help=say.say("why I ask, what to ask today and what studies found, as a PDF"),
        description=say.say(
            "Writes a PDF: why I ask, what to ask today and what studies found. It keeps nothing else."
        ),
    )
    page.add_argument(
        "--reason",
        action="append",
        default=[],
        metavar=say.say("REASON"),
        help=say.say("why you ask; may be given more than once: {reasons}", reasons=", ".join(REASONS)),
    )
    _add_paper(page, say)
    page.set_defaults(run=run_page, command="decide page")
    letter = steps.add_parser(
        "letter",
        help=say.say("a short letter to your doctor as a PDF"),
        description=say.say("Writes a short letter to your doctor as a PDF. It keeps nothing else."),
    )
    letter.add_argument("--doctor", default="", metavar=say.say("NAME"), help=say.say("the name of your doctor"))
    letter.add_argument("--name", default="", metavar=say.say("NAME"), help=say.say("your name"))
    _add_paper(letter, say)
    letter.set_defaults(run=run_letter, command="decide letter")


REASONS = ("unclear", "options", "plan", "several", "rare", "risky", "not-working", "talking", "sure")
"""The names of the nine reasons, as content/decide/reasons.toml has them."""


def _add_screen(steps: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
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
    screen.set_defaults(run=run_screen, command="decide screen")


def _add_paper(parser: argparse.ArgumentParser, say: Words) -> None:
    parser.add_argument("--out", metavar=say.say("FILE"), required=True, help=say.say("where to write it (PDF)"))
    parser.add_argument("--paper", choices=("letter", "a4"), default="letter", help=say.say("size of the paper"))
    parser.add_argument("--lang", choices=LANGUAGES, default=say.language, help=say.say("language of the paper"))


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


def run_page(options: argparse.Namespace, say: Words) -> int:
    """Write the page to take along. 0: written; 1: it could not be; 2: there is no such reason."""
    from second_opinion.journey.decide import guidance, picked, sheet  # noqa: PLC0415 -- start-up time

    unknown = [each for each in options.reason if each not in REASONS]
    if unknown:
        known = ", ".join(REASONS)
        console.trouble(say.say("There is no reason “{reason}”. Reasons: {known}.", reason=unknown[0], known=known))
        return MISUSED
    told = guidance(options.lang)
    chosen = picked(options.reason, told.reasons)
    return _save(sheet(chosen, told, words(options.lang), _today().isoformat(), options.paper), options, say)


def run_letter(options: argparse.Namespace, say: Words) -> int:
    """Write the letter. 0: written; 1: it could not be."""
    from second_opinion.journey.decide import Letter, guidance, letter  # noqa: PLC0415 -- start-up time
    from second_opinion.journey.pack import day_text  # noqa: PLC0415 -- start-up time
    from second_opinion.record import PartialDate  # noqa: PLC0415 -- start-up time

    day = day_text(PartialDate(_today().isoformat()), options.lang)
    written = Letter(options.doctor, options.name, day, guidance(options.lang).telling.letter)
    return _save(letter(written, words(options.lang), _today().isoformat(), options.paper), options, say)


def _save(document: Document, options: argparse.Namespace, say: Words) -> int:
    from second_opinion.paper import Typst  # noqa: PLC0415 -- start-up time

    try:
        saving.check(Path(options.out))
        saving.save(Path(options.out), Typst().draw(document).pdf)
    except CannotError as trouble:
        console.trouble(say.tell(trouble.reason))
        return trouble.code
    console.line(say.say("Written: {file}", file=options.out))
    return DONE


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- the date on a paper is the date where the person is
