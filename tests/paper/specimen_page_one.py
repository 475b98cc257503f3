"""Page one of the specimen: what a doctor reads in five minutes."""

from __future__ import annotations

from second_opinion.ports.paper import (
    Beside,
    Block,
    Bullets,
    Masthead,
    Pairs,
    Panel,
    Paragraph,
    Span,
    WritingLines,
)

WISH = "“I was told I need my whole breast removed. I want to know whether there is another way.”"


def page_one() -> tuple[Block, ...]:
    """Who, why, and what matters most."""
    return (
        Masthead(
            title="Rosa Delgado",
            above="Packet for a second opinion · made 23 Nov 2026",
            details=(Span("72 years, born 2 Mar 1954 · female · Tel. 555-0142 · speaks Spanish and English"),),
        ),
        Beside(left=(why(), diagnosis(), medicines()), right=(allergies(), findings()), share=0.52),
        Paragraph("Two records disagree about the side. Both are shown.", tone="notice"),
        Paragraph("Not every file could be read.", tone="warning"),
    )


def why() -> Panel:
    """Her wish, her questions, and lines for more."""
    questions = Bullets(("Is a lumpectomy possible?", "Do I need chemotherapy first?"), numbered=True)
    return Panel("Why this opinion is sought", (Paragraph(WISH), questions, WritingLines(2, numbered=True)))


def diagnosis() -> Panel:
    """As it was told, with its source."""
    told = (Span("Invasive ductal carcinoma, left breast", strong=True, cite=("3.12",)), Span(", Oct 2026"))
    return Panel("Diagnosis as told", (Paragraph(told),))


def medicines() -> Panel:
    """With two sources, with one."""
    lines = (
        (Span("Lisinopril", strong=True), Span(" 10 mg, once a day", cite=("1.4", "2.9"))),
        (Span("Metformin", strong=True), Span(" 500 mg, twice a day", cite=("1.5",))),
        (Span("Aspirin", strong=True), Span(" 81 mg", cite=("2.11",))),
    )
    return Panel("Medicines now", (Bullets(lines),))


def allergies() -> Panel:
    """In the tone of a warning."""
    penicillin = (Span("Penicillin", strong=True), Span(": anaphylaxis, 1998", cite=("1.2",)))
    other = Paragraph((Span("One record says “no known allergies”", quiet=True, cite=("2.1",)),))
    return Panel("Allergies", (Bullets((penicillin, "Latex: rash")), other), tone="warning")


def findings() -> Panel:
    """Dated, with marks, and where the rest stands."""
    rows = (
        ("3 Jun 2026", (Span("Hemoglobin "), Span("11.2 g/dL", mark="low", cite=("1.31",)))),
        ("3 Jun 2026", (Span("Creatinine "), Span("1.4 mg/dL", mark="high", cite=("1.33",)))),
        ("12 Oct 2026", (Span("Mammogram, left: 1.4 cm mass, BI-RADS 5", cite=("3.2",)),)),
    )
    rest = (Span("and 4 more, page ", quiet=True, page_of="labs"),)
    return Panel("Key findings", (Pairs(rows), Paragraph(rest)))
