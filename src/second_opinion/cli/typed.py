"""``print --read FILE``: what was typed into a PDF of ours, read by a worker as every file from outside is."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from second_opinion.cli import console
from second_opinion.cli.trouble import DONE, MISUSED, CannotError
from second_opinion.content.forms import Form, forms
from second_opinion.content.forms.answers import wrong
from second_opinion.content.words import Words
from second_opinion.journey.gather import limits
from second_opinion.outside.files import RefusedError, open_file
from second_opinion.outside.pool import Job, Pool
from second_opinion.outside.processes import NoWorkerError, Recipe
from second_opinion.outside.wire import Answer, Failed, Given, Question
from second_opinion.record import N_, Reason

_READER: Final = Recipe(
    program="from second_opinion.outside.worker import main, the_line; "
    "from second_opinion.cli.form_worker import answer; main(the_line(), answer)"
)
_LARGE: Final = N_("{file} is larger than a form can be. Give the PDF that was typed into.")
_NO_PDF: Final = N_("{file} is no PDF that can be opened. Give the PDF that was typed into.")
_NOT_OURS: Final = N_("{file} is a PDF, but not one made with print FORM --fillable. Only those can be read back.")
_FAILED: Final = {
    "damaged": _NO_PDF,
    "memory": N_("{file} needed more memory than a file may, and was not read."),
    "time": N_("{file} needed more time than a file may, and was not read."),
}
_MISTAKE: Final = N_("{file} could not be read: the program made a mistake.")
_NO_WORKER: Final = N_("{file} was not read: this computer starts no process to read it in.")


class Typed(NamedTuple):
    """What was typed into a form: answers by their address."""

    form: Form
    answers: dict[str, str]


def read(options: argparse.Namespace, say: Words) -> int:
    """Tell what was typed in, and what of it is not what its box asks for. Raises CannotError."""
    typed = read_back(Path(options.read))
    if options.json:
        console.line(msgspec.json.format(msgspec.json.encode(typed.answers)).decode())
    else:
        console.line(f"{typed.form.id} · {typed.form.title.to(options.lang)}")
        for place, given in typed.answers.items():
            console.line(f"  {place}: " + " ".join(given.split()))
        if not typed.answers:
            console.line("  " + say.say("Nothing was typed in."))
    for reason in wrong(typed.form, typed.answers):
        console.trouble(say.tell(reason))
    return DONE


def read_back(file: Path) -> Typed:
    """Let a worker read the file. Raises CannotError, with what can be done about it."""
    if file.is_dir():
        raise CannotError(Reason(N_("{file} is a folder. Give the name of a file."), {"file": str(file)}), MISUSED)
    if not file.exists():
        raise CannotError(
            Reason(N_("There is no file {file}. Look at its name and folder."), {"file": str(file)}), MISUSED
        )
    try:
        with open_file(file, asked_for=True) as opened, Pool[None](_READER, workers=1) as pool:
            if opened.size > limits.SINGLE_FILE:
                raise CannotError(Reason(_LARGE, {"file": str(file)}))
            question = Question(name="", original="", seconds=_READER.seconds_for(opened.size))
            pool.submit(Job(None, question, opened, opened.size))
            _, answer = pool.next()
    except RefusedError as no:
        raise CannotError(no.reason) from no
    except NoWorkerError as no:
        raise CannotError(Reason(_NO_WORKER, {"file": str(file)})) from no
    return _believed(answer, file)


def _believed(answer: Answer, file: Path) -> Typed:
    """A worker read a stranger's file: what it says is taken only as texts at the addresses of a form of ours."""
    if not isinstance(answer, Given):
        cause = answer.cause if isinstance(answer, Failed) else ""
        raise CannotError(Reason(_FAILED.get(cause, _MISTAKE), {"file": str(file)}))
    for form in forms():
        if form.id in answer.found:
            try:
                return Typed(form, msgspec.json.decode(answer.found[form.id], type=dict[str, str]))
            except msgspec.MsgspecError as no:
                raise CannotError(Reason(_MISTAKE, {"file": str(file)})) from no
    raise CannotError(Reason(_NOT_OURS, {"file": str(file)}))
