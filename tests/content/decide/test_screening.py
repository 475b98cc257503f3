"""The rules of the screening are whole: every name is known, every text has a source and stands in both languages."""

from __future__ import annotations

import re

from second_opinion.content.decide import ScreeningRules, screening_rules

STOP_LIST = re.compile(
    r"dissection|disección|glaucoma|meningitis|ectopic|ectópic|anaphyla|anafila|eclampsia|ketoacid|cetoacid"
    r"|cord compression|ischemia|isquemia|obstruct|obstruc|press 3|oprima 3|92 ?%|88 ?%",
    re.IGNORECASE,
)
"""What verified facts say must not be printed yet. As a trigger it may stand, as a text people read it may not."""


def texts(rules: ScreeningRules) -> list[str]:
    """All that people read."""
    said = [each for flag in rules.flags for each in flag.signs] + [section.title for section in rules.sections]
    to_do = [text for action in rules.actions for text in (action.en, action.es)]
    return to_do + [text for each in (*said, rules.reviewed) for text in (each.en, each.es)]


def test_every_rule_is_made_of_concepts_that_are_written() -> None:
    rules = screening_rules()
    used = {name for flag in rules.flags for rule in flag.when for name in re.split(r"[\s+>^&|]+", rule)}
    assert used ^ set(rules.concepts) == set()


def test_every_flag_has_a_section_an_action_and_sources_that_are_written() -> None:
    rules = screening_rules()
    sections = {section.id for section in rules.sections}
    actions = {action.id for action in rules.actions}
    assert [
        flag.id
        for flag in rules.flags
        if flag.section not in sections
        or flag.action not in actions
        or not flag.sources
        or not set(flag.sources) <= set(rules.places)
    ] == []
    assert {section.action for section in rules.sections} <= actions


def test_the_four_groups_each_have_signs() -> None:
    rules = screening_rules()
    group = {section.id: section.group for section in rules.sections}
    assert {group[flag.section] for flag in rules.flags if flag.signs} == {"adults", "children", "crisis", "time"}


def test_nothing_from_the_stop_list_is_read_by_people() -> None:
    assert [text for text in texts(screening_rules()) if STOP_LIST.search(text)] == []


def test_a_text_from_the_stop_list_would_be_found() -> None:
    assert bool(STOP_LIST.search("It may be meningitis")) is True


def test_each_action_names_the_same_telephone_numbers_in_both_languages() -> None:
    for action in screening_rules().actions:
        assert set(re.findall(r"911|988", action.en)) == set(re.findall(r"911|988", action.es))
