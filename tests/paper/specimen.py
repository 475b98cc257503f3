"""One document with every kind of block, filled as a packet is: Rosa Delgado, 72, before a second opinion."""

from __future__ import annotations

from msgspec import structs

from second_opinion.ports.paper import (
    Beside,
    Block,
    Bullets,
    Chart,
    Charts,
    Column,
    Contents,
    DividerPage,
    Document,
    Heading,
    Line,
    MarkWords,
    Masthead,
    Pairs,
    Panel,
    Paragraph,
    Point,
    Row,
    Size,
    Span,
    Table,
    Unprinted,
    Verbatim,
    WritingLines,
)

CREATININE = Chart(
    title="Creatinine",
    unit="mg/dL",
    alt="Creatinine rose from 0.8 in March 2019 to 1.4 in June 2026; the range is 0.5 to 1.1.",
    lines=(
        Line(
            points=(
                Point("2019-03-04", 0.8),
                Point("2020", 0.9),
                Point("2021-06", 0.9),
                Point("2023-01-15", 1.0),
                Point("2025-02-11", 1.2, outside="high"),
                Point("2026-06-03", 1.4, outside="high"),
            )
        ),
    ),
    low=0.5,
    high=1.1,
)
HEMOGLOBIN = Chart(
    title="Hemoglobin",
    unit="g/dL",
    alt="Hemoglobin fell from 13.1 in 2022 to 11.2 in June 2026; the range starts at 12.",
    lines=(
        Line(
            points=(
                Point("2022-03-04", 13.1),
                Point("2024-09-30", 12.4),
                Point("2025-12-01", 11.8, outside="low"),
                Point("2026-06-03", 11.2, outside="low"),
            )
        ),
    ),
    low=12.0,
    high=15.5,
)
PRESSURE = Chart(
    title="Blood pressure",
    unit="mmHg",
    alt="Blood pressure from January to June 2026, between 128/76 and 151/88.",
    lines=(
        Line(
            name="Systolic",
            points=(
                Point("2026-01-04", 151, outside="high"),
                Point("2026-02-11", 138),
                Point("2026-04-20", 128),
                Point("2026-06-03", 134),
            ),
        ),
        Line(
            name="Diastolic",
            points=(
                Point("2026-01-04", 88),
                Point("2026-02-11", 82),
                Point("2026-04-20", 76),
                Point("2026-06-03", 78),
            ),
        ),
    ),
)
REPORT = """MAMMOGRAM, DIAGNOSTIC, BILATERAL, WITH TOMOSYNTHESIS

INDICATION: 72-year-old woman with a palpable lump in the left breast, upper outer quadrant.

FINDINGS: Left breast: 1.4 cm irregular mass with spiculated margins at 2 o'clock, 6 cm from the nipple.
  No suspicious calcifications. Right breast: no suspicious finding.

IMPRESSION: BI-RADS 5 (left). Biopsy ≥ 14G core needle recommended.
"""
COUNTS = """Test          Result    Flag   Range
WBC             6.1             4.0-11.0
Hemoglobin     11.2      L     12.0-15.5
Platelets       240             150-400
"""


def specimen(size: Size = "letter", language: str = "en") -> Document:
    """Every kind of block, three pages of front matter and a few behind."""
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
        blocks=(*page_one(), *parts(), *originals()),
    )


def page_one() -> tuple[Block, ...]:
    """What a doctor reads in five minutes."""
    return (
        Masthead(
            title="Rosa Delgado",
            above="Packet for a second opinion · made 23 Nov 2026",
            details=(Span("72 years, born 2 Mar 1954 · female · Tel. 555-0142 · speaks Spanish and English"),),
        ),
        Beside(
            left=(
                Panel(
                    "Why this opinion is sought",
                    (
                        Paragraph(
                            "“I was told I need my whole breast removed. I want to know whether there is another way.”"
                        ),
                        Bullets(("Is a lumpectomy possible?", "Do I need chemotherapy first?"), numbered=True),
                        WritingLines(2, numbered=True),
                    ),
                ),
                Panel(
                    "Diagnosis as told",
                    (
                        Paragraph(
                            (
                                Span("Invasive ductal carcinoma, left breast", strong=True, cite=("3.12",)),
                                Span(", Oct 2026"),
                            )
                        ),
                    ),
                ),
                Panel(
                    "Medicines now",
                    (
                        Bullets(
                            (
                                (Span("Lisinopril", strong=True), Span(" 10 mg, once a day", cite=("1.4", "2.9"))),
                                (Span("Metformin", strong=True), Span(" 500 mg, twice a day", cite=("1.5",))),
                                (Span("Aspirin", strong=True), Span(" 81 mg", cite=("2.11",))),
                            )
                        ),
                    ),
                ),
            ),
            right=(
                Panel(
                    "Allergies",
                    (
                        Bullets(
                            (
                                (Span("Penicillin", strong=True), Span(": anaphylaxis, 1998", cite=("1.2",))),
                                "Latex: rash",
                            )
                        ),
                        Paragraph((Span("One record says “no known allergies”", quiet=True, cite=("2.1",)),)),
                    ),
                    tone="warning",
                ),
                Panel(
                    "Key findings",
                    (
                        Pairs(
                            (
                                ("3 Jun 2026", (Span("Hemoglobin "), Span("11.2 g/dL", mark="low", cite=("1.31",)))),
                                ("3 Jun 2026", (Span("Creatinine "), Span("1.4 mg/dL", mark="high", cite=("1.33",)))),
                                ("12 Oct 2026", (Span("Mammogram, left: 1.4 cm mass, BI-RADS 5", cite=("3.2",)),)),
                            )
                        ),
                        Paragraph((Span("and 4 more, page ", quiet=True), Span("", page_of="labs"))),
                    ),
                ),
            ),
            share=0.52,
        ),
        Paragraph("Two records disagree about the side. Both are shown.", tone="notice"),
        Paragraph("Not every file could be read.", tone="warning"),
    )


def parts() -> tuple[Block, ...]:
    """What stands behind page one."""
    dates = tuple(Column(date, 0.9, "right") for date in ("Jun 2026", "Dec 2025", "Sep 2024"))
    return (
        Contents("What is in this packet", depth=2),
        Heading("Laboratory results", new_page=True, anchor="labs"),
        Heading("Blood count and kidneys", level=3),
        Table(
            columns=(Column("Test", 1.6), Column("Trend", 1.1), *dates, Column("Range", 1, "right")),
            rows=(
                Row(("Complete blood count",), lead=True),
                Row(
                    (
                        (Span("Hemoglobin", strong=True), Span(" g/dL", quiet=True, cite=("1.31", "2.7"))),
                        HEMOGLOBIN,
                        (Span("11.2", mark="low"),),
                        (Span("11.8", mark="low"),),
                        "12.4",
                        "12.0–15.5",
                    )
                ),
                Row(
                    (
                        (Span("Creatinine", strong=True), Span(" mg/dL", quiet=True)),
                        CREATININE,
                        (Span("1.4", mark="high"),),
                        (Span("1.2", mark="high"),),
                        "1.0",
                        "0.5–1.1",
                    )
                ),
                Row(("ANA pattern", "", "speckled", "", "", ""), mark="abnormal"),
            ),
            caption="The three latest values. Ranges are those of the laboratory.",
            dense=True,
        ),
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
        Bullets((), boxes=True),
        Table(columns=(), rows=()),
        Charts((Chart("No numbers", "", ()),)),
        DividerPage("The first doctor’s opinion", "Read it after forming your own view, if you wish.", anchor="first"),
    )


def originals() -> tuple[Block, ...]:
    """The index and the texts."""
    return (
        Heading("Index of originals"),
        Table(
            columns=(Column("No.", 0.3), Column("What", 2), Column("Page", 0.4, "right")),
            rows=tuple(
                Row((f"{number}", name, (Span("", page_of=f"text-{number}"),)), anchor=f"original-{number}")
                for number, name in ((1, "Portal export.xml"), (2, "ccd.xml"), (3, "mammogram.txt"))
            ),
        ),
        Unprinted("These characters could not be printed; the original file has them:"),
        Heading("mammogram.txt", new_page=True, stamp="Original 3", anchor="text-3"),
        Verbatim(REPORT),
        Heading("counts.txt", stamp="Original 1", anchor="text-1"),
        Verbatim(COUNTS),
    )


def with_blocks(*blocks: Block) -> Document:
    """A document of these blocks only."""
    return structs.replace(specimen(), blocks=blocks)
