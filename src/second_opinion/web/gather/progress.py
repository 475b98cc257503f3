"""A gathering at work, and its result: a bar that tells the truth, how each file ended, and whose the files are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from second_opinion.content.words import Words
from second_opinion.journey.pack import day_text
from second_opinion.record import PartialDate, Reason
from second_opinion.store.queries import gather as gatherings
from second_opinion.store.queries import jobs, people
from second_opinion.store.queries.jobs import JobRow
from second_opinion.web.asked import Asked
from second_opinion.web.components.page import show
from second_opinion.web.gather.asking import AT_WORK
from second_opinion.web.gather.endings import Group, groups, sentences

MOST_FILES: Final = 20
"""Files of each ending on the page of a result; the others are behind a link."""
_ISO_DAY: Final = re.compile(r"(?<=, )\d{4}-\d\d-\d\d$")


@dataclass(frozen=True)
class ProgressPage:
    """``done`` of ``known`` files are safe in the binder; more may become known while zips are opened."""

    job: int
    done: int
    known: int
    percent: int
    sentence: str
    stopping: bool


@dataclass(frozen=True)
class Asking:
    """A question of the patient gate: are two piles one person? ``one`` and ``two`` are their keys."""

    doubt: str
    text: str
    one: str
    two: str


@dataclass(frozen=True)
class Whose:
    """A person the binder knows now."""

    key: str
    name: str
    told: str


@dataclass(frozen=True)
class ResultPage:
    """``trouble`` says why a gathering ended early, or is empty."""

    sentences: tuple[str, ...]
    trouble: str
    groups: tuple[Group, ...]
    people: tuple[Whose, ...]
    questions: tuple[Asking, ...]


@require_safe
def gathering(request: Asked, job: int) -> HttpResponse:
    """How far it is; when it is over, what came of it."""
    row = _job(job)
    if row.state in AT_WORK:
        return show(request, "gather/progress.html", _progress(row, request.words))
    files = gatherings.ended(job, MOST_FILES, request.GET.get("all", ""))
    everyone = people.everyone()
    page = ResultPage(
        sentences=sentences(files, request.words),
        trouble=_trouble(row, request.words),
        groups=groups(files, request.words),
        people=tuple(
            Whose(each.person.key, _called(each, request.words), _counted(each, request.words))
            for each in everyone
            if each.originals
        ),
        questions=_questions(everyone, request.words),
    )
    return show(request, "gather/result.html", page)


@require_safe
def state(request: Asked, job: int) -> HttpResponse:
    """The same as data, for the script that moves the bar."""
    row = _job(job)
    page = _progress(row, request.words)
    over = row.state not in AT_WORK
    return JsonResponse({"done": row.done, "known": page.known, "sentence": page.sentence, "over": over})


@require_POST
def stop(_request: Asked, job: int) -> HttpResponse:
    """Stop after the file that is being read. What was read stays."""
    jobs.cancel(_job(job).id)
    return HttpResponseRedirect(reverse("gathering", args=[job]))


@require_POST
def same(request: Asked) -> HttpResponse:
    """The answer to "are these one person?"."""
    asked = request.POST
    pair = (asked.get("one", ""), asked.get("two", ""))
    found = next((each for row in people.everyone() for each in row.questions if each.piles == pair), None)
    if found is None or asked.get("same") not in {"yes", "no"}:
        raise Http404
    people.answer(found, same=asked.get("same") == "yes")
    gatherings.sort_again()
    latest = jobs.latest(gatherings.KIND)
    return HttpResponseRedirect(reverse("gathering", args=[latest.id]) if latest else reverse("record"))


def _job(job: int) -> JobRow:
    try:
        row = jobs.get(job)
    except LookupError as gone:
        raise Http404 from gone
    if row.kind != gatherings.KIND:
        raise Http404
    return row


def _progress(row: JobRow, words: Words) -> ProgressPage:
    known = max(row.known, row.done)
    if row.state == "stalled":
        sentence = words.say("The reading was interrupted. It goes on by itself in a moment.")
    elif row.known and row.done >= known:
        sentence = words.say("All files are in. Putting them together.")
    else:
        sentence = words.say("{done} of {known} files are safe in the binder.", done=row.done, known=known)
    return ProgressPage(
        job=row.id,
        done=row.done,
        known=known,
        percent=row.done * 100 // known if known else 0,
        sentence=sentence,
        stopping=row.stopping,
    )


def _trouble(row: JobRow, words: Words) -> str:
    if row.state == "cancelled":
        return words.say("You stopped it. What was read until then is kept.")
    if row.state != "failed":
        return ""
    if row.error == "OSError":
        return words.say("The disk could not take more. What was read until then is kept. Make room, then try again.")
    if row.error == "NoSuchPathError":
        return words.say("The folder is not there any more. Nothing was lost.")
    return words.say("The reading failed ({error}). What was read until then is kept.", error=row.error or "?")


def _questions(everyone: tuple[people.PersonRow, ...], words: Words) -> tuple[Asking, ...]:
    seen: dict[tuple[str, str], Asking] = {}
    for row in everyone:
        for each in row.questions:
            seen.setdefault(each.piles, Asking(each.doubt.value, _told(each.text, words), *each.piles))
    return tuple(seen.values())


def _told(asked: Reason, words: Words) -> str:
    """The question, with each birth date as people write it."""

    def as_written(found: re.Match[str]) -> str:
        return day_text(PartialDate(found[0]), words.language)

    values = {name: _ISO_DAY.sub(as_written, value) for name, value in asked.values.items()}
    return words.tell(Reason(asked.text, values))


def _called(row: people.PersonRow, words: Words) -> str:
    return row.label or words.say("Files that do not say who they are about")


def _counted(row: people.PersonRow, words: Words) -> str:
    files = words.plural("{number} file", "{number} files", row.originals)
    return f"{files} · " + words.plural("{number} fact", "{number} facts", row.facts)
