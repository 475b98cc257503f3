"""Rosa's vaccines: given, given twice over in the files, and one refused."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.places import RAMAN
from second_opinion.content.family.story.told import Told, at, by, cvx, named
from second_opinion.record import Coding, Immunization, Standing

FLU: Final = cvx("135", "Influenza, high dose seasonal, preservative-free")
COVID: Final = cvx("208", "COVID-19, mRNA, LNP-S, PF, 30 mcg/0.3 mL dose")
COVID_BIVALENT: Final = cvx("300", "COVID-19, mRNA, LNP-S, bivalent, PF, 30 mcg/0.3 mL dose")


def _given(text: str, coding: Coding | None, when: str, dose: str = "") -> Immunization:
    return Immunization(
        code=named(text, *([coding] if coding else [])),
        status="completed",
        when=at(when),
        performers=by(RAMAN),
        dose_number=dose,
    )


def _flu(when: str) -> Immunization:
    return _given("Influenza vaccine, high dose", FLU, when)


IMMUNIZATIONS: Final = (
    Told("P", _given("Tdap", cvx("115", "Tdap"), "2016-09")),
    Told(
        "P",
        _given(
            "Pneumococcal polysaccharide vaccine, 23-valent", cvx("33", "pneumococcal polysaccharide PPV23"), "2019-04"
        ),
    ),
    Told("P", _given("Zoster vaccine, recombinant", cvx("187", "zoster recombinant"), "2020-02-11", "1")),
    Told("P", _given("Zoster vaccine, recombinant", cvx("187", "zoster recombinant"), "2020-06-16", "2")),
    Told("PA", _given("COVID-19 vaccine", COVID, "2021-02-03", "1")),
    Told("PA", _given("COVID-19 vaccine", COVID, "2021-02-24", "2")),
    Told("P", _given("COVID-19 vaccine", COVID, "2021-11-02", "3")),
    Told("P", _given("COVID-19 vaccine, bivalent", COVID_BIVALENT, "2022-10-18")),
    Told("P", _flu("2021-10-12")),
    Told("P", _flu("2022-10-18")),
    Told("PA", _flu("2023-10-10")),
    Told("PA", _flu("2024-10-15")),
    Told("PA", _flu("2025-10-14")),
    Told("PA", _flu("2026-10-06")),
    Told(
        "P",
        _given(
            "Pneumococcal conjugate vaccine, 20-valent",
            cvx("216", "Pneumococcal conjugate vaccine, 20 valent (PCV20)"),
            "2022-05-17",
        ),
    ),
    Told(
        "P",
        Immunization(
            code=named("Respiratory syncytial virus vaccine"),
            standing=Standing.NOT_DONE,
            status="not-done",
            when=at("2025-10-14"),
            reason="Patient refused; wishes to wait.",
            performers=by(RAMAN),
        ),
    ),
)
