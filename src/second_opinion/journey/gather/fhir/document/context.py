"""What the readers of one file share: where they stand, what was odd so far, and each element read safely.

Nothing here raises on a value of the wrong type: it is read as far as possible, counted, and said as a warning.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Final

from second_opinion.journey.gather.fhir.document.references import Index
from second_opinion.journey.gather.fhir.document.tree import NOTHING_THERE, Entry, Json, is_list, is_object
from second_opinion.journey.gather.outcome import Embedded
from second_opinion.record import Concept, PartialDate, Person, Practitioner, Source

_NEARLY_ISO: Final = re.compile(r"(\d{4}-\d\d-\d\d)[ tT](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s*([zZ]|[+-]\d\d:?\d\d)?\Z")


class Context:
    """The state of reading one file. ``subject`` is the key of the person the current entry is about."""

    def __init__(self, original: str, index: Index) -> None:
        self.original = original
        self.index = index
        self.entry = Entry("", {})
        self.subject = ""
        self.remarks: list[str] = []
        self.embedded: list[Embedded] = []
        self.people: dict[str, Person] = {}
        self.panels: dict[int, str] = {}
        self.laboratory: set[int] = set()
        self.grouping: set[int] = set()
        self.odd_elements: Counter[str] = Counter()
        self.broken_dates: Counter[str] = Counter()
        self.unknown_modifiers = 0
        self.concepts: dict[tuple[Any, ...], Concept] = {}
        self.practitioners: dict[tuple[Any, ...], Practitioner | None] = {}
        self.identified: dict[str, str] = {}
        self.subjects: dict[str, str | None] = {}
        self._contained: dict[str, Json] | None = None
        self._dates: dict[str, PartialDate] = {}

    def begin(self, entry: Entry) -> None:
        """Stand at the next entry."""
        self.entry = entry
        self.remarks = []
        self._contained = None

    def source(self, inside: str = "") -> tuple[Source, ...]:
        """Where the current entry, or a part inside it ("/component/0"), comes from."""
        entry = self.entry
        return (Source(self.original, entry.place + inside, entry.reference),)

    def odd(self, key: str) -> None:
        """Count an element that does not have the form FHIR gives it."""
        self.odd_elements[f"{self.entry.type}.{key}"] += 1

    def text(self, node: Json, key: str) -> str:
        """A string; a number or the first of several is taken as text, anything else is odd and empty."""
        value: object = node.get(key)
        if value is None:
            return ""
        return value if isinstance(value, str) else self._odd_text(key, value)

    def texts(self, node: Json, key: str) -> list[str]:
        """A list of strings; a single one counts as a list of one."""
        value: object = node.get(key)
        if value is None:
            return []
        items = value if is_list(value) else [value]
        return [text for text in (self._any_text(key, item) for item in items) if text]

    def one(self, node: Json, key: str) -> Json:
        """An object, empty when there is none; of several the first."""
        value: object = node.get(key)
        if value is None:
            return NOTHING_THERE
        if is_object(value):
            return value
        inside = self.many(node, key)
        return inside[0] if inside else NOTHING_THERE

    def many(self, node: Json, key: str) -> list[Json]:
        """A list of objects; a single one counts as a list of one, as earlier FHIR versions write it."""
        value: object = node.get(key)
        if value is None:
            return []
        if is_object(value):
            return [value]
        if not is_list(value):
            self.odd(key)
            return []
        found: list[Json] = [item for item in value if item.__class__ is dict]
        if len(found) != len(value) and any(item is not None and not is_object(item) for item in value):
            self.odd(key)
        return found

    def flag(self, node: Json, key: str) -> bool | None:
        """True, False, or None when nothing is said."""
        value: object = node.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.odd(key)
        return {"true": True, "false": False}.get(value.lower()) if isinstance(value, str) else None

    def date(self, node: Json, key: str) -> PartialDate | None:
        """A date. One that cannot be read is remarked in the fact's note as it was written, and counted."""
        written = self.text(node, key)
        if not written:
            return None
        known = self._dates.get(written)
        if known is not None:
            return known
        parsed = PartialDate.parse(written.strip()) or _nearly_iso(written.strip())
        if parsed is None:
            self.broken_dates[f"{self.entry.type}.{key}"] += 1
            self.remark(key, written)
            return None
        self._dates[written] = parsed
        return parsed

    def remark(self, key: str, written: str) -> None:
        """Keep what has no place of its own in the note of the fact: "onsetAge: 54 years"."""
        if written:
            self.remarks.append(f"{key}: {written}")

    def use(self, reference: str) -> Json | None:
        """The resource a reference means, contained ones included, or None when it is not in this file."""
        if reference.startswith("#"):
            if self._contained is None:
                inside = self.many(self.entry.node, "contained")
                self._contained = {self.text(one, "id").removeprefix("#"): one for one in reversed(inside)}
            return self._contained.get(reference[1:])
        return self.index.use(reference)

    def _any_text(self, key: str, value: object) -> str:
        if value is None or isinstance(value, str):
            return value or ""
        return self._odd_text(key, value)

    def _odd_text(self, key: str, value: object) -> str:
        self.odd(key)
        if is_list(value):
            return next((item for item in value if isinstance(item, str)), "")
        if isinstance(value, bool):
            return str(value).lower()
        return str(value) if isinstance(value, int) and abs(value) < 10**40 else ""


def _nearly_iso(written: str) -> PartialDate | None:
    """Two slips that leave no doubt about the moment: a space for the T, and a zone without its colon."""
    found = _NEARLY_ISO.match(written)
    if found is None:
        return None
    day, clock, zone = found.group(1), found.group(2), (found.group(3) or "").upper()
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return PartialDate.parse(f"{day}T{clock}{zone}")
