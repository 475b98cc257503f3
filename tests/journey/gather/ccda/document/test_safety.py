"""What a hostile or broken file can do: end with a reason, or lose only what is broken."""

from __future__ import annotations

import pytest

from second_opinion.journey.gather.ccda import detect
from second_opinion.journey.gather.ccda.document import parse
from second_opinion.journey.gather.outcome import Ending
from second_opinion.record import Condition, Note
from tests.journey.gather.ccda.documents import (
    OPENING,
    ROSA,
    coded,
    document,
    every,
    problem,
    problems,
    reading,
    section,
)

ASTHMA = problem(coded("Asthma", "195967001"))
LAUGHS = (
    b'<!DOCTYPE ClinicalDocument [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_document_type_declaration_is_refused_in_any_encoding(encoding: str) -> None:
    data = document().replace(b'encoding="UTF-8"', b"").replace(b"?>", b"?><!-- first -->" + LAUGHS, 1)
    data = data.decode().encode(encoding)
    assert detect(data)
    end = reading(data)
    assert (end.ending, end.reason and end.reason.text, end.facts) == (Ending.REFUSED, parse.DOCTYPE, ())


def test_an_entity_that_nobody_declared_opens_nothing() -> None:
    note = every(Note, document(section("10164-2", "History", text="before &secret; after <x>inside</x>")))
    assert [one.text for one in note] == ["before &secret; after inside"]


@pytest.mark.parametrize("number", ["xD800", "x0dfff", "55296", "057343"])
def test_half_a_character_written_as_a_number_costs_only_itself(number: str) -> None:
    note = every(Note, document(section("10164-2", "History", text=f"before &#{number}; after &#233;")))
    assert [one.text for one in note] == ["before \ufffd after é"]


def test_deep_nesting_is_refused_with_a_reason() -> None:
    deep = document(section("10164-2", "History", text="<content>" * 5_000 + "</content>" * 5_000))
    end = reading(deep)
    assert (end.ending, end.reason and end.reason.text) == (Ending.REFUSED, parse.NESTED)


def test_deep_nesting_in_a_file_too_large_for_the_parsers_own_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "_LARGE_TEXT", 100)
    deep = document(section("10164-2", "History", text="<content>" * 500 + "</content>" * 500))
    assert reading(deep).ending is Ending.REFUSED
    assert reading(problems(ASTHMA)).ending is Ending.READ


def test_a_file_larger_than_any_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "LARGEST", 1_000)
    end = reading(document(section("10164-2", "History", text="x" * 1_000)))
    assert (end.ending, end.reason and end.reason.text) == (Ending.REFUSED, parse.TOO_LARGE)


def test_of_a_truncated_document_what_was_whole_is_read() -> None:
    whole = problems(ASTHMA, problem(coded("Gout", "90560007")))
    cut = whole[: whole.index(b"Gout") + 2]
    end = reading(cut)
    assert [fact.label for fact in end.facts if isinstance(fact, Condition)][:1] == ["Asthma"]
    assert [warning.text for warning in end.warnings] == [parse.CUT_OFF]


def test_nothing_readable_is_refused_with_a_reason() -> None:
    end = reading(document(header=""))
    assert (end.ending, end.reason is not None) == (Ending.REFUSED, True)


def test_a_prefix_nobody_declared_is_read_with_a_warning() -> None:
    data = problems(ASTHMA).replace(b' xmlns:sdtc="urn:hl7-org:sdtc"', b"")
    data = data.replace(b"<administrativeGenderCode", b'<sdtc:deceasedInd value="false"/><administrativeGenderCode')
    end = reading(data)
    assert [warning.text for warning in end.warnings] == [parse.UNDECLARED]
    assert [fact.label for fact in end.facts if isinstance(fact, Condition)] == ["Asthma"]


def test_value_types_are_known_when_their_prefix_was_never_declared() -> None:
    data = problems(ASTHMA).replace(b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"', b"")
    assert [fact.label for fact in every(Condition, data)] == ["Asthma"]


def test_letters_are_right_when_the_named_encoding_is_wrong() -> None:
    data = problems(problem(coded("Neumonía"))).replace(b'encoding="UTF-8"', b'encoding="iso-8859-1"')
    end = reading(data)
    assert [fact.label for fact in end.facts if isinstance(fact, Condition)] == ["Neumonía"]
    assert [warning.text for warning in end.warnings] == [parse.OTHER_ENCODING]


def test_windows_letters_in_a_file_that_says_utf8_are_read_with_a_warning() -> None:
    data = problems(problem(coded("Neumonía"))).decode().encode("windows-1252")
    end = reading(data)
    assert [fact.label for fact in end.facts if isinstance(fact, Condition)] == ["Neumonía"]
    assert [warning.text for warning in end.warnings] == [parse.OTHER_LETTERS]


def test_a_named_encoding_that_is_right_is_used_without_a_warning() -> None:
    data = problems(problem(coded("Neumonía"))).replace(b"UTF-8", b"iso-8859-1").decode().encode("iso-8859-1")
    end = reading(data)
    assert [fact.label for fact in end.facts if isinstance(fact, Condition)] == ["Neumonía"]
    assert end.warnings == ()


def test_script_in_narrative_is_neither_kept_nor_lets_words_be_lost() -> None:
    text = '<script>alert(1)</script><paragraph onclick="evil()">Stable.</paragraph><style>p{}</style>'
    assert [note.text for note in every(Note, document(section("10164-2", "History", text=text)))] == ["Stable."]


def test_a_stylesheet_instruction_is_ignored() -> None:
    styled = problems(ASTHMA).replace(b"?>", b"?><?xml-stylesheet href='http://evil.example/x.xsl'?>", 1)
    assert reading(styled) == reading(problems(ASTHMA))


def test_without_any_sections_the_person_is_still_read() -> None:
    end = reading(f"{OPENING}{ROSA}</ClinicalDocument>".encode())
    assert (end.ending, [person.label for person in end.people]) == (Ending.READ, ["Rosa María Delgado"])
