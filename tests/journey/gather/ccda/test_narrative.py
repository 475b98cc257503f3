"""The words of every section are kept as a person reads them, and entries find the words they point to."""

from __future__ import annotations

from second_opinion.record import Condition, Note
from tests.journey.gather.ccda.documents import coded, document, every, problem, problems, section, the


def words(text: str) -> str:
    return the(Note, document(section("10164-2", "History", text=text))).text


def test_table_cells_stay_apart_and_rows_on_their_lines() -> None:
    head = "<thead><tr><th>Test</th><th>Value</th></tr></thead>"
    table = f"<table>{head}<tbody><tr><td>HGB</td><td>14<br/>low</td></tr></tbody></table>"
    assert words(table) == "Test | Value\nHGB | 14; low"


def test_an_empty_cell_keeps_the_columns_apart() -> None:
    assert words("<table><tr><td>A</td><td/><td>C</td><td/></tr></table>") == "A |  | C"


def test_lists_paragraphs_and_breaks_are_lines() -> None:
    text = "<paragraph>One<br/>two</paragraph><list><caption>Plan</caption><item>rest</item><item>water</item></list>"
    assert words(text) == "One\ntwo\nPlan\n• rest\n• water"


def test_text_without_markup_keeps_its_own_lines() -> None:
    assert words("Seen today.\n   Feels well.\n\n  ") == "Seen today.\nFeels well."


def test_inline_words_are_not_torn_apart() -> None:
    assert words("Potassium <content styleCode='Bold'>3<sub>.</sub>5</content> today") == "Potassium 3.5 today"


def test_struck_out_words_are_shown_as_such() -> None:
    assert words("Takes <content revised='delete'>aspirin</content> nothing") == "Takes [aspirin] nothing"


def test_every_section_is_kept_also_one_inside_another() -> None:
    inner = f"<component>{section('10210-3', 'Inner', text='inside')}</component>"
    notes = every(Note, document(section("29545-1", "Outer", text="outside", inside=inner)))
    assert [(note.title, note.text, note.section) for note in notes] == [
        ("Outer", "outside", "29545-1"),
        ("Inner", "inside", "10210-3"),
    ]


def test_two_sections_of_one_name_are_two_places() -> None:
    notes = every(Note, document(section("10164-2", "History", text="a"), section("10164-2", "History", text="b")))
    assert [note.sources[0].place for note in notes] == ["History", "History (2)"]


def pointing(text: str, target: str = "#p1") -> str:
    value = f'<value xsi:type="CD" nullFlavor="UNK"><originalText><reference value="{target}"/></originalText></value>'
    return the(Condition, problems(problem(value), text=text)).label


def test_a_problem_without_a_code_is_called_what_its_pointer_points_to() -> None:
    assert pointing('<content ID="p1">Bad knees</content>') == "Bad knees"


def test_an_empty_mark_stands_for_the_words_after_it() -> None:
    assert pointing('<table><tr><td><content ID="p1"/>Bad knees</td></tr></table>') == "Bad knees"


def test_a_pointer_to_a_row_names_the_first_cell_with_a_word() -> None:
    assert pointing('<table><tr ID="p1"><td>2012</td><td>Bad knees</td><td>Active</td></tr></table>') == "Bad knees"


def test_a_pointer_without_its_sign_is_followed() -> None:
    assert pointing('<content ID="p1">Bad knees</content>', "p1") == "Bad knees"


def test_words_of_another_section_are_found() -> None:
    value = '<value xsi:type="CD" nullFlavor="UNK"><originalText><reference value="#p1"/></originalText></value>'
    data = document(
        section("11450-4", "Problems", problem(value)),
        section("10164-2", "History", text='<content ID="p1">Bad knees</content>'),
    )
    assert the(Condition, data).label == "Bad knees"


def test_a_pointer_that_goes_astray_does_not_rename_what_is_coded() -> None:
    """An allergy pointing at its reaction must not be called "Hives"."""
    pointed = "<originalText><reference value='#p1'/></originalText>"
    data = problems(problem(coded("Asthma", inside=pointed)), text='<content ID="p1">Hives</content>')
    assert the(Condition, data).label == "Asthma"


def test_the_sources_own_words_for_what_is_coded_are_kept() -> None:
    pointed = "<originalText><reference value='#p1'/></originalText>"
    data = problems(problem(coded("Asthma", inside=pointed)), text='<content ID="p1">Asthma since childhood</content>')
    assert the(Condition, data).label == "Asthma since childhood"
