"""The first five minutes: what Luis sees before the first file, and what is kept of what he typed."""

from __future__ import annotations

import re

import pytest

from second_opinion.store.queries import people
from second_opinion.store.queries.settings import settings
from second_opinion.web.desk import Desk
from tests.web.client import Browser, date
from tests.web.conftest import PASSPHRASE, came_in

PAGES = ("/home", "/case", "/case/new", "/settings", "/settings/passphrase", "/settings/code")
MORE = ("/settings/backup", "/settings/export", "/settings/erase", "/stop", "/print", "/nowhere")


def with_rosa(browser: Browser) -> None:
    assert browser.post("/case", name="Rosa Delgado", **date("born", "1954-3-21")).goes_to == "/home"


def test_the_first_page_offers_three_ways_and_asks_for_no_account(visitor: Browser) -> None:
    page = visitor.get("/")
    assert re.findall(r'class="nhsuk-button[^>]*>([^<]+)<', page.text) == [
        "Start",
        "Try it with a made-up person",
        "Just print a form",
    ]


def test_danger_signs_come_before_a_binder_can_be_made(visitor: Browser) -> None:
    assert visitor.get("/binder/create").goes_to == "/stop"
    assert visitor.post("/stop").goes_to == "/binder/create"
    assert visitor.get("/binder/create").heading == "Make your binder"


def test_that_nothing_dangerous_is_happening_now_is_kept_with_its_time(visitor: Browser) -> None:
    visitor.post("/stop")
    visitor.post("/binder/create", passphrase=PASSPHRASE, again=PASSPHRASE)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", settings().stop_seen)


def test_a_short_passphrase_makes_no_binder(desk: Desk, visitor: Browser) -> None:
    visitor.post("/stop")
    page = visitor.post("/binder/create", passphrase="fourteen-chars", again="fourteen-chars")
    assert (page.status, desk.exists) == (422, False)
    assert page.errors == ["The passphrase is too short. Use at least 15 letters, for example four or five words."]


def test_a_passphrase_with_a_slip_in_it_makes_no_binder(desk: Desk, visitor: Browser) -> None:
    visitor.post("/stop")
    page = visitor.post("/binder/create", passphrase=PASSPHRASE, again=PASSPHRASE + "r")
    assert (page.status, desk.exists) == (422, False)
    assert page.errors == ["The two are not the same. Type the same words again."]


def test_the_recovery_code_is_shown_until_a_part_of_it_was_typed_again_and_never_after(visitor: Browser) -> None:
    visitor.post("/stop")
    assert visitor.post("/binder/create", passphrase=PASSPHRASE, again=PASSPHRASE).goes_to == "/binder/code"
    page = visitor.get("/binder/code")
    groups = re.findall(r"<li>(\w{4})</li>", page.text)
    assert len(groups) == 9
    assert visitor.post("/binder/code", group="????").status == 422
    assert visitor.post("/binder/code", group=groups[2].lower()).goes_to == "/case"
    assert visitor.get("/binder/code").goes_to == "/home"


def test_the_printed_code_opens_the_binder_when_the_passphrase_is_forgotten(desk: Desk, visitor: Browser) -> None:
    visitor.post("/stop")
    visitor.post("/binder/create", passphrase=PASSPHRASE, again=PASSPHRASE)
    code = " ".join(re.findall(r"<li>(\w{4})</li>", visitor.get("/binder/code").text))
    visitor.post("/binder/lock")
    assert not desk.is_open
    assert visitor.post("/binder/unlock", passphrase=code.lower()).goes_to == "/"
    assert desk.is_open


def test_a_wrong_passphrase_says_the_same_whatever_was_typed_and_opens_nothing(desk: Desk, opened: Browser) -> None:
    opened.post("/binder/lock")
    tried = [opened.post("/binder/unlock", passphrase=typed) for typed in ("", "wrong", PASSPHRASE + " ", "ABCD-" * 9)]
    assert {(page.status, *page.errors) for page in tried} == {
        (422, "That did not open the binder. Nothing was changed. Check each word and try again.")
    }
    assert not desk.is_open
    assert opened.post("/binder/unlock", passphrase=PASSPHRASE).goes_to == "/"


def test_after_unlocking_the_page_that_was_asked_for_opens_and_no_foreign_one(opened: Browser) -> None:
    opened.post("/binder/lock")
    assert opened.get("/settings").goes_to == "/binder/unlock?after=/settings"
    page = opened.post("/binder/unlock", passphrase=PASSPHRASE, after="//elsewhere.example/")
    assert page.goes_to == "/"


def test_what_was_typed_is_kept_when_something_is_missing(opened: Browser) -> None:
    page = opened.post(
        "/case", name="", **date("born", "spring"), told="A shadow on the lung", question1="Is it cancer?"
    )
    assert page.errors == [
        "Type the name of the patient.",
        "Type the year with four digits, for example 1954.",
    ]
    assert 'value="spring"' in page.text
    assert "A shadow on the lung</textarea>" in page.text
    assert 'value="Is it cancer?"' in page.text
    assert people.everyone() == ()


def test_the_case_is_kept_as_it_was_told(opened: Browser) -> None:
    told = {
        "told": "Early lung cancer",
        "told_by": "Dr. Marchetti",
        "reason": "To be sure",
        **date("told_on", "2026-11"),
    }
    asked = {"question1": "One?", "question2": "", "question3": "Three?"}
    opened.post("/case", name="Rosa Delgado", **date("born", "1954"), **told, **asked)
    (row,) = people.everyone()
    case = people.case(row.person.key)
    assert case is not None
    assert (row.label, row.person.birth_date and row.person.birth_date.value) == ("Rosa Delgado", "1954")
    assert (case.told, case.told_by and case.told_by.name, case.reason) == (
        "Early lung cancer",
        "Dr. Marchetti",
        "To be sure",
    )
    assert (case.told_on and case.told_on.value, case.questions) == ("2026-11", ("One?", "Three?"))


def test_markup_in_a_name_is_shown_as_letters(opened: Browser) -> None:
    opened.post("/case", name="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in opened.get("/home").text


def test_home_shows_twelve_steps_and_says_which_are_not_built(opened: Browser) -> None:
    with_rosa(opened)
    page = opened.get("/home")
    labels = re.findall(r'class="nhsuk-tag[^"]*">([^<]+)<', page.text)
    assert (len(labels), labels[3], labels.count("Not built yet")) == (12, "Next", 7)


def test_the_made_up_person_lives_in_a_temporary_binder_that_goes_away(desk: Desk, visitor: Browser) -> None:
    assert visitor.post("/try").goes_to == "/gather/1"
    folder = desk.binder.folder
    assert (desk.exists, folder.exists(), visitor.get("/home").heading) == (
        False,
        True,
        "The way to a second opinion for Rosa Elena Delgado",
    )
    visitor.post("/binder/lock")
    assert not folder.exists()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_is_whole_for_everybody(desk: Desk, language: str) -> None:
    browser = came_in(desk, language)
    desk.create(PASSPHRASE)
    with_rosa(browser)
    browser.post("/stop?after=/case/new")
    found = {address: browser.get(address).status for address in (*PAGES, *MORE)}
    assert found == {**dict.fromkeys((*PAGES, *MORE), 200), "/nowhere": 404}


def test_another_passphrase_opens_it_and_the_old_one_no_more(desk: Desk, opened: Browser) -> None:
    new = "another horse battery staple"
    assert opened.post("/settings/passphrase", now="wrong", passphrase=new, again=new).errors == [
        "This does not open the binder. Nothing was changed."
    ]
    assert opened.post("/settings/passphrase", now=PASSPHRASE, passphrase=new, again=new).goes_to == "/settings"
    opened.post("/binder/lock")
    assert opened.post("/binder/unlock", passphrase=PASSPHRASE).status == 422
    assert opened.post("/binder/unlock", passphrase=new).goes_to == "/"
    assert desk.is_open


def test_settings_are_kept_and_nonsense_is_not(opened: Browser) -> None:
    assert opened.post("/settings", language="es", paper="a4", idle="0").status == 422
    assert opened.post("/settings", language="es", paper="a4", idle="45").goes_to == "/settings"
    assert (settings().language, settings().paper, settings().idle_minutes) == ("es", "a4", 45)


def test_only_the_typed_word_erases_a_binder(desk: Desk, opened: Browser) -> None:
    assert (opened.post("/settings/erase", word="yes").status, desk.exists) == (422, True)
    assert opened.post("/settings/erase", word="Erase").heading == "The binder is erased"
    assert (desk.exists, desk.place.exists()) == (False, False)
