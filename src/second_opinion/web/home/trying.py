"""The made-up person: a real encrypted binder, in a temporary folder that goes away when it is locked."""

from __future__ import annotations

import msgspec
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from second_opinion.content.family import case as made_up_case
from second_opinion.content.family import example_folder
from second_opinion.content.family.story.people import ROSA
from second_opinion.outside.wanted import Wanted
from second_opinion.store.queries import gather, people
from second_opinion.web.asked import Asked, visitor
from second_opinion.web.desk import desk


@visitor
@require_POST
def start_trying(request: Asked) -> HttpResponse:
    """Open a temporary binder with Rosa and her question in it; her files are gathered like anybody's."""
    if desk().is_open and not desk().is_trying:
        return HttpResponseRedirect(reverse("home"))
    desk().try_out()
    key = people.add(msgspec.structs.replace(ROSA, key=""))
    people.set_case(msgspec.structs.replace(made_up_case(request.words.language), person=key))
    request.visit.person, request.visit.code = key, ""
    with example_folder() as folder:
        job = gather.start_gathering(Wanted(paths=(str(folder),)).encode())
    return HttpResponseRedirect(reverse("gathering", args=[job]))
