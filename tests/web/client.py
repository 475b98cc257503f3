"""A browser of letters: it fetches pages like a person's browser, and looks each one over before a test sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from django.test import Client

HOST = "127.0.0.1:8000"
VOID = {"input", "meta", "link", "br", "img", "hr", "path"}


class Page:
    """An answer. ``text`` is its HTML."""

    def __init__(self, response: Any) -> None:
        self.status: int = response.status_code
        self.headers = response.headers
        self.text: str = response.content.decode() if "text/html" in response.headers.get("Content-Type", "") else ""
        self.goes_to: str = response.headers.get("Location", "")

    @property
    def said(self) -> str:
        """Its text without the tags."""
        return re.sub(r"<[^>]+>", "", self.text)

    @property
    def heading(self) -> str:
        """Its first heading."""
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.text, re.DOTALL)
        return found[1].strip() if found else ""

    @property
    def errors(self) -> list[str]:
        """What stands beside the fields."""
        return re.findall(r'<span class="nhsuk-error-message"[^>]*><span[^>]*>[^<]*</span>(.*?)</span>', self.text)


class Browser:
    """Goes from page to page with its cookies. Every page of HTML is looked over."""

    def __init__(self, language: str = "en") -> None:
        self._client = Client(headers={"host": HOST, "accept-language": language}, enforce_csrf_checks=True)

    def get(self, address: str, **more: Any) -> Page:
        """Open a page."""
        return self._seen(self._client.get(address, **more), address)

    def post(self, address: str, **typed: Any) -> Page:
        """Send a form from one of our own pages."""
        token = self._client.cookies.get("second-opinion-form")
        sent = {**typed, "csrfmiddlewaretoken": token.value if token else ""}
        response = self._client.post(address, sent, headers={"origin": f"http://{HOST}"})
        return self._seen(response, address)

    def ask(self, method: str, address: str, origin: str = f"http://{HOST}", host: str = HOST) -> Page:
        """Any request at all, with no form token."""
        return self._seen(self._client.generic(method, address, headers={"origin": origin, "host": host}), address)

    def cookie(self, name: str) -> Any:
        """A cookie as it was set."""
        return self._client.cookies.get(name)

    def _seen(self, response: Any, address: str) -> Page:
        page = Page(response)
        if page.text:
            found = list(faults(page.text))
            assert found == [], f"{address}: {found}"
        return page


def date(name: str, value: str) -> dict[str, str]:
    """A date as it is typed in its three boxes: "1954-3-21", also without day or month."""
    return dict(zip((f"{name}-year", f"{name}-month", f"{name}-day"), value.split("-"), strict=False))


def faults(text: str) -> Iterator[str]:
    """What is wrong with a page of HTML for somebody who cannot see it, or under our own content policy."""
    seen = _Seen()
    seen.feed(text)
    levels = [int(tag[1]) for tag, _, _ in seen.elements if re.fullmatch(r"h[1-6]", tag)]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} first headings"
    yield from ("heading level skipped" for one, two in pairwise(levels) if two > one + 1)
    titles = [said for tag, _, said in seen.elements if tag == "title"]
    if len(titles) != 1 or not titles[0].strip():
        yield "no title"
    if next((given.get("lang") for tag, given, _ in seen.elements if tag == "html"), None) not in {"en", "es"}:
        yield "no language"
    tags = [tag for tag, _, _ in seen.elements]
    if tags.count("fieldset") != tags.count("legend"):
        yield "fieldset without a legend"
    ids = [given["id"] for _, given, _ in seen.elements if "id" in given]
    yield from (f"id {each} twice" for each in {each for each in ids if ids.count(each) > 1})
    for tag, given, said in seen.elements:
        yield from _faults_of(tag, given, said, seen, set(ids))


def _faults_of(tag: str, given: dict[str, str], said: str, seen: _Seen, ids: set[str]) -> Iterator[str]:
    if "style" in given or tag == "style":
        yield f"style on <{tag}>"
    yield from (f"{name} on <{tag}>" for name in given if name.startswith("on"))
    if tag == "script" and ("src" not in given or said.strip()):
        yield "script in the page"
    for name in ("href", "src", "action", "srcset", "data"):
        if re.match(r"\s*(https?:|//|javascript:|data:)", given.get(name, "")):
            yield f"{name} leads elsewhere"
    if tag in {"button", "a", "summary", "legend", "label"} and not (said.strip() or given.get("aria-label")):
        yield f"<{tag}> says nothing"
    control = tag in {"select", "textarea"} or (tag == "input" and given.get("type") not in {"hidden", "submit"})
    if control and given.get("id") not in seen.labelled and not given.get("aria-label"):
        yield f"no label: {given.get('name')}"
    if tag == "img" and "alt" not in given:
        yield "picture without words"
    leads = [given.get("aria-describedby", ""), given.get("aria-labelledby", ""), given.get("for", "")]
    leads.append(given["href"][1:] if given.get("href", "").startswith("#") else "")
    yield from (f"no such id: {each}" for each in " ".join(leads).split() if each not in ids)


class _Seen(HTMLParser):
    """Every element of a page with its attributes and the words inside it."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], str]] = []
        self.labelled: set[str | None] = set()
        self._open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given, ""))
        if tag == "img":
            self.handle_data(given.get("alt", ""))
        if tag == "label":
            self.labelled.add(given.get("for"))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in {self.elements[place][0] for place in self._open}:
            while self.elements[self._open.pop()][0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        for place in self._open:
            name, given, said = self.elements[place]
            self.elements[place] = (name, given, said + data)
