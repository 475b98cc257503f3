"""Clinical documents that reach out, run script, hide things, or are not what they say."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from tests.hostile.inputs import REFUSED, Hostile, Trap
from tests.hostile.inputs.documents import HEAD, PERSON, PROBLEM, ROOT, document, section


def files(trap: Trap) -> Iterator[Hostile]:
    """All of them."""
    yield from _reaching_out(trap)
    yield from _narratives(trap)
    yield from _bodies(trap)
    yield from _forms()


def _reaching_out(trap: Trap) -> Iterator[Hostile]:
    for name, address in (("file", f"file://{trap.secret}"), ("http", trap.address), ("path", trap.secret)):
        entity = f'{HEAD}<!DOCTYPE ClinicalDocument [<!ENTITY x SYSTEM "{address}">]>'
        yield Hostile(
            f"entity-{name}.xml", document(section("<paragraph>&x;</paragraph>"), head=entity).encode(), REFUSED
        )
        parameter = f'{HEAD}<!DOCTYPE ClinicalDocument [<!ENTITY % x SYSTEM "{address}"> %x;]>'
        yield Hostile(f"parameter-entity-{name}.xml", document(head=parameter).encode(), REFUSED)
        subset = f'{HEAD}<!DOCTYPE ClinicalDocument SYSTEM "{address}">'
        yield Hostile(f"external-subset-{name}.xml", document(head=subset).encode(), REFUSED)
        public = f'{HEAD}<!DOCTYPE ClinicalDocument PUBLIC "-//X//Y" "{address}">'
        yield Hostile(f"public-subset-{name}.xml", document(head=public).encode(), REFUSED)
        sheet = f'{HEAD}<?xml-stylesheet type="text/xsl" href="{address}"?>'
        yield Hostile(f"stylesheet-{name}.xml", document(head=sheet).encode(), ("read",), facts=1)
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}" parse="text"/>'
        yield Hostile(f"xinclude-{name}.xml", document(section(include)).encode(), ("read",), facts=1)
        schema = ROOT.replace(">", f' xsi:schemaLocation="urn:hl7-org:v3 {address}">')
        yield Hostile(f"schema-{name}.xml", document(root=schema).encode(), ("read",), facts=1)
        base = ROOT.replace(">", f' xml:base="{address}">')
        yield Hostile(f"base-{name}.xml", document(root=base).encode(), ("read",), facts=1)
        media = f'<renderMultiMedia referencedObject="{address}"/><linkHtml href="{address}">x</linkHtml>'
        yield Hostile(f"media-{name}.xml", document(section(media)).encode(), ("read",), facts=1)


def _narratives(trap: Trap) -> Iterator[Hostile]:
    for name, markup in {
        "script": "<script>alert(1)</script>",
        "iframe": f"<iframe src='{trap.address}'/>",
        "onload": "<table onload='alert(1)'/>",
        "link": "<linkHtml href='javascript:alert(1)'>x</linkHtml>",
        "image": f"<img src='{trap.address}'/>",
        "style": "<paragraph style='background:url(javascript:alert(1))'>x</paragraph>",
        "form": f"<form action='{trap.address}'/>",
        "html": "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        "svg": "<svg onload='alert(1)'/>",
        "cdata": "<![CDATA[<script>alert(1)</script>]]>",
        "escaped": "&lt;script&gt;alert(1)&lt;/script&gt;",
        "undeclared": "<foo:bar>x</foo:bar>",
        "style-code": "<paragraph styleCode='x&quot; onclick=&quot;alert(1)'>x</paragraph>",
        "bidi": "\u202egnitirw drawkcab\u202c",
        "controls": "&#1;&#11;",
        "numeric": "&#x110000;&#xD800;&#0;",
        "private": "\uf0b7 bullet",
    }.items():
        yield Hostile(f"narrative-{name}.xml", document(section(markup)).encode("utf-8", "surrogatepass"))


def _bodies(trap: Trap) -> Iterator[Hostile]:
    encoded = base64.b64encode(b"<script>alert(1)</script>").decode()
    zipped = base64.b64encode(b"PK\x03\x04" + bytes(100)).decode()
    for name, text in {
        "javascript": "<text><reference value='javascript:alert(1)'/></text>",
        "data": "<text><reference value='data:text/html,x'/></text>",
        "address": f"<text><reference value='{trap.address}'/></text>",
        "file": f"<text><reference value='file://{trap.secret}'/></text>",
        "html": f"<text mediaType='text/html' representation='B64'>{encoded}</text>",
        "zip": f"<text mediaType='application/pdf' representation='B64'>{zipped}</text>",
        "bad-base64": "<text mediaType='application/pdf' representation='B64'>!!!! not base64 ====</text>",
        "deflated": f"<text mediaType='text/plain' representation='B64' compression='DF'>{encoded}</text>",
        "elements": "<text mediaType='text/plain'><a><b/></a></text>",
        "nothing": "<text/>",
        "missing": "",
        "large": f"<text mediaType='application/pdf' representation='B64'>{'QUFB' * (4 << 20)}</text>",
    }.items():
        body = f"<component><nonXMLBody>{text}</nonXMLBody></component>"
        yield Hostile(f"body-{name}.xml", f"{HEAD}{ROOT}{PERSON}{body}</ClinicalDocument>".encode())


def _forms() -> Iterator[Hostile]:
    good = document()
    yield Hostile("wrong-encoding.xml", good.replace("Asthma", "Añejo").encode("windows-1252"))
    yield Hostile("unknown-encoding.xml", good.replace("UTF-8", "EBCDIC-42").encode())
    yield Hostile("utf-7.xml", good.replace("UTF-8", "UTF-7").encode("utf-7"))
    yield Hostile("utf-32.xml", good.replace("UTF-8", "UTF-32").encode("utf-32"))
    yield Hostile("xml-1.1.xml", good.replace('version="1.0"', 'version="1.1"').encode())
    yield Hostile("bad-bytes.xml", good.encode().replace(b"Asthma", b"As\xff\xfe\x00thma"))
    yield Hostile("two-roots.xml", (good + good.removeprefix(HEAD)).encode(), ("read", "refused"))
    yield Hostile("text-before.xml", ("Dear doctor\n" + good).encode())
    yield Hostile("no-body.xml", f"{HEAD}{ROOT}{PERSON}</ClinicalDocument>".encode())
    yield Hostile("empty-root.xml", f"{HEAD}{ROOT}</ClinicalDocument>".encode())
    yield Hostile("other-namespace.xml", good.replace("urn:hl7-org:v3", "urn:other").encode(), ("kept", "refused"))
    yield Hostile("stolen-name.xml", b"<a><ClinicalDocument xmlns='urn:hl7-org:v3'/></a>", ("kept", "refused"))
    yield Hostile("mixed-persons.xml", document(person=PERSON * 50).encode())
    for name, old, new in (
        ("type", 'xsi:type="CD"', 'xsi:type="../../etc/passwd"'),
        ("no-type", 'xsi:type="CD"', ""),
        ("huge-time", 'value="2014"', f'value="{"9" * 100_000}"'),
        ("bad-time", 'value="2014"', 'value="20149999"'),
        ("mood", 'moodCode="EVN"', 'moodCode="&lt;"'),
        ("null", "<statusCode", '<statusCode nullFlavor="UNK" '),
        ("code", 'code="195967001"', f'code="{"7" * 100_000}"'),
        ("template", "2.16.840.1.113883.10.20.22.4.4", "1." * 50_000),
    ):
        yield Hostile(
            f"entry-{name}.xml",
            document(section(entries=PROBLEM.replace(old, new) + PROBLEM)).encode(),
            ("read",),
            facts=1,
        )
