"""How the files of a gathering ended, in groups and in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from second_opinion.content.words import Words
from second_opinion.journey.gather import Ending
from second_opinion.store.queries.gather import EndedFiles, GatheredFile


@dataclass(frozen=True)
class FileLine:
    """One file: its name, what was found, why it ended so, what else there is to know; ``original`` is its id where
    its bytes are in the binder."""

    name: str
    facts: str
    reason: str
    warnings: tuple[str, ...]
    original: str


@dataclass(frozen=True)
class Group:
    """Files that ended the same way: the first of ``number``."""

    title: str
    lines: tuple[FileLine, ...]
    number: int
    ending: str


def groups(files: Sequence[EndedFiles], words: Words) -> tuple[Group, ...]:
    """What needs a look first: refused, then kept, then read."""
    titles = {
        Ending.REFUSED: words.say("Not taken"),
        Ending.KEPT: words.say("Kept, but not read"),
        Ending.READ: words.say("Read"),
    }
    found = {each.ending: each for each in files}
    return tuple(
        Group(title, tuple(_line(file, words) for file in each.first), each.files, ending.value)
        for ending, title in titles.items()
        if (each := found.get(ending))
    )


def sentences(files: Sequence[EndedFiles], words: Words) -> tuple[str, ...]:
    """ "We read 14 files: 806 facts." and what did not go so well; the first sentence is the heading."""
    number = {each.ending: each.files for each in files}
    read, kept, refused = (number.get(ending, 0) for ending in (Ending.READ, Ending.KEPT, Ending.REFUSED))
    found = sum(each.facts for each in files if each.ending is Ending.READ)
    facts = words.plural("{number} fact", "{number} facts", found)
    told = []
    if read:
        told.append(
            words.plural("We read {number} file: {facts}.", "We read {number} files: {facts}.", read, facts=facts)
        )
    if kept:
        told.append(
            words.plural(
                "{number} file we kept but could not read.", "{number} files we kept but could not read.", kept
            )
        )
    if refused:
        told.append(words.plural("{number} file was not taken.", "{number} files were not taken.", refused))
    return tuple(told) or (words.say("There was no file to read."),)


def _line(file: GatheredFile, words: Words) -> FileLine:
    outcome = file.outcome
    return FileLine(
        name=outcome.original.names[0] if outcome.original.names else "—",
        facts=words.plural("{number} fact", "{number} facts", file.facts) if file.facts else "",
        reason=words.tell(outcome.reason) if outcome.reason else "",
        warnings=tuple(words.tell(warning) for warning in outcome.warnings),
        original=outcome.original.id if outcome.ending is not Ending.REFUSED else "",
    )
