"""Every older binder opens: what Rosa put in with an earlier version is there with this one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from second_opinion.outside.binder import folder as folders
from second_opinion.outside.binder.check import examine
from second_opinion.record import Case
from second_opinion.store import binder, chain, copying
from second_opinion.store.queries import originals, pack, people, settings

PASSPHRASE = "rosa keeps her papers in a blue box"
OLDER = sorted((Path(__file__).parent / "binders").glob("*.zip"))


@pytest.mark.parametrize("archive", OLDER, ids=lambda path: path.stem)
def test_a_binder_of_an_earlier_version_opens_with_everything_in_it(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "binder")
    opened = folders.unlock(tmp_path / "binder", PASSPHRASE)
    binder.open_store(opened.database, opened.keys.database, opened.keys.chain)
    try:
        rosa, luis = people.everyone()
        assert (rosa.label, luis.label) == ("Rosa Delgado", "Luis Delgado")
        assert sorted(fact.label for fact in pack.record_of(rosa.person.key).facts) == ["Asthma", "Gout"]
        assert [fact.label for fact in pack.record_of(luis.person.key).facts] == ["Hay fever"]
        assert len(pack.left_out(rosa.person.key)) == 1
        told = Case(person=rosa.person.key, told="asthma", questions=("Is it asthma?",))
        assert people.case(rosa.person.key) == told
        assert settings.settings().paper == "a4"
        assert chain.holds()
        assert examine(opened.objects, originals.sealed_ids()).good == 2
        assert copying.problems(opened.database, opened.keys.database) == ()
    finally:
        binder.close_store()
        opened.close()


def test_there_is_a_binder_of_the_first_version() -> None:
    assert "0.1.0" in {path.stem for path in OLDER}
