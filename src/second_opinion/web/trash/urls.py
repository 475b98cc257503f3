"""The addresses of the trash."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.trash import views

urlpatterns = [
    path("trash", views.contents, name="trash"),
    path("trash/<int:number>/restore", views.restore, name="trash-restore"),
]
