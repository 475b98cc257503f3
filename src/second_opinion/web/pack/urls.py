"""The addresses of the packet."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.pack import leaving, views

urlpatterns = [
    path("pack", views.pack, name="pack"),
    path("pack/packet.pdf", views.document, name="pack-document"),
    path("pack/pages/<int:number>.svg", views.picture, name="pack-picture"),
    path("pack/left-out", leaving.left_out, name="pack-left-out"),
    path("pack/leave-out", leaving.leave_out, name="pack-leave-out"),
    path("pack/put-back", leaving.put_back, name="pack-put-back"),
]
