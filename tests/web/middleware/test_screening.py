"""A danger sign stops whoever types it, on every form; what was typed is there again after the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.urls import resolve

from second_opinion.store.queries import people, stop
from second_opinion.web.desk import Desk
from second_opinion.web.middleware.screening import UNSCREENED
from tests.web.client import Browser, date
from tests.web.conftest import PASSPHRASE, came_in

DANGER = "He cannot breathe and his lips are blue"
WITHOUT_A_BINDER = ("/decide/telling", "/coverage", "/print/twelve-questions", "/stop")
BEFORE_ONE = ("/binder/create",)
COPIES = ("/settings/backup", "/settings/export")
LOCKED = ("/binder/unlock",)
WITH_ONE = (
    *("/case", "/case/new", "/coverage", "/coverage/calls", "/coverage/card", "/decide/telling", "/gather", "/pack"),
    *("/pack/left-out", "/record", "/settings", "/settings/passphrase", "/settings/code", "/settings/backup"),
    *("/settings/export", "/settings/erase", "/trash", "/print", "/home"),
)
KINDS = {"text", "password", "search", "email", "tel", "url", "number", "date"}


def typed_case(**more: str) -> dict[str, str]:
    return {"name": "Rosa Delgado", **date("born", "1954-3-21"), "told": "It is a tumor.", **more}


def test_a_danger_sign_typed_into_the_case_leads_to_the_stop_page_and_nothing_is_saved(opened: Browser) -> None:
    page = opened.post("/case", **typed_case(reason="Since noon I have chest pain."))
    assert (page.goes_to, people.everyone()) == ("/stop", ())
    shown = opened.get("/stop")
    assert ("“chest pain”" in shown.text, "Call 911 now. Do not drive yourself." in shown.said) == (True, True)


def test_the_stop_page_is_left_only_by_its_answer(opened: Browser) -> None:
    opened.post("/case", **typed_case(reason=DANGER))
    assert {opened.get(path).goes_to for path in ("/", "/home", "/case", "/gather", "/decide")} == {"/stop"}
    assert opened.post("/case", **typed_case()).goes_to == "/stop"


def test_locking_the_binder_is_no_way_past_the_stop_page(desk: Desk, opened: Browser) -> None:
    opened.post("/case", **typed_case(reason=DANGER))
    opened.post("/binder/lock")
    page = opened.get("/stop")
    assert (opened.get("/").goes_to, "lips are blue" in page.text, "Call 911 now." in page.said) == (
        "/stop",
        False,
        True,
    )
    opened.post("/stop")
    desk.unlock(PASSPHRASE)
    assert DANGER in opened.get("/case").text


def test_after_the_answer_all_that_was_typed_is_there_again_and_can_be_saved(opened: Browser) -> None:
    typed = typed_case(reason=DANGER, question1="What else can it be?")
    opened.post("/case", **typed)
    assert opened.post("/stop").goes_to == "/case"
    page = opened.get("/case")
    assert ["What you typed is here again." in page.text, *(text in page.text for text in typed.values())] == [True] * 8
    assert opened.post("/case", **typed).goes_to == "/home"
    assert (people.everyone()[0].label, stop.draft("/case")) == ("Rosa Delgado", None)


def test_what_was_typed_lies_in_the_binder_until_it_is_sent(opened: Browser) -> None:
    opened.post("/case", **typed_case(reason=DANGER))
    assert (stop.draft("/case") or {})["reason"] == [DANGER]


def test_the_answer_is_a_record_of_when_for_whom_and_about_what(opened: Browser) -> None:
    opened.post("/case", **typed_case(reason=DANGER))
    opened.post("/stop")
    (answer,) = stop.answers()
    assert (bool(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]{8}\+00:00", answer.at)), answer.person, answer.flags) == (
        True,
        "",
        ("breathing",),
    )


def test_an_answer_given_before_there_is_a_binder_is_kept_in_it_later(visitor: Browser) -> None:
    visitor.post("/stop")
    visitor.post("/binder/create", passphrase=PASSPHRASE, again=PASSPHRASE)
    assert [answer.flags for answer in stop.answers()] == [()]


def test_another_danger_sign_stops_again(opened: Browser) -> None:
    opened.post("/case", **typed_case(reason=DANGER))
    opened.post("/stop")
    assert opened.post("/case", **typed_case(reason=f"{DANGER}. I want to kill myself.")).goes_to == "/stop"


def test_without_a_binder_what_was_typed_stays_with_the_visit(visitor: Browser) -> None:
    typed = {"doctor": "Dr. Osei", "name": "Rosa", "letter": DANGER}
    assert visitor.post("/decide/telling", **typed).goes_to == "/stop"
    assert visitor.post("/stop").goes_to == "/decide/telling"
    page = visitor.get("/decide/telling")
    assert [text in page.text for text in typed.values()] == [True] * 3


def test_in_spanish_it_stops_too(desk: Desk) -> None:
    browser = came_in(desk, "es")
    desk.create(PASSPHRASE)
    browser.post("/case", **typed_case(reason="me duele el pecho"))
    assert "Llame al 911 ahora. No maneje usted." in browser.get("/stop").said


def test_the_numbers_on_the_stop_page_can_be_called(visitor: Browser) -> None:
    page = visitor.get("/stop").text.split("<details")[0]
    numbers = re.findall(r'<a class="dial" href="tel:(\d+)">(\d+)</a>', page)
    outside = re.sub(r"<a class=\"dial\".*?</a>", "", page)
    assert ({*numbers}, re.findall(r"\b(?:911|988)\b", outside)) == ({("911", "911"), ("988", "988")}, [])


def test_the_danger_signs_come_first_for_every_new_case(opened: Browser) -> None:
    opened.post("/case", **typed_case())
    rosa = people.everyone()[0].person.key
    assert opened.get("/case/new").goes_to == "/stop?after=/case/new"
    assert opened.get("/stop?after=/case/new").heading == "Is this happening now?"
    assert opened.post("/stop?after=/case/new").goes_to == "/case/new"
    assert opened.get("/case/new").heading == "Who is this for?"
    opened.post("/case/new", **typed_case(name="Ana Delgado"))
    (ana,) = {row.person.key for row in people.everyone()} - {rosa}
    assert [(answer.person, answer.flags) for answer in stop.answers()] == [(ana, ())]
    assert opened.get("/case/new").goes_to == "/stop?after=/case/new"


def test_a_new_case_that_is_sent_without_the_answer_is_kept_until_it_is_given(opened: Browser) -> None:
    opened.post("/case", **typed_case())
    typed = typed_case(name="Ana Delgado", reason="I want to be sure.")
    assert (opened.post("/case/new", **typed).goes_to, len(people.everyone())) == ("/stop", 1)
    assert opened.post("/stop").goes_to == "/case/new"
    assert "I want to be sure." in opened.get("/case/new").text
    assert (opened.post("/case/new", **typed).goes_to, len(people.everyone())) == ("/home", 2)


def test_a_danger_sign_typed_for_somebody_new_is_not_recorded_for_who_was_there_before(opened: Browser) -> None:
    opened.post("/case", **typed_case())
    opened.post("/stop?after=/case/new")
    opened.post("/case/new", **typed_case(name="Ana Delgado", reason=DANGER))
    opened.post("/stop")
    opened.post("/case/new", **typed_case(name="Ana Delgado", reason=DANGER))
    ana = next(row.person.key for row in people.everyone() if row.label == "Ana Delgado")
    assert [(answer.person, answer.flags) for answer in stop.answers()] == [("", ("breathing",)), (ana, ("breathing",))]


def test_the_stop_page_leads_to_no_other_address(opened: Browser) -> None:
    assert opened.post("/stop?after=//elsewhere.example/").goes_to == "/case"


def test_a_form_that_tells_of_no_danger_goes_through(opened: Browser) -> None:
    assert opened.post("/case", **typed_case(reason="No chest pain. I want to be sure.")).goes_to == "/home"


def test_a_secret_is_never_looked_at_and_never_kept(opened: Browser) -> None:
    opened.post("/settings/passphrase", now=DANGER, passphrase=DANGER, again=DANGER)
    assert (opened.get("/settings").status, stop.draft("/settings/passphrase")) == (200, None)


class _Forms(HTMLParser):
    """The boxes one can type freely into, with how and where their form goes."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path, self.form = path, ("get", path)
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = (has.get("method", "get").lower(), has.get("action") or self.path)
        if tag == "textarea" or (tag == "input" and has.get("type", "text") in KINDS):
            self.found.append((*self.form, has["name"] if "name" in has else has.get("id", "")))


def boxes(browser: Browser, paths: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for path in paths:
        reader = _Forms(path)
        reader.feed(browser.get(path).text)
        yield from reader.found


def excused(method: str, path: str, name: str) -> bool:
    """A search is sent by GET and stands in an address; all else needs its name in the list."""
    return method == "get" or f"{resolve(path).url_name}.{name}" in UNSCREENED


def unlooked_at(desk: Desk, paths: tuple[str, ...], *, open_it: bool) -> list[tuple[str, str]]:
    """The boxes of pages in which a danger sign does not stop anybody."""
    found = []
    browser = came_in(desk)
    if open_it and not desk.is_open:
        desk.create(PASSPHRASE)
        browser.post("/case", **typed_case())
        browser.post("/stop?after=/case/new")
    seen = sorted(set(boxes(browser, paths)))
    for method, path, name in seen:
        if not excused(method, path, name):
            if browser.post(path, **{name: DANGER}).goes_to != "/stop":
                found.append((path, name))
            browser.post("/stop")
            browser = came_in(desk)
    return found


def test_every_box_of_every_page_is_looked_at_or_says_why_not(desk: Desk) -> None:
    assert unlooked_at(desk, WITHOUT_A_BINDER, open_it=False) == []
    assert unlooked_at(desk, WITH_ONE, open_it=True) == []


def test_there_are_boxes_to_look_at(opened: Browser) -> None:
    opened.post("/case", **typed_case())
    opened.post("/stop?after=/case/new")
    found = {(path, name) for _, path, name in boxes(opened, WITH_ONE)}
    assert {("/case", "told"), ("/case", "question5"), ("/coverage/calls", "said")} <= found


def test_an_excuse_that_nothing_needs_is_none(desk: Desk) -> None:
    visitor = came_in(desk)
    visitor.post("/stop")
    found = set(boxes(visitor, BEFORE_ONE))
    visitor.post("/binder/create", passphrase=PASSPHRASE, again=PASSPHRASE)
    found |= set(boxes(visitor, ("/binder/code",)))
    visitor.post("/binder/lock")
    found |= set(boxes(visitor, LOCKED))
    desk.unlock(PASSPHRASE)
    found |= set(boxes(came_in(desk), ("/settings/passphrase", "/settings/code", "/gather", *COPIES)))
    needed = {f"{resolve(path).url_name}.{name}" for method, path, name in found if method == "post"}
    assert set(UNSCREENED) - needed == set()


@pytest.mark.parametrize("name", sorted(UNSCREENED))
def test_each_excuse_has_a_reason(name: str) -> None:
    assert len(UNSCREENED[name]) > 10
