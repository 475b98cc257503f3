"""The addresses of the case."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.case import views

urlpatterns = [
    path("case", views.case, name="case"),
    path("case/new", views.another, name="case-new"),
    path("people/choose", views.choose_person, name="choose-person"),
]
