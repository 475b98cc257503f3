"""The addresses of the record."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.record import contradictions, fact, original, timeline

urlpatterns = [
    path("record", timeline.timeline, name="record"),
    path("record/contradictions", contradictions.contradictions, name="contradictions"),
    path("record/fact/<str:fact_id>", fact.fact, name="fact"),
    path("record/fact/<str:fact_id>/source/<int:number>", fact.source, name="source"),
    path("record/fact/<str:fact_id>/trend/<int:number>.svg", fact.trend, name="trend"),
    path("record/original/<str:original_id>", original.original, name="original"),
    path("record/original/<str:original_id>/bytes", original.download, name="original-bytes"),
    path("record/original/<str:original_id>/throw", original.throw, name="original-throw"),
]
