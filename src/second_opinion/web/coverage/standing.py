"""Where a person stands with their coverage: for the line on home."""

from __future__ import annotations

from datetime import date

from second_opinion.content.words import Words
from second_opinion.journey.coverage import call_again_on
from second_opinion.journey.pack import day_text
from second_opinion.record import PartialDate
from second_opinion.store.queries import coverage as kept
from second_opinion.web.home.standing import Standing


def standing(person: str, words: Words, today: date) -> Standing:
    """Ready, asked, waiting for the day to call again, or done."""
    say = words.say
    question, calls = kept.question(person), kept.calls(person)
    if question is None and not calls:
        return Standing("ready", say("Ready"))
    again = call_again_on(question.visit if question else None, today)
    if again is not None and not any(call.call.on.day >= again.isoformat() for call in calls):
        day = day_text(PartialDate(again.isoformat()), words.language)
        return Standing("waiting", say("Waiting"), say("Call the plan again on {day}.", day=day))
    if calls:
        return Standing(
            "done", say("Done"), words.plural("{number} call written down", "{number} calls written down", len(calls))
        )
    return Standing("progress", say("In progress"), say("Call the plan, and write down what it says."))
