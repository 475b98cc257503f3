"""Words, phrases and rules of the screening, each by itself."""

from __future__ import annotations

import pytest

from second_opinion.journey.decide.phrases import Found, PhraseBook, forms
from second_opinion.journey.decide.rules import Rule, grouped, matches
from second_opinion.journey.decide.sentences import contracted, sentences
from second_opinion.journey.decide.spelling import Vocabulary, plain, sound


def found(text: str, **said: str) -> list[tuple[str, int, int]]:
    book = PhraseBook({name: (phrases,) for name, phrases in said.items()}, {"low": (40.0, 89.0, False)})
    sentence = sentences(text)[0]
    return [
        (each.name, each.start, each.end)
        for each in book.find(sentence, forms(sentence, Vocabulary(book.words)))
        if each.name != "number"
    ]


def test_a_word_is_compared_without_case_accents_apostrophes_and_long_letters() -> None:
    assert [plain(word) for word in ("CAN’T", "Corazón", "¡AYUDAAAA".strip("¡"))] == ["cant", "corazon", "ayuda"]


def test_words_written_by_ear_sound_the_same() -> None:
    assert [sound(word) for word in ("desmalle", "vomitar", "aogo")] == [
        sound(word) for word in ("desmaye", "bomitar", "ahogo")
    ]


def test_one_slip_is_the_word_and_an_ordinary_word_is_not_a_slip() -> None:
    words = Vocabulary({"stroke", "convuls*"}, ["strike"])
    assert [sorted(words.forms(word)) for word in ("storke", "strike", "combulsion")] == [
        ["storke", "stroke"],
        ["strike"],
        ["combulsion", "convuls*"],
    ]


def test_a_sentence_ends_at_a_full_stop_but_not_after_a_title() -> None:
    assert [len(each) for each in sentences("Dr. Osei came. 100.4 °F, she said!\nNow what?")] == [3, 4, 2]


def test_will_not_is_read_as_wont_and_keeps_its_place() -> None:
    (sentence,) = sentences("She will not wake")
    joined = contracted(sentence, {"will not": "wont"})
    assert [(word.text, word.start, word.end) for word in joined] == [("she", 0, 3), ("wont", 4, 12), ("wake", 13, 17)]


def test_a_phrase_may_have_a_gap_of_three_words_and_choices() -> None:
    assert found("can't catch my own breath", a="cant/cannot .. breath") == [("a", 0, 5)]
    assert found("can't catch any of my own breath", a="cant .. breath") == []


def test_a_number_means_the_ranges_it_is_in() -> None:
    assert found("oxygen 82", oxygen="oxygen") == [("oxygen", 0, 1), ("low", 1, 2)]


@pytest.mark.parametrize(
    ("rule", "true"),
    [("a + b", True), ("a > b", True), ("a ^ b", False), ("b > a", False), ("a & c", False), ("c|a + b", True)],
)
def test_how_concepts_have_to_stand_together(rule: str, true: bool) -> None:
    mentions = grouped([Found("a", 0, 1), Found("b", 3, 4)])
    assert bool(matches(Rule.parse(rule), mentions, lambda _: True)) == true


def test_a_rule_without_a_concept_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"a \+"):
        Rule.parse("a + ")
