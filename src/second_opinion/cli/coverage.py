"""``coverage check``: will a plan pay for a second opinion? ``coverage sheet``: that and the call to it, on paper."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from second_opinion.cli import console, saving
from second_opinion.cli.trouble import DONE, MISUSED, CannotError
from second_opinion.content.words import LANGUAGES, Words, words

if TYPE_CHECKING:
    from second_opinion.content.coverage import Plan
    from second_opinion.journey.coverage import Answer, Asked


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Words) -> None:
    """Put the command and its options on the command line."""
    parser = commands.add_parser(
        "coverage",
        help=say.say("look up whether a plan pays for a second opinion"),
        description=say.say("Looks up whether a plan pays for a second opinion. The plan has the last word: call it."),
    )
    actions = parser.add_subparsers(title=say.say("commands"), metavar=say.say("COMMAND"), required=True)
    check = _action(
        actions, say, "check", say.say("the answer, what must be true, what it costs, and the rules it stands on")
    )
    check.add_argument("--json", action="store_true", help=say.say("answer as JSON"))
    check.set_defaults(run=run_check, command="coverage check")
    sheet = _action(actions, say, "sheet", say.say("the answer and the call to the plan as a PDF to print"))
    sheet.add_argument("--out", metavar=say.say("FILE"), required=True, help=say.say("where to write the sheet (PDF)"))
    sheet.add_argument("--paper", choices=("letter", "a4"), default="letter", help=say.say("size of the paper"))
    sheet.set_defaults(run=run_sheet, command="coverage sheet")


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], say: Words, name: str, told: str
) -> argparse.ArgumentParser:
    example = f"./second-opinion coverage {name} --plan medicare --service " + '"knee surgery"'
    parser = actions.add_parser(
        name,
        help=told,
        description=f"{told[:1].upper()}{told[1:]}.",
        epilog=say.say("Example:") + f"\n  {example}" + (" --out call.pdf" if name == "sheet" else ""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--plan",
        required=True,
        metavar=say.say("PLAN"),
        help=say.say("medicare, medicare-advantage, medicaid, employer, marketplace, tricare, va, none and others"),
    )
    parser.add_argument(
        "--service", required=True, metavar=say.say("TEXT"), help=say.say("what the opinion is about, in your words")
    )
    parser.add_argument("--state", metavar="XX", default="", help=say.say("the state, by its two letters"))
    parser.add_argument("--year", type=int, metavar="YYYY", help=say.say("the year of the visit; else this year"))
    parser.add_argument(
        "--opinions-differ", action="store_true", help=say.say("two opinions differ, and this is about a third")
    )
    parser.add_argument("--required", action="store_true", help=say.say("the plan itself asks for this opinion"))
    parser.add_argument("--lang", choices=LANGUAGES, default=say.language, help=say.say("language of the answer"))
    return parser


def run_check(options: argparse.Namespace, say: Words) -> int:
    """Answer on the terminal. 0: answered; 2: the plan, state or year is not known."""
    found = _looked_up(options, say)
    if found is None:
        return MISUSED
    plan, asked, answer = found
    if options.json:
        console.line(msgspec.json.format(msgspec.json.encode(_as_data(asked, answer)), indent=1).decode())
        return DONE
    _told(plan, answer, words(options.lang))
    return DONE


def run_sheet(options: argparse.Namespace, say: Words) -> int:
    """Write the PDF. 0: written; 1: it could not be; 2: the command makes no sense."""
    from second_opinion.content.coverage import script  # noqa: PLC0415 -- start-up time
    from second_opinion.journey.coverage import About, call_for, sheet  # noqa: PLC0415 -- start-up time
    from second_opinion.paper import Typst  # noqa: PLC0415 -- start-up time

    found = _looked_up(options, say)
    if found is None:
        return MISUSED
    plan, asked, answer = found
    about = About(plan.name, asked.service, _today().isoformat())
    call = call_for(plan.id, asked.service, script(options.lang))
    try:
        saving.check(Path(options.out))
        saving.save(Path(options.out), Typst().draw(sheet(about, answer, call, words(options.lang), options.paper)).pdf)
    except CannotError as trouble:
        console.trouble(say.tell(trouble.reason))
        return trouble.code
    console.line(say.say("Written: {file}", file=options.out))
    return DONE


def _looked_up(options: argparse.Namespace, say: Words) -> tuple[Plan, Asked, Answer] | None:
    from second_opinion.content import coverage as content  # noqa: PLC0415 -- start-up time
    from second_opinion.journey import coverage  # noqa: PLC0415 -- start-up time

    plans = content.plans(options.lang)
    plan = coverage.plan_named(options.plan, plans)
    if plan is None:
        known = ", ".join(each.id for each in plans)
        console.trouble(say.say("There is no plan “{plan}”. Plans: {plans}.", plan=options.plan, plans=known))
        return None
    if options.state and options.state.strip().upper() not in coverage.STATES:
        console.trouble(say.say("“{state}” is not a state. Give its two letters, such as CA.", state=options.state))
        return None
    if not options.service.strip():
        console.trouble(say.say("Type what the opinion is about. A few words are enough."))
        return None
    asked = coverage.ask(
        plan.id,
        options.service,
        content.services(options.lang),
        year=options.year or _today().year,
        state=options.state,
        differ=options.opinions_differ,
        required=options.required,
    )
    rules, amounts = content.rules(options.lang), content.amounts(options.lang)
    return plan, asked, coverage.check(asked, rules, amounts, _today(), words(options.lang))


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- the date on a paper is the date where the person is


def _as_data(asked: Asked, answer: Answer) -> dict[str, object]:
    return {
        "answer": answer.answer,
        "conditions": answer.conditions,
        "costs": answer.costs,
        "rules": [
            {
                "id": rule.id,
                "says": rule.says,
                "source": "; ".join(", ".join(filter(None, (each.title, each.place))) for each in rule.source),
                "sources": rule.source,
                "checked": rule.checked,
                "old": rule.old,
                "reviewed": rule.reviewed,
            }
            for rule in answer.rules
        ],
        "asked": asked,
    }


def _told(plan: Plan, answer: Answer, say: Words) -> None:
    from second_opinion.journey.coverage import level_said, source_line  # noqa: PLC0415 -- start-up time

    console.line(f"{plan.name}: {level_said(answer, say)}")
    for rule in answer.rules:
        console.line(f"  {rule.says}")
    for title, sentences in (
        (say.say("What must be true, and what to do"), answer.conditions),
        (say.say("What it costs you"), answer.costs),
        (say.say("Where this is from"), tuple(source_line(rule, say) for rule in answer.rules)),
    ):
        if sentences:
            console.line()
            console.line(title)
        for sentence in sentences:
            console.line(f"  - {sentence}")
