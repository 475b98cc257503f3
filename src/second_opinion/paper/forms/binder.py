"""The caregiver's binder: which forms stand behind which tab."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from second_opinion.content.forms import Form
from second_opinion.content.forms.schema import TABS
from second_opinion.content.words import N_, Words
from second_opinion.paper.forms.sheet import PAPER, Sheet
from second_opinion.paper.texts import Value

TITLES: Final = {
    "emergency": N_("In an emergency"),
    "medicines": N_("Medicines"),
    "readings": N_("Measurements"),
    "feelings": N_("How I feel"),
    "visits": N_("Visits to the doctor"),
    "opinions": N_("The two opinions"),
    "papers": N_("Papers and calls"),
}


def binder(forms: Sequence[Form], sheet: Sheet, words: Words) -> dict[str, Value]:
    """Cover and tabs as values; a tab without forms is left out."""
    width, height = PAPER[sheet.paper]
    tabs = []
    for tab in TABS:
        own = [form.title.to(sheet.language) for form in forms if form.tab == tab]
        if own:
            tabs.append({"id": tab, "title": words.say(TITLES[tab]), "forms": own})
    return {
        "title": words.say("Care binder"),
        "purpose": words.say("Print what you need, punch holes, and keep it where everybody who helps can find it."),
        "width": width,
        "height": height,
        "body": 18 if sheet.size == "large" else 13,
        "tabs": tabs,
    }
