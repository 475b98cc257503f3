"""However one entry is broken, the others stay, and nothing is raised."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from second_opinion.journey.gather.ccda import detect, read
from second_opinion.record import AllergyIntolerance, Condition, Medication, Note
from tests.journey.gather.ccda.document.test_documents import enclosing
from tests.journey.gather.ccda.documents import coded, document, problem, problems, section
from tests.journey.gather.ccda.facts.test_allergies import PENICILLIN, allergy
from tests.journey.gather.ccda.facts.test_care import VACCINE
from tests.journey.gather.ccda.facts.test_medications import BOTH, entry
from tests.journey.gather.ccda.facts.test_observations import panel, result

WHOLE = document(
    section("11450-4", "Problems", problem(coded("Asthma")), text="<list><item ID='a'>Asthma</item></list>"),
    section("48765-2", "Allergies", allergy(PENICILLIN)),
    section("10160-0", "Medications", entry(BOTH + '<doseQuantity value="2" unit="mg"/>')),
    section("30954-2", "Results", panel(result('<value xsi:type="PQ" value="7" unit="g/dL"/>'))),
    section("11369-6", "Vaccines", f"<substanceAdministration>{VACCINE}</substanceAdministration>"),
)
ENTRY = "{urn:hl7-org:v3}entry"
TYPES = [
    "PQ",
    "CD",
    "ST",
    "ED",
    "IVL_PQ",
    "IVL_TS",
    "TS",
    "BL",
    "INT",
    "RTO",
    "PIVL_TS",
    "EIVL_TS",
    "SXPR_TS",
    "",
    "x:y",
]
XSI = "{http://www.w3.org/2001/XMLSchema-instance}type"
NUMBERS = st.integers(min_value=0, max_value=10_000)


def broken(which: int, how: str, text: str, kind: str) -> tuple[bytes, int]:
    """The document with one element of one entry broken, and the number of that entry."""
    root: Any = etree.fromstring(WHOLE)
    entries = list(root.iter(ENTRY))
    number = which % len(entries)
    elements = list(entries[number].iterdescendants())
    element = elements[which // len(entries) % len(elements)]
    if how == "removed":
        element.getparent().remove(element)
    elif how == "doubled":
        element.addnext(etree.fromstring(etree.tostring(element)))
    elif how == "renamed":
        element.tag = "{urn:hl7-org:v3}value"
    elif how == "emptied":
        element.clear()
    elif how == "retyped":
        element.set(XSI, kind)
    else:
        for name in (
            "value",
            "code",
            "root",
            "extension",
            "unit",
            "moodCode",
            "nullFlavor",
            "negationInd",
            "displayName",
        ):
            element.set(name, text)
        element.text = text
    return etree.tostring(root), number


@given(
    which=NUMBERS,
    how=st.sampled_from(["removed", "doubled", "renamed", "emptied", "retyped", "filled"]),
    text=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=20
    ),
    kind=st.sampled_from(TYPES),
)
def test_one_broken_element_loses_no_other_entry(which: int, how: str, text: str, kind: str) -> None:
    data, number = broken(which, how, text, kind)
    found = read(data, "original")
    kinds = {type(fact).__name__ for fact in found.facts if not fact.sources[0].place.startswith(SECTIONS[number])}
    assert kinds >= {kind for place, kind in enumerate(KINDS) if place != number} | {"Note"}


KINDS = ["Condition", "AllergyIntolerance", "Medication", "Result", "Immunization"]
SECTIONS = ["Problems/", "Allergies/", "Medications/", "Results/", "Vaccines/"]


def test_nothing_is_broken_in_the_whole_document() -> None:
    """The control: each kind once, and the words of the one section that has some."""
    found = read(WHOLE, "original").facts
    assert [type(fact).__name__ for fact in found] == [*KINDS, "Note"]
    assert [fact.label for fact in found if isinstance(fact, Condition | AllergyIntolerance | Medication)] == [
        "Asthma",
        "Penicillin",
        "Lisinopril 10 MG Oral Tablet",
    ]
    assert [fact.text for fact in found if isinstance(fact, Note)] == ["• Asthma"]


@given(st.binary(max_size=200), NUMBERS, NUMBERS)
def test_any_bytes_within_a_document_end_without_an_exception(junk: bytes, start: int, length: int) -> None:
    begin = start % len(WHOLE)
    data = WHOLE[:begin] + junk + WHOLE[begin + length % 500 :]
    assert read(data, "original").ending
    assert detect(data) in {True, False}


@given(NUMBERS)
def test_a_document_cut_anywhere_ends_with_what_was_whole_or_a_reason(cut: int) -> None:
    for data in (WHOLE, enclosing("<text>Dear colleague</text>"), problems()):
        end = read(data[: cut % len(data)], "original")
        assert end.warnings or end.reason
