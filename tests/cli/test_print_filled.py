"""Luis prints what he wrote, and gets back what he typed into a PDF."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest

from second_opinion.cli import typed
from second_opinion.cli.main import main
from second_opinion.outside.processes import Recipe
from tests.paper import reading

WRITTEN = {"person/name": "Rosa Núñez Delgado", "readings/1/morning/systolic-1": "128", "setup/position": "sitting"}
CARD = {"wallet/name": "Rosa", "wallet/call": "Luis", "wallet/phone": "312-555-0142"}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def answers(given: object) -> str:
    Path("rosa.json").write_text(json.dumps(given), encoding="utf-8")
    return "rosa.json"


def to_type(form: str, values: dict[str, str]) -> str:
    """A PDF of ours after somebody typed into it."""
    assert main(["print", form, "--fillable", "--out", "typed.pdf"]) == 0
    with pikepdf.open("typed.pdf", allow_overwriting_input=True) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            given = values.get(str(field.T))
            if given is not None:
                field.V = pikepdf.Name(f"/{given}") if field.get("/FT") == "/Btn" else pikepdf.String(given)
        pdf.save()
    return "typed.pdf"


def test_a_filled_sheet_has_the_answers_in_its_boxes() -> None:
    assert main(["print", "blood-pressure", "--answers", answers(WRITTEN), "--out", "rosa.pdf"]) == 0
    said = reading.text_of(Path("rosa.pdf").read_bytes())
    assert [given for given in ("Rosa Núñez Delgado", "128") if given not in said] == []


def test_the_card_gets_a_code_only_when_it_is_wished() -> None:
    pictures = {}
    for wish in ([], ["--qr"]):
        assert main(["print", "emergency-sheet", "--answers", answers(CARD), *wish, "--out", "rosa.pdf"]) == 0
        pictures[bool(wish)] = len(reading.alternatives(Path("rosa.pdf").read_bytes()))
    assert pictures == {False: 0, True: 2}


def test_what_was_typed_comes_back_and_prints_the_same_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    to_type("blood-pressure", WRITTEN)
    capsys.readouterr()
    assert main(["print", "--read", "typed.pdf", "--json"]) == 0
    back = json.loads(capsys.readouterr().out)
    assert back == WRITTEN
    assert main(["print", "blood-pressure", "--answers", answers(back), "--out", "rosa.pdf"]) == 0


def test_what_was_typed_is_told_by_its_box_and_what_does_not_fit_too(capsys: pytest.CaptureFixture[str]) -> None:
    to_type("blood-pressure", {**WRITTEN, "readings/1/morning/systolic-1": "about 130"})
    capsys.readouterr()
    assert main(["print", "--read", "typed.pdf"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "blood-pressure · Blood pressure log",
        "  person/name: Rosa Núñez Delgado",
        "  setup/position: sitting",
        "  readings/1/morning/systolic-1: about 130",
    ]
    assert told.err == "readings/1/morning/systolic-1: write a number, as 128 or 98.6.\n"


def test_a_pdf_nobody_typed_into_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    to_type("pain", {})
    capsys.readouterr()
    assert main(["print", "--read", "typed.pdf"]) == 0
    assert capsys.readouterr().out.splitlines() == ["pain · Pain log", "  Nothing was typed in."]


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (
            ["blood-pressure"],
            {"setup/posture": "sitting"},
            "setup/posture: blood-pressure has no such box. Near to it: ",
        ),
        (["blood-pressure"], {"setup/position": "on the roof"}, "setup/position: write one of these words: "),
        (
            ["blood-pressure"],
            {"setup/position": 1},
            "rosa.json is no list of answers. Write each with its box, both in ",
        ),
        (["blood-pressure"], ["sitting"], "rosa.json is no list of answers."),
        (["passwords"], {"account/1/kept": "a safe"}, "What passwords asks for is never printed."),
        (["pain", "--fillable"], {"entry/1/now": "3"}, "A PDF to type into starts blank."),
        (["all"], {}, "Answers are for one form."),
        (["pain", "--qr"], {"entry/1/now": "3"}, "pain has no card for a code."),
        (
            ["emergency-sheet", "--qr"],
            {"wallet/medicines": "apixaban"},
            "The card says nothing for a code yet. Answer at ",
        ),
        (
            ["emergency-sheet", "--qr"],
            dict.fromkeys(("wallet/name", "wallet/call", "wallet/phone"), "é" * 100),
            "The card says 361 letters more than a code holds. Write these shorter: wallet/name, ",
        ),
    ],
)
def test_answers_that_make_no_sense_are_told_and_nothing_is_printed(
    words: list[str], given: object, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", *words, "--answers", answers(given), "--out", "x.pdf"]) == 2
    assert capsys.readouterr().err.startswith(said)
    assert not Path("x.pdf").exists()


def test_a_code_without_answers_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "emergency-sheet", "--qr", "--out", "x.pdf"]) == 2
    assert capsys.readouterr().err.startswith("A code says what the card says. Give the answers too")


def test_of_many_faults_five_are_told_and_the_rest_counted(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {f"setup/no-{number}": "x" for number in range(9)}
    assert main(["print", "pain", "--answers", answers(wrong), "--out", "x.pdf"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in told[:5]] == [f"setup/no-{number}" for number in range(5)]
    assert told[5:] == ["… and 4 more", "Nothing was printed. Mend this in rosa.json and try again."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 and then nothing", "typed.pdf is no PDF that can be opened. Give the PDF that was typed into."),
        (b"", "typed.pdf is no PDF that can be opened. Give the PDF that was typed into."),
    ],
)
def test_a_file_that_is_no_pdf_is_told(data: bytes, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("typed.pdf").write_bytes(data)
    assert main(["print", "--read", "typed.pdf"]) == 1
    assert capsys.readouterr().err == said + "\n"


def test_a_pdf_that_is_no_form_of_ours_a_folder_and_nothing_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        made = io.BytesIO()
        pdf.save(made)
    Path("other.pdf").write_bytes(made.getvalue())
    codes = [main(["print", "--read", name]) for name in ("other.pdf", ".", "gone.pdf")]
    assert codes == [1, 2, 2]
    assert capsys.readouterr().err.splitlines() == [
        "other.pdf is a PDF, but not one made with print FORM --fillable. Only those can be read back.",
        ". is a folder. Give the name of a file.",
        "There is no file gone.pdf. Look at its name and folder.",
    ]


def test_a_file_that_takes_for_ever_costs_its_reader_and_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = "from second_opinion.outside.worker import main, the_line\ndef stuck(*_):\n    while True: pass\n"
    monkeypatch.setattr(typed, "_READER", Recipe(program=endless + "main(the_line(), stuck)", seconds=1, patience=1.0))
    Path("typed.pdf").write_bytes(b"%PDF-1.7")
    assert main(["print", "--read", "typed.pdf"]) == 1
    assert capsys.readouterr().err == "typed.pdf needed more time than a file may, and was not read.\n"


def test_it_is_read_by_a_worker_and_not_by_this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    to_type("pain", {"person/name": "Rosa"})

    def never(*_: object) -> None:
        raise AssertionError("a file from outside was opened here")

    monkeypatch.setattr(pikepdf, "open", never)
    assert typed.read_back(Path("typed.pdf")).answers == {"person/name": "Rosa"}
