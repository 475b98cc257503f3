"""Luis starts Second Opinion at eleven in the evening, makes the binder, and comes back to it."""

from __future__ import annotations

import pytest

from tests.browser import steps
from tests.browser.fixtures import DESKTOP, PHONE, NewVisitor
from tests.browser.running import Home

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "size", "scripts"), [("en", DESKTOP, True), ("es", PHONE, True), ("es", PHONE, False)]
)
def test_from_the_first_page_to_a_binder_for_rosa(
    home: Home, visitor: NewVisitor, language: str, size: tuple[int, int], *, scripts: bool
) -> None:
    with home.running() as address:
        luis = visitor(language, size, scripts=scripts)
        luis.opens(address)
        steps.start_and_read_the_danger_signs(luis)
        steps.make_the_binder(luis)
        steps.say_who_it_is_for(luis)
        luis.finds_nothing_in_the_way()


def test_a_locked_binder_opens_with_the_passphrase_and_with_nothing_else(home: Home, visitor: NewVisitor) -> None:
    with home.running() as address:
        luis = visitor()
        luis.opens(address)
        steps.start_and_read_the_danger_signs(luis)
        code = steps.make_the_binder(luis)
        steps.say_who_it_is_for(luis)

        luis.presses("Lock")
        luis.sees("The binder is locked.")
        luis.does_not_see("Rosa")
        luis.follows("Open your binder")
        steps.open_the_binder(luis, "words of somebody else")
        luis.sees("That did not open the binder. Nothing was changed. Check each word and try again.")
        luis.does_not_see("Rosa")
        luis.finds_nothing_in_the_way()

        steps.open_the_binder(luis)
        luis.reads("The way to a second opinion for {person}", person="Rosa Elena Delgado")

        luis.presses("Lock")
        luis.follows("Open your binder")
        steps.open_the_binder(luis, code)
        luis.reads("The way to a second opinion for {person}", person="Rosa Elena Delgado")


def test_a_second_start_finds_the_one_that_runs_and_its_address_is_good_for_one_browser(
    home: Home, visitor: NewVisitor
) -> None:
    with home.running() as first:
        second = home.address()
        assert first.rpartition("/")[0] == second.rpartition("/")[0]
        luis, ana = visitor(), visitor()
        for address in (first, second):
            luis.opens(address)
            luis.reads("You have just been told something serious")
        ana.opens(second)
        ana.does_not_see("You have just been told something serious")


def test_the_binder_is_made_by_keyboard_alone(home: Home, visitor: NewVisitor) -> None:
    with home.running() as address:
        rosa = visitor()
        rosa.opens(address)
        rosa.enters(rosa.link("Start"))
        rosa.enters(rosa.button("This is not happening now"))
        rosa.types("Choose a passphrase", "a mountain made of paper")
        rosa.types("Type it once more", "a mountain made of sand")
        rosa.page.keyboard.press("Enter")
        rosa.is_led_to_the_mistake("The two are not the same. Type the same words again.", "Type it once more")
        rosa.page.keyboard.press("Control+A")
        rosa.page.keyboard.type("a mountain made of paper")
        rosa.page.keyboard.press("Enter")
        rosa.reads("Print your recovery code")
