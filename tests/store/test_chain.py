"""Nobody takes a change away, puts an old state back, or slips one in, without it being seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from second_opinion.store import binder, chain
from second_opinion.store.models import Chain
from second_opinion.store.queries import settings
from tests.store.conftest import CHAIN, KEY

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def three_changes(database: Path) -> None:
    assert database.exists()
    for paper in ("a4", "letter", "a4"):
        settings.choose(paper=paper)


def test_a_chain_that_nobody_touched_holds() -> None:
    assert chain.head().number == 3
    assert chain.holds()
    assert chain.holds(chain.head())


@pytest.mark.parametrize("field", ["kind", "digest", "at", "link"])
def test_a_changed_link_is_seen(field: str) -> None:
    Chain.objects.filter(number=2).update(**{field: "x"})
    assert not chain.holds()


def test_a_link_taken_out_is_seen() -> None:
    Chain.objects.filter(number=2).delete()
    assert not chain.holds()


def test_an_older_state_put_back_does_not_fit_the_head_in_the_backup() -> None:
    head = chain.head()
    Chain.objects.filter(number=3).delete()
    assert chain.holds()
    assert not chain.holds(head)


def test_a_link_made_without_the_key_is_seen(database: Path) -> None:
    binder.open_store(database, KEY, bytes(32))
    settings.choose(paper="letter")
    binder.open_store(database, KEY, CHAIN)
    assert not chain.holds()
