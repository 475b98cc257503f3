"""An independent count of FHIR files, straight from the JSON, held against what the reader made of them.

Nothing of the reader's code is used to count. Every entry of a file must end as facts, as a person, as support of
other entries, or as left over; and where the number of facts is not the number of entries, the reason is listed here.

    python -m tests.journey.gather.counting.fhir PATH…      prints the table
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from second_opinion.journey.gather.fhir import read
from second_opinion.journey.gather.outcome import Reading

Entry = tuple[str, dict[str, Any]]

SAME = {
    "AllergyIntolerance": "AllergyIntolerance",
    "Claim": "Claim",
    "Condition": "Condition",
    "Coverage": "Coverage",
    "DeviceUseStatement": "Device",
    "Encounter": "Encounter",
    "ExplanationOfBenefit": "Claim",
    "Flag": "Note",
    "Goal": "PlannedCare",
    "ImagingStudy": "ImagingStudy",
    "Immunization": "Immunization",
    "Media": "Document",
    "MedicationRequest": "Medication",
    "MedicationStatement": "Medication",
    "Procedure": "Procedure",
    "ServiceRequest": "PlannedCare",
}
CATEGORIES = {"laboratory": "Result", "vital-signs": "VitalSign", "social-history": "SocialHistory"}
# Codes that decide where the category is of another kind ("survey", "sdoh"): smoking status, schooling.
LIFE_CODES = {"72166-2", "82589-3"}
DIRECTIVE_TYPES = {"42348-3", "86533-7"}
EXPLAINS = {"Device", "Location", "Medication", "Organization", "Practitioner", "PractitionerRole", "Specimen"}
REASONS = {
    "CarePlan": "the plan and each of its activities",
    "CareTeam": "each member but the patient",
    "Composition": "each section with words is a note",
    "Consent": "an advance directive",
    "Device": "a thing of no patient explains a DeviceUseStatement or is left over",
    "DiagnosticReport": "and a document for each form that lies elsewhere",
    "DocumentReference": "each attachment, and an advance directive when it is one",
    "Observation": "each component is a fact, and so is the whole when it has a value",
    "Patient": "a person; each contact and general practitioner is a member of the care team",
    "QuestionnaireResponse": "each answer",
    **dict.fromkeys(sorted(EXPLAINS - {"Device"}), "explains other entries, or is left over in a file without them"),
    **dict.fromkeys(("AuditEvent", "Provenance", "Questionnaire"), "about no person's health: left over"),
}


def entries_in(path: Path) -> list[Entry]:
    """The resources of a file with their places."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".ndjson":
        lines = enumerate(text.splitlines(), start=1)
        return [(f"line {number}", json.loads(line)) for number, line in lines if line.strip()]
    return list(opened("", json.loads(text)))


def opened(place: str, resource: dict[str, Any]) -> Iterator[Entry]:
    if resource["resourceType"] != "Bundle":
        yield place, resource
        return
    for number, entry in enumerate(resource.get("entry", [])):
        yield from opened(f"{place}/entry/{number}/resource", entry["resource"])


def expected(resource: dict[str, Any]) -> Counter[str]:
    """The facts that one resource should give, by kind."""
    kind: str = resource["resourceType"]
    if kind in SAME:
        return Counter({SAME[kind]: 1})
    counted: Counter[str] = COUNTERS[kind](resource) if kind in COUNTERS else Counter()
    return +counted


def codes(value: Any) -> set[str]:
    concepts = value if isinstance(value, list) else [value] if value else []
    return {coding.get("code", "") for concept in concepts for coding in concept.get("coding", [])}


def observed(resource: dict[str, Any]) -> Counter[str]:
    named = [kind for code, kind in CATEGORIES.items() if code in codes(resource.get("category"))]
    kind = named[0] if named else "SocialHistory" if codes(resource["code"]) & LIFE_CODES else "Observation"
    parts = len(resource.get("component", []))
    itself = parts == 0 or any(key.startswith("value") for key in resource)
    return Counter({kind: parts + itself})


def sections(node: dict[str, Any]) -> int:
    return sum(("div" in one.get("text", {})) + sections(one) for one in node.get("section", []))


def answers(node: dict[str, Any]) -> int:
    here = [answer for item in node.get("item", []) for answer in item.get("answer", [])]
    below = sum(answers(item) for item in node.get("item", [])) + sum(answers(answer) for answer in here)
    return below + sum(any(key.startswith("value") for key in answer) for answer in here)


def documents(resource: dict[str, Any]) -> Counter[str]:
    directive = bool((codes(resource.get("type")) | codes(resource.get("category"))) & DIRECTIVE_TYPES)
    readable = [one for one in resource["content"] if one["attachment"].get("contentType", "").startswith("text/")]
    notes = sum("data" in one["attachment"] for one in readable)
    return Counter({"Document": len(resource["content"]), "AdvanceDirective": directive, "Note": notes})


def members(resource: dict[str, Any]) -> Counter[str]:
    people = [one["member"].get("reference", "") for one in resource.get("participant", [])]
    return Counter({"CareTeamMember": sum(not person.startswith("Patient/") for person in people)})


COUNTERS: dict[str, Callable[[dict[str, Any]], Counter[str]]] = {
    "CarePlan": lambda one: Counter({"PlannedCare": 1 + sum("detail" in act for act in one.get("activity", []))}),
    "CareTeam": members,
    "Composition": lambda one: Counter({"Note": sections(one)}),
    "Consent": lambda one: Counter({"AdvanceDirective": bool(codes(one.get("category")) & {"dnr", "acd"})}),
    "Device": lambda one: Counter({"Device": "patient" in one}),
    "DiagnosticReport": lambda one: Counter(
        {"DiagnosticReport": 1, "Document": sum("url" in form for form in one.get("presentedForm", []))}
    ),
    "DocumentReference": documents,
    "Observation": observed,
    "Patient": lambda one: Counter(
        {"CareTeamMember": len(one.get("contact", [])) + len(one.get("generalPractitioner", []))}
    ),
    "QuestionnaireResponse": lambda one: Counter({"Observation": answers(one)}),
}


class Table:
    """Counts by resource type over many files, and what does not agree."""

    def __init__(self) -> None:
        self.entries = Counter[str]()
        self.facts: dict[str, Counter[str]] = defaultdict(Counter)
        self.support = Counter[str]()
        self.left = Counter[str]()
        self.differences: list[str] = []

    def add(self, path: Path) -> None:
        """Count one file both ways."""
        data = path.read_bytes()
        reading = read(data, hashlib.sha256(data).hexdigest())
        entries = entries_in(path)
        by_place: dict[str, Counter[str]] = defaultdict(Counter)
        places = {place for place, _ in entries}
        for fact in reading.facts:
            by_place[owner(fact.sources[0].place, places)][type(fact).__name__] += 1
        alone: Counter[str] = Counter()
        for place, resource in entries:
            kind, wanted = resource["resourceType"], expected(resource)
            self.entries[kind] += 1
            self.facts[kind] += by_place[place]
            if by_place[place] != wanted:
                self.differences.append(f"{path.name} {place} {kind}: {dict(by_place[place])} is not {dict(wanted)}")
            alone[kind] += not wanted
        alone.pop("Patient", 0)
        self.settle(path, reading, alone)
        patients = sum(resource["resourceType"] == "Patient" for _, resource in entries)
        if patients and len(reading.people) != patients:
            self.differences.append(f"{path.name}: {len(reading.people)} people are not {patients} Patients")

    def settle(self, path: Path, reading: Reading, alone: Counter[str]) -> None:
        """Entries without a fact of their own must be people, support or left over: no more and no fewer."""
        self.support += Counter(reading.support)
        self.left += Counter(reading.left)
        found = Counter(reading.support) + Counter(reading.left)
        if found != +alone:
            self.differences.append(f"{path.name}: {dict(found)} support or left over are not {dict(+alone)}")

    def lines(self) -> Iterator[str]:
        """The table as text."""
        yield f"{'resource type':22} {'entries':>7} {'facts':>6} {'support':>7} {'left':>5}  as what (why not as many)"
        for kind, count in sorted(self.entries.items()):
            kinds = ", ".join(f"{name} {number}" for name, number in sorted(self.facts[kind].items()))
            facts = self.facts[kind].total()
            why = f" ({REASONS[kind]})" if facts != count else ""
            yield f"{kind:22} {count:7} {facts:6} {self.support[kind]:7} {self.left[kind]:5}  {kinds}{why}"
        facts = sum(counter.total() for counter in self.facts.values())
        yield f"{'all':22} {self.entries.total():7} {facts:6} {self.support.total():7} {self.left.total():5}"


def owner(place: str, places: set[str]) -> str:
    """The entry that a place stands in."""
    while place not in places and place:
        place = place.rsplit("/", 1)[0] if "/" in place else ""
    return place


def files_under(paths: list[Path]) -> list[Path]:
    """All FHIR files at or under the paths."""
    found = [path for top in paths for path in ([top] if top.is_file() else sorted(top.rglob("*")))]
    return [path for path in found if path.suffix in {".json", ".ndjson"}]


def count(paths: list[Path]) -> Table:
    """The table of all files at or under the paths."""
    table = Table()
    for path in files_under(paths):
        table.add(path)
    return table


def main() -> int:
    """Print the table; ends 1 when anything does not agree."""
    table = count([Path(argument) for argument in sys.argv[1:]])
    sys.stdout.write("\n".join([*table.lines(), *table.differences, ""]))
    return 1 if table.differences else 0


if __name__ == "__main__":
    sys.exit(main())
