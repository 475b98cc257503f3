"""A danger sign typed in the middle of the case: the stop page, its answer, and every word there again. And a PDF."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.fixtures import DESKTOP, PHONE, NewVisitor
from tests.browser.running import Home
from tests.paper import reading

pytestmark = pytest.mark.browser

EACH_LANGUAGE = pytest.mark.parametrize(
    ("language", "size"), [("en", DESKTOP), ("es", PHONE)], ids=["in English", "in Spanish on a phone"]
)
DANGER = {"en": "The doctor wants to operate tonight.", "es": "Hoy me duele el pecho."}
MATCHED = {"en": "operate tonight", "es": "duele el pecho"}


@EACH_LANGUAGE
def test_a_danger_sign_in_the_middle_of_the_case(
    home: Home, visitor: NewVisitor, language: str, size: tuple[int, int]
) -> None:
    with home.running() as address:
        luis = visitor(language, size)
        luis.opens(address)
        steps.start_and_read_the_danger_signs(luis)
        steps.make_the_binder(luis)
        luis.writes("Name of the patient", "Rosa Delgado")
        luis.writes("What did the doctor say?", DANGER[language])
        luis.presses("Save and go on")
        luis.page.wait_for_url("**/stop")
        luis.page.get_by_text(MATCHED[language]).first.wait_for()
        luis.finds_nothing_in_the_way()
        luis.presses("This is not happening now")
        luis.page.wait_for_url("**/case")
        expect(luis.page.locator("#name")).to_have_value("Rosa Delgado")
        expect(luis.page.locator("#told")).to_have_value(DANGER[language])
        luis.finds_nothing_in_the_way()
        luis.presses("Save and go on")
        luis.page.wait_for_url("**/home")


@EACH_LANGUAGE
def test_from_the_first_page_to_the_reasons_on_paper(
    home: Home, visitor: NewVisitor, language: str, size: tuple[int, int]
) -> None:
    with home.running() as address:
        rosa = visitor(language, size)
        rosa.opens(address)
        rosa.follows("Should I get a second opinion? Can I wait?")
        rosa.page.locator("#reason-4").check()
        rosa.presses("Go on")
        rosa.finds_nothing_in_the_way()
        printed = rosa.page.request.get(
            urljoin(rosa.page.url, rosa.link("Print this page").get_attribute("href") or "")
        )
        assert "6,791" in reading.text_of(printed.body())
