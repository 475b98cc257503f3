"""What was being typed when the stop page came: in the binder while it is open, else with the visit, in memory only."""

from __future__ import annotations

from second_opinion.store.queries import stop
from second_opinion.web.desk import desk
from second_opinion.web.visits import Typed, Visit

LONGEST_PATH = 200


def keep(visit: Visit, path: str, typed: Typed) -> None:
    """Keep it for when the page is opened again."""
    if desk().is_open and len(path) <= LONGEST_PATH:
        stop.keep_draft(path, typed)
    else:
        visit.drafts[path] = typed


def of(visit: Visit, path: str) -> Typed | None:
    """What was being typed on a page, or None."""
    if path in visit.drafts:
        return visit.drafts[path]
    return stop.draft(path) if desk().is_open else None


def drop(visit: Visit, path: str) -> None:
    """It was sent."""
    visit.drafts.pop(path, None)
    if desk().is_open:
        stop.drop_draft(path)
