"""The addresses of gathering."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.gather import progress, uploads, views

urlpatterns = [
    path("gather", views.gather, name="gather"),
    path("gather/folder", views.folder, name="gather-folder"),
    path("gather/files", uploads.files, name="gather-files"),
    path("gather/batch", uploads.batch, name="gather-batch"),
    path("gather/piece", uploads.piece, name="gather-piece"),
    path("gather/<int:job>", progress.gathering, name="gathering"),
    path("gather/<int:job>/state", progress.state, name="gathering-state"),
    path("gather/<int:job>/stop", progress.stop, name="gathering-stop"),
    path("gather/same", progress.same, name="gather-same"),
]
