"""What tells whether hostile text has got through, without the cleaner that it is to judge."""

from __future__ import annotations

import re

from briefwright.publish.tags import QUOTED_TOKEN, address, parse_tag

ELEMENTS = frozenset(
    "a abbr b blockquote br code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img"  # noqa: SIM905
    " ins kbd li mark ol p pre q s section small span strong sub summary sup table tbody td tfoot"
    " th thead tr ul".split()
)
ATTRIBUTES = frozenset(
    "alt aria-label class colspan decoding dir href id lang loading role rowspan scope src start"  # noqa: SIM905
    " tabindex title".split()
)
CLASSES = re.compile(
    r"[a-z][a-z0-9]{0,2}|bw-[a-z-]+|admonition.*|highlight|footnote.*|headerlink|task-.*|abstract"
    r"|bug|danger|example|failure|info|note|question|quote|success|tip|warning"
)
"""Written out a second time, so that widening the cleaner's own lists is noticed."""


def find_escape(html: str) -> str:
    """Return the first thing in cleaned HTML that must not be there; empty when there is none."""
    for token in QUOTED_TOKEN.findall(html):
        tag = parse_tag(token)
        if tag is None or tag.name not in ELEMENTS:
            return str(token)
        for name, value in tag.attributes:
            if name not in ATTRIBUTES or not _is_sound(tag.name, name, value):
                return str(token)
    return ""


def _is_sound(tag: str, name: str, value: str) -> bool:
    if name == "id":
        return bool(value) and not value.startswith("__") and not re.search(r"[\t\n\f\r ]", value)
    if name == "class":
        return all(CLASSES.fullmatch(one) for one in value.split())
    if name == "href":
        scheme, host = address(value)
        return scheme in {"http", "https", "mailto"} or (not scheme and not host)
    if name == "src":
        return tag == "img" and address(value) == ("", "")
    return True
