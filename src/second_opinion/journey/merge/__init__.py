"""One story, not five piles: whose each file is, which facts are the same, and what does not fit together.

Merging is a view: the facts as read stay what they are, and a merged fact names every place it comes from. See README.
"""

from second_opinion.journey.merge.merging import MergePlan, keys, merge, plan
from second_opinion.journey.merge.people import Doubt, Pile, Question, sort_people
from second_opinion.journey.merge.units import unit_of

__all__ = ["Doubt", "MergePlan", "Pile", "Question", "keys", "merge", "plan", "sort_people", "unit_of"]
