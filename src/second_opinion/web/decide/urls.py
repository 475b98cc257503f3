"""The addresses of decide."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.decide import telling, views

urlpatterns = [
    path("decide", views.decide, name="decide"),
    path("decide/reasons", views.reasons, name="decide-reasons"),
    path("decide/studies", views.studies, name="decide-studies"),
    path("decide/waiting", views.waiting, name="decide-waiting"),
    path("decide/telling", telling.telling, name="decide-telling"),
    path("decide/sheet.pdf", views.printed, name="decide-sheet"),
]
