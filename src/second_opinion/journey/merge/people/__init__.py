"""The patient gate: whose is each file? Certain matches go together, certain strangers apart, and the rest is asked."""

from second_opinion.journey.merge.people.gate import sort_people
from second_opinion.journey.merge.people.piles import Doubt, Pile, Question

__all__ = ["Doubt", "Pile", "Question", "sort_people"]
