"""Page one is one page, whatever the record holds: drawn, and read back from the PDF."""

from __future__ import annotations

import gettext

import msgspec
import pypdfium2
import pytest

from second_opinion.content.words import Words
from second_opinion.journey.pack import Choices, packet
from second_opinion.paper import Typst
from second_opinion.ports.paper import Contents, Document, Size
from second_opinion.record import (
    AllergyIntolerance,
    AnyFact,
    Clash,
    Concept,
    Condition,
    Contradiction,
    DiagnosticReport,
    HumanName,
    Medication,
    PersonRecord,
    Reaction,
)
from tests.journey.pack.rosa import CASE, ROSA, record
from tests.journey.pack.rosa_facts import at, fact

TYPST = Typst()
WORDS = {
    "short": "Gout",
    "ordinary": "Chronic obstructive lung disease with acute lower respiratory infection, unspecified",
    "capitals": "MALIGNANT NEOPLASM OF THE UPPER LOBE, RIGHT BRONCHUS OR LUNG, WITH WIDE METASTASES EVERYWHERE",
    "one word": "W" * 150,
    "chinese": "慢性阻塞性肺疾病伴有急性下呼吸道感染 " * 8,
    "long": "hypertensive heart and chronic kidney disease with heart failure and stage 1 through stage 4 " * 5,
}

pytestmark = pytest.mark.documents


def stuffed(words: str, number: int) -> PersonRecord:
    """Rosa with that many of everything, all called so."""
    more: list[AnyFact] = []
    for n in range(number):
        name = f"{words} {n}"
        more.append(fact(Condition, name, "1", clinical_status="active", when=at("2020-01-02")))
        more.append(fact(Medication, name, "2", status="active", dosage=words))
        more.append(fact(AllergyIntolerance, name, "3", reactions=(Reaction(Concept(words), "severe"),)))
        more.append(fact(DiagnosticReport, name, "4", category="RAD", conclusion=words, when=at("2026-11-01")))
    known = record(*more)
    clash = Contradiction(clash=Clash.ALLERGY_AND_NONE_KNOWN, about=words, facts=known.contradictions[0].facts)
    return msgspec.structs.replace(known, contradictions=(clash,) * number)


def contents_page(document: Document) -> int:
    """The page on which the list of contents begins; only page one and the contents are drawn."""
    end = next(number for number, block in enumerate(document.blocks) if isinstance(block, Contents)) + 1
    drawn = TYPST.draw(msgspec.structs.replace(document, blocks=document.blocks[:end]))
    pdf = pypdfium2.PdfDocument(drawn.pdf)
    texts = [page.get_textpage().get_text_range() for page in pdf]
    return next(number for number, text in enumerate(texts, 1) if "What is in this packet" in text)


@pytest.mark.parametrize("size", ["letter", "a4"])
@pytest.mark.parametrize("with_case", [True, False])
@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize("words", sorted(WORDS))
def test_page_one_is_one_page(words: str, number: int, with_case: bool, size: Size) -> None:
    long_case = msgspec.structs.replace(CASE, reason=WORDS[words] * 9, questions=(WORDS[words] * 3,) * 7)
    choices = Choices(made_on="2026-11-23", size=size)
    known = stuffed(WORDS[words], number)
    assert contents_page(packet(known, long_case if with_case else None, choices, _english())) == 2


def test_a_long_name_stays_on_page_one() -> None:
    person = msgspec.structs.replace(ROSA, names=(HumanName(text="Wolfeschlegelsteinhausen " * 12),))
    known = msgspec.structs.replace(stuffed(WORDS["ordinary"], 30), person=person)
    assert contents_page(packet(known, CASE, Choices(), _english())) == 2


def test_too_much_for_a_page_is_seen() -> None:
    document = packet(record(), CASE, Choices(), _english())
    twice = msgspec.structs.replace(document, blocks=(*document.blocks[:5], *document.blocks))
    assert contents_page(twice) > 2


def _english() -> Words:
    return Words("en", gettext.NullTranslations())
