"""Luis prints the answer and the call: what the page says is in the document, and the document is drawn."""

from __future__ import annotations

from datetime import date

import msgspec

from second_opinion.content import coverage as content
from second_opinion.content.words import words
from second_opinion.journey.coverage import About, ask, call_for, check, level_said, sheet, source_line
from second_opinion.paper import Typst
from second_opinion.ports.paper import Document, WritingLines


def made(language: str, today: date = date(2026, 11, 26)) -> Document:
    asked = ask("medicare-part-b", "knee surgery", content.services(language), year=2026)
    answer = check(asked, content.rules(language), content.amounts(language), today, words(language))
    about = About("Medicare", asked.service, today.isoformat())
    return sheet(about, answer, call_for(asked.plan, asked.service, content.script(language)), words(language))


def test_every_question_has_room_for_its_answer() -> None:
    document = made("en")
    questions = call_for("medicare-part-b", "", content.script("en")).questions
    assert len([block for block in document.blocks if isinstance(block, WritingLines) and block.count == 2]) == len(
        questions
    )


def test_the_sheet_names_its_source_and_the_day_it_was_checked_in_both_languages() -> None:
    for language, checked in (("en", "Checked: 2026-11-23."), ("es", "2026-11-23")):
        said = msgspec.json.encode(made(language)).decode()
        assert ("Medicare.gov, Second surgical opinions" in said, checked in said) == (True, True)


def test_an_old_rule_says_on_paper_that_it_is_old() -> None:
    old = "This is old. Check it again before you rely on it."
    assert [old in msgspec.json.encode(made("en", day)).decode() for day in (date(2026, 11, 26), date(2028, 1, 1))] == [
        False,
        True,
    ]


def test_the_answer_is_said_in_words_a_person_knows() -> None:
    asked = ask("none", "surgery", content.services("en"), year=2026)
    answer = check(asked, content.rules("en"), content.amounts("en"), date(2026, 11, 26), words("en"))
    assert level_said(answer, words("en")) == "Not covered"
    assert source_line(answer.rules[0], words("en")).endswith("Checked: 2026-11-23. Reviewed: not yet by a lawyer.")


def test_the_sheet_is_drawn_on_three_pages_at_most() -> None:
    assert [Typst().draw(made(language)).pages <= 3 for language in ("en", "es")] == [True, True]
