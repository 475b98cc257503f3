"""Luis asks from the terminal what the plan pays; other programs read the same as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from second_opinion.cli.main import main

KNEE = ("--plan", "medicare", "--service", "knee replacement")


@pytest.fixture(autouse=True)
def _a_computer_set_to_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")


def checked(capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    assert main(["coverage", "check", *KNEE, "--json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_answer_as_json_has_its_conditions_costs_and_rules(capsys: pytest.CaptureFixture[str]) -> None:
    answer = checked(capsys, "--year", "2026")
    assert (answer["answer"], len(answer["conditions"]), len(answer["costs"])) == ("covered", 3, 3)
    rules = [(rule["id"], rule["checked"]) for rule in answer["rules"]]
    assert rules == [("medicare-b-surgery", "2026-11-23")]
    assert answer["rules"][0]["source"].startswith("Medicare.gov, Second surgical opinions")


def test_two_opinions_that_differ_ask_about_a_third(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys, "--opinions-differ")["rules"][0]["id"] == "medicare-b-surgery-third"


def test_a_person_reads_the_answer_in_her_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "check", *KNEE, "--lang", "es"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Medicare Original (Parte B): Cubierta, si se cumple lo siguiente"
    assert [line for line in said if line in ("Lo que le cuesta", "De dónde viene esto")] == [
        "Lo que le cuesta",
        "De dónde viene esto",
    ]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["--plan", "kaiser", "--service", "x"], "There is no plan “kaiser”. Plans: medicare-part-b, "),
        (["--plan", "va", "--service", "x", "--state", "Texas"], "“Texas” is not a state. Give its two letters"),
        (["--plan", "va", "--service", "x", "--state", "ZZ"], "“ZZ” is not a state. Give its two letters"),
        (["--plan", "va", "--service", " "], "Type what the opinion is about."),
    ],
)
def test_what_is_not_known_is_told_with_what_is(
    words: list[str], wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["coverage", "check", *words]) == 2
    assert capsys.readouterr().err.startswith(wrong)


def test_the_sheet_is_a_pdf_and_a_place_that_is_a_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["coverage", "sheet", *KNEE, "--out", str(tmp_path / "call.pdf")]) == 0
    assert (tmp_path / "call.pdf").read_bytes()[:5] == b"%PDF-"
    assert main(["coverage", "sheet", *KNEE, "--out", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err
