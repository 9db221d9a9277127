"""A person at a browser, who judges every page met: accessible, within its width, without an error."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Response

from handlingsrom.features.agreements.urls import ADDRESSES
from tests.browser.hands import Hand, Mouse

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
RUN_AXE = """axe.run({resultTypes: ["violations"]})
  .then(found => JSON.stringify(found.violations.map(v => [v.id, v.nodes[0].html])))"""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 900}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Every kind of element in its place: pages that share it look the same to axe, whatever their words.
SHAPE = """() => {
  const named = element => element.tagName + [...element.attributes]
    .filter(a => ["class", "role", "lang", "hidden", "open"].includes(a.name) || /^(data|aria)-/.test(a.name))
    .map(a => a.name + (/^aria-.*by$/.test(a.name) || a.name === "data-day" ? "" : "=" + a.value)).join(" ");
  const path = element => element ? path(element.parentElement) + ">" + named(element) : "";
  const shape = [...new Set([...document.querySelectorAll("*")].map(path))].sort().join("\\n");
  let hash = 0;
  for (let place = 0; place < shape.length; place++) hash = (Math.imul(hash, 31) + shape.charCodeAt(place)) | 0;
  return hash;
}"""
# Pages that answer 404, 409 or 422, which `go` and `press` judge; questions that a newer one replaced.
MEANT = ("Failed to load resource", "htmx:afterRequest", "htmx:sendAbort")
judged: set[int] = set()


@dataclass
class Visitor:
    """One person's window. `problems` collects what the browser complains of."""

    context: BrowserContext
    address: str
    hand: Hand = field(default_factory=Mouse)
    scripts: bool = True
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.new_tab()

    def new_tab(self) -> Page:
        """One more window of the same person, listened to."""
        page = self.context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.on("response", self._receive)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(MEANT):
            self.problems.append(f"{self.page.url}: {message.text}")

    def _receive(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            self.problems.append(f"{response.url}: {response.status}")

    @property
    def path(self) -> str:
        """Where the person is."""
        return self.page.url.removeprefix(self.address)

    def go(self, path: str, status: int = 200) -> None:
        """Open an address of the site."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status == status, f"{path} answers {answer.status}"
        self.look()

    def press(self, target: Locator, status: int = 200) -> None:
        """Press what leads to another page."""
        with self.page.expect_navigation() as leading:
            self.hand.press(target)
        assert leading.value.status == status, f"{leading.value.url} answers {leading.value.status}"
        self.look()

    def sign_in(self, name: str) -> None:
        """Choose a person of the demo."""
        self.go("/logg-inn/")
        self.press(self.page.get_by_role("button", name=name))

    def named(self, name: str) -> Locator:
        """A control of the page's main form, by its name there."""
        return self.page.locator(f"main [name={name}]")

    def write(self, name: str, text: str) -> None:
        """Fill in a field."""
        self.hand.write(self.named(name), text)

    def choose(self, name: str, *values: str) -> None:
        """Tick boxes, or choose one of several."""
        for value in values:
            self.hand.tick(self.page.locator(f"main [name={name}][value={value}]"))

    def can(self, step: str) -> Locator:
        """The button or link of a step of the case."""
        address = ADDRESSES[step]
        return self.page.locator(f".steps form[action$='/{address}/'] button, .steps a[href$='/{address}/']")

    def take(self, step: str, status: int = 200) -> None:
        """Take a step of the case, or go to its own page where it asks for something."""
        self.press(self.can(step), status)

    def cannot_yet(self) -> Locator:
        """What is missing before a step of the case, in words."""
        return self.page.locator(".steps .ds-list")

    def submit(self, status: int = 200) -> None:
        """Press the main button of the form."""
        self.press(self.page.locator("main form .actions button").first, status)

    def text(self) -> str:
        """What stands on the page."""
        return self.page.locator("main").inner_text()

    def look(self) -> None:
        """Judge the page as it stands: no scrolling sideways, and axe finds nothing, narrow and wide.

        A shape is judged once, and without scripts it cannot be: axe is one.
        """
        shape = self.page.evaluate(SHAPE)
        if shape in judged:
            return
        for size in (NARROW, WIDE):
            self.page.set_viewport_size(size)
            assert self.page.evaluate(TOO_WIDE) <= 0, f"{self.page.url} is too wide for {size['width']}"
            if self.scripts:
                assert self._violations() == [], f"{self.page.url} at {size['width']}"
        judged.add(shape)

    def _violations(self) -> list[list[str]]:
        """By CDP, because the page's own policy lets no script in."""
        cdp = self.context.new_cdp_session(self.page)
        cdp.send("Runtime.evaluate", {"expression": AXE_SOURCE})
        found = cdp.send(
            "Runtime.evaluate", {"expression": RUN_AXE, "awaitPromise": True, "returnByValue": True}
        )
        cdp.detach()
        return list(json.loads(found["result"]["value"]))


AXE_SOURCE = AXE.read_text(encoding="utf-8")
