"""One line for each file: how it ended, what was found in it, and why when it was not read."""

from __future__ import annotations

from second_opinion.content.words import Words
from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.record import N_

_WORDS = {Ending.READ: N_("read"), Ending.KEPT: N_("kept"), Ending.REFUSED: N_("refused")}


def line(outcome: FileOutcome, say: Words) -> str:
    """The line of one file, in the person's language."""
    return counted(outcome, len(outcome.facts), say)


def counted(outcome: FileOutcome, facts: int, say: Words) -> str:
    """The line of a file whose facts are counted elsewhere."""
    ending = say.say(_WORDS[outcome.ending])
    told = [name(outcome)]
    if outcome.ending is Ending.READ:
        told.append(say.plural("{number} fact", "{number} facts", facts))
    if outcome.reason is not None:
        told.append(say.tell(outcome.reason))
    told += [say.tell(warning) for warning in outcome.warnings]
    return f"{ending:<9} " + " · ".join(told)


def name(outcome: FileOutcome) -> str:
    """What the file is called, for a person to recognise."""
    return outcome.original.names[0] if outcome.original.names else "—"
