"""The page that asks for files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.urls import reverse

from second_opinion.content.words import Words
from second_opinion.store.queries import gather as gathering
from second_opinion.store.queries import jobs
from second_opinion.web.asked import Asked
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import WRONG, show

MOST_AT_ONCE: Final = 50 << 20
"""The most bytes of a plain form: all of it waits in memory until it is sealed."""

AT_WORK: Final = frozenset({"waiting", "running", "stalled"})


@dataclass(frozen=True)
class GatherPage:
    """Two ways in: ``files`` are sent, a ``place`` is read where it is. ``running`` is the address of a gathering that
    is at work, or empty; ``most`` is how many MB one form may carry where no script sends the files one by one."""

    files: Field
    place: Field
    running: str
    most: int = MOST_AT_ONCE >> 20

    @property
    def fields(self) -> tuple[Field, ...]:
        """Both questions."""
        return (self.files, self.place)


def asking(request: Asked, place: str = "", *, error: str = "", problem: str = "") -> HttpResponse:
    """The page again, with what was typed and what is wrong."""
    say = request.words.say
    field = Field(
        "place",
        say("Where is the folder?"),
        value=place,
        hint=say("For example {example}. The files stay where they are.", example="~/Downloads/records"),
        error=error,
        spelling=False,
    )
    latest = jobs.latest(gathering.KIND)
    running = reverse("gathering", args=[latest.id]) if latest is not None and latest.state in AT_WORK else ""
    page = GatherPage(_files(problem, request.words), field, running)
    return show(request, "gather/gather.html", page, WRONG if wrong(page.fields) else 200)


def _files(problem: str, words: Words) -> Field:
    hint = words.say("On a computer you can also drag a folder here.")
    return Field("files", words.say("Choose files"), "file", hint=hint, error=problem, many=True)
