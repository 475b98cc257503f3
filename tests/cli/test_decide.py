"""``decide screen`` answers line by line, in either language, and says so when there is nothing to look at."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from second_opinion.cli.decide import REASONS
from second_opinion.cli.main import main
from second_opinion.content.decide import reasons
from tests.paper import reading


def test_a_danger_sign_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["decide", "screen", "my chest hurts", "--lang", "en", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (code, told["stop"], [(each["id"], each["matched"], each["do"]) for each in told["flags"]]) == (
        0,
        True,
        [("heart", "chest hurts", "Call 911 now. Do not drive yourself.")],
    )
    assert set(told["flags"][0]) == {"id", "matched", "do", "source"}


def test_each_line_gets_its_answer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("me duele el pecho\n\nno chest pain\nI can't breathe"))
    code = main(["decide", "screen", "-", "--json"])
    answers = [json.loads(line)["stop"] for line in capsys.readouterr().out.splitlines()]
    assert (code, answers) == (0, [True, False, False, True])


def test_people_read_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    main(["decide", "screen", "me duele el pecho", "--lang", "es"])
    assert capsys.readouterr().out.splitlines() == [
        "Alto. Tal vez esto no puede esperar.",
        "  “duele el pecho”: Llame al 911 ahora. No maneje usted.",
    ]


def test_nothing_found_never_reassures(capsys: pytest.CaptureFixture[str]) -> None:
    main(["decide", "screen", "the form is long", "--lang", "en"])
    assert capsys.readouterr().out.splitlines() == [
        "No danger sign was recognized. That does not mean that all is well.",
        "  If you think it is an emergency, call 911.",
    ]


def test_an_empty_text_is_a_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["decide", "screen", " ", "--lang", "en"]), capsys.readouterr().err) == (
        2,
        "Give a text, or - to read one sentence from each line.\n",
    )


def test_the_page_to_take_along_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "why.pdf"
    code = main(["decide", "page", "--reason", "not-working", "--out", str(page), "--lang", "es"])
    text = " ".join(reading.text_of(page.read_bytes()).split())
    assert (code, capsys.readouterr().out, "El tratamiento no está funcionando." in text, "6,791" in text) == (
        0,
        f"Escrito: {page}\n",
        True,
        True,
    )


def test_a_reason_there_is_none_of_is_a_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["decide", "page", "--reason", "luck", "--out", str(tmp_path / "x.pdf"), "--lang", "en"])
    assert (code, "There is no reason “luck”." in capsys.readouterr().err, list(tmp_path.iterdir())) == (2, True, [])


def test_the_reasons_of_the_command_are_those_of_the_page() -> None:
    assert [each.id for each in reasons("en").reasons] == list(REASONS)


def test_the_letter_names_the_doctor_and_who_writes(tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    words = ["--doctor", "Dr. Osei", "--name", "Rosa Delgado", "--out", str(letter), "--lang", "en"]
    assert main(["decide", "letter", *words]) == 0
    text = " ".join(reading.text_of(letter.read_bytes()).split())
    assert ("Dear Dr. Osei:" in text, "Rosa Delgado" in text, "second opinion" in text) == (True, True, True)
