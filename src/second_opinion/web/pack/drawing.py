"""The packet drawn: as the file to keep, and as pictures of its pages to look at first."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

import msgspec

from second_opinion.content.words import words as words_of
from second_opinion.journey.pack import packet
from second_opinion.paper import Typst
from second_opinion.ports.paper import Document
from second_opinion.store.queries import pack as packs
from second_opinion.store.queries import people
from second_opinion.web import papers
from second_opinion.web.desk import desk
from second_opinion.web.pack.form import PacketForm

_KEPT: Final = "packet"
_PAPER: Final = Typst()


@dataclass(frozen=True)
class Pictures:
    """A picture of each page (SVG, packed with gzip), and the mark of the document they were drawn from."""

    mark: str
    pages: tuple[bytes, ...]


def document_of(person: str, form: PacketForm) -> Document:
    """The packet of a person as the form asks for it."""
    chosen = packs.choices(person, form.choices)
    return packet(packs.record_of(person), people.case(person), chosen, words_of(form.language))


def pdf(person: str, form: PacketForm) -> bytes:
    """The file to keep."""
    return _PAPER.draw(document_of(person, form)).pdf


def at_hand(mark: str) -> Pictures | None:
    """The pictures that were drawn last, if they are those."""
    kept = desk().beside.get(_KEPT)
    return kept if isinstance(kept, Pictures) and kept.mark == mark else None


def pictures(person: str, form: PacketForm) -> Pictures:
    """What the packet looks like as things stand. Drawn anew only when it would look different."""
    document = document_of(person, form)
    mark = hashlib.sha256(msgspec.json.encode(document)).hexdigest()[:16]
    found = at_hand(mark)
    if found is None:
        found = Pictures(mark, tuple(papers.packed(page) for page in _PAPER.pictures(document)))
        desk().beside[_KEPT] = found
    return found
