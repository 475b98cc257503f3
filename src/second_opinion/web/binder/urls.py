"""The addresses of making, opening and locking a binder."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.binder import create, unlock

urlpatterns = [
    path("binder/create", create.create, name="create"),
    path("binder/code", create.code, name="code"),
    path("binder/unlock", unlock.unlock, name="unlock"),
    path("binder/lock", unlock.lock, name="lock"),
]
