"""Which entry a reference means: relative, absolute, ``urn:uuid:``, versioned, contained or by identifier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from second_opinion.journey.gather.fhir.document.tree import Entry, Json, is_list, is_object

_HISTORY: Final = "/_history/"


def bare(reference: str) -> str:
    """The reference without a version: "Patient/1/_history/2" names the same as "Patient/1"."""
    return reference.split(_HISTORY, 1)[0] if _HISTORY in reference else reference


def type_named_in(reference: str) -> str:
    """The resource type in "Patient/1" or "https://…/Patient/1" or "Patient?identifier=…"; else empty."""
    before_query = reference.split("?", 1)[0]
    if before_query != reference:
        return before_query.rsplit("/", 1)[-1]
    parts = bare(reference).rsplit("/", 2)
    return parts[-2] if len(parts) >= 2 and not reference.startswith("urn:") else ""


class Index:
    """All entries of a file by every name they may be called, and which of them were used to explain another."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_name: dict[str, Entry] = {}
        self._identified: dict[str, Entry] | None = None
        self._entries = entries
        self.used: set[int] = set()
        for entry in entries:
            if entry.full_url:
                self._by_name.setdefault(bare(entry.full_url), entry)
            if entry.reference:
                self._by_name.setdefault(entry.reference, entry)

    def find(self, reference: str) -> Entry | None:
        """The entry meant, or None when it is not in this file. Marks nothing as used."""
        entry = self._by_name.get(reference)
        if entry is not None or reference.startswith("#"):
            return entry
        if "?identifier=" in reference:
            return self._by_identifier(reference)
        name = bare(reference)
        entry = self._by_name.get(name)
        if entry is None and "://" in name:
            entry = self._by_name.get("/".join(name.rsplit("/", 2)[-2:]))
            # The same number at another server is another thing.
            if entry is not None and "://" in entry.full_url:
                return None
        return entry

    def use(self, reference: str) -> Json | None:
        """The resource meant, which from now on counts as used to explain another; None when it is not here."""
        entry = self.find(reference)
        if entry is None:
            return None
        self.used.add(id(entry.node))
        return entry.node

    def _by_identifier(self, reference: str) -> Entry | None:
        """A conditional reference, as Synthea writes: "Practitioner?identifier=system|value"."""
        if self._identified is None:
            self._identified = {name: entry for entry in self._entries for name in _identifier_names(entry)}
        return self._identified.get(reference)


def _identifier_names(entry: Entry) -> list[str]:
    identifiers: object = entry.node.get("identifier")
    if not is_list(identifiers):
        return []
    named = [one for one in identifiers if is_object(one)]
    return [f"{entry.type}?identifier={one.get('system')}|{one.get('value')}" for one in named]
