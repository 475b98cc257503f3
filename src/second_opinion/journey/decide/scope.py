"""Which words of a sentence do not tell of something that happens now: denied, past, supposed, of somebody far away.

It errs toward stopping: what is not clearly turned around counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import Final

import msgspec

from second_opinion.journey.decide.phrases import Found
from second_opinion.journey.decide.sentences import Sentence

CUE: Final = "cue:"
NEAR: Final = 9
"""A plain "no" reaches so many words at most."""
FAR: Final = 30
"""A list ("denies fever, cough, …") and a condition reach to the end of their clause."""
_JOINS: Final = frozenset({"and", "y", "e", "so", "then", "when", "cuando", "because", "porque"})
_LEADS: Final = _JOINS | {"that", "que", "think", "creo", "if", "si"}
_OF_THINGS: Final = frozenset({"no", "sin", "without"})
_BEFORE_A_DATE: Final = _JOINS | set(
    "in on back around about by but a an some many few several two three four five six seven eight nine ten eleven "
    "twelve fifteen twenty thirty forty en el de pero alla como unos ya".split()
)
_OR: Final = frozenset({"or", "nor", "o", "ni", "u"})
_LISTS: Final = _OR | {"and", "y", "e"}
_WOULD: Final = frozenset({"could", "would", "might", "podria", "podrian"})
"""After "if …," a condition goes on: "if the tumor grows, could he …"."""
_ANSWERS: Final = frozenset({"no", "nope", "si"})


class Shadow(msgspec.Struct, frozen=True):
    """For each word: ``off``, it says that nothing happens; ``past``, it tells of what is over; ``long_past``, of years
    ago and not of last week."""

    off: tuple[bool, ...]
    past: tuple[bool, ...]
    long_past: tuple[bool, ...]


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a sentence with its own verb, from ``start`` to before ``end``."""

    start: int
    end: int

    def holds(self, found: Found) -> bool:
        """Does the phrase begin in this clause?"""
        return self.start <= found.start < self.end


def shadow(sentence: Sentence, found: Sequence[Found]) -> Shadow:
    """Which words do not count, and which only as past."""
    cues: dict[str, list[Found]] = defaultdict(list)
    for each in found:
        if each.name.startswith(CUE):
            cues[each.name.removeprefix(CUE)].append(each)
    off = [False] * len(sentence)
    past = [False] * len(sentence)
    long_past = [False] * len(sentence)
    clauses = _clauses(sentence, cues, {place for each in found for place in range(each.start + 1, each.end)})
    for idiom in cues["idiom"]:
        _darken(off, idiom.start, idiom.end)
    for thing in cues["thing"]:
        for place in (thing.start - 1, thing.end):
            if 0 <= place < len(sentence) and sentence[place].text[0].isdigit():
                off[place] = True
    taken = _taken(sentence, found, cues["absorbed"])
    _denied(sentence, clauses, cues, taken, off)
    _supposed(sentence, clauses, cues, taken, off)
    _elsewhere(sentence, clauses, cues, off)
    neutral = {place for each in cues["absorbed"] for place in range(each.start, each.end)}
    _over(sentence, clauses, cues, past, neutral)
    _over(sentence, clauses, defaultdict(list, {**cues, "past_lately": []}), long_past, neutral)
    return Shadow(tuple(off), tuple(past), tuple(long_past))


def _clauses(sentence: Sentence, cues: dict[str, list[Found]], within: set[int]) -> list[Clause]:
    """A clause begins at "but", and where after a comma or an "and" somebody speaks anew ("my", "I", "me duele").

    Never within a phrase: "when should" is one cue.
    """
    restarts = {each.start for each in cues["restart"]} - within
    begins = {0, len(sentence)} | {each.start for each in cues["break_"]}
    for place in restarts - {0}:
        if sentence[place].after or sentence[place - 1].text in _JOINS:
            begins.add(place)
    # "Chemo last week, chills today": what was said of last week ends with it.
    for cue in cues["past_lately"]:
        if cue.end < len(sentence) and (sentence[cue.end].after or sentence[cue.end].text in _JOINS):
            begins.add(cue.end)
    return [Clause(start, end) for start, end in pairwise(sorted(begins))]


def _taken(sentence: Sentence, found: Iterable[Found], absorbed: Iterable[Found]) -> set[int]:
    """The "no" that is part of the trouble itself ("no puedo respirar", "won't wake up"), or of a doubt."""
    taken = {place for each in absorbed for place in range(each.start, each.end)}
    for each in found:
        if not each.name.startswith(CUE) and each.end - each.start > 1:
            taken |= set(range(each.start, each.end))
    # "No, my chest hurts" answers somebody; it denies nothing that follows.
    for place, word in enumerate(sentence[:-1]):
        if word.text in _ANSWERS and sentence[place + 1].after == ",":
            taken.add(place)
    return taken


def _denied(
    sentence: Sentence, clauses: Sequence[Clause], cues: dict[str, list[Found]], taken: set[int], off: list[bool]
) -> None:
    for cue in cues["no"]:
        if cue.start not in taken:
            _darken(off, cue.end, _reach(sentence, _clause(clauses, cue), cue, cues["restart"]))
    for cue in cues["no_list"]:
        if cue.start not in taken:
            _darken(off, cue.end, min(_clause(clauses, cue).end, cue.end + FAR))
    for cue in cues["no_after"]:
        _darken(off, _clause(clauses, cue).start, cue.end)
    for answer in cues["answered_no"]:
        asked = [cue for cue in cues["asked"] if cue.end <= answer.start]
        if asked:
            _darken(off, asked[0].end, answer.end)
    if len(sentence) > 1 and sentence[-1].text == "no" and sentence[-1].after:
        _darken(off, 0, len(sentence))


def _reach(sentence: Sentence, clause: Clause, cue: Found, restarts: Sequence[Found]) -> int:
    """Where a plain "no" ends: a comma that no "or" follows, a new speaker, or some words on."""
    end = min(clause.end, cue.end + NEAR)
    listed = any(word.text in _OR for word in sentence[cue.end : clause.end])
    begun = {each.start for each in restarts}
    # Without a comma, as dictated: "no fever my chest hurts". Not after "no creo que …", "does not feel …".
    dictated = sentence[cue.start].text in _OF_THINGS and cue.end not in begun
    for place in range(cue.end + 1, end):
        if sentence[place].after and not listed:
            return place
        if place in begun and dictated and place > cue.end and sentence[place - 1].text not in _LEADS:
            return place
    return end


def _supposed(
    sentence: Sentence, clauses: Sequence[Clause], cues: dict[str, list[Found]], taken: set[int], off: list[bool]
) -> None:
    """Conditions, risks and questions about them; "right now" in the same clause takes it back."""
    present = [_clause(clauses, cue) for cue in cues["present"]]
    breaks = {each.start for each in cues["break_"]}
    for cue in cues["supposed"]:
        if cue.start in taken:
            continue
        for clause in clauses[clauses.index(_clause(clauses, cue)) :]:
            # "If I faint and my heart races": an "and" carries the condition on, a comma or a "but" ends it.
            goes_on = clause.start <= cue.start or (not sentence[clause.start].after and clause.start not in breaks)
            if not goes_on or clause in present:
                break
            end = _listed(sentence, max(cue.end, clause.start), clause.end)
            _darken(off, max(cue.end, clause.start), end)
            if end < clause.end:
                break
    for cue in cues["supposed_clause"]:
        clause = _clause(clauses, cue)
        if cue.start not in taken and clause not in present:
            _darken(off, clause.start, clause.end)
    for cue in cues["supposed_sentence"]:
        if not present:
            _darken(off, _clause(clauses, cue).start, len(off))


def _listed(sentence: Sentence, start: int, end: int) -> int:
    """Where a condition ends: at a comma, unless it is a list ("chest pain, fever or cough")."""
    for place in range(start + 1, end):
        listed = sentence[place].text in _WOULD or any(word.text in _LISTS for word in sentence[place:end])
        if sentence[place].after == "," and not listed:
            return place
    return end


def _elsewhere(sentence: Sentence, clauses: Sequence[Clause], cues: dict[str, list[Found]], off: list[bool]) -> None:
    """On television, in a book; or of a neighbor, when it is told as something that happened once."""
    for cue in cues["elsewhere"]:
        for clause in _meant(sentence, clauses, cue):
            _darken(off, clause.start, clause.end)
    recent = [_clause(clauses, cue) for cue in (*cues["now"], *cues["present"])]
    told = [_clause(clauses, cue) for cue in cues["happened"]]
    for cue in cues["acquaintance"]:
        clause = _clause(clauses, cue)
        if clause in told and clause not in recent:
            _darken(off, clause.start, clause.end)


def _over(
    sentence: Sentence, clauses: Sequence[Clause], cues: dict[str, list[Found]], past: list[bool], neutral: set[int]
) -> None:
    now = [cue for cue in (*cues["now"], *cues["present"]) if cue.start not in neutral]
    recent = [_clause(clauses, cue) for cue in now]
    told = [_clause(clauses, cue) for cue in cues["told_past"]]
    for cue in (*cues["past"], *cues["past_lately"]):
        if cue.start in neutral:
            continue
        meant = _meant(sentence, clauses, cue)
        after = clauses[clauses.index(meant[-1]) + 1 :] if cue in cues["past"] else ()
        for clause in (*meant, *takewhile(told.__contains__, after)):
            if clause in recent:
                break
            _darken(past, clause.start, clause.end)
    if cues["past_all"]:
        _darken(past, 0, len(past))


def _meant(sentence: Sentence, clauses: Sequence[Clause], cue: Found) -> Sequence[Clause]:
    """The clause of a cue; the next one too where it is nothing but the cue: "In 2015, I had a heart attack"."""
    place = clauses.index(_clause(clauses, cue))
    clause = clauses[place]
    before = sentence[clause.start : cue.start]
    opens = all(word.text in _BEFORE_A_DATE or word.text.isdigit() for word in before)
    alone = opens and clause.end - cue.end <= 1
    return clauses[place : place + 1 + alone]


def _clause(clauses: Sequence[Clause], found: Found) -> Clause:
    return next(clause for clause in clauses if clause.holds(found))


def _darken(words: list[bool], start: int, end: int) -> None:
    for place in range(start, min(end, len(words))):
        words[place] = True
