"""The addresses of home and of the made-up person."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.home import trying, views

urlpatterns = [
    path("home", views.home, name="home"),
    path("try", trying.start_trying, name="try"),
]
