"""Whether one tag of a finished page may stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefwright.publish.allow_list import (
    FORBIDDEN,
    IDLE,
    INSIDE,
    LEADING,
    LOADING,
    PLAIN,
    RUNNING,
    SIMPLE_FRAME,
)
from briefwright.publish.policy import SCRIPT, hash_text, is_data
from briefwright.publish.tags import Tag, address, parse_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.publish.policy import Policy


class Fault(NamedTuple):
    """What is wrong with a tag."""

    rule: str
    why: str
    passes_by_hash: bool = False
    """Whether the site's owner can let it pass by the hash that `why` names."""


_NOWHERE = "javascript:void(0)"
"""What Material writes where a link only waits for its script; the policy does not run it."""

UNCLEAR = Fault("unsafe-page", "browsers may read it in different ways")
_HEADERS = frozenset(("content-security-policy", "refresh", "x-ua-compatible"))
"""What a `meta` element may say in the place of a server."""


@dataclass(frozen=True)
class TagRules:
    """The rules for the tags of one site's pages."""

    policy: Policy | None
    """What every page must carry; None when the theme's scripts are not known."""

    origins: frozenset[str] = frozenset()
    """What pages may load from beside their own site, as `https://host`."""

    def fault(self, token: str) -> Fault | None:
        """Return what is wrong with a tag anywhere in a page; scripts and comments are one."""
        if SIMPLE_FRAME.fullmatch(token):
            return None
        return next(self._faults(token), None)

    def _faults(self, token: str) -> Iterator[Fault]:
        lower = token[:8].lower()
        if token.startswith("<!"):
            yield from _faults_of_comment(token)
        elif lower.startswith("<script") and not lower[7:].isalnum():
            yield from self._faults_of_script(token)
        elif lower.startswith("<style") and not lower[6:7].isalnum():
            yield from self._faults_of_style(token)
        elif (tag := parse_tag(token)) is None:
            yield UNCLEAR
        elif tag.name in FORBIDDEN and not tag.is_end:
            yield Fault("unsafe-page", f"{tag.name} elements are not published")
        else:
            yield from self._faults_of_attributes(tag)

    def _faults_of_attributes(self, tag: Tag) -> Iterator[Fault]:
        for name, value in tag.attributes:
            if name.startswith("on") or name == "srcdoc":
                yield Fault("unsafe-page", f"{name} runs a script")
            elif tag.name == "meta":
                yield from _faults_of_meta(tag, name, value)
            elif name in {"srcset", "imagesrcset"}:
                for part in value.split(","):
                    yield from self._faults_of_loading(tag, part.strip().partition(" ")[0])
            elif name in LOADING:
                yield from self._faults_of_url(tag, name, value)

    def _faults_of_url(self, tag: Tag, name: str, url: str) -> Iterator[Fault]:
        relations = frozenset((tag.get("rel") or "").lower().split()) - {"feed"}
        # Under the policy a form sends nothing to another host; without it that is the theme's own.
        sends = name in {"action", "formaction"} and self.policy is None
        if sends or (tag.name in LEADING and name == "href"):
            scheme, _ = address(url)
            if scheme in RUNNING and url != _NOWHERE:
                yield Fault("unsafe-page", f"{scheme}: does not lead anywhere")
        elif not (tag.name == "link" and relations and relations <= IDLE):
            yield from self._faults_of_loading(tag, url)

    def _faults_of_loading(self, tag: Tag, url: str) -> Iterator[Fault]:
        """Yield what is wrong with a URL that is loaded, or that something is sent to."""
        scheme, host = address(url)
        if tag.name == "img" and url.strip().lower().startswith("data:image/"):
            return
        if scheme in RUNNING:
            yield Fault("unsafe-page", f"{scheme}: may run or carry something")
        elif host and f"{scheme or 'https'}://{host}" not in self.origins:
            yield Fault("other-host", f"every reader would be made known to {host}")

    def _faults_of_script(self, token: str) -> Iterator[Fault]:
        found = SCRIPT.fullmatch(token)
        tag = parse_tag(f"<script{found[1]}>") if found else None
        if found is None or tag is None:
            yield UNCLEAR
            return
        text = found[2]
        if tag.get("src") is None and is_data(found[1]):
            if "<" in text:
                yield Fault("unsafe-page", "data that holds a tag may end early")
            return
        yield from self._faults_of_attributes(tag)
        if tag.get("src") is not None and text.strip():
            yield Fault("unsafe-page", "a script that is loaded holds a text as well")
        if tag.get("src") is None and self.policy is not None and not self.policy.knows(text):
            yield Fault(
                "unsafe-page",
                f"the script {hash_text(text)} is not one of the theme's",
                passes_by_hash=True,
            )

    def _faults_of_style(self, token: str) -> Iterator[Fault]:
        text = token.partition(">")[2]
        text = text[: text.rfind("</")]
        if self.policy is not None and not self.policy.allows_style(text):
            yield Fault(
                "unsafe-page",
                f"the policy keeps the style sheet {hash_text(text)} from working",
                passes_by_hash=True,
            )


def fault_inside(token: str) -> Fault | None:
    """Return what is not allow-listed in a tag of the archive's part."""
    tag = parse_tag(token)
    if tag is None or not (tag.name in INSIDE or tag.name in PLAIN):
        return Fault("unsafe-page", "it is nothing that a briefing is made of")
    return next(_faults_inside(tag), None)


def _faults_inside(tag: Tag) -> Iterator[Fault]:
    own = INSIDE.get(tag.name, frozenset())
    for name, value in tag.attributes:
        if name not in own and name not in INSIDE["*"]:
            yield Fault("unsafe-page", f"{name} is no attribute that a briefing has")
        elif name == "href" and value == _NOWHERE:
            yield Fault("unsafe-page", "javascript: does not lead anywhere")
        elif name == "class" and any(one.startswith("md-") for one in value.split()):
            yield Fault("unsafe-page", "the class belongs to the theme")
        elif name == "id" and value.startswith("__"):
            yield Fault("unsafe-page", "the id belongs to the theme")


def _faults_of_meta(tag: Tag, name: str, value: str) -> Iterator[Fault]:
    if name == "http-equiv" and value.lower() not in _HEADERS:
        yield Fault("unsafe-page", "it acts like a header of the server")
    if name == "content" and (tag.get("http-equiv") or "").lower() == "refresh":
        scheme, host = address(value.partition("=")[2].strip("'\" "))
        if scheme or host:
            yield Fault("other-host", "the page leads readers to another site by itself")


def _faults_of_comment(token: str) -> Iterator[Fault]:
    text = token[4:-3]
    if token.lower().startswith("<!doctype html"):
        return
    if not (token.startswith("<!--") and token.endswith("-->") and len(token) >= len("<!---->")):
        yield UNCLEAR
    elif text.startswith((">", "->")) or "--!>" in text or "<!--" in text:
        yield Fault("unsafe-page", "browsers end the comment earlier")
