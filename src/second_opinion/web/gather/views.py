"""Where files come in: dropped, chosen, or read in place from a folder on this computer."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from second_opinion.outside.wanted import Wanted
from second_opinion.store.queries import gather as gathering
from second_opinion.web.asked import Asked
from second_opinion.web.gather.asking import asking


@require_safe
def gather(request: Asked) -> HttpResponse:
    """The page to drop files on."""
    return asking(request)


@require_POST
def folder(request: Asked) -> HttpResponse:
    """Read a folder, or a file, of this computer where it lies."""
    place = request.POST.get("place", "").strip().strip('"')
    if not place:
        return asking(request, place, error=request.words.say("Type where the folder is."))
    path = Path(place).expanduser().absolute()
    if not path.exists():
        return asking(request, place, error=request.words.say("There is no file or folder with that name here."))
    job = gathering.start_gathering(Wanted(paths=(str(path),)).encode())
    return HttpResponseRedirect(reverse("gathering", args=[job]))
