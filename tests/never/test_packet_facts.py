"""What must never happen in a packet: an allergy or a medicine gone, a wrong side, a refuted thing shown as true,
somebody else's facts. Each looks at everything that is printed."""

from __future__ import annotations

import msgspec
import pytest

from second_opinion.record import AllergyIntolerance, Concept, Condition, Medication, PersonRecord, Procedure, Standing
from tests.journey.pack.rosa import drawn_up, lines, record, whole
from tests.journey.pack.rosa_facts import fact

HIDDEN = {Standing.ENTERED_IN_ERROR}


def missing(known: PersonRecord, printed: str) -> list[str]:
    """Allergies and medicines of the record that the packet does not name."""
    kinds = (AllergyIntolerance, Medication)
    named = [one.label for one in known.facts if isinstance(one, kinds) and one.standing not in HIDDEN]
    return [name for name in named if name not in printed]


def told_as_true(printed: str, name: str) -> list[str]:
    """The lines that name a thing without saying in the same breath that it is ruled out."""
    return [
        line
        for line in printed.splitlines()
        if name in line and "<struck>" not in line and "ruled out" not in line.casefold()
    ]


@pytest.mark.parametrize("standing", [one for one in Standing if one not in HIDDEN])
@pytest.mark.parametrize("status", ["", "active", "completed", "entered", "unknown", "on-hold"])
def test_no_medicine_is_ever_dropped(standing: Standing, status: str) -> None:
    for origin in ("", "MedicationRequest", "MedicationDispense"):
        added = fact(Medication, "Zyxomab 10 mg", "33", standing=standing, status=status, origin=origin)
        known = record(added)
        assert missing(known, whole(drawn_up(known))) == []


@pytest.mark.parametrize("standing", [one for one in Standing if one not in HIDDEN])
@pytest.mark.parametrize("clinical", ["", "active", "inactive", "resolved"])
def test_no_allergy_is_ever_dropped(standing: Standing, clinical: str) -> None:
    added = fact(AllergyIntolerance, "Zyxolatex", "34", standing=standing, clinical_status=clinical)
    known = record(added)
    assert missing(known, whole(drawn_up(known))) == []


def test_hundreds_of_medicines_and_allergies_all_stand() -> None:
    many = [fact(Medication, f"Zyx {number:03} mg", "33", status="active") for number in range(300)]
    more = [fact(AllergyIntolerance, f"Pollen {number:03}", "34") for number in range(200)]
    known = record(*many, *more)
    assert missing(known, whole(drawn_up(known))) == []


def test_the_search_for_dropped_ones_finds_a_dropped_one() -> None:
    assert missing(record(), whole(drawn_up(record(without="Penicillin")))) == ["Penicillin"]
    assert missing(record(), whole(drawn_up(record(without="Warfarin 5 mg tablet")))) == ["Warfarin 5 mg tablet"]


def test_a_refuted_thing_is_never_shown_as_true() -> None:
    printed = whole(drawn_up(record()))
    assert told_as_true(printed, "Pulmonary tuberculosis") == []
    assert told_as_true(printed, "Latex") == []
    assert "Pulmonary tuberculosis" in printed


def test_the_search_for_false_truths_finds_one() -> None:
    known = record(fact(Condition, "Leprosy", "35", clinical_status="active"))
    assert told_as_true(whole(drawn_up(known)), "Leprosy") != []


def test_what_a_source_took_back_stands_nowhere() -> None:
    errors = (
        fact(Condition, "Zyxitis", "36", standing=Standing.ENTERED_IN_ERROR),
        fact(Medication, "Zyxomab", "37", standing=Standing.ENTERED_IN_ERROR),
        fact(AllergyIntolerance, "Zyxolatex", "38", standing=Standing.ENTERED_IN_ERROR),
    )
    printed = whole(drawn_up(record(*errors)))
    assert [name for name in ("Multiple sclerosis", "Zyxitis", "Zyxomab", "Zyxolatex") if name in printed] == []


@pytest.mark.parametrize(("said", "other"), [("Left breast", "Right breast"), ("Mama izquierda", "Mama derecha")])
def test_a_side_stays_as_its_source_wrote_it(said: str, other: str) -> None:
    biopsy = fact(Procedure, "Zyx biopsy", "39", body_site=Concept(said))
    mass = fact(Condition, "Zyx mass", "40", body_site=Concept(said), clinical_status="active")
    printed = whole(drawn_up(record(biopsy, mass)))
    told = [line for line in printed.splitlines() if line.startswith("Zyx") and "|" in line]
    assert [said in line for line in told] == [True, True]
    assert other not in printed


def test_the_two_sides_of_one_procedure_are_two_lines() -> None:
    sides = {"41": Concept("Left knee"), "42": Concept("Right knee")}
    both = [fact(Procedure, "Zyx repair", entry, body_site=side) for entry, side in sides.items()]
    printed = whole(drawn_up(record(*both))).splitlines()
    told = [line for line in printed if line.startswith("Zyx repair") and "|" in line]
    assert sorted("Left" in line for line in told) == [False, True]


def test_somebody_elses_facts_never_come_in() -> None:
    theirs = fact(Condition, "Zyxitis of Rosa Delgadillo", "43", clinical_status="active")
    other = msgspec.structs.replace(record(), facts=(theirs,))
    assert "Delgadillo" in whole(drawn_up(other))
    assert "Delgadillo" not in "\n".join(lines(drawn_up(record())))
