"""Whose is each file?"""

from __future__ import annotations

from itertools import islice, permutations

import msgspec
import pytest

from second_opinion.journey.gather.outcome import Ending, FileOutcome
from second_opinion.journey.merge import Doubt, sort_people
from second_opinion.record import Concept, Condition, HumanName, Identifier, Original, PartialDate, Person, Source
from tests.people import LUIS, ROSA, person

ELM_NUMBER = Identifier("urn:oid:1.2.3", "4711")


def file_about(*people: Person, number: int = 1, folder: str = "Downloads", inside: str = "") -> FileOutcome:
    """A file that names these people and says one thing about each, or about nobody."""
    name = f"{number:064x}"
    facts = tuple(
        Condition(code=Concept(f"Said of {each.label}"), subject=each.key, sources=(Source(name, each.key),))
        for each in people or (Person(),)
    )
    original = Original(id=name, size=1, names=(f"{folder}/{number}.json",), inside=inside)
    return FileOutcome(original=original, ending=Ending.READ, people=people, facts=facts)


def files_about(*people: Person) -> list[FileOutcome]:
    return [file_about(each, number=number) for number, each in enumerate(people, 1)]


def sizes(files: list[FileOutcome]) -> list[int]:
    """How many files are in each pile."""
    return [len(pile.originals) for pile in sort_people(files)]


def doubts(files: list[FileOutcome]) -> set[Doubt]:
    return {question.doubt for pile in sort_people(files) for question in pile.questions}


def test_one_name_and_birth_date_are_one_person() -> None:
    assert sizes(files_about(ROSA, ROSA, ROSA)) == [3]


def test_second_surname_middle_name_accents_order_and_capitals_may_differ() -> None:
    versions = [
        person("Rosa M", "Delgado", "1954-03-09"),
        person("ROSA", "DELGADO-RUIZ", "1954-03-09"),
        person("Rosa", "Ruiz Delgado", "1954-03-09"),
        Person(names=(HumanName(text="DELGADO, ROSA MARIA"),), birth_date=PartialDate("1954-03-09")),
        Person(names=(HumanName(text="Mrs. Rosa María Delgado"),), birth_date=PartialDate("1954-03-09T12:00:00")),
    ]
    assert [sizes(files_about(ROSA, version)) for version in versions] == [[2]] * len(versions)


def test_a_son_with_his_fathers_name_is_another_person() -> None:
    files = files_about(person("Luis", "Delgado", "1950-01-05"), LUIS)
    assert (sizes(files), doubts(files)) == ([1, 1], set())


def test_twins_are_two_people() -> None:
    files = files_about(person("Rita", "Delgado Ruiz", "1954-03-09"), ROSA)
    assert (sizes(files), doubts(files)) == ([1, 1], set())


def test_a_stranger_with_a_close_name_and_another_birth_date_is_another_person() -> None:
    files = files_about(person("Rosa", "Delgadillo", "1961-08-30"), ROSA)
    assert (sizes(files), doubts(files)) == ([1, 1], set())


def test_without_a_birth_date_we_ask() -> None:
    files = files_about(person("Rosa", "Delgado"), ROSA, ROSA)
    assert (sizes(files), doubts(files)) == ([2, 1], {Doubt.NO_BIRTH_DATE})


def test_without_a_birth_date_but_with_the_same_number_it_is_the_same_person() -> None:
    numbered = msgspec.structs.replace(ROSA, identifiers=(ELM_NUMBER,))
    assert sizes(files_about(person("Rosa", "Delgado", "", "", ELM_NUMBER), numbered)) == [2]


def test_one_wrong_digit_or_swapped_day_and_month_is_asked() -> None:
    for born in ("1954-03-08", "1945-03-09", "1954-09-03", "1954"):
        files = files_about(person("Rosa", "Delgado", born), ROSA)
        assert (sizes(files), doubts(files)) == ([1, 1], {Doubt.NEAR_BIRTH_DATE}), born


def test_another_surname_with_the_same_birth_date_is_asked_and_settled_by_a_number() -> None:
    maiden = person("Rosa María", "Cantú", "1954-03-09")
    assert doubts(files_about(maiden, ROSA)) == {Doubt.OTHER_NAME}
    numbered = [msgspec.structs.replace(each, identifiers=(ELM_NUMBER,)) for each in (maiden, ROSA)]
    assert (sizes(files_about(*numbered)), doubts(files_about(*numbered))) == ([2], set())


def test_a_number_that_two_different_people_share_joins_nobody() -> None:
    other = person("Harold", "Okafor", "1954-12-30", "male", ELM_NUMBER)
    numbered = msgspec.structs.replace(ROSA, identifiers=(ELM_NUMBER,))
    assert (sizes(files_about(other, numbered)), doubts(files_about(other, numbered))) == ([1, 1], set())


def test_a_file_that_could_be_of_either_of_two_people_joins_neither() -> None:
    """The initial fits Rosa and her twin Rita; the number fits both as well."""
    rosa, rita = (
        person(name, "Delgado", "1954-03-09", "female", Identifier("urn:oid:1.2.3", name)) for name in ("Rosa", "Rita")
    )
    either = person("R", "Delgado", "1954-03-09", "female", *rosa.identifiers, *rita.identifiers)
    assert sizes(files_about(rosa, rita, either)) == [1, 1, 1]


def test_a_question_names_both_piles_and_both_people() -> None:
    piles = sort_people(files_about(person("Rosa", "Delgado"), ROSA, ROSA))
    asked = piles[0].questions
    assert asked == piles[1].questions
    assert asked[0].piles == (piles[0].key, piles[1].key)
    assert asked[0].text.values == {"one": "Rosa Delgado", "two": "Rosa María Delgado Ruiz, 1954-03-09"}


def test_files_that_name_nobody_are_a_pile_of_their_own_and_asked_about() -> None:
    piles = sort_people([file_about(ROSA, number=1), file_about(number=2)])
    assert [(pile.named, len(pile.originals), len(pile.facts)) for pile in piles] == [(True, 1, 1), (False, 1, 1)]
    assert [question.piles for question in piles[1].questions] == [(piles[0].key, "unnamed")]


def test_a_document_found_inside_a_file_goes_where_that_file_goes() -> None:
    outer = file_about(ROSA, number=1)
    assert sizes([outer, file_about(number=2, inside=outer.original.id)]) == [2]


def test_facts_that_only_point_at_a_patient_find_the_patient_of_the_same_export() -> None:
    pointer = "Patient/7d1f9c1e-4a5b-4f0e-9d6c-0f1e2d3c4b5a"
    named, pointing = msgspec.structs.replace(ROSA, key=pointer), Person(key=pointer)
    assert sizes([file_about(named, number=1), file_about(pointing, number=2, folder="elsewhere")]) == [2]


def test_a_short_pointer_is_good_only_within_its_own_folder() -> None:
    named, pointing = msgspec.structs.replace(ROSA, key="Patient/1"), Person(key="Patient/1")
    together = [file_about(named, number=1), file_about(pointing, number=2)]
    apart = [file_about(named, number=1), file_about(pointing, number=2, folder="other hospital")]
    assert (sizes(together), sizes(apart)) == ([2], [1, 1])


def test_two_hospitals_may_both_call_their_first_patient_one() -> None:
    rosa, luis = (msgspec.structs.replace(each, key="Patient/1") for each in (ROSA, LUIS))
    files = files_about(rosa, luis)
    assert (sizes(files), doubts(files)) == ([1, 1], set())


def test_piles_do_not_depend_on_the_order_of_files_nor_on_repeats() -> None:
    files = files_about(ROSA, LUIS, person("Rosa", "Delgado"), ROSA, person("Ana", "Whitfield", "1960-07-21"))
    expected = sort_people(files)
    for other in islice(permutations(files), 0, 120, 7):
        assert sort_people([*other, other[0]]) == expected


def test_one_name_and_birth_date_with_two_sexes_are_two_piles_with_keys_of_their_own_and_asked() -> None:
    files = files_about(
        person("Jean", "Moreau", "1950-01-05", "male"), person("Jean", "Moreau", "1950-01-05", "female")
    )
    piles = sort_people(files)
    assert (len({pile.key for pile in piles}), doubts(files)) == (2, {Doubt.OTHER_DETAILS})
    assert [pile.person.key for pile in piles] == [pile.key for pile in piles]


def test_the_key_of_a_person_stays_when_another_file_comes() -> None:
    before, after = sort_people(files_about(ROSA)), sort_people(files_about(ROSA, ROSA, LUIS))
    assert before[0].key == after[0].key


def test_the_description_holds_every_name_and_the_whole_birth_date() -> None:
    versions = [ROSA, person("Rosa", "Delgado", "1954-03-09", "female")]
    described = sort_people(files_about(*versions))[0].person
    assert sorted(name.label for name in described.names) == ["Rosa Delgado", "Rosa María Delgado Ruiz"]
    assert (described.birth_date, described.sex) == (PartialDate("1954-03-09"), "female")


@pytest.mark.parametrize("shouted", [("ROSA", "DELGADO"), ("Rosa", "DELGADO"), ("rosa", "delgado")])
def test_a_person_is_called_as_people_write_names_and_never_in_capitals_where_a_file_knows_better(
    shouted: tuple[str, str],
) -> None:
    versions = [person(*shouted, "1954-03-09"), person("Rosa", "Delgado", "1954-03-09")]
    for order in (versions, versions[::-1]):
        (pile,) = sort_people(files_about(*order))
        assert pile.person.label == "Rosa Delgado"


def test_a_name_that_stands_only_in_capitals_stays_as_written() -> None:
    (pile,) = sort_people(files_about(person("ROSA", "MCDONALD", "1954-03-09")))
    assert pile.person.label == "ROSA MCDONALD"
