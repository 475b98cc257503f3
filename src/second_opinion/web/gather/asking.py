"""The page that asks for files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.urls import reverse

from second_opinion.store.queries import gather as gathering
from second_opinion.store.queries import jobs
from second_opinion.web.asked import Asked
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import show

MOST_AT_ONCE: Final = 50 << 20
"""The most bytes of a plain form: all of it waits in memory until it is sealed."""

AT_WORK: Final = frozenset({"waiting", "running", "stalled"})


@dataclass(frozen=True)
class GatherPage:
    """``fields`` holds the one question about a folder; ``problem`` is what was wrong with files that were sent;
    ``running`` the address of a gathering that is at work, or empty; ``megabytes`` the most that go at once without
    script."""

    fields: tuple[Field, ...]
    problem: str
    running: str
    megabytes: int


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
    page = GatherPage((field,), problem, running, MOST_AT_ONCE >> 20)
    return show(request, "gather/gather.html", page, 422 if problem or wrong(page.fields) else 200)
