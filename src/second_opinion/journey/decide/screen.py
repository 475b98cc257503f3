"""Does a typed text tell of something that cannot wait? By rules only; it errs toward stopping and never reassures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Final, Literal

import msgspec

from second_opinion.content.decide import Flag, Phrases, ScreeningRules, screening_rules
from second_opinion.journey.decide.phrases import Found, PhraseBook, forms
from second_opinion.journey.decide.rules import Rule, grouped, matches
from second_opinion.journey.decide.scope import CUE, Shadow, shadow
from second_opinion.journey.decide.sentences import Sentence, contracted, sentences
from second_opinion.journey.decide.spelling import Vocabulary

Tongue = Literal["en", "es", ""]
"""The language to look for; "" looks for both at once, as people mix them."""
OWN: Final = "flag:"
CARRIED_OVER: Final = 3
"""In so many sentences after it, a context that carries ("on chemo", "she is pregnant") still holds."""
YEARS: Final = (1900.0, 2099.0, False)
"""A number in this range is a year, and what is told beside it is past."""


class Raised(msgspec.Struct, frozen=True):
    """A danger sign in a text: the flag's name and the words that raised it, as they were typed."""

    flag: str
    matched: str


class Screener:
    """The rules made ready for one language, or for both. Safe to use from several threads."""

    def __init__(self, rules: ScreeningRules, tongue: Tongue = "") -> None:
        said = {name: _phrases(concept, tongue) for name, concept in rules.concepts.items()}
        said |= {CUE + name: _phrases(getattr(rules.cues, name), tongue) for name in rules.cues.__struct_fields__}
        said |= {OWN + flag.id: _phrases(flag, tongue) for flag in rules.flags}
        numbers = {name: (*each.numbers, each.decimals) for name, each in rules.concepts.items() if each.numbers}
        numbers[CUE + "past"] = YEARS
        self._book = PhraseBook(said, numbers, rules.joined)
        self._joined = rules.joined
        self._vocabulary = Vocabulary(self._book.words, rules.ordinary, rules.short)
        self._contexts = {name for name, concept in rules.concepts.items() if concept.context}
        self._carries = {name for name, concept in rules.concepts.items() if concept.carries}
        self._order = tuple(flag.id for flag in rules.flags)
        self._rules = tuple((flag, rule) for flag in rules.flags for rule in _rules(flag))
        self._beginning: dict[str, list[int]] = defaultdict(list)
        for at, (_, rule) in enumerate(self._rules):
            for name in rule.parts[0].concepts:
                self._beginning[name].append(at)

    def raised(self, text: str) -> tuple[Raised, ...]:
        """The danger signs in a text, in the order of the rules; each once, where it is said first."""
        first: dict[str, Raised] = {}
        holds: dict[str, int] = {}
        for at, typed in enumerate(sentences(text)):
            sentence = contracted(typed, self._joined)
            found = self._book.find(sentence, forms(sentence, self._vocabulary))
            if not all(each.name.startswith(CUE) for each in found):
                dark = shadow(sentence, found)
                carried = [name for name, said in holds.items() if at - said <= CARRIED_OVER]
                for flag, chosen in self._in(found, dark, carried):
                    first.setdefault(flag.id, Raised(flag.id, _typed(text, sentence, chosen)))
                holds |= {each.name: at for each in found if each.name in self._carries and _goes_on(each, dark)}
        return tuple(first[flag] for flag in self._order if flag in first)

    def _in(
        self, found: Sequence[Found], dark: Shadow, carried: Iterable[str]
    ) -> Iterator[tuple[Flag, tuple[Found, ...]]]:
        """The flags of a sentence and the phrases that raise them; never by what is only carried over."""
        mentions = grouped([*found, *(Found(name, 0, 0, carried=True) for name in carried)])
        begun = {rule for name in mentions for rule in self._beginning.get(name, ())}
        for at in sorted(begun):
            flag, rule = self._rules[at]
            chosen = matches(rule, mentions, partial(self._counts, flag, dark)) if rule.possible(mentions) else None
            said = tuple(each for each in chosen or () if not each.carried)
            if said:
                yield flag, said

    def _counts(self, flag: Flag, dark: Shadow, found: Found) -> bool:
        """Does a phrase tell of something that happens now? A context counts as past too, or where a flag says so."""
        if any(dark.off[found.start : found.end]):
            return False
        past_too = flag.past_too or found.name in self._contexts
        return past_too or not any(dark.past[found.start : found.end])


def _goes_on(found: Found, dark: Shadow) -> bool:
    """Is it so still, by all that was said? Not what was denied or supposed, and not what was over long ago."""
    return not any((*dark.off[found.start : found.end], *dark.long_past[found.start : found.end]))


@cache
def screener(tongue: Tongue = "") -> Screener:
    """The rules as they stand, made ready once."""
    return Screener(screening_rules(), tongue)


def screen(text: str, tongue: Tongue = "") -> tuple[Raised, ...]:
    """The danger signs that a typed text tells of now; empty when no rule finds one, which says nothing more."""
    return screener(tongue).raised(text)


def _rules(flag: Flag) -> tuple[Rule, ...]:
    """The rules of a flag; its own phrases are one more."""
    return (*(Rule.parse(written) for written in flag.when), Rule.parse(OWN + flag.id))


def _phrases(said: Phrases, tongue: Tongue) -> tuple[str, ...]:
    both = {"en": (said.en,), "es": (said.es,), "": (said.en, said.es)}
    return both[tongue]


def _typed(text: str, sentence: Sentence, found: tuple[Found, ...]) -> str:
    start = min(each.start for each in found)
    end = max(each.end for each in found)
    return text[sentence[start].start : sentence[end - 1].end]
