"""What one sentence says and the next one means: "I'm on chemo. Fever of 102." And what does not carry over."""

from __future__ import annotations

import pytest

from second_opinion.journey.decide import screen

STOPS = {
    "I'm on chemo. Fever of 102.": ["chemo-fever"],
    "Está en quimio. Tiene 38.7.": ["chemo-fever"],
    "He had his last chemo a week ago. Since this morning he is shivering.": ["chemo-fever"],
    "Le pusieron la quimio hace una semana. Hoy trae calentura.": ["chemo-fever"],
    "She had a kidney transplant in the spring. Now she has a fever.": ["chemo-fever"],
    "Tuvo trasplante de riñón. Desde ayer tiene escalofríos.": ["chemo-fever"],
    "Chemo was Friday! 102 this morning.": ["chemo-fever"],
    "I'm on chemo. My next visit is Thursday. It is 3 pm and 101.5 now.": ["chemo-fever"],
    "Mom is 24 weeks pregnant. She is bleeding.": ["pregnancy"],
    "Estoy embarazada de 30 semanas. Me duele la cabeza y veo lucecitas.": ["headache", "pregnancy"],
    "I gave birth last week. Bad headache and blurry vision.": ["headache", "pregnancy"],
    "My baby is 3 weeks old. Fever of 101 since last night.": ["child"],
    "Mi bebé tiene dos semanas. Trae fiebre.": ["child"],
    "Our newborn came home Monday. She feels very hot.": ["child"],
    "He takes Eliquis. He fell in the bathroom.": ["injury"],
    "Toma warfarina. Se cayó de la cama.": ["injury"],
}
TRAPS = (
    "I'm not on chemo. I have a cold and a temperature of 99.",
    "I am on chemo. I have no fever.",
    "Está en quimio. No tiene fiebre.",
    "I had chemo in 2010. I had chills when I saw the bill.",
    "My first pregnancy was in 1999. I have swelling in my knee.",
    "If she needs chemo, we will ask. Fever is on the list of side effects.",
    "She is on chemo. What temperature counts as a fever?",
    "Está en quimio. ¿Desde qué temperatura se considera fiebre?",
    "I am on chemo. My appointment is in room 104.",
    "Está en quimio. La cita es en el cuarto 102.",
    "He is on chemo. He weighs 105 kilos.",
    "Está en quimio. Pesa 104 libras.",
    "I take warfarin. I fell two years ago.",
    "The baby is fine. My temperature is normal.",
)


def alone(text: str) -> list[list[str]]:
    """The flags of each sentence by itself."""
    return [[each.flag for each in screen(part)] for part in text.replace("!", ".").split(". ")]


@pytest.mark.parametrize("text", STOPS)
def test_the_context_is_in_one_sentence_and_the_sign_in_another(text: str) -> None:
    assert sorted(each.flag for each in screen(text)) == STOPS[text]


@pytest.mark.parametrize("text", TRAPS)
def test_what_is_denied_counted_or_only_asked_stops_nobody(text: str) -> None:
    assert screen(text) == ()


def test_by_itself_the_second_sentence_is_nothing() -> None:
    """The control: it is the sentence before that makes the sign."""
    (text, *_) = STOPS
    assert alone(text) == [[], []]


def test_what_matched_is_the_sign_and_not_what_was_carried_over() -> None:
    assert [each.matched for each in screen("Está en quimio. Tiene 38.7.")] == ["38.7"]


def test_a_context_holds_for_three_sentences() -> None:
    between = "We live in Ohio. "
    assert [bool(screen(f"I'm on chemo. {between * count}Fever of 101.")) for count in (2, 3)] == [True, False]
