"""XML that is small on disk and large in memory, or too deep, too wide or too long for a parser."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.inputs import NOT_READ, REFUSED, Hostile
from tests.hostile.inputs.documents import HEAD, PROBLEM, ROOT, document, section


def files() -> Iterator[Hostile]:
    """All of them."""
    yield from _entities()
    yield from _shapes()


def _entities() -> Iterator[Hostile]:
    laughs = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    quadratic = f'<!ENTITY a "{"x" * 50_000}">'
    for name, subset, used in (
        ("billion-laughs", laughs, "&a9;"),
        ("quadratic", quadratic, "&a;" * 50_000),
        ("recursion", '<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"),
        ("parameter", "<!ENTITY % a \"<!ENTITY b 'x'>\">%a;", "&b;"),
        ("attribute-default", '<!ATTLIST paragraph id CDATA "x">', ""),
        ("empty-subset", "", ""),
    ):
        doctype = f"{HEAD}<!DOCTYPE ClinicalDocument [{subset}]>"
        text = document(section(f"<paragraph>{used}</paragraph>"), head=doctype)
        for encoding in ("utf-8", "utf-16", "utf-16-be"):
            data = text.replace("UTF-8", encoding.upper().removesuffix("-BE")).encode(encoding)
            # A prolog beyond what is looked at is no clinical document: kept, and never given to a parser.
            yield Hostile(f"{name}-{encoding}.xml", data, NOT_READ if len(data) > 1 << 16 else REFUSED)
    late = document(head=HEAD + "<!-- x -->" * 20_000 + "<!DOCTYPE ClinicalDocument>")
    yield Hostile("late-doctype.xml", late.encode(), NOT_READ)


def _shapes() -> Iterator[Hostile]:
    for depth in (300, 10_000, 100_000):
        yield Hostile(
            f"deep-narrative-{depth}.xml", document(section("<list><item>" * depth + "</item></list>" * depth)).encode()
        )
        yield Hostile(f"deep-unclosed-{depth}.xml", (HEAD + ROOT + "<component>" * depth).encode())
        opened, closed = "<component><section>" * depth, "</section></component>" * depth
        yield Hostile(f"deep-sections-{depth}.xml", document(opened + closed).encode())
        opened, closed = (
            '<entryRelationship><act classCode="ACT" moodCode="EVN">' * depth,
            "</act></entryRelationship>" * depth,
        )
        yield Hostile(
            f"deep-entries-{depth}.xml",
            document(section(entries=f"<entry><act>{opened}{closed}</act></entry>")).encode(),
        )
    yield Hostile("million-elements.xml", document(section("<br/>" * 1_000_000)).encode())
    attributes = " ".join(f"a{n}=''" for n in range(1_000_000))
    yield Hostile("million-attributes.xml", document(section(f"<paragraph {attributes}/>")).encode())
    namespaces = " ".join(f"xmlns:n{n}='u:{n}'" for n in range(300_000))
    yield Hostile("million-namespaces.xml", document(section(f"<paragraph {namespaces}/>")).encode())
    yield Hostile("million-instructions.xml", document(section("<?a b?>" * 1_000_000)).encode())
    yield Hostile("huge-attribute.xml", document(section(f'<paragraph ID="{"x" * (20 << 20)}"/>')).encode())
    yield Hostile("huge-text.xml", document(section("<paragraph>" + "x" * (20 << 20) + "</paragraph>")).encode())
    yield Hostile("huge-name.xml", document(section(f"<{'x' * (1 << 20)}/>")).encode())
    yield Hostile("huge-comment.xml", document(section("<!--" + "x" * (20 << 20) + "-->")).encode())
    yield Hostile("many-entries.xml", document(section(entries=PROBLEM * 20_000)).encode(), facts=1)
    yield Hostile(
        "many-tables.xml",
        document(section("<table><tr>" + "<td colspan='999999999'>x</td>" * 100_000 + "</tr></table>")).encode(),
    )
    yield Hostile("many-references.xml", document(section('<content ID="a">x</content>' * 100_000)).encode())
    yield Hostile(
        "over-64-mebibytes.xml",
        document(section("<paragraph>" + "x y " * (17 << 20) + "</paragraph>")).encode(),
        REFUSED,
    )
