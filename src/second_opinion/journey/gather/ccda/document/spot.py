"""Where in a document the reader stands: enough to say where a fact comes from and what its pointers point to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from second_opinion.journey.gather.ccda.document.kinds import Kind
from second_opinion.journey.gather.ccda.document.tree import Element, attribute
from second_opinion.journey.gather.ccda.narrative.pen import Words
from second_opinion.journey.gather.ccda.narrative.words import words_at
from second_opinion.journey.gather.outcome import Embedded
from second_opinion.record import Reason, Source

WrittenId = tuple[str, str]
"""The root and the extension of an id as they stand there; either may be empty, not both."""


def ids_in(elements: Iterable[Element]) -> list[WrittenId]:
    """The ids that say something."""
    written = [(attribute(one, "root"), attribute(one, "extension")) for one in elements]
    return [one for one in written if any(one)]


@dataclass(slots=True)
class Desk:
    """What reading one document gathers besides facts.

    ``original`` is the id of the file; ``subject`` the key of the person; ``words`` the narrative of all sections by
    ID; ``left`` counts entries not understood; ``broken_dates`` dates that are none. ``held`` keeps every
    element alive as a Python object: they are made once then, not at each look.
    """

    original: str
    subject: str = ""
    words: Words = field(default_factory=dict[str, Element])
    left: Counter[str] = field(default_factory=Counter[str])
    embedded: list[Embedded] = field(default_factory=list[Embedded])
    warnings: list[Reason] = field(default_factory=list[Reason])
    broken_dates: int = 0
    held: tuple[Element, ...] = ()


class Spot(msgspec.Struct, frozen=True, gc=False):
    """One place: the section it lies in and the path to it ("Results/entry 3/organizer/component 2").

    ``title`` is what the section calls itself and ``kind`` what its entries are taken for when they do not say.
    """

    desk: Desk
    title: str
    kind: Kind
    words: Words
    path: str

    def into(self, step: str) -> Spot:
        """One step further in."""
        return Spot(self.desk, self.title, self.kind, self.words, f"{self.path}/{step}")

    def source(self, ids: Sequence[WrittenId] = ()) -> tuple[Source, ...]:
        """Where a fact read here comes from; the first of the entry's own ids as reference."""
        root, extension = ids[0] if ids else ("", "")
        return (Source(self.desk.original, self.path, f"{root}^{extension}" if extension else root),)

    def pointed(self, reference: Element | None, words: Callable[[Element], str] = words_at) -> str:
        """The words a ``reference`` points to in the narrative: in this section first, then in the others."""
        target = attribute(reference, "value")
        if not target:
            return ""
        key = target.removeprefix("#")
        element = self.words.get(key)
        if element is None:
            element = self.desk.words.get(key)
        if element is not None:
            return words(element)
        # Some systems write the words themselves where the pointer should be ("Oral").
        return target if target.isalpha() and not target.islower() else ""
