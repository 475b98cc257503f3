"""Each part of a page draws what is kept in golden/ for it, in English and in Spanish.

``SECOND_OPINION_GOLDEN=write`` writes the files anew: look at the difference before you keep it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from django.template import engines

from second_opinion.content.words import words
from second_opinion.record import PartialDate
from second_opinion.web.components.dates import Typed, date_field
from second_opinion.web.components.fields import Choice, Field
from second_opinion.web.components.parts import Row, Table
from second_opinion.web.home.steps import Step
from tests.web.client import faults

GOLDEN = Path(__file__).parent / "golden"
ANSWERS = (Choice("a", "Yes"), Choice("b", "No <b>", "If you know & are sure"))
STEPS = (
    Step("gather", "Gather", "4 files", "done", "Done", "/gather"),
    Step("record", "Look", "One timeline", "next", "Next", "/record"),
    Step("share", "Share it", "Send it", "unbuilt", "Not built yet", ""),
)
ROWS = (
    Row("Name", ("Rosa",), change="/case"),
    Row("File", ("a.xml",), address="/original", note="Kept", mono=True),
    Row("Doses", ("5 mg", "10 mg")),
)
TABLE = Table("Values", ("Date", "Value"), (("May 1", "5"), ("May 2", "<6")))

PARTS: dict[str, tuple[str, dict[str, object]]] = {
    "input": ("{% field one %}", {"one": Field("q", "Your <name>", value='a "b"', hint="Short is fine", width=12)}),
    "input-wrong": ("{% field one %}", {"one": Field("q", "Name", hint="Short", error="Type the name.")}),
    "password": ("{% field one %}", {"one": Field("p", "Passphrase", "password", remember="new-password")}),
    "number": ("{% field one %}", {"one": Field("n", "Minutes", "number", "15", width=5)}),
    "textarea": ("{% field one %}", {"one": Field("t", "What was said?", "textarea", "Two\nlines", error="Type it.")}),
    "select": ("{% field one %}", {"one": Field("s", "File", "select", "b", options=ANSWERS)}),
    "file": ("{% field one %}", {"one": Field("f", "Choose files", "file", hint="Any kind", many=True)}),
    "radios": ("{% field one %}", {"one": Field("r", "Is it so?", "choices", "a", options=ANSWERS)}),
    "radios-wrong": ("{% field one %}", {"one": Field("r", "So?", "choices", options=ANSWERS, error="Choose one.")}),
    "checkboxes": ("{% field one %}", {"one": Field("c", "Which?", "ticks", options=ANSWERS, values=frozenset("b"))}),
    "tick": ("{% field one %}", {"one": Field("k", "I read it", "tick", "yes", hint="All of it", error="Tick it.")}),
    "error-summary": (
        "{% error_summary all %}",
        {"all": (Field("q", "Name", error="Type <it>."), Field("r", "So?", "choices", error="One."), Field("x", "X"))},
    ),
    "button": ("{% button %}Save{% endbutton %}", {}),
    "button-second": ('{% button "second" name="do" value="look" %}Look{% endbutton %}', {}),
    "button-danger": ('{% button "danger" %}Erase{% endbutton %}', {}),
    "way": ('{% way "/gather?a=1&b=2" "second" %}Go {{ on }}{% endway %}', {"on": "<on>"}),
    "details": ('{% details "Where <this> is from" %}<p>There.</p>{% enddetails %}', {}),
    "notice": ("{% notice just=True %}<p>Saved.</p>{% endnotice %}", {}),
    "card": ('{% card "A & B" %}<p>One.</p>{% endcard %}', {}),
    "tag": ('{% tag "high" %}{% tag "gone" "grey" %}', {}),
    "back-link": ('{% back "/settings" "Settings" %}', {}),
    "summary-list": ("{% summary_list rows %}", {"rows": ROWS}),
    "task-list": ("{% task_list steps %}", {"steps": STEPS}),
    "pages": ('{% pages "/record?newer=1" "/record?older=1" %}', {}),
    "no-pages": ('{% pages "" "" %}', {}),
    "table": ("{% table one %}", {"one": TABLE}),
}  # fmt: skip


def drawn(source: str, language: str, values: dict[str, object]) -> str:
    """What a template draws in a language."""
    return str(engines["django"].from_string(source).render({**values, "words": words(language)}))


def dated(language: str) -> dict[str, object]:
    """A date with a day that its month does not have."""
    return {"one": date_field("born", "Date of birth", Typed("1954", "feb", "31"), words(language), checked=True)}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("part", [*PARTS, "date"])
def test_a_part_draws_what_was_looked_at(part: str, language: str) -> None:
    source, values = PARTS.get(part, ("{% field one %}", dated(language)))
    text = drawn(source, language, values)
    kept = GOLDEN / f"{part}.{language}.html"
    if os.environ.get("SECOND_OPINION_GOLDEN") == "write":
        kept.write_text(text, "utf-8")
    assert text == kept.read_text("utf-8")
    elsewhere = "".join(f'<p id="{place}"></p>' for place in re.findall(r'href="#([^"]+)"', text))
    page = f'<html lang="{language}"><title>A</title><h1>A</h1>{text}{elsewhere}</html>'
    assert list(faults(page)) == []


def test_every_golden_file_belongs_to_a_part() -> None:
    expected = {f"{part}.{language}.html" for part in (*PARTS, "date") for language in ("en", "es")}
    assert {path.name for path in GOLDEN.iterdir()} == expected


def test_every_part_has_a_template_of_its_own_and_is_drawn_here() -> None:
    folder = Path(__file__).parents[3] / "src" / "second_opinion" / "web" / "components" / "templates" / "components"
    frames = {"base", "message"}
    inside = {"field", "field-notes", "attributes", "choices"}
    assert {path.stem for path in folder.iterdir()} - frames - inside - set(PARTS) - {"date"} == set()


def test_what_a_person_typed_is_never_markup() -> None:
    source, values = PARTS["input"]
    assert "Your &lt;name&gt;" in drawn(source, "en", values)
    assert 'value="a &quot;b&quot;"' in drawn(source, "en", values)


def test_the_summary_leads_to_the_box_that_is_wrong() -> None:
    wrong = date_field("born", "Born", Typed("1954", "13", ""), words("en"), checked=True)
    text = drawn("{% error_summary all %}", "en", {"all": (wrong,)})
    assert re.findall(r'<a href="#([^"]+)">([^<]+)<', text) == [
        ("born-month", "Type the month as a number from 1 to 12, or its name.")
    ]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (Typed(), None),
        (Typed("1954"), "1954"),
        (Typed("1954", "3"), "1954-03"),
        (Typed("1954", "March", "9"), "1954-03-09"),
        (Typed("1954", "mzo", "9"), None),
        (Typed("1954", "sept.", "30"), "1954-09-30"),
        (Typed("1954", "ENE", "09"), "1954-01-09"),
        (Typed("1954", "2", "30"), None),
        (Typed("54", "2", "3"), None),
        (Typed("", "2", "3"), None),
        (Typed("1954", "", "3"), None),
        (Typed("1954", "ma", "3"), None),
    ],
)
def test_a_date_is_what_was_typed_and_no_more(typed: Typed, value: str | None) -> None:
    assert (typed.value and typed.value.value) == value


@pytest.mark.parametrize(("value", "boxes"), [("1954", ("1954", "", "")), ("1954-03-09", ("1954", "3", "9"))])
def test_a_known_date_comes_back_into_its_boxes(value: str, boxes: tuple[str, str, str]) -> None:
    known = Typed.known(PartialDate(value))
    assert ((known.year, known.month, known.day), known.value) == (boxes, PartialDate(value))


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        (Typed("", "3", "9"), "year"),
        (Typed("54", "3", "9"), "year"),
        (Typed("1954", "", "9"), "month"),
        (Typed("1954", "13", "9"), "month"),
        (Typed("1954", "2", "30"), "day"),
        (Typed("1954", "2", "x"), "day"),
    ],
)
def test_the_mistake_is_said_at_its_box(typed: Typed, box: str) -> None:
    field = date_field("born", "Born", typed, words("en"), checked=True)
    assert [part.name for part in field.parts if part.wrong] == [box]
    assert date_field("born", "Born", typed, words("en")).error == ""


def test_spanish_asks_for_the_day_first() -> None:
    parts = {
        language: [p.name for p in date_field("b", "B", Typed(), words(language)).parts] for language in ("en", "es")
    }
    assert parts == {"en": ["month", "day", "year"], "es": ["day", "month", "year"]}
