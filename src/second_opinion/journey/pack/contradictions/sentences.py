"""One fact in one line, whatever its kind: for the contradictions and wherever a fact stands alone."""

from __future__ import annotations

from second_opinion.journey.pack.lists import allergies, conditions, medicines
from second_opinion.journey.pack.view import View, joined
from second_opinion.journey.pack.wording.codewords import standing_word, status_word
from second_opinion.journey.pack.wording.names import site
from second_opinion.journey.pack.wording.values import value_text
from second_opinion.record import AllergyIntolerance, AnyFact, Condition, Medication, Observation, Procedure


def sentence(view: View, fact: AnyFact) -> str:
    """What the source says, in its own words, always with how far it stands."""
    standing = standing_word(fact.standing, view.words)
    return joined(view.name(fact), _details(view, fact), standing, fact.note)


def _details(view: View, fact: AnyFact) -> str:
    match fact:
        case AllergyIntolerance():
            status = status_word(fact.clinical_status, view.words)
            return joined(allergies.reactions(view, fact), allergies.risk(view, fact), status)
        case Medication():
            return joined(medicines.how(fact, view), status_word(fact.status, view.words))
        case Condition():
            return joined(conditions.details(view, fact), status_word(fact.clinical_status, view.words))
        case Procedure():
            return site(fact)
        case Observation():
            return value_text(fact.value, view.words)
        case _:
            return ""
