"""Making a packet: gather, sort people apart, merge, lay out, draw, save. Loaded only when there is work to do."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from second_opinion import __version__
from second_opinion.cli import choosing, console, endings, saving
from second_opinion.cli.trouble import MISUSED, CannotError
from second_opinion.content import family
from second_opinion.content.words import Words, words
from second_opinion.journey.gather import FileOutcome
from second_opinion.journey.merge import Pile, merge, sort_people
from second_opinion.journey.pack import Choices, FileEnding, packet
from second_opinion.outside.files import NoSuchPathError
from second_opinion.outside.gathering import gather
from second_opinion.outside.processes import NoWorkerError
from second_opinion.paper import Typst
from second_opinion.record import N_, PersonRecord, Reason
from second_opinion.record.file import RecordFile

NO_WORKER = Reason(
    N_("This computer could not start the process that reads files. Close some programs, then try again.")
)
MADE_BY = f"Second Opinion {__version__}"


@dataclass(frozen=True)
class Made:
    """What was made, for the closing lines. ``notes`` are sentences in the person's language."""

    person: str
    pages: int
    facts: int
    files: int
    contradictions: int
    notes: tuple[str, ...] = ()


def make(options: argparse.Namespace, say: Words) -> Made:
    """Make the packet the command line asks for. Raises CannotError with what a person can do about it."""
    for place in filter(None, (options.out, options.json)):
        saving.check(Path(place))
    today = date.today().isoformat()  # noqa: DTZ011 -- the date on a paper is the date where the person is
    # One command, then the process ends: facts make no cycles, and looking for garbage among them only takes time.
    gc.disable()
    outcomes = _gathered(options, say)
    piles = sort_people(outcomes)
    pile = choosing.choose(piles, options.person)
    record = merge(pile.person, pile.facts, pile.originals, pile.versions)
    choices = _choices(options, outcomes, pile, today)
    case = family.case(options.lang) if options.example else None
    drawn = Typst().draw(packet(record, case, choices, words(options.lang)))
    saving.save(Path(options.out), drawn.pdf)
    if options.json:
        saving.save(Path(options.json), RecordFile(made_on=today, made_by=MADE_BY, record=record).encode())
    return _made(record, drawn.pages, pile, piles, say)


def _gathered(options: argparse.Namespace, say: Words) -> tuple[FileOutcome, ...]:
    with ExitStack() as open_until_read:
        paths = [Path(given) for given in options.paths]
        if options.example:
            paths = [open_until_read.enter_context(family.example_folder())]
        report = open_until_read.enter_context(console.progress(say.say("Reading")))
        try:
            gathered = gather(paths, progress=report)
        except NoSuchPathError as missing:
            reason = Reason(N_("There is no file or folder {path}."), {"path": str(missing.path)})
            raise CannotError(reason, MISUSED) from missing
        except NoWorkerError as none:
            raise CannotError(NO_WORKER) from none
    for outcome in gathered.outcomes:
        console.line(endings.line(outcome, say))
    return gathered.outcomes


def _choices(options: argparse.Namespace, outcomes: Sequence[FileOutcome], pile: Pile, today: str) -> Choices:
    mine = {original.id for original in pile.originals}
    ours = [outcome for outcome in outcomes if outcome.original.id in mine or not outcome.people]
    return Choices(
        size=options.paper,
        made_on=today,
        made_by=MADE_BY,
        files=tuple(
            FileEnding(
                name=endings.name(outcome),
                ending=outcome.ending.value,
                original=outcome.original.id,
                reason=outcome.reason,
                left=sum(outcome.left.values()),
                media_type=outcome.original.media_type,
            )
            for outcome in ours
        ),
        others=len(outcomes) - len(ours),
    )


def _made(record: PersonRecord, pages: int, pile: Pile, piles: Sequence[Pile], say: Words) -> Made:
    return Made(
        person=choosing.called(pile, say),
        pages=pages,
        facts=len(record.facts),
        files=len(pile.originals),
        contradictions=len(record.contradictions),
        notes=tuple(choosing.notes(piles, pile, say)),
    )
