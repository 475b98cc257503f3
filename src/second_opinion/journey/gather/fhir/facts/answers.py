"""QuestionnaireResponse: each answer a person gave, as an observation of category "survey"."""

from __future__ import annotations

from collections.abc import Iterator

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import performers
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.values.datatypes import concept, first_date, identifiers
from second_opinion.journey.gather.fhir.values.measured import value_of
from second_opinion.record import AnyFact, Concept, Observation, Period, Standing

_DEEPEST_ITEM = 30


def answers(ctx: Context, node: Json) -> list[AnyFact]:
    """One observation for each answer; ``panel`` is the title of the questionnaire when the file has it."""
    panel = _title(ctx, node)
    status = ctx.text(node, "status")
    standing = Standing.UNCONFIRMED if status in {"in-progress", "stopped"} else of_status(status)
    when = Period.at(first_date(ctx, node, "authored"))
    people = performers(ctx, ctx.many(node, "author"))
    numbers = identifiers(ctx, node)
    return [
        Observation(
            subject=ctx.subject,
            code=question,
            standing=standing,
            status=status,
            when=when,
            performers=people,
            identifiers=numbers,
            sources=ctx.source(place),
            category="survey",
            value=value_of(ctx, answer, place),
            panel=panel,
        )
        for place, question, answer in _answered(ctx, node, "", 0)
    ]


def _answered(ctx: Context, node: Json, place: str, depth: int) -> Iterator[tuple[str, Concept, Json]]:
    """Every answer with its question, however deep the groups are (DSTU2 has ``group`` and ``question``)."""
    if depth > _DEEPEST_ITEM:
        ctx.odd("item")
        return
    for key in ("item", "group", "question"):
        for position, item in enumerate(ctx.many(node, key)):
            here = f"{place}/{key}/{position}"
            question = Concept(ctx.text(item, "text")) if item.get("text") else concept(ctx, item, "linkId")
            for number, answer in enumerate(ctx.many(item, "answer")):
                at = f"{here}/answer/{number}"
                if any(name.startswith("value") for name in answer):
                    yield at, question, answer
                yield from _answered(ctx, answer, at, depth + 1)
            yield from _answered(ctx, item, here, depth + 1)


def _title(ctx: Context, node: Json) -> str:
    """The title of the questionnaire: in this file, or as the reference shows it."""
    asked: object = node.get("questionnaire")
    if isinstance(asked, str):
        resource = ctx.index.use(asked.split("|", 1)[0])
        return ctx.text(resource, "title") if resource else ""
    reference = ctx.one(node, "questionnaire")
    display, target = ctx.text(reference, "display"), ctx.text(reference, "reference")
    resource = ctx.use(target) if target else None
    return display or (ctx.text(resource, "title") if resource else "")
