"""What a worker does with a PDF that somebody typed into: says which form it is and what was answered, nothing else.

Runs in a worker process (``outside.worker``), started for this by :mod:`.typed`. No other part imports it.
"""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from second_opinion.content.forms import forms
from second_opinion.journey.gather import limits
from second_opinion.outside.wire import Answer, Failed, Given, Question
from second_opinion.paper.forms import UnreadableError, answers_of, form_of

_KNOWN = {form.id: form for form in forms()}
"""Read before the worker gives up its files."""


def answer(_: Question, file: BinaryIO) -> Answer:
    """The form's id, and its answers as JSON by that id; no id for a PDF that is no form of ours."""
    data = file.read(limits.SINGLE_FILE)
    try:
        form = _KNOWN.get(form_of(data))
        return Given({form.id: msgspec.json.encode(answers_of(form, data))} if form else {})
    except UnreadableError:
        return Failed("damaged")
