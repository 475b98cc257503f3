"""The example folder is what the story gives, byte for byte, and small enough to live in the repository."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from xml.parsers import expat

import pytest

from second_opinion.content.family import example_folder
from second_opinion.content.family.downloads import files


def committed() -> dict[str, bytes]:
    with example_folder() as folder:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_committed_files_are_what_the_writers_give() -> None:
    written, found = files(), committed()
    assert [name for name in sorted(written.keys() | found.keys()) if written.get(name) != found.get(name)] == []


def test_the_writers_give_the_same_bytes_every_time() -> None:
    assert files() == files()


def test_the_folder_stays_small() -> None:
    assert sum(map(len, files().values())) < 1_500_000


@pytest.mark.parametrize(
    "name", ["Alder Mesa/health-record.json", "luis-health-record.json", "medicare-claims-2026.json"]
)
def test_a_bundle_names_each_resource_once(name: str) -> None:
    bundle = json.loads(files()[name])
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert [url for url, times in Counter(urls).items() if times > 1] == []


def test_every_reference_to_a_clinician_leads_to_one_in_the_bundle() -> None:
    bundle = json.loads(files()["Alder Mesa/health-record.json"])
    here = {f"{entry['resource']['resourceType']}/{entry['resource']['id']}" for entry in bundle["entry"]}
    assert references(bundle) - here == set()


def references(node: object) -> set[str]:
    if isinstance(node, dict):
        own = {node["reference"]} if isinstance(node.get("reference"), str) else set()
        return own.union(*map(references, node.values()))
    if isinstance(node, list):
        return set().union(*map(references, node))
    return set()


def test_one_document_alone_is_not_well_formed_because_its_prefix_is_undeclared() -> None:
    package = zipfile.ZipFile(io.BytesIO(files()["HealthSummary_Nov_12_2026.zip"]))
    broken = [name for name in package.namelist() if name.endswith(".XML") and not well_formed(package.read(name))]
    assert broken == ["IHE_XDM/DELGADOR/DOC0003.XML"]


def well_formed(data: bytes) -> bool:
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return True


def test_entry_ids_are_shared_by_many_entries_as_in_real_documents() -> None:
    package = zipfile.ZipFile(io.BytesIO(files()["HealthSummary_Nov_12_2026.zip"]))
    document = package.read("IHE_XDM/DELGADOR/DOC0001.XML").decode()
    assert document.count('<id root="2.999.48.2.7" extension="1"/>') > 10
