"""The question Rosa brings, in English and in Spanish."""

from __future__ import annotations

from typing import Final

import msgspec

from second_opinion.content.family.story.people import ROSA
from second_opinion.content.family.story.places import MARCHETTI
from second_opinion.content.family.story.told import day
from second_opinion.record import Case

_ENGLISH: Final = Case(
    person=ROSA.key,
    told="Early lung cancer (adenocarcinoma, clinical stage IA2) in the upper lobe of the right lung.",
    told_by=MARCHETTI,
    told_on=day("2026-11-05"),
    reason="I want to live, and I want to keep walking to my daughter's house without stopping for air. "
    "One doctor says operate, another says radiation would do. I would like someone new to look at everything.",
    questions=(
        "Do you agree with the diagnosis and the stage? Should the slides be read again?",
        "With my lungs, heart and kidneys, is radiation (SBRT) as good a choice for me as the operation?",
        "If I have the operation, must the whole lobe go, or would a smaller part be enough?",
        "Should the lymph nodes be tested (EBUS) before we decide?",
        "How should my blood thinner, my pacemaker and my kidneys be looked after during treatment?",
    ),
    state="NM",
    language="en",
)

_SPANISH: Final = msgspec.structs.replace(
    _ENGLISH,
    told="Cáncer de pulmón temprano (adenocarcinoma, etapa clínica IA2) en el lóbulo superior del pulmón derecho.",
    reason="Quiero vivir, y quiero seguir caminando a la casa de mi hija sin pararme a tomar aire. Un doctor dice que "
    "hay que operar, otro dice que con radiación basta. Quisiera que alguien nuevo lo viera todo.",
    questions=(
        "¿Está de acuerdo con el diagnóstico y la etapa? ¿Deberían volver a leerse las laminillas?",
        "Con mis pulmones, mi corazón y mis riñones, ¿la radiación (SBRT) es tan buena opción como la operación?",
        "Si me operan, ¿hay que quitar todo el lóbulo o bastaría una parte más pequeña?",
        "¿Habría que examinar los ganglios (EBUS) antes de decidir?",
        "¿Cómo se deben cuidar mi anticoagulante, mi marcapasos y mis riñones durante el tratamiento?",
    ),
    language="es",
)


def case(language: str = "en") -> Case:
    """Rosa's case in a language ("en", "es"). Raises KeyError for any other."""
    return {"en": _ENGLISH, "es": _SPANISH}[language]
