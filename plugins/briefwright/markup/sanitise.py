"""The second wall: what leaves the renderer is cleaned against an allow-list."""

from __future__ import annotations

import nh3

TAGS = frozenset(
    # One name a line would fill a page.
    "a abbr b blockquote br code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img"  # noqa: SIM905
    " ins kbd li mark ol p pre q s section small span strong sub summary sup table tbody td tfoot"
    " th thead tr ul".split()
)

_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir"},
    "a": {"href", "aria-label"},
    "img": {"src", "alt", "loading", "decoding"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "span": {"role", "aria-label"},
    "div": {"role", "aria-label", "tabindex"},
}

SCHEMES = frozenset({"http", "https", "mailto"})

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=_ATTRIBUTES,
    url_schemes=set(SCHEMES),
    strip_comments=True,
    link_rel=None,
)


def sanitise(html: str) -> str:
    """Return the HTML with nothing in it but what a body may contain."""
    return _CLEANER.clean(html)
