"""The contract of mistakes, on every form and in both languages: said on top with the focus, each leading to its field;
said again at the field; the title says so; what was typed is still there."""

from __future__ import annotations

import html
import re
from typing import Final

import pytest
from django.test import RequestFactory

from second_opinion.content.words import words
from second_opinion.web.components import page as pages
from second_opinion.web.desk import Desk
from tests.web.client import Page, date, faults
from tests.web.conftest import PASSPHRASE, came_in
from tests.web.steps import gather_the_family

OPEN: Final = {
    "/case": ({"name": "", **date("born", "54"), **date("told_on", "2026-2-31"), "told": "A <shadow>"}, 3),
    "/case/new": ({"name": " ", **date("born", "1954-13")}, 2),
    "/gather/files": ({}, 1),
    "/gather/folder": ({"place": "/not/there"}, 1),
    "/settings": ({"language": "xx", "paper": "xx", "idle": "soon"}, 3),
    "/settings/passphrase": ({"now": "wrong", "passphrase": "short", "again": "short"}, 2),
    "/settings/code": ({"now": "wrong"}, 1),
    "/settings/backup": ({"file": "nowhere"}, 1),
    "/settings/export": ({"file": "nowhere"}, 1),
    "/settings/erase": ({"word": "maybe"}, 1),
}
"""Forms that need an open binder: what is typed into them, and how many mistakes that is."""
ASKED: Final = {
    "/record?since-year=soon&until-year=2024&until-day=3": ("soon", 2),
    "/pack?size=letter&since-year=2024&since-month=monday": ("monday", 1),
}
"""Forms that ask with an address: something typed, and how many mistakes there are."""


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


def mistakes(page: Page, language: str) -> int:
    """How many mistakes a page that came back tells; fails where it breaks the contract."""
    say = words(language).say
    assert page.status == 422
    assert re.findall(r"<title>(\w+:)", page.text) == [say("Error:")]
    summary = re.search(r'<div class="nhsuk-error-summary"(.*?)</div>\s*</div>', page.text, re.DOTALL)
    assert summary is not None
    assert {'role="alert"', 'tabindex="-1"', "autofocus"} <= set(summary[1].partition(">")[0].split())
    assert say("Please look at this again") in summary[1]
    said = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', summary[1])
    assert [text for _, text in said] == page.errors
    for place, _ in said:
        field = re.search(rf'<[a-z]+[^>]* id="{re.escape(place)}"[^>]*>', page.text)
        assert field is not None
        name = re.sub(r"-(year|month|day|0)$", "", place)
        assert f'id="{name}-error"' in page.text
        assert 'aria-invalid="true"' in field[0] or f'aria-describedby="{name}-' in page.text
    return len(said)


def kept(page: Page) -> set[str]:
    """What stands in the fields of a page."""
    values = re.findall(r'<input[^>]* value="([^"]*)"', page.text)
    return {html.unescape(text) for text in [*values, *re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page.text)]}


@pytest.mark.parametrize("address", OPEN)
def test_a_form_comes_back_with_its_mistakes(desk: Desk, address: str, language: str) -> None:
    desk.create(PASSPHRASE)
    luis = came_in(desk, language)
    luis.post(f"/stop?after={address}")
    typed, number = OPEN[address]
    page = luis.post(address, **typed)
    assert mistakes(page, language) == number
    chosen_from_a_list = {"xx"}
    assert {text for text in typed.values() if text} - chosen_from_a_list <= kept(page)


@pytest.mark.parametrize("address", ASKED)
def test_a_question_in_an_address_comes_back_with_its_mistakes(desk: Desk, address: str, language: str) -> None:
    desk.create(PASSPHRASE)
    luis = came_in(desk, language)
    gather_the_family(desk, luis)
    typed, number = ASKED[address]
    page = luis.get(address)
    assert (mistakes(page, language), typed in kept(page)) == (number, True)


def test_the_first_forms_come_back_with_their_mistakes(desk: Desk, language: str) -> None:
    luis = came_in(desk, language)
    luis.post("/stop")
    assert mistakes(luis.post("/binder/create", passphrase="short", again="other"), language) == 1
    going = luis.post("/binder/create", passphrase=PASSPHRASE, again=PASSPHRASE)
    assert going.goes_to == "/binder/code"
    assert mistakes(luis.post("/binder/code", group="NONE"), language) == 1
    luis.post("/binder/lock")
    assert mistakes(luis.post("/binder/unlock", passphrase="wrong words"), language) == 1


def test_a_page_without_mistakes_says_nothing_of_the_kind(desk: Desk, language: str) -> None:
    desk.create(PASSPHRASE)
    page = came_in(desk, language).get("/case")
    assert (page.status, page.errors, "nhsuk-error-summary" in page.text) == (200, [], False)


def test_what_went_wrong_on_our_side_is_a_page_like_any_other(desk: Desk, language: str) -> None:
    assert not desk.is_open
    asked = RequestFactory(headers={"accept-language": language}).get("/")
    answers = [pages.broken(asked), pages.not_understood(asked), pages.not_found(asked)]
    assert [answer.status_code for answer in answers] == [500, 400, 404]
    for answer in answers:
        assert list(faults(answer.content.decode())) == []


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        (" autofocus", ""),
        ('role="alert"', 'role="note"'),
        ('href="#name"', 'href="#nobody"'),
        ("<title>Error: ", "<title>"),
        ('id="name-error"', 'id="elsewhere"'),
        ("Type the name of the patient.</a>", "Something is wrong.</a>"),
    ],
)
def test_a_page_that_breaks_the_contract_is_caught(desk: Desk, part: str, instead: str) -> None:
    desk.create(PASSPHRASE)
    page = came_in(desk).post("/case", name="")
    assert mistakes(page, "en") == 1
    assert part in page.text
    page.text = page.text.replace(part, instead)
    with pytest.raises(AssertionError):
        mistakes(page, "en")
