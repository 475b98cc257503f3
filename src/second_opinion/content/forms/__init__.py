"""Forms to print, fill in and keep: one file each. README.md says how to add one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from second_opinion.content.forms.loading import Folder, FormFault, load
from second_opinion.content.forms.schema import TABS, Form

__all__ = ["Form", "FormFault", "form", "forms", "load"]

_HERE: Final = files(__name__)


@cache
def forms() -> tuple[Form, ...]:
    """Every form of ours, in the order of the caregiver's binder. Raises FormFault when a file is not a form."""
    return in_order(_HERE)


def in_order(folder: Folder) -> tuple[Form, ...]:
    """The forms of a folder, in the order of the caregiver's binder."""
    return tuple(sorted(load(folder), key=lambda form: (TABS.index(form.tab), form.order, form.id)))


def form(name: str) -> Form:
    """One form by its id. Raises KeyError when there is none of that name."""
    return {each.id: each for each in forms()}[name]
