"""The measure measures: known sentences come out where the formulas put them."""

from __future__ import annotations

from tests.content.reading_level import (
    english_syllables,
    fernandez_huerta,
    grade,
    inflesz,
    longest,
    spanish_syllables,
)


def test_syllables_are_counted_as_people_say_them() -> None:
    assert [english_syllables(word) for word in ("Call", "medicine", "pressure", "wasn’t", "Zzyx")] == [1, 3, 2, 2, 1]
    words = ("médico", "presión", "oído", "día", "Llame", "cuidado", "aeropuerto", "y", "guía", "sangre", "ahora")
    assert [spanish_syllables(word) for word in words] == [3, 2, 3, 2, 2, 3, 5, 1, 2, 2, 3]


def test_a_kitchen_sentence_is_easy_and_a_leaflet_is_not() -> None:
    leaflet = ["Hypertensive individuals experiencing neurological symptomatology necessitate immediate evaluation."]
    assert (grade(["Sit still for 5 minutes. Check again."]) < 2, grade(leaflet) > 12) == (True, True)
    folleto = [
        "Los individuos hipertensos con sintomatología neurológica requieren evaluación inmediata especializada."
    ]
    for ease in (fernandez_huerta, inflesz):
        assert (ease(["No se mueva. Mida otra vez."]) > 80, ease(folleto) < 40) == (True, True)


def test_the_formula_is_the_published_one() -> None:
    # 10 words, 2 sentences, 11 syllables: 0.39 * 5 + 11.8 * 1.1 - 15.59
    assert round(grade(["Rest for a bit now. Then call your doctor soon."]), 2) == round(
        0.39 * 5 + 11.8 * 1.1 - 15.59, 2
    )


def test_the_longest_sentence_is_found() -> None:
    assert longest(["One two. One two three four. One."]) == 4
