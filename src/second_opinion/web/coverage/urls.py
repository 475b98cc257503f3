"""The addresses of coverage."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.coverage import calls, card, views

urlpatterns = [
    path("coverage", views.coverage, name="coverage"),
    path("coverage/answer", views.answer, name="coverage-answer"),
    path("coverage/sheet.pdf", views.printed, name="coverage-sheet"),
    path("coverage/again.ics", views.reminder, name="coverage-reminder"),
    path("coverage/calls", calls.calls, name="coverage-calls"),
    path("coverage/calls/<int:number>/throw", calls.throw, name="coverage-call-throw"),
    path("coverage/card", card.card, name="coverage-card"),
    path("coverage/card/<str:side>.picture", card.photo, name="coverage-card-photo"),
    path("coverage/card/<str:side>/remove", card.remove, name="coverage-card-remove"),
]
