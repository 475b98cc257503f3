"""The words of every section are kept as a person reads them, and entries find the words they point to."""

from __future__ import annotations

import pytest

from second_opinion.record import Condition, DiagnosticReport, Note, Result
from tests.journey.gather.ccda.documents import LOINC, coded, document, every, problem, problems, section, template, the


def words(text: str) -> str:
    return the(Note, document(section("10164-2", "History", text=text))).text


def test_table_cells_stay_apart_and_rows_on_their_lines() -> None:
    head = "<thead><tr><th>Test</th><th>Value</th></tr></thead>"
    table = f"<table>{head}<tbody><tr><td>HGB</td><td>14<br/>low</td></tr></tbody></table>"
    assert words(table) == "Test | Value\nHGB | 14; low"


def test_a_bar_within_a_cell_is_no_edge_between_two() -> None:
    cells = "<tr><td>Lisinopril; Quantity: 14 | Refills: 0</td><td>Active</td></tr>"
    assert words(f"<table>{cells}</table>").split(" | ") == ["Lisinopril; Quantity: 14\u00a0| Refills: 0", "Active"]


FOUND = ", ".join(["Left ventricle of normal size"] * 8)
ECHO = ["ECHOCARDIOGRAM", f"FINDINGS: {FOUND}.", "CONCLUSION: No change of the left ventricle since 2022."]


def test_a_report_in_a_cell_keeps_its_lines() -> None:
    cell = f"<td>{'<br/>'.join(ECHO)}</td>"
    assert words(f"<table><tr><td>10/28/2026</td>{cell}</tr></table>").split("\n") == ["10/28/2026", *ECHO]


@pytest.mark.parametrize("inside", ["<br/>".join(ECHO), "".join(f"<paragraph>{line}</paragraph>" for line in ECHO)])
def test_a_report_that_an_entry_points_to_keeps_its_lines(inside: str) -> None:
    value = '<value xsi:type="ED"><reference value="#p1"/></value>'
    code = coded("Echocardiogram", "34552-0", element="code", system=LOINC)
    entry = f'<observation classCode="OBS" moodCode="EVN">{template("2")}{code}{value}</observation>'
    text = f'<table><tr><td ID="p1">{inside}</td></tr></table>'
    report = the(DiagnosticReport, document(section("30954-2", "Results", entry, text=text)))
    assert report.text.split("\n") == ECHO


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


def row(code: str, named: str, said: str, *others: str) -> str:
    """What a test of a panel is called: its own code and name, the words its code points to, the tests beside it."""
    pointed = "<originalText><reference value='#p1'/></originalText>"
    tests = [coded(named, code, element="code", system=LOINC, inside=pointed)]
    tests += [coded(other, "1-1", element="code", system=LOINC) for other in others]
    parts = "".join(
        f"""<component><observation classCode="OBS" moodCode="EVN">{template("2")}{test}
        <value xsi:type="PQ" value="1"/></observation></component>"""
        for test in tests
    )
    panel = f'<organizer classCode="BATTERY" moodCode="EVN">{template("1")}{parts}</organizer>'
    data = document(section("30954-2", "Results", panel, text=f'<content ID="p1">{said}</content>'))
    return every(Result, data)[0].label


ALT = ("1742-6", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma")
WHITE = ("6690-2", "Leukocytes [#/volume] in Blood by Automated count")


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (ALT, "ALT"),
        (WHITE, "White blood cells"),
        (("33762-6", "Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma"), "NT-proBNP"),
        (("2823-3", "Potassium [Moles/volume] in Serum or Plasma"), "K"),
    ],
)
def test_a_test_is_called_what_its_laboratory_calls_it(test: tuple[str, str], words: str) -> None:
    assert row(*test, words) == words


@pytest.mark.parametrize("words", ["Final", "03/14/2024", "Mar 14, 2024", "12.5", "HIGH", "not detected"])
def test_a_status_a_date_or_a_value_is_not_the_name_of_a_test(words: str) -> None:
    assert row(*WHITE, words) == WHITE[1]


def test_a_pointer_to_the_row_below_does_not_rename_a_test() -> None:
    assert row(*WHITE, "Hemoglobin A1c", "Hemoglobin [Mass/volume] in Blood") == WHITE[1]


@pytest.mark.parametrize(
    ("display", "words"),
    [("Chronic obstructive pulmonary disease", "COPD"), ("Egg", "Eggs"), ("CHF", "Congestive heart failure")],
)
def test_an_abbreviation_or_the_plural_is_the_sources_own_name(display: str, words: str) -> None:
    pointed = "<originalText><reference value='#p1'/></originalText>"
    data = problems(problem(coded(display, inside=pointed)), text=f'<content ID="p1">{words}</content>')
    assert the(Condition, data).label == words


def test_a_cell_that_reaches_over_rows_or_columns_leaves_the_others_under_their_headings() -> None:
    rows = """<table><thead><tr><th>Date</th><th>Test</th><th>Result</th></tr></thead><tbody>
      <tr><td rowspan="2">Jul 11</td><td>Systolic</td><td>150</td></tr><tr><td>Diastolic</td><td>95</td></tr>
      <tr><td colspan="2">CBC</td><td>done</td></tr><tr><td rowspan="no">Jul 12</td><td>Weight</td><td>82</td></tr>
      </tbody></table>"""
    assert the(Note, problems(text=rows)).text.splitlines() == [
        "Date | Test | Result",
        "Jul 11 | Systolic | 150",
        " | Diastolic | 95",
        "CBC |  | done",
        "Jul 12 | Weight | 82",
    ]
