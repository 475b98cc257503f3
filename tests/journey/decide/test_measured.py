"""How good the screening is, in figures: none missed, at most one false stop in twenty, in each half and language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from second_opinion.content.decide import screening_rules
from second_opinion.journey.decide import Screener

HERE = Path(__file__).parent / "sentences"
HALVES = [(language, author) for language in ("en", "es") for author in ("rules", "blind")]
ALL = [*HALVES, *((language, look) for language in ("en", "es") for look in ("third", "fourth", "second look"))]


def sentences(language: str, author: str) -> list[dict[str, Any]]:
    found = tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))["sentences"]
    return [each for each in found if each["author"] == author]


def missed(screener: Screener, language: str, author: str) -> list[str]:
    return [each["text"] for each in sentences(language, author) if each["stop"] and not screener.raised(each["text"])]


def false(screener: Screener, language: str, author: str) -> list[str]:
    return [each["text"] for each in sentences(language, author) if not each["stop"] and screener.raised(each["text"])]


@pytest.mark.parametrize(("language", "author"), ALL)
def test_nothing_that_must_stop_is_missed(language: str, author: str) -> None:
    assert missed(Screener(screening_rules()), language, author) == []


@pytest.mark.parametrize(("language", "author"), ALL)
def test_at_most_one_trap_in_twenty_stops(language: str, author: str) -> None:
    traps = [each for each in sentences(language, author) if not each["stop"]]
    assert len(false(Screener(screening_rules()), language, author)) * 20 <= len(traps)


@pytest.mark.parametrize(("language", "author"), HALVES)
def test_half_of_the_sentences_are_traps_and_there_are_two_hundred(language: str, author: str) -> None:
    found = sentences(language, author)
    stops = sum(each["stop"] for each in found)
    assert (len(found) >= 200, 0.4 <= stops / len(found) <= 0.6) == (True, True)


@pytest.mark.parametrize(("language", "author"), ALL)
def test_without_rules_everything_is_missed(language: str, author: str) -> None:
    nothing = Screener(msgspec.structs.replace(screening_rules(), flags=()))
    must = [each["text"] for each in sentences(language, author) if each["stop"]]
    assert (missed(nothing, language, author), false(nothing, language, author)) == (must, [])


@pytest.mark.parametrize(("language", "author"), HALVES)
def test_without_the_cues_the_traps_are_no_traps(language: str, author: str) -> None:
    """The control of the second figure: it is the cues that hold the false stops down."""
    rules = screening_rules()
    none = {
        name: msgspec.structs.replace(cue, en="", es="") for name, cue in msgspec.structs.asdict(rules.cues).items()
    }
    blunt = Screener(msgspec.structs.replace(rules, cues=type(rules.cues)(**none)))
    traps = [each for each in sentences(language, author) if not each["stop"]]
    assert len(false(blunt, language, author)) * 3 > len(traps)
