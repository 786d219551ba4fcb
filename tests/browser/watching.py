"""A browser that notes what a page does of its own accord: run, ask others, or go away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import Error

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Frame, Request, Route

HOME = "https://site.example/briefing/"
"""Where a watched page stands. No request leaves the machine: every one is answered here."""

PROVOKE = """async () => {
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['pointerover', 'mouseover', 'focus', 'toggle', 'animationstart', 'scroll'])
      element.dispatchEvent(new Event(name));
    if (element.tagName !== 'A') element.dispatchEvent(new MouseEvent('click', {bubbles: false}));
  }
  await new Promise(done => setTimeout(done, 0));
  return [...document.querySelectorAll('a, area, form, button')].map(
    element => element.href?.baseVal ?? element.href ?? element.action ?? '');
}"""
"""Sets off whatever waits for a reader, and returns where links lead."""

LEADS = ("http:", "https:", "mailto:")


@dataclass
class Seen:
    """What one page did."""

    ran: int = 0
    asked: list[str] = field(default_factory=list)
    """Addresses at other hosts."""

    went: list[str] = field(default_factory=list)
    """Addresses that the page, or a frame of it, went to."""

    led: list[str] = field(default_factory=list)
    """Addresses of links that run something."""

    violations: list[str] = field(default_factory=list)
    """What the page's policy kept it from."""

    @property
    def is_harmless(self) -> bool:
        return not (self.ran or self.asked or self.went or self.led)


class Watch:
    """Opens pages one after the other, each as if it were the first."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context()
        self.context.add_init_script("window.attack = () => { window.attacked() }")
        self.context.expose_function("attacked", self._note_attack)
        self.context.route("**/*", self._route)
        self.page = self.context.new_page()
        self.page.on("framenavigated", self._note_frame)
        self.page.on("dialog", self._note_dialog)
        self.page.on("console", self._note_message)
        self.content = b""
        self.seen = Seen()

    def open(self, content: str) -> Seen:
        """Show a page, set off what waits in it, and return what it did."""
        self.seen, self.content = Seen(), content.encode()
        try:
            self.page.goto(HOME, wait_until="load")
            leads: list[str] = self.page.evaluate(PROVOKE)
            self.seen.led += [one for one in leads if one and not one.startswith(LEADS)]
        except Error as fault:  # the page has gone elsewhere meanwhile
            self.seen.went.append(str(fault).partition("\n")[0])
        return self.seen

    def close(self) -> None:
        self.context.close()

    def _note_attack(self) -> None:
        self.seen.ran += 1

    def _note_dialog(self, dialog: Dialog) -> None:
        self._note_attack()
        dialog.dismiss()

    def _note_frame(self, frame: Frame) -> None:
        if frame.url not in {HOME, "about:blank"} and not frame.url.startswith(f"{HOME}#"):
            self.seen.went.append(frame.url)

    def _note_message(self, message: object) -> None:
        text = str(getattr(message, "text", ""))
        if "Content Security Policy" in text:
            self.seen.violations.append(text)

    def _route(self, route: Route, request: Request) -> None:
        if request.url == HOME:
            route.fulfill(content_type="text/html; charset=utf-8", body=self.content)
        elif not request.url.startswith("https://site.example/"):
            self.seen.asked.append(request.url)
            route.abort()
        else:
            route.fulfill(status=404, body=b"")
