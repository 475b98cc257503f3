"""What Rosa reads in Spanish says exactly what it says in English, above all where it could do harm."""

from __future__ import annotations

import msgspec

from second_opinion.content.words import words
from second_opinion.journey.pack import packet
from second_opinion.ports.paper import Beside, Document, Panel
from second_opinion.record import AllergyIntolerance, AnyFact, Condition, Medication, PartialDate, Standing
from tests.journey.pack.rosa import CASE, TODAY, lines, record, whole
from tests.journey.pack.rosa_facts import fact


def drawn(*facts: AnyFact) -> Document:
    return packet(msgspec.structs.replace(record(), facts=facts), CASE, TODAY, words("es"))


def panel(document: Document, title: str) -> list[str]:
    beside = next(block for block in document.blocks if isinstance(block, Beside))
    found = [block for block in (*beside.left, *beside.right) if isinstance(block, Panel) and block.title == title]
    return [line for block in found[0].blocks for line in lines(block)]


def allergies(*facts: AllergyIntolerance) -> list[str]:
    return panel(drawn(*facts), "Alergias")


def test_no_known_allergies_and_no_allergy_written_are_two_things() -> None:
    said = fact(AllergyIntolerance, "No known allergies", "12", none_known=True)
    assert allergies(said) == ["Una fuente dice: “No known allergies” (sin alergias conocidas)[1.12]"]
    assert allergies()[0].partition(": ")[0] == (
        "En estos registros no está escrita ninguna alergia. Tampoco está escrito “sin alergias conocidas”"
    )


def test_no_known_drug_allergies_is_not_widened_to_all_allergies() -> None:
    said = fact(AllergyIntolerance, "No known drug allergies", "12", none_known=True)
    assert allergies(said) == ["Una fuente dice: “No known drug allergies”[1.12]"]


def test_none_known_without_words_is_said_in_spanish() -> None:
    assert allergies(fact(AllergyIntolerance, "", "12", none_known=True)) == [
        "Una fuente dice: “sin alergias conocidas”[1.12]"
    ]


def test_a_ruled_out_and_an_unconfirmed_diagnosis_are_called_so() -> None:
    found = drawn(
        fact(Condition, "Tuberculosis", "15", standing=Standing.REFUTED, recorded=PartialDate("2026-09-03")),
        fact(Condition, "Sleep apnea", "16", standing=Standing.UNCONFIRMED),
    )
    assert panel(found, "Diagnóstico y problemas de salud activos")[1:] == ["Sleep apnea (sin confirmar)[1.16]"]
    assert "Tuberculosis: se descartó[1.15]" in whole(found)


def test_english_once_never_stands_alone_in_her_medicines() -> None:
    daily = fact(Medication, "Lisinopril 40 mg tablet", "20", status="active", dosage="1 tablet by mouth once a day")
    assert panel(drawn(daily), "Medicinas actuales") == [
        "Lisinopril 40 mg tablet[1.20] 1 tablet by mouth once [1 vez] a day"
    ]
    assert whole(drawn(daily)).count("once a day") == 0
