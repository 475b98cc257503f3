"""What will her plan pay? Asked before there is a binder, answered with its source; then the call is written down."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.browser import steps
from tests.browser.fixtures import DESKTOP, PHONE, NewVisitor
from tests.browser.running import Home
from tests.paper import reading

pytestmark = pytest.mark.browser

EACH_LANGUAGE = pytest.mark.parametrize(
    ("language", "size"), [("en", DESKTOP), ("es", PHONE)], ids=["in English", "in Spanish on a phone"]
)


@EACH_LANGUAGE
def test_a_medicare_patient_learns_what_she_pays_and_prints_the_call(
    home: Home, visitor: NewVisitor, language: str, size: tuple[int, int]
) -> None:
    with home.running() as address:
        rosa = visitor(language, size)
        rosa.opens(address)
        rosa.follows("Will my plan pay?")
        steps.ask_what_the_plan_pays(rosa, "medicare-part-b", "knee surgery")
        rosa.reads("Covered, if these things are true")
        rosa.page.get_by_text("20%").first.wait_for()
        rosa.finds_nothing_in_the_way()
        leads_to = rosa.link("Print this with room to write").get_attribute("href") or ""
        printed = rosa.page.request.get(urljoin(rosa.page.url, leads_to))
        assert "20%" in reading.text_of(printed.body())


@EACH_LANGUAGE
def test_a_person_whose_plan_needs_a_referral_is_told_to_ask_for_it(
    home: Home, visitor: NewVisitor, language: str, size: tuple[int, int]
) -> None:
    with home.running() as address:
        rosa = visitor(language, size)
        rosa.opens(address)
        rosa.follows("Will my plan pay?")
        steps.ask_what_the_plan_pays(rosa, "medicare-advantage", "chemotherapy")
        rosa.reads("Ask first")
        rosa.page.get_by_text({"en": "referral", "es": "referido"}[language]).first.wait_for()
        rosa.finds_nothing_in_the_way()


@EACH_LANGUAGE
def test_an_opinion_that_the_plan_requires_raises_its_own_questions_and_the_call_is_kept(
    home: Home, visitor: NewVisitor, language: str, size: tuple[int, int]
) -> None:
    with home.running() as address:
        luis = visitor(language, size)
        luis.opens(address)
        steps.start_and_read_the_danger_signs(luis)
        steps.make_the_binder(luis)
        steps.say_who_it_is_for(luis)
        luis.follows("Check the insurance")
        steps.ask_what_the_plan_pays(luis, "employer", "back surgery", "The plan itself asks for this opinion.")
        luis.reads("Ask first")
        luis.follows("Write down a call")
        luis.writes("Who answered?", "Dana")
        luis.writes("Reference number", "A-17")
        luis.writes("What was said?", "One doctor from their list, by December 20.")
        luis.finds_nothing_in_the_way()
        luis.presses("Save")
        luis.page.get_by_text("A-17").wait_for()
        luis.finds_nothing_in_the_way()


def test_the_card_is_kept_with_the_calls(home: Home, visitor: NewVisitor, tmp_path: Path) -> None:
    with home.running() as address:
        luis = visitor()
        luis.opens(address)
        steps.start_and_read_the_danger_signs(luis)
        steps.make_the_binder(luis)
        steps.say_who_it_is_for(luis)
        luis.opens(f"{address.rpartition('/enter')[0]}/coverage/card")
        photo = tmp_path / "card.png"
        luis.page.locator("h1").screenshot(path=photo)
        luis.hands_over("Front of the card", [photo])
        luis.finds_nothing_in_the_way()
        luis.presses("Save the photos")
        luis.page.get_by_role("img", name="Front of the card").wait_for()
        luis.finds_nothing_in_the_way()
