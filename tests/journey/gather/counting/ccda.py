"""An independent count of C-CDA documents, straight from the XML, held against what the reader made of them.

Nothing of the reader's code is used to count: statements are found by their templates wherever they stand. Where the
number of facts is not the number of statements, the reason is found in the XML and listed here.

    python -m tests.journey.gather.counting.ccda PATH…      prints the table
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from second_opinion.journey.gather.ccda import detect, read
from second_opinion.journey.gather.outcome import Reading

N = "{urn:hl7-org:v3}"
ENTRY = "2.16.840.1.113883.10.20.22.4."

KINDS = {
    "Condition": ("observation", "4"),
    "AllergyIntolerance": ("observation", "7"),
    "Medication": ("substanceAdministration", "16"),
    "Immunization": ("substanceAdministration", "52"),
    "Result": ("observation", "2"),
    "VitalSign": ("observation", "27"),
    "Procedure": ("procedure act observation", "12 13 14"),
    "Encounter": ("encounter", "49"),
    "SocialHistory": ("observation", "38 72 78 85 109 111"),
    "FamilyMemberHistory": ("observation", "46"),
    "AdvanceDirective": ("observation", "48"),
    "PlannedCare": ("act encounter observation procedure substanceAdministration supply", "39 40 41 42 43 44 120 121"),
    "Instruction": ("act", "20 130 140 141"),
    "Status": ("observation", "67 68 73 74 114 124 128 133 138 144"),
    "Device": ("supply", "50"),
    "Coverage": ("act", "61"),
}
BY_TEMPLATE = {ENTRY + number: (kind, tags) for kind, (tags, many) in KINDS.items() for number in many.split()}
BY_TEMPLATE["2.16.840.1.113883.10.20.22.61"] = ("Coverage", "act")
BY_TEMPLATE["2.16.840.1.113883.10.22.4.78"] = ("SocialHistory", "observation")
BY_TEMPLATE["2.16.840.1.113883.10.20.1.30"] = ("PlannedCare", "act")
BY_TEMPLATE["2.16.840.1.113883.10.20.6.2.5"] = ("Procedure", "act")
AT_ENTRY = {ENTRY + "19": ("Condition", "observation")}
Names = dict[str, etree._Element]
FACT = {"Instruction": "PlannedCare", "Status": "Observation"}

REASONS = {
    "none": "says that there is none, or that there are no data: an observation of the section instead",
    "nothing": "every part of it is null: it says nothing",
    "inside": "is a detail of another entry (an instruction), kept there",
    "restated": "writes out the planned entry that it stands in: one planned care",
}

ABSENT = re.compile(
    r"^no\b.*\b(data|known)\b|^(?:has )?no (?:\w+ )?impairment\b|not (available|documented)$|^none$", re.IGNORECASE
)
NO_DATA = re.compile(r"^no\b.*\bdata\b|not available$", re.IGNORECASE)
CLASSES = {"55607006", "410942007", "71388002", "64572001", "404684003", "416098002", "419199007", "420134006"}


@dataclass
class Table:
    """What was counted, what was read, and how each difference is explained, by kind of fact."""

    statements: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    differences: list[str] = field(default_factory=list)


def count(paths: list[Path]) -> Table:
    """Count every document below the paths twice."""
    table = Table()
    for path in sorted(file for one in paths for file in ([one] if one.is_file() else one.rglob("*.xml"))):
        data = path.read_bytes()
        if detect(data):
            table.documents += 1
            compare(path.name, data, table)
    return table


def compare(name: str, data: bytes, table: Table) -> None:
    """Hold one document's count against its reading."""
    root = etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    expected: Counter[str] = Counter()
    for kind, reason in statements(root):
        table.statements[kind] += 1
        if reason:
            table.reasons[kind, reason] += 1
        if not reason:
            expected[FACT.get(kind, kind)] += 1
        elif reason == "none":
            expected["Observation"] += 1
    expected["Note"] = sum(1 for section in root.iter(N + "section") if words(section.find(N + "text")))
    table.statements["Note"] += expected["Note"]
    implants = root.iterfind(f".//{N}procedure/{N}participant/{N}participantRole/{N}playingDevice/{N}code[@code]")
    expected["Device"] += sum(1 for _ in implants)
    expected["Encounter"] += len(root.findall(f"{N}componentOf/{N}encompassingEncounter"))
    found = facts(read(data, "original"))
    table.facts.update(found)
    for kind in sorted((set(expected) | set(found)) & CHECKED):
        if expected[kind] != found[kind]:
            table.differences.append(f"{name}: {kind} {expected[kind]} counted, {found[kind]} read")


# Observations of other templates than these are read too: only their least number is known.
CHECKED = set(KINDS) - {"Instruction", "Status"} | {"Note"}


def facts(reading: Reading) -> Counter[str]:
    return Counter(type(fact).__name__ for fact in reading.facts)


def statements(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Each clinical statement by its kind, with the reason why no fact of that kind is to be expected, if any."""
    names = {one.get("ID", ""): one for text in root.iter(N + "text") for one in text.iter() if one.get("ID")}
    for entry in root.iter(N + "entry"):
        for element in entry.iter("{*}*"):
            kind = kind_of(element)
            if kind:
                yield kind, why_not(element, kind, names)


def kind_of(element: etree._Element) -> str:
    link = element.getparent()
    known = BY_TEMPLATE | AT_ENTRY if link is not None and link.tag == N + "entry" else BY_TEMPLATE
    for template in element.findall(N + "templateId"):
        kind, tags = known.get(template.get("root", ""), ("", ""))
        if kind and element.tag.removeprefix(N) in tags.split():
            return kind
    return ""


def why_not(element: etree._Element, kind: str, names: Names) -> str:
    link = element.getparent()
    outer = link.getparent() if link is not None else None
    if outer is not None and outer.tag == element.tag and kind_of(outer) and outer.find(N + "code") is None:
        return "restated"
    inner = element.find(f"{N}entryRelationship[@typeCode='REFR']/{element.tag}/{N}code")
    if element.find(N + "code") is None and inner is not None:
        return ""
    if kind == "Instruction" and link is not None and link.tag != N + "entry" and not is_intervention(outer):
        return "inside"
    paths = NAMING.get(kind, ("code", "text"))
    naming = [part for path in paths for part in element.findall(N + path.replace("/", "/" + N))]
    said = [text for part in naming for text in texts(part, names)]
    codes = {one.get("code", "") for part in naming for one in (part, *part.findall(N + "translation"))} - {""}
    absent = NO_DATA if kind == "AllergyIntolerance" else ABSENT
    if kind != "SocialHistory" and any(absent.search(text.rstrip(".")) for text in said):
        return "none"
    if element.get("negationInd") == "true" and kind != "AllergyIntolerance" and (not codes or codes & CLASSES):
        return "none"
    return "" if said or codes - {"ASSERTION"} or values(element) else "nothing"


def is_intervention(element: etree._Element | None) -> bool:
    templates = [] if element is None else element.findall(N + "templateId")
    return any((one.get("root") or "").endswith((".131", ".146")) for one in templates)


MATERIAL = "consumable/manufacturedProduct/manufacturedMaterial"
PRODUCT = "product/manufacturedProduct/manufacturedMaterial"
SUBSTANCE = "participant/participantRole/playingEntity"
NAMING = {
    "Condition": ("value", "text"),
    "AllergyIntolerance": (f"{SUBSTANCE}/code", "value", f"{SUBSTANCE}/name"),
    "Medication": (f"{MATERIAL}/code", f"{MATERIAL}/name", "text"),
    "Immunization": (f"{MATERIAL}/code", "text"),
    "FamilyMemberHistory": ("value",),
    "PlannedCare": (
        "code",
        "text",
        "value",
        f"{MATERIAL}/code",
        "product/manufacturedProduct/manufacturedMaterial/code",
    ),
    "Device": (
        "participant/participantRole/playingDevice/code",
        "product/manufacturedProduct/manufacturedMaterial/code",
    ),
    "Encounter": ("code", "text", "effectiveTime/low", "effectiveTime"),
}


def texts(part: etree._Element, names: Names) -> Iterator[str]:
    if part.get("displayName"):
        yield part.get("displayName", "")
    if part.get("value"):
        yield part.get("value", "")
    own = words(part)
    if own:
        yield own
    for reference in part.iter(N + "reference"):
        target = names.get((reference.get("value") or "").removeprefix("#"))
        if target is not None and (words(target) or (target.tail or "").strip()):
            yield words(target) or " ".join((target.tail or "").split())


def values(element: etree._Element) -> bool:
    return any(value.get("value") or value.get("code") or words(value) for value in element.findall(N + "value"))


def words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(str(text) for text in element.itertext()).split())


def lines(table: Table) -> Iterator[str]:
    yield f"{table.documents} documents"
    yield f"{'kind':22}{'statements':>11}{'facts':>8}   reasons"
    for kind in KINDS:
        why = "; ".join(f"{number} {reason}" for (one, reason), number in sorted(table.reasons.items()) if one == kind)
        yield f"{kind:22}{table.statements[kind]:>11}{table.facts[FACT.get(kind, kind)]:>8}   {why}"
    yield f"{'Note (sections)':22}{table.statements['Note']:>11}{table.facts['Note']:>8}"
    for reason, sentence in REASONS.items():
        yield f"  {reason}: {sentence}"
    yield from table.differences


def main(paths: list[str]) -> int:
    table = count([Path(path) for path in paths])
    sys.stdout.write("\n".join(lines(table)) + "\n")
    return 1 if table.differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
