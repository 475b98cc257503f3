"""A clinical statement (an act, an observation …) as the readers ask it: for its parts and the statements in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from second_opinion.journey.gather.ccda.document.tree import (
    COMPONENT,
    ENTRY_RELATIONSHIP,
    TEMPLATE,
    Element,
    attribute,
    parts,
    statement_in,
    templates,
)


class Statement:
    """One clinical statement of CDA, or what is asked like one.

    ``first`` gives its first child of a name: a reader asks for twenty and four are there, so they are laid out by name
    once. ``templates`` are the template ids it claims. Where it stands in another statement, ``holder`` is the name of
    the element between the two, ``relation`` that element's type (RSON: a reason) and ``number`` its place among those
    of the same name, from 1.
    """

    __slots__ = ("element", "tag", "first", "templates", "holder", "relation", "number", "_inside")

    first: Callable[[str], Element | None]

    def __init__(self, element: Element, link: Element | None = None, number: int = 0) -> None:
        self.element = element
        self.tag = element.tag
        # The question itself and no method around it: nothing is asked more often.
        self.first = parts(element).get
        self.templates = () if self.first(TEMPLATE) is None else tuple(templates(element))
        self.holder = "" if link is None else link.tag
        self.relation = attribute(link, "typeCode")
        self.number = number
        self._inside: tuple[Statement, ...] | None = None

    @property
    def mood(self) -> str:
        """Whether it is so (EVN) or only meant to be (INT, RQO …)."""
        return self.element.get("moodCode") or ""

    @property
    def inside(self) -> tuple[Statement, ...]:
        """The statements in its components and relationships, in the order written."""
        if self._inside is None:
            self._inside = tuple(_inside(self.element))
        return self._inside

    def each(self, tag: str) -> list[Element]:
        """The children of that name."""
        return [] if self.first(tag) is None else [child for child in self.element if child.tag == tag]

    def says(self, tag: str, name: str = "code") -> str:
        """What the first child of that name says: its code, or another of its attributes; empty when nothing."""
        return attribute(self.first(tag), name)

    def claims(self, roots: AbstractSet[str]) -> bool:
        """True when it claims one of these templates."""
        return not roots.isdisjoint(self.templates)

    def components(self) -> list[Statement]:
        """The statements that are its components."""
        return [] if self.first(COMPONENT) is None else [one for one in self.inside if one.holder == COMPONENT]

    def related(self, *kinds: str) -> list[Statement]:
        """The statements in its relationships, of the given relationship types when any are given."""
        if self.first(ENTRY_RELATIONSHIP) is None:
            return []
        found = [one for one in self.inside if one.holder == ENTRY_RELATIONSHIP]
        return [one for one in found if one.relation in kinds] if kinds else found


def _inside(element: Element) -> Iterator[Statement]:
    numbers = {COMPONENT: 0, ENTRY_RELATIONSHIP: 0}
    for link in element:
        if link.tag in numbers:
            numbers[link.tag] += 1
            statement = statement_in(link)
            if statement is not None:
                yield Statement(statement, link, numbers[link.tag])
