"""The Content-Security-Policy of every page: what a browser may run, load and talk to.

It holds even where everything before it has failed: a script that came into a page through a
text does not run, and nothing is sent to another host. So no script is allowed because it stands
in the page. The scripts that the theme writes into its pages are known beforehand; the list is
fixed, and a test compares it with the theme.

Source: W3C, "Content Security Policy Level 3"; in a `meta` element `frame-ancestors`, `report-uri`
and `sandbox` do nothing (section 3.3), so they are left out.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = re.compile(r"<script\b([^>]*)>([^<]*(?:<(?!/script)[^<]*)*)</script\s*>")
"""A script element as themes write it: its attributes and its text."""

_DATA = re.compile(r"""\stype=["']?application/(?:ld\+)?json["']?(?:\s|$)""", re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\b", re.IGNORECASE)
_PLACE = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
_RELATIVE = re.compile(r"\.|(?:\.\./)*\.\.")
"""The site's root, seen from a page of it."""


@dataclass(frozen=True, slots=True)
class ScriptList:
    """The scripts that a theme writes into its pages."""

    hashes: frozenset[str] = frozenset()
    gapped: tuple[str, ...] = ()
    """Scripts that hold the way to the site's root, with `{root}` in its place."""

    def knows(self, text: str, roots: frozenset[str]) -> bool:
        """Return whether a script is one of the theme's; `roots` are absolute ways to the root."""
        if hash_text(text) in self.hashes:
            return True
        for script in self.gapped:
            before, _, after = script.partition(_ROOT)
            if text.startswith(before) and text.endswith(after):
                root = text[len(before) : len(text) - len(after)]
                return root in roots or _RELATIVE.fullmatch(root) is not None
        return False


_ROOT = "{root}"
_BASE = (
    '__md_scope=new URL("{root}",location),'
    "__md_hash=e=>[...e].reduce(((e,_)=>(e<<5)-e+_.charCodeAt(0)),0),"
    '__md_get=(e,_=localStorage,t=__md_scope)=>JSON.parse(_.getItem(t.pathname+"."+e)),'
    "__md_set=(e,_,t=localStorage,a=__md_scope)=>{try{t.setItem(a.pathname+"
    '"."+e,JSON.stringify(_))}catch(e){}}'
)
_OUTDATED = (
    'var el=document.querySelector("[data-md-component=outdated]"),base=new URL("{root}"),'
    'outdated=__md_get("__outdated",sessionStorage,base);!0===outdated&&el&&(el.hidden=!1)'
)
MATERIAL = ScriptList(
    hashes=frozenset(
        (
            "sha256-5EHb3eWgUBuZUnu0Q9hodd97GgLtFd937Ze0yCNOS3A=",  # announce.html
            "sha256-OQfXfBx48mWMT++xwMuKTK+eZkee2urOZcbB4hP0cQc=",  # consent.html
            "sha256-10uztYJZm7OLYtHrFaYKCvTOAUfjM17+CoEWk5hLcc4=",  # content.html, linked tabs
            "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",  # content.html
            "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",  # palette.html
        )
    ),
    gapped=(_BASE, _OUTDATED),
)
"""What Material for MkDocs 9.8.1 has in `partials/javascripts/`."""

THEMES = {"material": MATERIAL}
"""The themes whose scripts are known, by name."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What the pages of one site may do."""

    theme: ScriptList
    roots: frozenset[str] = frozenset()
    """Ways to the site's root that a page of it may hold, beside relative ones."""

    hosts: tuple[str, ...] = ()
    """Further origins, such as `https://stats.example.org`, that the site's owner allows."""

    hashes: tuple[str, ...] = ()
    """Further scripts and style sheets within pages that the site's owner allows."""

    searches: bool = True
    """Whether pages hold the search, whose index is read by WebAssembly."""

    def knows(self, text: str) -> bool:
        """Return whether a script may stand in a page."""
        return hash_text(text) in self.hashes or self.theme.knows(text, self.roots)

    def allows_style(self, text: str) -> bool:
        """Return whether a style sheet may stand in a page."""
        return hash_text(text) in self.hashes

    def element(self, output: str) -> str:
        """Return the element with the policy of a page: of the known scripts, those it holds."""
        needed = frozenset(hash_text(text) for text in inline_scripts(output) if self.knows(text))
        return _render_policy(self, needed)

    def complete(self, output: str, ours: str = "") -> str:
        """Return a finished page with its policy before all that the policy is about.

        `ours` is the archive's part of it. No script of the theme stands in there, and one of
        somebody else would stop the publication; so it need not be searched.
        """
        place = _PLACE.search(output)
        if place is None:
            return output
        element = self.element(_without(output, ours))
        return f"{output[: place.end()]}\n{element}{output[place.end() :]}"


def _without(output: str, part: str) -> str:
    start = output.find(part[:_TELLING]) if part else -1
    if start < 0 or not output.startswith(part, start):
        return output
    return f"{output[:start]}\n{output[start + len(part) :]}"


_TELLING = 40
"""Characters by which the archive's part is found: a long text takes longer to be searched for."""


def render_policy(text: str) -> str:
    """Return a policy as an element of a page's head."""
    return f'<meta http-equiv="Content-Security-Policy" content="{text}">'


REDIRECT = render_policy("default-src 'none'")
"""The policy of a page that only leads elsewhere."""


@lru_cache(maxsize=64)
def _render_policy(policy: Policy, needed: frozenset[str]) -> str:
    scripts = [f"'{one}'" for one in sorted({*needed, *policy.hashes})]
    styles = [f"'{one}'" for one in policy.hashes]
    wasm = ["'wasm-unsafe-eval'"] if policy.searches else []
    hosts = policy.hosts
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *wasm, *scripts, *hosts],
        "style-src": ["'self'", *styles, *hosts],
        "img-src": ["'self'", "data:", *hosts],
        "font-src": ["'self'", *hosts],
        "media-src": ["'self'", *hosts],
        "connect-src": ["'self'", *hosts],
        "worker-src": ["'self'"],
        "frame-src": hosts or ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    }
    text = "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())
    return render_policy(text)


def inline_scripts(output: str) -> Iterator[str]:
    """Yield the text of every script within a page that a browser would run."""
    place = output.find("<script")  # a pattern takes five times as long to find what is so rare
    while place >= 0:
        found = SCRIPT.match(output, place)
        if found and not is_data(found[1]) and not _SOURCE.search(found[1]):
            yield found[2]
        place = output.find("<script", found.end() if found else place + 1)


def is_data(attributes: str) -> bool:
    """Return whether a script element with these attributes holds data, which is never run."""
    return _DATA.search(attributes) is not None


@lru_cache(maxsize=4096)
def hash_text(text: str) -> str:
    """Return the hash of a script or a style sheet, as a policy writes it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
