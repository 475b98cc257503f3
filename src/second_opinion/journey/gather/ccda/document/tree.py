"""The elements of a clinical document, and asking them for what they may or may not have: nothing here raises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

V3: Final = "{urn:hl7-org:v3}"
SDTC: Final = "{urn:hl7-org:sdtc}"
_XSI_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"


class Element(Protocol):
    """What the reader asks of an XML element; lxml's own elements answer it."""

    @property
    def tag(self) -> str:
        """The name, with its namespace in braces."""
        ...

    @property
    def text(self) -> str | None:
        """The text before the first child."""
        ...

    @property
    def tail(self) -> str | None:
        """The text after the element."""
        ...

    def get(self, key: str, /) -> str | None:
        """An attribute as written."""
        ...

    def getparent(self) -> Element | None:
        """The element around it."""
        ...

    def iterchildren(self, *tags: str) -> Iterator[Element]:
        """The children, of these names when any are given."""
        ...

    def iterdescendants(self) -> Iterator[Element]:
        """All below it, in the order written."""
        ...

    def itertext(self) -> Iterator[str]:
        """All text inside it, in the order written."""
        ...

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Element]: ...
    def __reversed__(self) -> Iterator[Element]: ...


ACT: Final = V3 + "act"
ADDR: Final = V3 + "addr"
AUTHOR: Final = V3 + "author"
CODE: Final = V3 + "code"
COMPONENT: Final = V3 + "component"
EFFECTIVE_TIME: Final = V3 + "effectiveTime"
ENCOUNTER: Final = V3 + "encounter"
ENTRY: Final = V3 + "entry"
ENTRY_RELATIONSHIP: Final = V3 + "entryRelationship"
HIGH: Final = V3 + "high"
ID: Final = V3 + "id"
INTERPRETATION: Final = V3 + "interpretationCode"
LOW: Final = V3 + "low"
NAME: Final = V3 + "name"
OBSERVATION: Final = V3 + "observation"
ORGANIZER: Final = V3 + "organizer"
ORIGINAL_TEXT: Final = V3 + "originalText"
PARTICIPANT: Final = V3 + "participant"
PARTICIPANT_ROLE: Final = V3 + "participantRole"
PERFORMER: Final = V3 + "performer"
PROCEDURE: Final = V3 + "procedure"
QUALIFIER: Final = V3 + "qualifier"
REFERENCE: Final = V3 + "reference"
SECTION: Final = V3 + "section"
STATUS_CODE: Final = V3 + "statusCode"
SUBSTANCE: Final = V3 + "substanceAdministration"
SUPPLY: Final = V3 + "supply"
TARGET_SITE: Final = V3 + "targetSiteCode"
TELECOM: Final = V3 + "telecom"
TEMPLATE: Final = V3 + "templateId"
TEXT: Final = V3 + "text"
TIME: Final = V3 + "time"
TITLE: Final = V3 + "title"
TRANSLATION: Final = V3 + "translation"
VALUE: Final = V3 + "value"

STATEMENTS: Final = frozenset({ACT, ENCOUNTER, OBSERVATION, ORGANIZER, PROCEDURE, SUBSTANCE, SUPPLY})
"""The clinical statements of CDA that may stand in an entry."""


def first(element: Element | None, tag: str) -> Element | None:
    """The first child of that name."""
    if element is not None:
        # A plain walk costs half of a search by name: there are few children.
        for child in element:
            if child.tag == tag:
                return child
    return None


def children(element: Element, tag: str) -> list[Element]:
    """The children of that name."""
    return [child for child in element if child.tag == tag]


def parts(element: Element | None) -> dict[str, Element]:
    """The first child of each name, by name: for an element that is asked for several."""
    # From the last to the first: of those with one name, the first is written last and stays.
    return {} if element is None else {child.tag: child for child in reversed(element)}


def down(element: Element | None, *tags: str) -> Element | None:
    """The first child of the first child … of those names."""
    for tag in tags:
        if element is None:
            return None
        element = first(element, tag)
    return element


def attribute(element: Element | None, name: str) -> str:
    """An attribute without blanks around it; empty when there is none."""
    if element is None:
        return ""
    return (element.get(name) or "").strip()


def is_true(element: Element, name: str) -> bool:
    """True when that attribute says so."""
    return element.get(name) in {"true", "1"}


def local(tag: str) -> str:
    """A name without its namespace, also when the prefix was never declared."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def data_type(element: Element) -> str:
    """The HL7 data type said by ``xsi:type`` ("PQ", "CD", "IVL_TS"), without a prefix; empty when not said."""
    # Without a declaration of the prefix, the parser leaves the attribute under its written name.
    said = element.get(_XSI_TYPE) or element.get("xsi:type") or ""
    return said.rpartition(":")[2]


def templates(element: Element) -> list[str]:
    """The template ids the element claims, without their versions."""
    return [root for child in element if child.tag == TEMPLATE and (root := child.get("root")) is not None]


def statement_in(element: Element) -> Element | None:
    """The clinical statement inside an entry, an entry relationship or a component."""
    for child in element:
        if child.tag in STATEMENTS:
            return child
    return None


def squeezed(text: str | None) -> str:
    """The text with every run of blanks as one blank, none at the ends."""
    return " ".join(text.split()) if text else ""


def all_text(element: Element | None) -> str:
    """All text inside an element on one line."""
    if element is None:
        return ""
    if len(element) == 0:
        return squeezed(element.text)
    return squeezed(" ".join(element.itertext()))
