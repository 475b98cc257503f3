"""The addresses of the first pages."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.welcome import views

urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("stop", views.stop, name="stop"),
    path("language", views.language, name="language"),
]
