"""Luis reads what the commands do, and what was wrong with what he typed, in the language of his computer."""

from __future__ import annotations

import re

import pytest

from second_opinion.cli.main import main

COMMANDS = ["decide", "coverage", "gather", "record", "pack", "packet", "print", "check", "backup", "restore", "export"]
OF_TWO_WORDS = [
    ["coverage", "check"],
    ["coverage", "sheet"],
    ["decide", "screen"],
    ["decide", "page"],
    ["decide", "letter"],
]
OF_PYTHON = ("usage:", "positional arguments", "options:", "show this help", "show program's", "error: the following")


@pytest.fixture(autouse=True)
def _a_computer_set_to_spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "es_US.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("COLUMNS", "500")


def printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main(words)
    told = capsys.readouterr()
    return told.out + told.err


@pytest.mark.parametrize("command", [[], *([each] for each in COMMANDS)])
def test_the_help_of_each_command_is_in_spanish(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    told = printed([*command, "--help"], capsys)
    assert [each for each in OF_PYTHON if each in told] == []
    assert re.findall(r"\b(?:FILE|DIR|PATH|NAME|KIND|WORDS)\b", told) == []
    assert re.findall(r"^(uso|opciones)\b", told, re.MULTILINE) == ["uso", "opciones"]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["packet"], "falta: --out"),
        (["packet", "--out"], "opción --out: necesita un valor"),
        (["packet", "--out", "p.pdf", "--what"], "no se entiende: --what"),
        (["packet", "--p", "a4"], "--p puede ser más de una opción: --paper, --person"),
    ],
)
def test_what_is_wrong_with_a_word_is_said_in_spanish(
    words: list[str], wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(words, capsys).splitlines()[-1].partition(": error: ")[2] == wrong


def test_asked_for_english_the_help_is_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(["packet", "--lang", "en", "--help"], capsys).startswith("usage: ")


@pytest.mark.parametrize("words", [[], *([each] for each in COMMANDS), *OF_TWO_WORDS])
def test_the_help_of_each_command_says_what_it_does(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = printed([*words, "--help"], capsys).split("\n\n")[1]
    assert (said[0].isupper(), said.startswith("opciones")) == (True, False)


@pytest.mark.parametrize("command", ["coverage", "decide"])
def test_a_command_without_its_second_word_is_told_that_one_is_missing(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed([command], capsys).splitlines()[-1].partition(": error: ")[2] == "falta: COMANDO"
