"""The rules of the screening as an editor writes them, read from TOML into values."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from second_opinion.content.sides import Place

Group = Literal["adults", "children", "crisis", "time"]


class Said(msgspec.Struct, frozen=True):
    """One sentence in both languages."""

    en: str
    es: str

    def told(self, language: str) -> str:
        """The sentence in a language ("en", "es")."""
        return self.es if language == "es" else self.en


class Phrases(msgspec.Struct, frozen=True):
    """Ways to say one thing, per language, divided by commas: "chest, breast bone".

    In a phrase ``stem*`` is any word that begins so, ``one/other`` either word, ``..`` up to three words of any kind.
    """

    en: str = ""
    es: str = ""


class Concept(Phrases, frozen=True):
    """What phrases mean, by a name that rules use. ``numbers`` is a range: a number in it, or a word of the phrases;
    with ``decimals`` only a number written with a point ("38.5", never "38 years").

    A ``context`` (chemotherapy, being pregnant) still counts when it is told of last week; a symptom does not. What
    ``carries`` is still so in the next sentences of the same text: "I'm on chemo. Fever of 102."
    """

    numbers: tuple[float, float] | None = None
    decimals: bool = False
    context: bool = False
    carries: bool = False


class Cues(msgspec.Struct, frozen=True):
    """What changes the meaning of the words around it; ``scope`` in ``journey/decide`` says how each kind works."""

    idiom: Phrases
    absorbed: Phrases
    no: Phrases
    no_list: Phrases
    no_after: Phrases
    asked: Phrases
    answered_no: Phrases
    thing: Phrases
    break_: Phrases
    restart: Phrases
    past: Phrases
    past_lately: Phrases
    past_all: Phrases
    told_past: Phrases
    now: Phrases
    present: Phrases
    own: Phrases
    supposed: Phrases
    supposed_clause: Phrases
    supposed_sentence: Phrases
    elsewhere: Phrases
    acquaintance: Phrases
    happened: Phrases


class Action(msgspec.Struct, frozen=True):
    """What to do now."""

    id: str
    en: str
    es: str

    def told(self, language: str) -> str:
        """The sentence in a language ("en", "es")."""
        return self.es if language == "es" else self.en


class Section(msgspec.Struct, frozen=True):
    """A heading of the page of danger signs, within one of its four groups."""

    id: str
    group: Group
    action: str
    title: Said


class PageWords(msgspec.Struct, frozen=True):
    """What stands on the page of danger signs beside the signs."""

    title: Said
    lead: Said
    call: Said
    limits: Said


class Flag(Phrases, frozen=True, kw_only=True):
    """A danger sign. ``signs`` are its lines on the page (none where no source says it for people to read).

    ``when`` are rules over concepts: ``a + b`` near each other, ``a > b`` soon after, ``a ^ b`` right after, ``a & b``
    in one sentence, ``a|b`` either. ``en`` and ``es`` are whole phrases that are the sign by themselves. ``past_too``:
    it counts even when told as past.
    """

    id: str
    section: str
    action: str
    sources: tuple[str, ...]
    signs: tuple[Said, ...] = ()
    when: tuple[str, ...] = ()
    past_too: bool = False


class ScreeningRules(msgspec.Struct, frozen=True):
    """All of it. ``reviewed`` says by whom, or that nobody has yet; ``sources`` are known by the names actions use."""

    checked: date
    reviewed: Said
    page: PageWords
    concepts: dict[str, Concept]
    ordinary: tuple[str, ...]
    short: dict[str, str]
    joined: dict[str, str]
    cues: Cues
    actions: tuple[Action, ...]
    sections: tuple[Section, ...]
    flags: tuple[Flag, ...]
    places: dict[str, Place]

    def action(self, name: str) -> Action:
        """The action of a name. Raises KeyError for one that is not written."""
        for each in self.actions:
            if each.id == name:
                return each
        raise KeyError(name)


@cache
def screening_rules() -> ScreeningRules:
    """The rules as they stand in the three files."""
    flags, cues, concepts = (_file(name) for name in ("flags.toml", "cues.toml", "concepts.toml"))
    places = {each["id"]: each for each in flags["sources"]}
    ordinary = cues["ordinary"]["words"].split()
    read = {
        "concepts": concepts["concepts"],
        "cues": cues["cues"],
        "ordinary": ordinary,
        "short": cues["short"],
        "joined": cues["joined"],
    }
    return msgspec.convert({**flags, **read, "places": places}, ScreeningRules)


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))
