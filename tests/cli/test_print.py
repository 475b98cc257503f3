"""Luis prints a form: one command, no binder, nothing asked."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from second_opinion.cli.main import main
from second_opinion.content.forms import forms
from tests.paper import reading


def test_a_log_for_two_weeks_in_spanish(tmp_path: Path) -> None:
    out = tmp_path / "presion.pdf"
    assert main(["print", "blood-pressure", "--lang", "es", "--paper", "a4", "--days", "14", "--out", str(out)]) == 0
    assert "Registro de la presión arterial" in reading.text_of(out.read_bytes())


def test_the_list_names_every_form_and_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "--list", "--json"]) == 0
    told = {each["id"]: each for each in json.loads(capsys.readouterr().out)}
    assert list(told) == [each.id for each in forms()]
    assert told["blood-pressure"]["title"] == "Blood pressure log"
    assert told["blood-pressure"]["options"]["days"] == {"usual": 7, "most": 31}
    assert told["twelve-questions"]["options"]["days"] is None
    assert [name for name, each in told.items() if each["pages"] < 1] == []


def test_all_of_them_go_into_a_folder(tmp_path: Path) -> None:
    assert main(["print", "all", "--out", str(tmp_path / "forms")]) == 0
    assert sorted(file.name for file in (tmp_path / "forms").iterdir()) == sorted(f"{each.id}.pdf" for each in forms())


def test_a_booklet_a_pdf_to_type_into_and_the_binder(tmp_path: Path) -> None:
    for words in (["pain", "--booklet"], ["pain", "--fillable"], ["binder", "--days", "3"]):
        assert main(["print", *words, "--out", str(tmp_path / "out.pdf")]) == 0
        assert "Pain log" in reading.text_of((tmp_path / "out.pdf").read_bytes())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["print", "horoscope", "--out", "x.pdf"], "There is no form horoscope. There are: "),
        (["print", "twelve-questions", "--days", "3", "--out", "x.pdf"], "twelve-questions is not kept by days."),
        (
            ["print", "blood-pressure", "--days", "400", "--out", "x.pdf"],
            "blood-pressure: --days takes a number from 1 to",
        ),
        (["print", "pain", "--booklet", "--size", "large", "--out", "x.pdf"], "A booklet is for paper"),
        (["print", "binder", "--fillable", "--out", "x.pdf"], "The binder is for paper."),
        (["print", "pain"], "Name a form and say where to write it"),
        (["print", "pain", "--out", "nowhere/x.pdf"], "There is no folder "),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_written(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert capsys.readouterr().err.startswith(said)
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_not_replaced_by_the_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    device = tmp_path / "printer"
    os.mkfifo(device)
    assert main(["print", "pain", "--out", str(device)]) == 2
    assert capsys.readouterr().err == f"{device} is not a file. Give the name of a file.\n"
    assert device.is_fifo()
