"""Whose packet it is, when the files are of several people. It never asks; it says what it did."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from second_opinion.cli.trouble import MISUSED, CannotError
from second_opinion.content.words import Words
from second_opinion.journey.merge import Pile
from second_opinion.record import N_, Reason


def choose(piles: Sequence[Pile], name: str | None) -> Pile:
    """The pile of the named person, else the one with the most files. Raises CannotError when there is none."""
    known = [pile for pile in piles if pile.facts or pile.named]
    if not known:
        raise CannotError(Reason(N_("None of these files could be read as a health record, so there is no packet.")))
    if name is None:
        return known[0]
    fitting = [pile for pile in known if fits(name, _labels(pile))]
    if fitting:
        return fitting[0]
    people = ", ".join(pile.person.label for pile in known if pile.person.label) or "—"
    reason = Reason(N_("No file is about “{name}”. The files are about: {people}."), {"name": name, "people": people})
    raise CannotError(reason, MISUSED)


def called(pile: Pile, say: Words) -> str:
    """The person's name, or a few words when no file gives one."""
    return pile.person.label or say.say("a person whom these files do not name")


def fits(name: str, labels: Iterable[str]) -> bool:
    """True when every word of the name stands in one of the labels, whatever their case and accents."""
    wanted = _plain(name).split()
    return bool(wanted) and any(_holds(label, wanted) for label in labels)


def notes(piles: Sequence[Pile], chosen: Pile, say: Words) -> Iterator[str]:
    """What was left out, and what a person should look at."""
    others = [pile for pile in piles if pile is not chosen and pile.named]
    for pile in others:
        files = say.plural("{number} file", "{number} files", len(pile.originals))
        yield say.say("Left out: {files} about {person}.", files=files, person=called(pile, say))
    nameless = _nameless(piles, chosen)
    if nameless:
        yield say.plural(
            "Left out: {number} file that does not say who it is about ({files}).",
            "Left out: {number} files that do not say who they are about ({files}).",
            len(nameless),
            files=", ".join(nameless),
        )
    if others:
        yield say.say("For the packet of another person, add --person NAME.")
    for question in chosen.questions:
        yield say.tell(question.text)


def _nameless(piles: Sequence[Pile], chosen: Pile) -> list[str]:
    """The files that say something, but not about whom."""
    found: list[str] = []
    for pile in piles:
        if pile is chosen or pile.named:
            continue
        telling = {source.original for fact in pile.facts for source in fact.sources}
        found += [original.names[0] for original in pile.originals if original.id in telling and original.names]
    return sorted(found)


def _labels(pile: Pile) -> Iterator[str]:
    for person in (pile.person, *pile.versions):
        yield from (name.label for name in person.names)


def _holds(label: str, wanted: Sequence[str]) -> bool:
    there = _plain(label).split()
    return all(word in there for word in wanted)


def _plain(text: str) -> str:
    """Without accents and case: people leave both out when they type."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace(",", " ")
