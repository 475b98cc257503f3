"""Every address of the app. Each step adds its own; whom a page is for stands at its view."""

from __future__ import annotations

from django.urls import include, path

from second_opinion.web import again, static
from second_opinion.web.components import page

# One package for each step of the journey and for the rooms around it.
ROOMS = (
    "welcome",
    "decide",
    "binder",
    "case",
    "home",
    "settings",
    "printing",
    "coverage",
    "gather",
    "record",
    "pack",
    "trash",
)

urlpatterns = [
    path("enter/<str:token>", again.enter, name="enter"),
    path("again", again.again, name="again"),
    path("static/<str:name>", static.static, name="static"),
    *(path("", include(f"second_opinion.web.{room}.urls")) for room in ROOMS),
]
handler404 = page.not_found
handler403 = page.not_found
handler500 = page.broken
handler400 = page.not_understood
