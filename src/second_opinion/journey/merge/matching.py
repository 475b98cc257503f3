"""Which statements are one fact: groups that do not depend on the order in which anything came.

Statements that share a name and may share a time are compared in pairs. Statements hang together when pairs of them are
the same fact. A group that holds a pair in conflict is not taken: those of its members that fit with two that do not
fit each other cannot say which they mean, and stand alone (an undated copy of a test that was done twice); what is
left is looked at once more, and what still conflicts stays apart. No rule asks which statement came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Final

from second_opinion.journey.merge.book import Book
from second_opinion.journey.merge.identity import DETAILS
from second_opinion.journey.merge.moments import day_after
from second_opinion.journey.merge.names import families
from second_opinion.journey.merge.statements import Statement, in_conflict, same_fact

# Above this many statements of one name at one moment, only those alike in every detail are compared: a monitor that
# writes a value each second must not make the work grow with the square of its diligence.
_CROWD: Final = 60

Group = list[Statement]


def groups_of(statements: list[Statement], book: Book) -> list[Group]:
    """The statements put together into facts."""
    family = families(book.names.all())
    pools: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    groups: list[Group] = []
    for statement in statements:
        if not statement.name.tokens and not statement.rule.by_visit:
            groups.append([statement])
            continue
        named = -1 if statement.rule.by_visit else family[statement.name.number]
        pools[statement.rule.group, named].append(statement)
    for pool in pools.values():
        if len(pool) == 1:
            groups.append(pool)
        else:
            groups += _groups_in(pool, book)
    return groups


def _groups_in(pool: list[Statement], book: Book) -> list[Group]:
    neighbours: dict[int, set[int]] = {}
    for one, two in _candidates(pool):
        if same_fact(pool[one], pool[two], book):
            neighbours.setdefault(one, set()).add(two)
            neighbours.setdefault(two, set()).add(one)
    alone: list[Group] = [[pool[number]] for number in range(len(pool)) if number not in neighbours]
    joined = settle(neighbours, lambda one, two: in_conflict(pool[one], pool[two], book))
    return alone + [[pool[number] for number in group] for group in joined]


def settle(neighbours: dict[int, set[int]], conflict: Callable[[int, int], bool]) -> list[list[int]]:
    """Groups of a graph in which no two members conflict, as the head of this module says."""
    settled: list[list[int]] = []
    for component in _components(neighbours, neighbours):
        if not _any_conflict(component, conflict):
            settled.append(component)
            continue
        torn = {node for node in component if _any_conflict(sorted(neighbours[node]), conflict)}
        settled += [[node] for node in sorted(torn)]
        for rest in _components(neighbours, [node for node in component if node not in torn], torn):
            settled += [[node] for node in rest] if _any_conflict(rest, conflict) else [rest]
    return settled


def _any_conflict(nodes: list[int], conflict: Callable[[int, int], bool]) -> bool:
    return any(conflict(one, two) for one, two in combinations(nodes, 2))


def _components(
    neighbours: dict[int, set[int]], nodes: Iterable[int], without: set[int] | frozenset[int] = frozenset()
) -> list[list[int]]:
    seen: set[int] = set(without)
    found: list[list[int]] = []
    for start in nodes:
        if start in seen:
            continue
        component: list[int] = []
        waiting = [start]
        seen.add(start)
        while waiting:
            node = waiting.pop()
            component.append(node)
            fresh = neighbours[node] - seen
            seen |= fresh
            waiting += fresh
        found.append(sorted(component))
    return found


def _candidates(pool: list[Statement]) -> Iterable[tuple[int, int]]:
    """Pairs of a pool whose moments may agree, each once."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(pool):
        places[statement.moment.own].append(number)
    if len(places) == len(pool) and _written_alike(pool):
        return
    crowds = {own: _by_details(pool, numbers) for own, numbers in places.items() if len(numbers) > _CROWD}
    for number, statement in enumerate(pool):
        for bucket in (statement.moment.own, *statement.moment.wider, *_next_day(statement)):
            others = places.get(bucket)
            if others is None:
                continue
            if bucket in crowds:
                others = crowds[bucket].get(statement.key[DETAILS:], [])
            for other in others:
                if bucket != statement.moment.own or other > number:
                    yield number, other


def _written_alike(pool: list[Statement]) -> bool:
    """True when all moments are equally precise and written in the same way: then none fits into another."""
    first = pool[0].moment.own
    form = len(first), first[:1] == "Z"
    return all((len(each.moment.own), each.moment.own[:1] == "Z") == form and not _next_day(each) for each in pool)


def _by_details(pool: list[Statement], numbers: list[int]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in numbers:
        found[pool[number].key[DETAILS:]].append(number)
    return found


def _next_day(statement: Statement) -> tuple[str, ...]:
    """The day after a vaccination whose lot is known."""
    if statement.rule.group != "immunization" or not statement.key[DETAILS] or len(statement.moment.own) != 10:
        return ()
    return (day_after(statement.moment.own),)
