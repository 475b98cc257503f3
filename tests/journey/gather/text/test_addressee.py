"""A letter joins the papers of the person it names; where it does not say clearly, it is nobody's."""

from __future__ import annotations

import pytest

from second_opinion.journey.gather.text import read


def named(text: str) -> list[tuple[str, str]]:
    """Name and birth date of the people in a text."""
    people = read(text.encode(), "id").people
    return [(person.label, person.birth_date.value if person.birth_date else "") for person in people]


ROSA = [("Rosa Elena Delgado", "1954-03-09")]


@pytest.mark.parametrize(
    "text",
    [
        "Clinic\nPatient: Rosa Elena Delgado\nDOB 03/09/1954\nDear Rosa",
        "Patient Name: Rosa Elena Delgado   MRN: 4711   DOB: 03/09/1954",
        "PATIENT: Rosa Elena Delgado, DOB: 1954-03-09",
        "Prepared for: Rosa Elena Delgado, born 03/09/1954\n\tRest today.",
        "Name: Rosa Elena Delgado\nSex: F\nDate of birth: March 9, 1954",
        "Paciente: Rosa Elena Delgado\nFecha de nacimiento: 9 de marzo de 1954",
        "Patient: Rosa Elena Delgado\nDOB: 03/09/1954\n\n- page 2 -\nPatient: Rosa Elena Delgado\nDOB: 03/09/1954",
    ],
)
def test_a_letter_with_her_name_and_birth_date_is_hers(text: str) -> None:
    assert named(text) == ROSA


def test_a_spanish_date_in_figures_counts_only_where_it_can_be_read_in_one_way() -> None:
    head = "Nombre: Rosa Delgado\nFecha de nacimiento: "
    assert named(head + "25/03/1954") == [("Rosa Delgado", "1954-03-25")]
    assert named(head + "03/25/1954") == [("Rosa Delgado", "1954-03-25")]
    assert named(head + "09/03/1954") == []


@pytest.mark.parametrize(
    "text",
    [
        "Patient: Rosa Elena Delgado\nSeen today.",
        "DOB: 03/09/1954\nSeen today.",
        "Dear Rosa Elena Delgado, born 03/09/1954",
        "Patient: Rosa Elena Delgado\nDOB: 13/09/1954",
        "Patient: Rosa Elena Delgado\nDOB: 02/30/1954",
        "Patient: Rosa\nDOB: 03/09/1954",
        "Patient: Rosa Elena Delgado\n" + "Seen today. " * 20 + "\nDaughter, DOB 05/06/1980",
        "the patient: she was told that her son Luis, born 03/09/1954, may call",
    ],
)
def test_a_letter_that_does_not_say_so_clearly_is_nobodys(text: str) -> None:
    assert named(text) == []


def test_a_million_tabs_are_read_like_any_other_text() -> None:
    assert named("\t" * 1_000_000 + "Patient:" + " " * 100_000) == []


def test_a_letter_about_two_people_is_nobodys() -> None:
    assert named("Patient: Rosa Delgado DOB 03/09/1954\nPatient: Luis Delgado DOB 05/06/1980") == []
