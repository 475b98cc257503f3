"""Look at every form in every language, paper, size and kind: ``python -m tests.paper.forms.every [FORM…]``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product

from second_opinion.content.forms import Form, forms
from second_opinion.content.forms.schema import Language
from second_opinion.paper.forms import FormPaper, Sheet, refused
from second_opinion.paper.forms.sheet import PAPER, Print
from second_opinion.ports.paper import Size
from tests.paper.forms.sheets import faults

LANGUAGES: tuple[Language, ...] = ("en", "es")
SIZES: tuple[Print, ...] = ("normal", "large", "booklet")


def ways(form: Form) -> Iterator[Sheet]:
    """Every way in which a form can be printed, logs also for their most days."""
    papers: tuple[Size, ...] = ("letter", "a4")
    for language, paper, size, fillable in product(LANGUAGES, papers, SIZES, (False, True)):
        for days in (0, form.days.most) if form.days else (0,):
            sheet = Sheet(language=language, paper=paper, size=size, fillable=fillable, days=days)
            if not refused(form, sheet):
                yield sheet


def main(names: list[str]) -> int:
    """Prints what is wrong; 1 when anything is."""
    paper, seen, wrong = FormPaper(), 0, 0
    for form in forms():
        for sheet in ways(form) if not names or form.id in names else ():
            seen += 1
            for fault in faults(form, sheet, paper):
                wrong += 1
                kind = "fillable" if sheet.fillable else sheet.size
                sys.stdout.write(f"{form.id} {sheet.language} {sheet.paper} {kind} {sheet.days or ''}: {fault}\n")
    sys.stdout.write(f"{seen} sheets of {len(PAPER)} papers, {wrong} faults\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
