"""The browser of the tests finds what is wrong with a page."""

from __future__ import annotations

from tests.web.client import faults

GOOD = '<html lang="en"><title>A page</title><h1>One</h1><h2>Two</h2><label for="a">A</label><input id="a" name="a">'


def test_a_page_that_everybody_can_use_is_let_pass() -> None:
    assert list(faults(GOOD)) == []


def test_what_shuts_people_out_or_breaks_the_content_policy_is_found() -> None:
    bad = (
        "<html><title></title><h1>A</h1><h1>B</h1><h3>C</h3>"
        '<p id="x" style="color:red" onclick="go()"><i id="x"></i></p>'
        '<input name="b" aria-describedby="gone"><button></button><a href="https://elsewhere.example">out</a>'
        '<fieldset></fieldset><label for="nothing">N</label><a href="#nowhere">There</a>'
        '<script>go()</script><img src="/a.png">'
    )
    assert list(faults(bad)) == [
        "2 first headings",
        "heading level skipped",
        "no title",
        "no language",
        "fieldset without a legend",
        "id x twice",
        "style on <p>",
        "onclick on <p>",
        "no label: b",
        "no such id: gone",
        "<button> says nothing",
        "href leads elsewhere",
        "no such id: nothing",
        "no such id: nowhere",
        "script in the page",
        "picture without words",
    ]
