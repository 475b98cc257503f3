"""One document with every kind of block, filled as a packet is: Rosa Delgado, 72, before a second opinion."""

from __future__ import annotations

from msgspec import structs

from second_opinion.ports.paper import (
    Block,
    Bullets,
    Chart,
    Charts,
    Column,
    Contents,
    DividerPage,
    Document,
    Heading,
    MarkWords,
    Paragraph,
    Row,
    Size,
    Span,
    Table,
    Unprinted,
    Verbatim,
)
from tests.paper.specimen_page_one import page_one
from tests.paper.specimen_values import COUNTS, CREATININE, HEMOGLOBIN, PRESSURE, REPORT


def specimen(size: Size = "letter", language: str = "en") -> Document:
    """Every kind of block, on five pages."""
    spanish = language == "es"
    return Document(
        title="Rosa Delgado · expediente para una segunda opinión"
        if spanish
        else "Rosa Delgado · second-opinion packet",
        language=language,
        size=size,
        subject="Second opinion",
        author="Rosa Delgado",
        created="2026-11-23",
        running="Rosa Delgado · 2 Mar 1954",
        footer="Selected by the patient",
        page_words="Página {page} de {pages}" if spanish else "Page {page} of {pages}",
        mark_words=MarkWords("alto", "bajo", "anormal", "(descartado)") if spanish else MarkWords(),
        blocks=(*page_one(), *parts(), *oddities(), *originals()),
    )


def with_blocks(*blocks: Block) -> Document:
    """A document of these blocks only."""
    return structs.replace(specimen(), blocks=blocks)


def parts() -> tuple[Block, ...]:
    """What stands behind page one."""
    return (
        Contents("What is in this packet", depth=2),
        Heading("Laboratory results", new_page=True, anchor="labs"),
        Heading("Blood count and kidneys", level=3),
        results(),
        Charts((HEMOGLOBIN, CREATININE, PRESSURE)),
        Charts((PRESSURE,), across=1),
        Heading("Conditions", level=1),
        Table(
            columns=(Column("Condition", 2), Column("Since"), Column("Source")),
            rows=(
                Row(("High blood pressure", "2009", (Span("", cite=("1.3",)),))),
                Row(("Lymphoma", "Feb 2014", (Span("", cite=("2.3",)),)), mark="struck"),
            ),
        ),
        Paragraph("A quiet line.", tone="quiet"),
        Bullets(("Slides and blocks", "Discs"), boxes=True),
    )


def results() -> Table:
    """A trend table: a row across, small charts, marks at values and at a name."""
    dates = tuple(Column(date, 0.9, "right") for date in ("Jun 2026", "Dec 2025", "Sep 2024"))
    hemoglobin = (Span("Hemoglobin", strong=True), Span(" g/dL", quiet=True, cite=("1.31", "2.7")))
    creatinine = (Span("Creatinine", strong=True), Span(" mg/dL", quiet=True))
    low = (Span("11.2", mark="low"),), (Span("11.8", mark="low"),)
    high = (Span("1.4", mark="high"),), (Span("1.2", mark="high"),)
    return Table(
        columns=(Column("Test", 1.6), Column("Trend", 1.1), *dates, Column("Range", 1, "right")),
        rows=(
            Row(("Complete blood count",), lead=True),
            Row((hemoglobin, HEMOGLOBIN, *low, "12.4", "12.0–15.5")),
            Row((creatinine, CREATININE, *high, "1.0", "0.5–1.1")),
            Row(("ANA pattern", "", "speckled", "", "", ""), mark="abnormal"),
        ),
        caption="The three latest values. Ranges are those of the laboratory.",
        dense=True,
    )


def oddities() -> tuple[Block, ...]:
    """Blocks with nothing in them, and a page that holds back what follows."""
    return (
        Bullets((), boxes=True),
        Table(columns=(), rows=()),
        Charts((Chart("Ferritin", "No value has a date.", ()),)),
        DividerPage("The first doctor’s opinion", "Read it after forming your own view, if you wish.", anchor="first"),
    )


def originals() -> tuple[Block, ...]:
    """The index and the texts."""
    names = ((1, "counts.txt"), (2, "ccd.xml"), (3, "mammogram.txt"))
    return (
        Heading("Index of originals"),
        Table(
            columns=(Column("No.", 0.3), Column("What", 2), Column("Page", 0.4, "right")),
            rows=tuple(
                Row((f"{number}", name, (Span("", page_of=f"text-{number}"),)), anchor=f"original-{number}")
                for number, name in names
            ),
        ),
        Unprinted("These characters could not be printed; the original file has them:"),
        Heading("mammogram.txt", new_page=True, stamp="Original 3", anchor="text-3"),
        Verbatim(REPORT),
        Heading("counts.txt", stamp="Original 1", anchor="text-1"),
        Verbatim(COUNTS),
    )
