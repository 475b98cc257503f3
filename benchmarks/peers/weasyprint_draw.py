"""The peer: WeasyPrint draws the same document, as tagged PDF/UA-1, from plain HTML. ``found`` is the number of pages.

Charts are drawn as one small SVG line each, less than ours draw, so that the comparison leans the peer's way.
"""

import html
import json
import sys
from pathlib import Path

from weasyprint import HTML

from benchmarks.saying import say

DOCUMENT = json.loads(Path(sys.argv[1]).read_bytes())
STYLE = "body{font:10pt 'Noto Sans',sans-serif} table{width:100%;border-collapse:collapse} td,th{text-align:left}"


def work() -> tuple[float, int]:
    body = "".join(map(drawn, DOCUMENT["blocks"]))
    page = f"<html lang='en'><head><title>Packet</title><style>{STYLE}</style></head><body>{body}</body></html>"
    rendered = HTML(string=page).render(pdf_variant="pdf/ua-1")
    rendered.write_pdf()
    return 1.0, len(rendered.pages)


def drawn(block: dict[str, object]) -> str:
    kind = block["type"]
    if kind == "Heading":
        return f"<h{block.get('level', 1)}>{text(block['text'])}</h{block.get('level', 1)}>"
    if kind == "Table":
        heads = "".join(f"<th>{text(column['title'])}</th>" for column in block["columns"])
        rows = "".join("<tr>" + "".join(f"<td>{cell(c)}</td>" for c in row["cells"]) + "</tr>" for row in block["rows"])
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    if kind == "Charts":
        return "".join(map(chart, block["charts"]))
    inside = [*block.get("blocks", ()), *block.get("left", ()), *block.get("right", ())]
    words = [block.get("title", ""), block.get("text", ""), *block.get("items", ())]
    pairs = [value for pair in block.get("rows", ()) for value in pair]
    return "".join(f"<p>{text(word)}</p>" for word in [*words, *pairs] if word) + "".join(map(drawn, inside))


def cell(content: object) -> str:
    return chart(content) if isinstance(content, dict) else text(content)


def text(content: object) -> str:
    if isinstance(content, str):
        return html.escape(content).replace("\n", "<br>")
    return "".join(html.escape(span["text"]) for span in content)


def chart(content: dict[str, object]) -> str:
    points = [point["value"] for line in content["lines"] for point in line["points"]]
    low, high = min(points, default=0.0), max(points, default=1.0)
    path = " ".join(
        f"{n * 150 / max(len(points) - 1, 1):.1f},{60 - 50 * (v - low) / ((high - low) or 1):.1f}"
        for n, v in enumerate(points)
    )
    line = f"<polyline points='{path}' fill='none' stroke='black'/>"
    return f"<svg width='160' height='64' role='img'><title>{html.escape(content['alt'])}</title>{line}</svg>"


say(work)
