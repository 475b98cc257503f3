"""What every section is given: the chosen facts, the words, the dates and the source marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from second_opinion.content.words import Words
from second_opinion.journey.pack.choices import Choices
from second_opinion.journey.pack.chosen.cites import Cites
from second_opinion.journey.pack.chosen.selection import Selection
from second_opinion.journey.pack.reports.texts import Report
from second_opinion.journey.pack.wording.dates import day_text, time_text
from second_opinion.journey.pack.wording.names import plain
from second_opinion.ports.paper import Span
from second_opinion.record import AnyFact, Note, PartialDate, Period, PersonRecord, Practitioner, Standing

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One packet in the making. ``worded`` are the parts of documents whose words say what no entry does."""

    record: PersonRecord
    choices: Choices
    words: Words
    facts: Selection
    cites: Cites
    reports: tuple[Report, ...] = ()
    worded: tuple[Note, ...] = ()

    @property
    def reported(self) -> frozenset[str]:
        """Ids of notes that are printed in full as reports."""
        return frozenset(note for report in self.reports for note in report.notes)

    def say(self, text: str, **values: object) -> str:
        """The text in the packet's language."""
        return self.words.say(text, **values)

    def plural(self, one: str, many: str, number: int, **values: object) -> str:
        """The text for that many things."""
        return self.words.plural(one, many, number, **values)

    def day(self, moment: PartialDate | None) -> str:
        """A date as far as it is known, or empty."""
        return day_text(moment, self.words.language) if moment else ""

    def moment(self, moment: PartialDate) -> str:
        """A date with its time of day."""
        return time_text(moment, self.words.language)

    def span(self, period: Period) -> str:
        """From when to when, in words; empty when neither is known."""
        start, end = self.day(period.start), self.day(period.end)
        if start and end:
            return start if start == end else self.say("{start} to {end}", start=start, end=end)
        if start:
            return self.say("since {start}", start=start)
        return self.say("until {end}", end=end) if end else ""

    def ended(self, period: Period) -> str:
        """The same for what is over: without an end it is a bare date, as "since" would say that it goes on."""
        return self.span(period) if period.end else self.day(period.start)

    def date_of(self, fact: AnyFact) -> str:
        """When it was, else when it was written down, said so."""
        if fact.when.first:
            return self.day(fact.when.first)
        return self.say("written down {date}", date=self.day(fact.recorded)) if fact.recorded else ""

    def name(self, fact: AnyFact) -> str:
        """What to call a fact; a suspected one is always called so."""
        label = plain(fact.label) or self.say("(no name given)")
        if fact.standing is Standing.UNCONFIRMED:
            return self.say("{name} (not confirmed)", name=label)
        return label

    def title(self, note: Note) -> str:
        """What a note is called; a text whose first line is a letterhead in capitals, by the name of its file."""
        own = note.title or self.name(note)
        if not own.isupper():
            return own
        whole = {source.original for source in note.sources if not source.place}
        return next((_file(one.names[0]) for one in self.record.originals if one.id in whole and one.names), own)

    def cited(self, text: str, *facts: AnyFact, strong: bool = False, quiet: bool = False) -> Span:
        """The text with the marks of the facts it rests on."""
        return Span(text, strong=strong, quiet=quiet, cite=self.cites.marks(facts))

    def where(self, *facts: AnyFact) -> Spans:
        """Only the marks, for a column of their own."""
        return (self.cited("", *facts),)

    def more(self, number: int, anchor: str) -> Spans:
        """ "and 4 more, page 7": nothing is cut without saying so."""
        text = self.plural("and {number} more, page", "and {number} more, page", number)
        return (Span(text + " ", strong=True, page_of=anchor),)


def _file(name: str) -> str:
    last = re.split(r" › |/", name)[-1]
    return last.rpartition(".")[0] or last


def run_on(spans: Sequence[Span]) -> Spans:
    """Several texts as one, each with its own marks."""
    return tuple(part for number, span in enumerate(spans) for part in ([Span("; "), span] if number else [span]))


def people(performers: Iterable[Practitioner]) -> str:
    """Who did it, as far as known; each name once."""
    return "; ".join(dict.fromkeys(one.label for one in performers if one.label))


def names(performers: Iterable[Practitioner]) -> str:
    """The same by name alone, for a column: the organization only of those without a name."""
    return "; ".join(dict.fromkeys(one.name or one.label for one in performers if one.label))


def beyond(note: str, *said: str) -> str:
    """A note unless it only says once more what stands beside it: some systems write a name or a status as comment."""
    others = [other.casefold() for other in said if other]
    lines = list(dict.fromkeys(note.split("\n")))
    left = [line for line in lines if not any(line.strip(" .").casefold() in other for other in others)]
    return "\n".join(left)


def joined(*parts: str, by: str = " · ") -> str:
    """The parts that say something, each once."""
    return by.join(dict.fromkeys(part for part in parts if part))
