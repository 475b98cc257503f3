"""What the browser does beside showing the page: requests to other computers, errors, broken content policy."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

HERE = {"127.0.0.1", "localhost", "::1"}
WITHIN = {"about", "blob", "data"}
"""Schemes of addresses that never leave the browser."""


class Watch:
    """Everything that should not have happened in a browser, in words. It starts when it is made."""

    def __init__(self, context: BrowserContext) -> None:
        self.seen: list[str] = []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(f"script: {error.error}"))
        context.on("response", self._response)
        context.on("page", self._page)

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in WITHIN and address.hostname not in HERE:
            self.seen.append(f"left this computer: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        # The browser logs an error for each answer that is no success; what answers mean is judged in _response.
        if message.type in {"error", "warning"} and "the server responded with a status of" not in message.text:
            self.seen.append(f"{message.type}: {message.text}")

    def _response(self, response: Response) -> None:
        # A form sent back with errors answers 422; that is the contract. A page asked for by mistake is the test's own.
        if response.status >= 400 and response.status != 422:
            self.seen.append(f"answered {response.status}: {urlsplit(response.url).path}")

    def _page(self, page: Page) -> None:
        page.on("crash", lambda _: self.seen.append("the page crashed"))
