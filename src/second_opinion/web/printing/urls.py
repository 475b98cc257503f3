"""The addresses of forms and guides."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.printing import guides, views

urlpatterns = [
    path("print", views.forms, name="print"),
    path("print/binder.pdf", views.binder, name="print-binder"),
    path("print/<slug:name>", views.choose, name="print-form"),
    path("print/<slug:name>.pdf", views.printed, name="print-pdf"),
    path("print/<slug:name>.svg", views.picture, name="print-picture"),
    path("guides", guides.guides, name="guides"),
    path("guides/<slug:name>", guides.guide, name="guide"),
]
