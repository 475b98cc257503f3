"""Rosa Delgado, 72, has a spot on her lung: who she is, what she asks, and her merged record."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

import msgspec

from second_opinion.content.words import Words
from second_opinion.journey.pack import Choices, packet
from second_opinion.ports.paper import Block, Bullets, Document, Heading, Span, Table
from second_opinion.record import (
    Address,
    AnyFact,
    Case,
    Clash,
    ContactPoint,
    Contradiction,
    HumanName,
    Original,
    PartialDate,
    Person,
    PersonRecord,
)
from tests.journey.pack.rosa_facts import CLINIC, HOSPITAL, LABORATORY, LETTER, WHITFIELD, around, done, measured, told

ROSA = Person(
    key="rosa",
    names=(HumanName(family="Delgado", given=("Rosa", "María")),),
    birth_date=PartialDate("1954-03-03"),
    sex="female",
    addresses=(Address(("12 Willow Street",), "Santa Fe", "NM", "87501"),),
    telecoms=(ContactPoint("phone", "505-555-0142"),),
    languages=("es", "en-US"),
)
CASE = Case(
    person="rosa",
    told="Lung cancer in the right upper lobe, early stage",
    told_by=WHITFIELD,
    told_on=PartialDate("2026-10-30"),
    reason="They want to take out part of my lung. I have a weak heart and want to know if there is another way.",
    questions=("Is it certain that this is cancer?", "Could radiation work as well as an operation for me?"),
)
ORIGINALS = (
    Original(id=HOSPITAL, size=812_345, names=("mercy-portal.json",), format="FHIR R4 Bundle", created="2026-11-02"),
    Original(id=CLINIC, size=91_000, names=("mesa-clinic.xml",), title="Continuity of Care Document"),
    Original(id=LABORATORY, size=20_400, names=("rio-laboratory.ndjson",), custodian="Rio Laboratory"),
    Original(id=LETTER, size=1_200, names=("surgeon-letter.txt",), title="Letter from Dr. Whitfield"),
)
TODAY = Choices(made_on="2026-11-23", made_by="Second Opinion 0.1")


def record(*more: AnyFact, without: str = "") -> PersonRecord:
    """Rosa's record in the order of time, each fact with an id; ``more`` beside it, or without those of one name."""
    said = [one for one in (*told(), *measured(), *done(), *around(), *more) if not without or one.label != without]
    said.sort(key=lambda one: one.when.first.value if one.when.first else "~")
    facts = tuple(msgspec.structs.replace(one, id=one.id or f"fact-{number}") for number, one in enumerate(said))
    sides = tuple(one.id for one in facts if one.label in {"Penicillin", "No known allergies"})
    clash = Contradiction(clash=Clash.ALLERGY_AND_NONE_KNOWN, about="Penicillin", facts=sides)
    found = (clash,) if len(sides) == 2 else ()
    return PersonRecord(person=ROSA, facts=facts, contradictions=found, originals=ORIGINALS)


def drawn_up(known: PersonRecord, case: Case | None = CASE, choices: Choices = TODAY, language: str = "en") -> Document:
    """Her packet as a document: dates as in that language, labels in English whatever the catalogue says."""
    return packet(known, case, choices, Words(language, gettext.NullTranslations()))


def lines(part: object) -> Iterator[str]:
    """Every text of a document or a part of it, a table's row as one line with its cells between bars."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Table):
        yield " | ".join(column.title for column in part.columns)
        yield from (
            " | ".join(_cell(cell) for cell in row.cells) + (f" <{row.mark}>" if row.mark else "") for row in part.rows
        )
    elif isinstance(part, Bullets):
        yield from (_cell(item) for item in part.items)
    elif isinstance(part, tuple) and all(isinstance(one, Span) for one in part):
        yield _cell(part)
    elif isinstance(part, tuple | list):
        for one in part:
            yield from lines(one)
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from lines(getattr(part, name))


def whole(document: Document) -> str:
    """Everything that is printed."""
    return "\n".join(lines(document.blocks))


def part(known: PersonRecord, title: str) -> tuple[Block, ...]:
    """The blocks from a heading to the next of its level or above."""
    blocks = drawn_up(known).blocks
    start = next(number for number, one in enumerate(blocks) if isinstance(one, Heading) and one.text == title)
    level = next(one.level for one in blocks[start : start + 1] if isinstance(one, Heading))
    rest = blocks[start + 1 :]
    ends = [number for number, one in enumerate(rest) if isinstance(one, Heading) and one.level <= level]
    return rest[: ends[0] if ends else None]


def rows(known: PersonRecord, title: str) -> list[str]:
    """The rows of the first table under a heading, without its head."""
    table = next(block for block in part(known, title) if isinstance(block, Table))
    return list(lines(table))[1:]


def _cell(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, tuple):
        return "".join(_span(span) for span in cell)
    return "~"


def _span(span: Span) -> str:
    mark = f" ^{span.mark}" if span.mark else ""
    return span.text + mark + "".join(f"[{one}]" for one in span.cite)
