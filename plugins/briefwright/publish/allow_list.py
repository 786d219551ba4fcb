"""What finished pages may be made of."""

from __future__ import annotations

import re

INSIDE = {
    name: frozenset(attributes.split())
    for name, attributes in {
        "*": "class id title lang dir role hidden aria-hidden aria-label aria-labelledby"
        " aria-current aria-live data-pagefind-body data-pagefind-ignore data-pagefind-filter"
        " data-pagefind-meta data-pagefind-sort data-bw-copy data-bw-search-page data-bw-filter"
        " data-actors data-level data-date data-names data-pairs tabindex",
        "a": "href rel download",
        "img": "src alt loading decoding width height",
        "ol": "start",
        "td": "colspan rowspan",
        "th": "colspan rowspan scope",
        "time": "datetime",
        "input": "type name value checked autocomplete",
        "select": "name",
        "option": "value selected",
        "button": "type",
        "label": "for",
        "svg": "viewbox width height preserveaspectratio focusable xmlns",
        "symbol": "viewbox",
        "path": "d",
        "rect": "x y width height rx",
        "line": "x1 x2 y1 y2",
        "circle": "cx cy r",
        "text": "x y text-anchor",
        "use": "href x y width height",
        "details": "open",
    }.items()
}
"""What the archive's part may be made of: an element's own attributes; `*` for all of them."""

PLAIN = frozenset(
    "abbr article aside b bdi bdo blockquote br code dd del dfn div dl dt em fieldset figcaption"  # noqa: SIM905
    " figure form g h1 h2 h3 h4 h5 h6 header hr i ins kbd legend li mark nav noscript p pre q s"
    " section small span strong sub summary sup table tbody template tfoot thead title tr u ul"
    " var wbr".split()
)
"""Elements of it that have no attribute but those of all."""

FORBIDDEN = frozenset(
    ("applet", "base", "embed", "frame", "frameset", "noembed", "noframes", "object", "plaintext",
     "portal", "xmp")
)  # fmt: skip
RUNNING = frozenset(
    ("about", "blob", "data", "file", "filesystem", "javascript", "vbscript", "view-source")
)
"""Schemes that run, carry or read something instead of leading somewhere."""

LEADING = frozenset(("a", "area"))
"""Elements whose `href` leads away and loads nothing."""

IDLE = frozenset(
    ("alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev",
     "search", "up")
)  # fmt: skip
"""Relations of a `link` for which a browser loads nothing."""

LOADING = frozenset(
    ("src", "href", "xlink:href", "poster", "data", "background", "action", "formaction", "ping",
     "cite", "manifest", "longdesc", "codebase", "classid", "profile", "usemap")
)  # fmt: skip

_TEXTS = (
    r' (?:class="(?![^"]*md-)|id="(?!__)|(?:title|dir|lang|datetime|aria-label|data-date|data-names'
    r'|data-pairs|data-level|data-actors|data-pagefind-(?:meta|sort|filter))=")[^"<>]*"'
)
SIMPLE = re.compile(
    rf"</?(?:bdi|li|span|time|p|div|small|strong|td|tr|h[1-6]|ul|ol|section)(?:{_TEXTS})*>"
    rf'|<a(?:{_TEXTS}| rel="[a-z ]*"| href="(?:https?://|#|\.\.?/|[a-z0-9-]+[/.#])[^"<>&:]*")*>'
    r'|<path(?: (?:class|d)="[^"<>&]*")*/>|<rect(?: (?:class|x|width|height)="[^"<>&]*")*/>'
)
"""The commonest tags of ours, so plain that nothing can be wrong with them anywhere."""

SIMPLE_FRAME = re.compile(
    r'<meta (?:property|name)="[^"<>]*" content="[^"<>]*">|<a href="#[^"<>&]*" class="[^"<>]*">'
)
"""The same of the frame around our part."""
