"""A form is one file. What is not a form is refused with the file, the place in it, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from second_opinion.content.forms import FormFault, form, forms, load
from second_opinion.content.forms.places import places

WEIGHT = """
id = "weight"
kind = "log"
tab = "readings"
checked = 2026-11-26
title = { en = "Weight log", es = "Registro del peso" }
purpose = { en = "Write down your weight.", es = "Anote su peso." }
reviewed = { en = "Nobody yet.", es = "Nadie todavía." }
days = { usual = 2, most = 31 }
sources = [{ id = "one", title = "A source", url = "https://example.org" }]
[[parts]]
kind = "table"
id = "days"
rows = "day"
columns = [
  { kind = "number", id = "weight", label = { en = "Weight", es = "Peso" }, unit = "[lb_av]", digits = 3 },
]
[[parts]]
kind = "danger"
id = "danger"
[[parts.signs]]
source = "one"
when = { en = "Hard to breathe", es = "Le cuesta respirar" }
do = { en = "Call 911.", es = "Llame al 911." }
"""


PAIR = '{ en = "…", es = "…" }.'
UNKNOWN = "take it out or mend its name; README.md lists the names."
VALUES = "write one of the values README.md lists."


def refusal(folder: Path, text: str) -> str:
    (folder / "weight.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FormFault) as fault:
        load(folder)
    return str(fault.value)


def test_one_file_in_a_folder_is_a_form(tmp_path: Path) -> None:
    (tmp_path / "weight.toml").write_text(WEIGHT, encoding="utf-8")
    (tmp_path / "README.md").write_text("not a form", encoding="utf-8")
    (weight,) = load(tmp_path)
    assert weight.title.to("es") == "Registro del peso"
    assert [address for address, _ in places(weight)] == [
        "person/name",
        "person/born",
        "days/1/date",
        "days/1/weight",
        "days/2/date",
        "days/2/weight",
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (
            'label = { en = "Weight", es = "Peso" }',
            'label = { en = "Weight" }',
            "parts[0].columns[0].label: Object missing required field `es`. To mend it, write the text in Spanish too: "
            + PAIR,
        ),
        (
            'title = { en = "Weight log", es = "Registro del peso" }',
            'title = "Weight log"',
            "title: Expected `object`, got `str`. To mend it, write both languages: " + PAIR,
        ),
        (
            "digits = 3",
            "digit = 3",
            "parts[0].columns[0]: Object contains unknown field `digit`. To mend it, " + UNKNOWN,
        ),
        (
            'kind = "log"',
            'kind = "logbook"',
            "kind: Invalid enum value 'logbook'. To mend it, " + VALUES,
        ),
        (
            'kind = "number"',
            'kind = "count"',
            "parts[0].columns[0].kind: Invalid value 'count'. To mend it, " + VALUES,
        ),
        ('id = "weight"\nkind', 'id = "mass"\nkind', 'id: it must be the name of the file: id = "weight"'),
        (
            'source = "one"',
            'source = "two"',
            'parts[1].source: no source is called "two"; add it to sources',
        ),
        (
            'unit = "[lb_av]"',
            'unit = "pounds"',
            'parts[0].columns[0].unit: "pounds" is not in units.py; write a UCUM code of it, or add it there',
        ),
        (
            "days = { usual = 2, most = 31 }",
            "",
            'parts[0].rows = "day": the form says nothing about days; add days = { usual = 7, most = 31 }',
        ),
        ('es = "Anote su peso."', 'es = " "', "purpose.es: it is empty; write the text"),
        (
            ', url = "https://example.org"',
            "",
            "sources[0]: say where it can be read: add url or place",
        ),
        (
            'id = "danger"',
            'id = "days"',
            'parts[1].id: "days" is taken; each needs its own',
        ),
    ],
)
def test_what_is_not_a_form_is_refused_with_place_and_mend(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    assert was in WEIGHT
    assert refusal(tmp_path, WEIGHT.replace(was, becomes, 1)) == f"weight.toml: {said}"


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a log").startswith("weight.toml: this is not TOML: ")


def test_ours_are_found_by_name() -> None:
    assert [form(each.id) for each in forms()] == list(forms())
    with pytest.raises(KeyError):
        form("horoscope")


def test_no_two_answers_of_a_form_share_an_address() -> None:
    for each in forms():
        addresses = [address for address, _ in places(each)]
        assert len(addresses) == len(set(addresses))
