"""The whole story, and what one portal shows of it."""

from second_opinion.content.family.story.allergies import ALLERGIES
from second_opinion.content.family.story.immunizations import IMMUNIZATIONS
from second_opinion.content.family.story.labs import RESULTS
from second_opinion.content.family.story.life import LIFE
from second_opinion.content.family.story.medicines import MEDICINES
from second_opinion.content.family.story.problems import PROBLEMS
from second_opinion.content.family.story.procedures import PROCEDURES
from second_opinion.content.family.story.reports import REPORTS
from second_opinion.content.family.story.visits import VISITS
from second_opinion.content.family.story.vitals import VITALS
from second_opinion.record import AnyFact

TOLD = (
    *PROBLEMS,
    *ALLERGIES,
    *MEDICINES,
    *IMMUNIZATIONS,
    *PROCEDURES,
    *REPORTS,
    *VISITS,
    *LIFE,
    *RESULTS,
    *VITALS,
)


def seen_by(portal: str) -> tuple[AnyFact, ...]:
    """The facts of the story that a portal shows, by its letter."""
    return tuple(told.fact for told in TOLD if portal in told.where)
