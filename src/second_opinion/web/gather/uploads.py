"""Files through the browser: in pieces with script, as one plain form without."""

from __future__ import annotations

from typing import cast

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from second_opinion.journey.gather import shown
from second_opinion.outside.wanted import Upload, Wanted
from second_opinion.store.queries import gather as gathering
from second_opinion.web.asked import Asked
from second_opinion.web.desk import desk
from second_opinion.web.gather.arriving import PIECE, Batches, LostFileError
from second_opinion.web.gather.asking import MOST_AT_ONCE, asking


@require_POST
def files(request: Asked) -> HttpResponse:
    """The plain form: some files at once, or a batch that came in pieces before."""
    arrived = _batches().finish(request.POST.get("batch", ""))
    for file in request.FILES.getlist("files"):
        sealed = desk().binder.objects.put(file.chunks(PIECE))
        arrived = (*arrived, Upload(shown(file.name or ""), sealed))
    if arrived:
        job = gathering.start_gathering(Wanted(uploads=arrived).encode(), known=len(arrived))
        return HttpResponseRedirect(reverse("gathering", args=[job]))
    return asking(request, problem=_why_none(request))


@require_POST
def batch(_request: Asked) -> HttpResponse:
    """Begin to send files in pieces."""
    return JsonResponse({"batch": _batches().begin(), "piece": PIECE})


@require_POST
def piece(request: Asked) -> HttpResponse:
    """One piece of a file. 204: taken; 409: the file did not arrive whole and has to be sent again."""
    said = request.GET
    try:
        _batches().take(
            said.get("batch", ""),
            int(said.get("file", "")),
            said.get("name", ""),
            request.read(PIECE + 1),
            number=int(said.get("number", "")),
            last=said.get("last") == "yes",
            objects=desk().binder.objects,
        )
    except (LostFileError, ValueError):
        return HttpResponse(status=409)
    return HttpResponse(status=204)


def _batches() -> Batches:
    """What browsers are in the middle of sending; forgotten when the binder is locked."""
    kept = desk().beside.setdefault("uploads", Batches())
    return cast("Batches", kept)


def _why_none(request: Asked) -> str:
    say = request.words.say
    if request.POST.get("batch"):
        return say("A file did not arrive. Please try again.")
    if int(request.headers.get("Content-Length") or 0) > MOST_AT_ONCE:
        return say(
            "That is more than {number} MB at once. Send fewer files at a time, or give the place of the folder below.",
            number=MOST_AT_ONCE >> 20,
        )
    return say("Choose at least one file.")
