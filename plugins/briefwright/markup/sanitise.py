"""The second wall: what leaves the renderer is cleaned against an allow-list.

Cleaning is to change nothing: whatever it would take out of a text, an author would lose in
silence. So it says what it changed, and such a text is refused.

The cleaner parses HTML as a browser does, which takes longer than all that leads to it. Most texts
have nothing but paragraphs, headings, flat lists, tables, links and emphasis: one that is wholly
so, by a stricter list than the cleaner's, is let through as it is.

Source of the two measures, valid only if cleaned and uncleaned are the same, and cleaned all the
same: GOV.UK's govspeak (`HtmlValidator`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import nh3
from pygments.token import STANDARD_TYPES

from briefwright.markup.dialect import ADMONITIONS
from briefwright.markup.html import TABLE_CLOSE, TABLE_OPEN

if TYPE_CHECKING:
    from collections.abc import Callable

TAGS = frozenset(
    # One name a line would fill a page.
    "a abbr b blockquote br code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img"  # noqa: SIM905
    " ins kbd li mark ol p pre q s section small span strong sub summary sup table tbody td tfoot"
    " th thead tr ul".split()
)

ATTRIBUTES = {
    "*": {"id", "title", "lang", "dir"},
    "a": {"href", "aria-label"},
    "img": {"src", "alt", "loading", "decoding"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "span": {"role", "aria-label"},
    "div": {"role", "aria-label", "tabindex"},
}

_ALIGNED = {"bw-left", "bw-center", "bw-right"}
CLASSES = {
    "a": {"bw-actor", "headerlink", "footnote-backref"},
    "div": {"admonition", "highlight", "bw-scroll", *ADMONITIONS},
    "hr": {"footnotes-sep"},
    "li": {"task-list-item", "footnote-item"},
    "ol": {"footnotes-list"},
    "p": {"admonition-title"},
    "section": {"footnotes"},
    "span": {"bw-task", "bw-task--done", *filter(None, STANDARD_TYPES.values())},
    "sup": {"footnote-ref"},
    "td": _ALIGNED,
    "th": _ALIGNED,
}
"""The classes that the renderer writes; of a theme's own, such as `md-banner`, there is none."""

SCHEMES = frozenset({"http", "https", "mailto"})

DROPPED = frozenset(
    "button dialog embed form frameset iframe math noembed noframes noscript object option"  # noqa: SIM905
    " plaintext script select style svg template textarea title video audio xmp".split()
)
"""Elements that go with all that they contain."""

MOST_ROUNDS = 3
"""How often a text is cleaned before it is given up; two rounds have always been enough."""

_SPACE = re.compile(r"\s", re.ASCII)
_SUSPECT = re.compile(
    r' id="(?:__|[^"]*\s|")'  # a theme's own id, or none at all
    r'| (?:href|src)="[\s/\\]*[/\\][\s]*[/\\]'  # another host without a scheme
    r'| src="[a-zA-Z][a-zA-Z0-9+.-]*:',  # a picture from elsewhere
    re.ASCII,
)
"""What may be an attribute that the cleaner cannot judge by itself. It may be text as well."""


def _filter(_tag: str, name: str, value: str) -> str | None:
    """Return an attribute's value, or None for one that does not stay. Raises nothing."""
    if name == "id" and (not value or value.startswith("__") or _SPACE.search(value)):
        return None
    return None if name in {"href", "src"} and _SUSPECT.match(f' {name}="{value}') else value


def _make_cleaner(attribute_filter: Callable[[str, str, str], str | None] | None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(DROPPED),
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        attribute_filter=attribute_filter,
        url_schemes=set(SCHEMES),
        strip_comments=True,
        link_rel=None,
    )


_CLEANER, _STRICT_CLEANER = _make_cleaner(None), _make_cleaner(_filter)
"""The second one calls back for every attribute, which takes ten times as long."""


_LETTERS = r"[^<>&\x00-\x09\x0b-\x1f\x7f-\xa0]*+"
_TEXT = rf"{_LETTERS}(?:&(?:amp|lt|gt|nbsp);{_LETTERS})*+"
_HREF = (
    r"(?:(?:\.\./)*+[a-zA-Z0-9_.-]*+(?:/[a-zA-Z0-9_.-]++)*+/?"  # a page or a file of this site
    r"|https?://(?:(?!xn--)[a-z0-9-]++\.)++[a-z]{2,}+(?:/(?:[a-zA-Z0-9_./=%,+~:@?!-]|&amp;)*+)?)"
    r"(?:#[a-zA-Z0-9_%.-]*+)?"
)
_LINKED = rf'{_TEXT}(?:<a href="{_HREF}"(?: class="bw-actor")?>{_TEXT}</a>{_TEXT})*+'
_MARKED = "|".join(f"<{mark}>{_LINKED}</{mark}>" for mark in ("strong", "em", "code", "s"))
_RUNNING = rf"{_LINKED}(?:(?:{_MARKED}){_LINKED})*+"
_ID = r' id="(?!__)[\w-]++"'
_PERMALINK = (
    r'<a class="headerlink" href="#[\w%-]++" title="Permanent link" aria-label="Permanent link">'
    "\u00b6</a>"
)
_PARAGRAPH = rf"<p(?:{_ID})?>{_RUNNING}</p>\n"
_ITEMS = rf"(?:<li(?:{_ID})?>(?:{_RUNNING}|(?:{_PARAGRAPH})++)</li>\n)++"
_ALIGNMENT = '(?: class="bw-(?:left|center|right)")?'
_HEAD = rf'<tr>(?:<th{_ALIGNMENT} scope="col"(?:{_ID})?>{_RUNNING}</th>)++</tr>'
_ROW = rf"<tr>(?:<td{_ALIGNMENT}(?:{_ID})?>{_RUNNING}</td>)++</tr>\n"
_PLAIN = re.compile(
    "(?:"
    + "|".join(
        (
            _PARAGRAPH,
            rf"<ul>{_ITEMS}</ul>\n",
            rf"<ol>{_ITEMS}</ol>\n",
            "<hr>\n",
            rf"{TABLE_OPEN}<thead>{_HEAD}</thead>\n(?:<tbody>(?:{_ROW})++</tbody>)?{TABLE_CLOSE}",
            *(rf"<h{level}{_ID}>{_RUNNING}{_PERMALINK}</h{level}>\n" for level in range(2, 7)),
        )
    )
    + ")*+"
)
"""A body that the cleaner leaves as it is: of the allowed, what most texts are made of."""


class Cleaned(NamedTuple):
    """A text after cleaning."""

    html: str
    lost: str = ""
    """Where cleaning changed the text, the text from there on; empty when it changed nothing."""


def sanitise(html: str) -> Cleaned:
    """Return the HTML with nothing in it but what a body may contain."""
    if _PLAIN.fullmatch(html):
        return Cleaned(html)
    cleaned = _clean(html)
    if cleaned == html:
        return Cleaned(html)
    place = next(
        (at for at, (one, two) in enumerate(zip(html, cleaned, strict=False)) if one != two),
        min(len(html), len(cleaned)),
    )
    for _ in range(MOST_ROUNDS):
        again = _clean(cleaned)
        if again == cleaned:
            return Cleaned(cleaned, html[place:] or " ")
        cleaned = again
    return Cleaned("", html)


def _clean(html: str) -> str:
    cleaned = _CLEANER.clean(html)
    return _STRICT_CLEANER.clean(cleaned) if _SUSPECT.search(cleaned) else cleaned
