"""One finished page: nothing in it runs, sends or asks for anything that the site does not mean to.

Two measures. The whole page, the theme's part included, has no script but the known ones, no
handler, no URL that runs, and asks no other host for anything. What the archive has put into the
page, authors' text included, is in addition made of allow-listed elements and attributes alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.publish.allow_list import SIMPLE
from briefwright.publish.policy import REDIRECT
from briefwright.publish.tag_rules import fault_inside
from briefwright.publish.tags import QUOTED_TOKEN, TOKEN, parse_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefwright.publish.policy import Policy
    from briefwright.publish.tag_rules import Fault, TagRules

START = '<div class="bw bw-page-'
"""How the archive's part of a page begins; every template of ours has it."""

_END = "</div>"
_RAW = frozenset(
    ("title", "textarea", "iframe", "noscript", "noembed", "noframes", "xmp", "plaintext")
)
"""Elements whose content browsers do not read as markup, so that a comment is none in there."""

_HINTS = {
    "unsafe-page": "take it out; a script that the site needs goes under allow: hashes",
    "other-host": "save what it loads beside the page; a host that the site needs goes under "
    "allow: hosts",
}
_SHOWN = 120
"""Characters of a tag that a message quotes."""

_MOST = 50_000
"""Tags that are remembered as sound, so that one that stands in many pages is read once."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that stands in the way of publishing a file."""

    rule: str
    message: str
    hint: str


@dataclass
class PageAudit:
    """Looks at the finished pages of one site."""

    rules: TagRules
    _sound: set[str] = field(default_factory=set)
    """Tags that may stand anywhere."""

    _framing: dict[str, Fault] = field(default_factory=dict)
    """Tags that may stand around the archive's part, and what is wrong with them within it."""

    def findings(self, text: str) -> Iterator[Finding]:
        """Yield what is wrong with a page."""
        start = text.find(START)
        start = len(text) if start < 0 else start
        before, rest = TOKEN.findall(text, 0, start), TOKEN.findall(text, start)
        faulty = self._faulty({*before}) | self._faulty({*rest})
        if any(_is_cut(token) for token in faulty):
            before, rest = QUOTED_TOKEN.findall(text, 0, start), QUOTED_TOKEN.findall(text, start)
            faulty = self._faulty({*before}) | self._faulty({*rest})
        for token, fault in faulty.items():
            yield _finding(token, fault)
        yield from self._inside(rest)
        if "<!--" in text:
            yield from _hidden_comments([*before, *rest])
        if self.rules.policy is not None:
            yield from _missing_policy(text, self.rules.policy)

    def _faulty(self, tokens: set[str]) -> dict[str, Fault]:
        """Return the tags that may stand nowhere in a page, each with the rule that it breaks."""
        if len(self._sound) > _MOST:
            self._sound.clear()
            self._framing.clear()
        faults = {}
        for token in tokens - self._sound:
            if token in self._framing:
                continue
            if not SIMPLE.fullmatch(token):
                if fault := self.rules.fault(token):
                    faults[token] = fault
                    continue
                if fault := fault_inside(token):
                    self._framing[token] = fault
                    continue
            self._sound.add(token)
        return faults

    def _inside(self, rest: Sequence[str]) -> Iterator[Finding]:
        """Yield what is not allow-listed in the archive's part, which `rest` begins with."""
        end = _end_of_part(rest)
        for token in self._framing.keys() & {*rest[:end]}:
            yield _finding(token, self._framing[token])
        if end > len(rest):
            message = "the archive's part of the page has no end"
            yield Finding("unsafe-page", message, "see what has changed the page")


def _finding(token: str, fault: Fault) -> Finding:
    shown = token if len(token) <= _SHOWN else f"{token[: _SHOWN - 1]}…"
    rule, why = fault
    return Finding(rule, f"{shown} stands in the page: {why}", _HINTS[rule])


def _missing_policy(text: str, policy: Policy) -> Iterator[Finding]:
    """Yield a finding for a page without its policy, or with anything to load before it."""
    element = policy.element(text)
    place = text.find(element)
    if place < 0:
        place = text.find(REDIRECT)
    if place < 0:
        message = "the page does not carry the site's Content-Security-Policy"
    elif (early := _loading(TOKEN.findall(text, 0, place))) is not None:
        message = f"{early} stands above the Content-Security-Policy, which it escapes"
    else:
        return
    hint = "see what makes the page; one that the site needs as it is goes under allow: files"
    yield Finding("no-policy", message, hint)


def _is_cut(token: str) -> bool:
    """Return whether a tag may have ended within quotes."""
    return token.count('"') % 2 == 1 or token.count("'") % 2 == 1


def _end_of_part(tokens: Sequence[str]) -> int:
    """Return how many tags belong to the element that the first one opens."""
    depth = 0
    for place, token in enumerate(tokens):
        if token == _END:
            depth -= 1
            if not depth:
                return place + 1
        elif token[:4] == "<div":
            depth += 1
    return len(tokens) + 1 if tokens else 0


def _hidden_comments(tokens: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each comment that browsers do not take for one."""
    inside = ""
    for token in tokens:
        if token.startswith("<!--"):
            if inside and "</" in token:
                message = f"a comment within {inside} may hold markup that browsers read"
                yield Finding("unsafe-page", message, "take the comment out")
        elif tag := parse_tag(token):
            if tag.is_end:
                inside = "" if tag.name == inside else inside
            elif not inside and tag.name in _RAW:
                inside = tag.name


def _loading(tokens: Sequence[str]) -> str | None:
    """Return the first tag that may do anything, of those that stand above the policy."""
    for token in tokens:
        tag = parse_tag(token)
        harmless = token.lower().startswith("<!doctype") or (
            tag is not None and tag.name in ("html", "head", "meta") and not tag.get("http-equiv")
        )
        if not harmless:
            return token
    return None
