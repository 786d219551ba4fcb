"""One finished page: nothing in it runs, sends or asks for anything that the site does not mean to.

Two measures. The whole page, the theme's part included, has no script but the known ones, no
handler, no URL that runs, and asks no other host for anything. What the archive has put into the
page, authors' text included, is in addition made of allow-listed elements and attributes alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefwright.publish.allow_list import SIMPLE
from briefwright.publish.policy import REDIRECT, SCRIPT, is_data
from briefwright.publish.tag_rules import UNCLEAR, fault_inside
from briefwright.publish.tags import QUOTED_TOKEN, TOKEN, parse_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefwright.publish.policy import Policy
    from briefwright.publish.tag_rules import Fault, TagRules

START = '<div class="bw bw-page-'
"""How the archive's part of a page begins; every template of ours has it."""

_COMMENT = "!--"
_DIV = re.compile(r"<(?:(/div>)|div\b)")
_PLAIN = "[abiu]|bdi|li|p|span|svg|t[dhr]|time"
_TELLING = re.compile(f"<(?!/?(?:{_PLAIN})>){TOKEN.pattern.removeprefix('<')}", TOKEN.flags)
"""All that begins markup but tags which may stand anywhere, since they are a name and no more.

Those are half of a page. None of them holds a `<`, so the others are found where they are found
with them.
"""

_COMMON = (
    "/(?:a|bdi|div|h[1-6]|li|ol|p|s(?:mall|pan|trong|vg|ymbol|ection)|t(?:d|h|r|ime|head|body|able)"
    "|ul|option|nav|label|article)>|(?:bdi|div|li|p|s(?:mall|pan|trong)|td|tr|th|ul|ol|b|svg)>"
)
_QUICK = re.compile(
    rf"<(?!{_COMMON})(?:s(?:cript\b[^<]*(?:<(?!/script)[^<]*)*|tyle\b[^<]*(?:<(?!/style)[^<]*)*)"
    r"</[a-zA-Z]+\s*>|[^>]*>)"
)
"""The same without more of those tags, where nobody needs to know which element they end.

It takes for markup what is none, and for a tag what begins a comment or a script in capitals. What
is no tag in plain form is a fault, and then the page is looked at again.
"""

_RAW = frozenset(
    ("title", "textarea", "iframe", "noscript", "noembed", "noframes", "xmp", "plaintext")
)
"""Elements whose content browsers do not read as markup, so that a comment is none in there."""

_HINTS = {
    "unsafe-page": "take it out; put scripts in a file named in extra_javascript",
    "other-host": "save what it loads beside the page; a host that the site needs goes under "
    "allow: hosts",
}
_BY_HASH = "take it out; one that the site needs goes under allow: hashes"
_SHOWN = 120
"""Characters of a tag that a message quotes."""

_LONG = 1_000
"""Characters of a tag, or of a script, from which on it stands in no second page."""

_MOST = 50_000
"""Tags that are remembered as sound, so that one that stands in many pages is read once."""

_MOST_HEADS = 100
"""The same of what stands in the heads of pages."""

_MOST_ENDS = 8
"""The same of what stands behind the archive's part."""


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

    _framing: set[str] = field(default_factory=set)
    """Tags that may stand around the archive's part."""

    _policies: dict[tuple[str, ...], str] = field(default_factory=dict)
    """The policy of pages with these scripts."""

    _above: dict[str, str | None] = field(default_factory=dict)
    """What loads anything in a text above the policy."""

    _ends: dict[str, list[str]] = field(default_factory=dict)
    """What stands behind the archive's part of a page without a fault, and the tags in it."""

    def findings(self, text: str) -> Iterator[Finding]:
        """Yield what is wrong with a page."""
        if not self._is_sound(text):
            yield from self._find(text)

    def _is_sound(self, text: str) -> bool:
        """Return whether nothing is wrong with a page, by a look that is quick and too strict.

        It takes for the archive's part all up to an end that it knows from another page. That is
        the part, or more than it where elements have been closed too early: then the rules for
        the archive hold for what stands around it as well.
        """
        start = text.find(START)
        if start < 0 or text.find("<!--", 0, start) >= 0:
            return False  # behind it a comment is a fault, or it were not known from another page
        end = next((len(text) - len(each) for each in self._ends if text.endswith(each)), start)
        if not text.endswith("</div>", start, end):
            return False
        if text.count("<div", start, end) != text.count("</div>", start, end):
            return False
        before, after = _QUICK.findall(text, 0, start), self._ends[text[end:]]
        tokens = _Tokens(before, _QUICK.findall(text, start, end), after)
        policy = self.rules.policy
        return not self._faults(tokens, whole=True) and (
            policy is None or next(self._missing_policy(text, tokens, policy), None) is None
        )

    def _find(self, text: str) -> Iterator[Finding]:
        """Yield what is wrong with a page, by a look that misses nothing and adds nothing."""
        commented = _COMMENT in text
        tokens = _split(text, TOKEN if commented else _TELLING)
        faults = self._faults(tokens)
        if any(map(_is_cut, faults)):
            tokens = _split(text, QUOTED_TOKEN)
            faults = self._faults(tokens)
        for token, fault in faults.items():
            yield _finding(token, fault)
        if not (faults or commented or tokens.is_open) and tokens.end:
            self._learn(text[tokens.end :], tokens.after)
        if tokens.is_open:
            message = "the archive's part of the page has no end"
            yield Finding("unsafe-page", message, "see what has changed the page")
        if commented:
            yield from _hidden_comments(tokens)
        if self.rules.policy is not None:
            yield from self._missing_policy(text, tokens, self.rules.policy)

    def _learn(self, end: str, tokens: list[str]) -> None:
        """Keep what stands behind the archive's part: it is the same in thousands of pages."""
        if len(self._ends) >= _MOST_ENDS:
            self._ends.clear()
        self._ends[end] = tokens

    def _faults(self, tokens: _Tokens, *, whole: bool = False) -> dict[str, Fault]:
        """Return the tags of a page that may not stand where they do, and what is wrong.

        `whole` makes a fault of a tag in the archive's part that holds the beginning of another.
        """
        if len(self._sound) + len(self._framing) > _MOST:
            self._sound.clear()
            self._framing.clear()
        faults = {}
        for token in {*tokens.before, *tokens.after} - self._framing - self._sound:
            if fault := self.rules.fault(token):
                faults[token] = fault
            elif len(token) < _LONG:
                self._framing.add(token)
        for token in {*tokens.ours} - self._sound:
            is_simple = SIMPLE.fullmatch(token)
            if not is_simple and (fault := self.rules.fault(token) or fault_inside(token)):
                # No hash makes a script or a style sheet a part of a briefing.
                faults[token] = fault._replace(passes_by_hash=False)
            elif "<" not in token[1:]:
                self._sound.add(token)
            elif whole:
                faults[token] = UNCLEAR
        return faults

    def _missing_policy(self, text: str, tokens: _Tokens, policy: Policy) -> Iterator[Finding]:
        """Yield a finding for a page without its policy, or with anything to load before it."""
        scripts = [token for token in (*tokens.before, *tokens.after) if token[:7] == "<script"]
        place = text.find(self._element(scripts, policy))
        if place < 0:
            place = text.find(REDIRECT)
        if place < 0:
            message = "the page does not carry the site's Content-Security-Policy"
        elif (early := self._loading(text[:place])) is not None:
            message = f"{early} stands above the Content-Security-Policy, which it escapes"
        else:
            return
        hint = "see what makes the page; one that the site needs as it is goes under allow: files"
        yield Finding("no-policy", message, hint)

    def _element(self, scripts: Sequence[str], policy: Policy) -> str:
        """Return the policy that a page with these scripts must carry.

        Data is never run, so the policy does not name it, and no two pages have the same. It may
        be left out where every script has its own end.
        """
        found = [SCRIPT.fullmatch(token) for token in scripts]
        if all(found):
            running = tuple(one[0] for one in found if one is not None and not is_data(one[1]))
        else:
            running = tuple(scripts)
        if running not in self._policies:
            if len(self._policies) >= _MOST_HEADS:
                self._policies.clear()
            self._policies[running] = policy.element("".join(running))
        return self._policies[running]

    def _loading(self, above: str) -> str | None:
        """Return the first tag that may do anything, of those that stand above the policy."""
        if above not in self._above:
            if len(self._above) >= _MOST_HEADS:
                self._above.clear()
            self._above[above] = _find_loading(TOKEN.findall(above))
        return self._above[above]


class _Tokens(NamedTuple):
    """What begins markup in a page: before the archive's part, in it, and behind it.

    Tags without attributes may be missing.
    """

    before: list[str]
    ours: list[str]
    after: list[str]
    is_open: bool = False
    """Whether the archive's part does not end."""

    end: int = 0
    """Where it ends, if no tag around it may be cut there; 0 when that is not known."""


def _split(text: str, pattern: re.Pattern[str]) -> _Tokens:
    start = text.find(START)
    if start < 0:
        return _Tokens(pattern.findall(text), [], [])
    end = _find_end(text, start)
    before, ours = pattern.findall(text, 0, start), pattern.findall(text, start, end)
    ends = ours.count("</div>")
    if pattern is QUOTED_TOKEN or end > len(text) or text.count("</div", start, end) != ends:
        # One of them may stand in an attribute.
        ours = pattern.findall(text, start)
        count = _count_tokens(ours)
        return _Tokens(before, ours[:count], ours[count:], is_open=count > len(ours))
    return _Tokens(before, ours, pattern.findall(text, end), end=end)


def _find_end(text: str, start: int) -> int:
    """Return where the element ends that begins at `start`; behind the text when it does not."""
    depth = 0
    for found in _DIV.finditer(text, start):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return len(text) + 1


def _count_tokens(tokens: Sequence[str]) -> int:
    """Return how many tags belong to the element that the first one opens."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token[:4] == "<div") - (token[:5] == "</div")
        if not depth:
            return place + 1
    return len(tokens) + 1


def _finding(token: str, fault: Fault) -> Finding:
    shown = token if len(token) <= _SHOWN else f"{token[: _SHOWN - 1]}…"
    hint = _BY_HASH if fault.passes_by_hash else _HINTS[fault.rule]
    return Finding(fault.rule, f"{shown} stands in the page: {fault.why}", hint)


def _is_cut(token: str) -> bool:
    """Return whether a tag may have ended within quotes."""
    return token.count('"') % 2 == 1 or token.count("'") % 2 == 1


def _hidden_comments(tokens: _Tokens) -> Iterator[Finding]:
    """Yield a finding for each comment that browsers do not take for one."""
    inside = ""
    for token in (*tokens.before, *tokens.ours, *tokens.after):
        if token.startswith("<!--"):
            if inside and "</" in token:
                message = f"a comment within {inside} may hold markup that browsers read"
                yield Finding("unsafe-page", message, "take the comment out")
        elif tag := parse_tag(token):
            if tag.is_end:
                inside = "" if tag.name == inside else inside
            elif not inside and tag.name in _RAW:
                inside = tag.name


def _find_loading(tokens: Sequence[str]) -> str | None:
    """Return the first tag that may do anything, of those that stand above the policy."""
    for token in tokens:
        tag = parse_tag(token)
        harmless = token.lower().startswith("<!doctype") or (
            tag is not None and tag.name in ("html", "head", "meta") and not tag.get("http-equiv")
        )
        if not harmless:
            return token
    return None
