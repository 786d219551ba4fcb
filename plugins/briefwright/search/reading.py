"""What Pagefind would make of a page, where that is certain: its words, and what it tells.

The rules are those of Pagefind 1.5 for the markup that we write, and no more: elements that are
closed where they should be, attributes in double quotes, five entities. Of any other page nothing
is said; Pagefind reads that one itself. Tests compare the two on pages of all kinds.

A block begins and ends with a space, and with a full stop when its last character could be that of
a sentence. An `id` is an anchor at the place of the next word. The words of a heading weigh more.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache

WEIGHT = 24
"""The weight of a word in running text; 1 in Pagefind's settings."""

_WEIGHTS = {"h1": 7, "h2": 6, "h3": 5, "h4": 4, "h5": 3, "h6": 2}
_BLOCKS = frozenset({*_WEIGHTS, "p", "td", "div", "ul", "li", "article", "section"})
_EMPTY = frozenset({"br", "hr", "img", "input", "wbr"})
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "dfn", "em", "i", "kbd", "q", "samp", "small", "span"}
    | {"strong", "sub", "sup", "time", "var", "img", "input", "br"}
)
"""Elements whose text is also that of the anchor around them."""

_KNOWN = (
    _BLOCKS
    | _EMPTY
    | _INLINE
    | frozenset({"bdi", "mark", "del", "ins", "s", "u", "ol", "dl", "dt", "dd", "table", "thead"})
    | frozenset({"tbody", "tfoot", "tr", "th", "caption", "blockquote", "pre", "figure"})
    | frozenset({"figcaption", "details", "summary", "aside", "main", "header"})
)

_TAG = re.compile(
    r'<(/?)([a-z][a-z0-9]*)([a-z0-9\s:=/._-]*(?:"[^"<>]*"[a-z0-9\s:=/._-]*)*)>', re.ASCII
)
_DOCUMENT = re.compile(
    rb'<!doctype html><html lang="([a-z-]+)"[a-z ="-]*><body>(.*)</body></html>', re.DOTALL
)
_SHAPES = re.compile(r"<svg [^<>]*>(?:<(?:symbol|path)(?: [^<>]*)?>|</symbol>|\s)*</svg>")
_ATTRIBUTE = re.compile(r'\s+([a-z][a-z0-9:._-]*)(?:="([^"]*)")?(?=\s|/?\Z)')
_TELLING = re.compile(r"id=|pagefind|class|src")
"""What the attributes hold of an element that says anything to the index."""

_SIGN = re.compile(r'<a class="headerlink"(?: [a-z-]+="[^"<>]*")*>[^<>]*</a>')
_PLAIN = re.compile(
    r'<(a|strong|em|code|span)(?: (?!id=|data-)[a-z-]+="(?!headerlink)[^"<>]*")*>([^<>]*)</\1>'
)
"""Elements within a line that hold only text and say nothing more: half of all."""

_FILTER = re.compile(r'<span data-pagefind-filter="([a-z_]+):([^\s"<>&]+)"></span>')
"""What most elements of a briefing are that say something: the actors and facets of it."""

_DOUBTFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff]|PAGEFIND_|&(?!(?:amp|lt|gt|quot|#39|#34|#x27|nbsp);)"
)
_ENTITY = re.compile("&([a-z0-9#]+);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": "\xa0"} | {
    "#39": "'",
    "#34": '"',
    "#x27": "'",
}
_EDGES = re.compile(r"^\s+|\s+\Z")
_LINES = re.compile(r"(?:\n|\r\n)+")
_SPACES = re.compile(r"\s{2,}")
_TOLD = re.compile(r"([a-z_]+)(?::(.*)|\[([a-z][a-z-]*)\])", re.DOTALL)
_NO_SPACES = ("zh", "ja", "th")
"""Languages that the extended Pagefind parts into words by a dictionary."""

_JOINER = "\u200b"
"""A mark between words that Pagefind takes out."""


class _DoubtError(Exception):
    """The page has something of which it is not certain what Pagefind makes of it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that a result may lead to."""

    element: str
    id: str
    text: str
    location: int
    """The number of the word before which it stands."""


@dataclass(slots=True)
class PageText:
    """What the index is to say of a page."""

    language: str
    words: list[str] = field(default_factory=list)
    """The text, parted at white space."""

    heavy: list[tuple[int, int, int]] = field(default_factory=list)
    """Where the words of headings are: from, to, and what they weigh."""

    anchors: list[Anchor] = field(default_factory=list)
    filters: dict[str, list[str]] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    date: str = ""


def read_extract(extract: bytes) -> PageText | None:
    """Return what an extract says; None where Pagefind has to be asked."""
    document = _DOCUMENT.fullmatch(extract)
    if document is None:
        return None
    language = document[1].decode()
    if language.split("-")[0] in _NO_SPACES:
        return None
    try:
        html = _SIGN.sub("", _SHAPES.sub("", document[2].decode()))
        return _Reader(language).read(_PLAIN.sub(r"\2", html))
    except (UnicodeDecodeError, _DoubtError):
        return None


class _Reader:
    """Reads one page."""

    def __init__(self, language: str) -> None:
        self.page = PageText(language)
        self.names: list[str] = []
        self.anchored: list[tuple[int, ...]] = []
        """Of each open element, the anchors that its text is also the text of."""

        self.telling: list[tuple[int, tuple[tuple[str, str, str], ...]]] = []
        """How deep the open elements are that tell something, which is told when they end."""

        self.weights: list[int] = [WEIGHT]
        self.kept: list[str] = []
        self.last = " "
        self.ignored = 0
        """How deep the element is that is left out; 0 when none is."""

        self.found: list[tuple[str, str, int]] = []
        self.texts: list[list[str]] = []
        self.title: str | None = None
        self.image: tuple[str, str] | None = None

    def read(self, html: str) -> PageText:
        without = _FILTER.sub("", html)
        if "data-pagefind-filter" not in without:  # else their order is not known here
            for name, value in _FILTER.findall(html):
                self.page.filters.setdefault(name, []).append(value)
            html = without
        before, *parts = _TAG.split(html)
        if _DOUBTFUL.search(html) or before or html.count("<") != len(parts) // 4:
            raise _DoubtError
        marks = zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True)
        for slash, name, attributes, text in marks:
            if slash:
                self.end(name)
            else:
                self.start(name, attributes)
            if text:
                self.add(text)
        if self.names:
            raise _DoubtError
        return self.finish()

    def add(self, text: str) -> None:
        if not self.names:
            raise _DoubtError
        if self.ignored:
            return
        self.kept.append(text)
        self.last = text[-1]
        for anchor in self.anchored[-1]:
            self.texts[anchor].append(text)

    def start(self, name: str, attributes: str) -> None:
        if name not in _KNOWN:
            raise _DoubtError
        about = read_attributes(attributes) if _TELLING.search(attributes) else _NOTHING
        if bool(self.names) is about.is_body or (about.is_body and about.id):
            raise _DoubtError
        if self.ignored:
            self.skip(name, about)
            return
        anchors = self.anchored[-1] if self.anchored and name in _INLINE else ()
        if about.id:
            anchors = (*anchors, self.mark(name, about.id))
        if name in _EMPTY:
            self.add_empty(name, about)
            return
        self.names.append(name)
        self.anchored.append(anchors)
        if about.told:
            self.telling.append((len(self.names), about.told))
        if about.is_left_out:
            self.ignored = len(self.names)
        elif name in _BLOCKS:
            self.begin_block(name)

    def begin_block(self, name: str) -> None:
        self.kept.append(" ")
        self.last = " "
        if name not in _WEIGHTS:
            return
        if "h1" in self.names[:-1]:
            raise _DoubtError
        self.flush()
        heavy = _WEIGHTS[name] * WEIGHT if len(self.weights) == 1 else self.weights[-1]
        self.weights.append(heavy)

    def skip(self, name: str, about: Attributes) -> None:
        """Take note of an element within one that is left out."""
        if about.told or name in _EMPTY or name == "h1":
            raise _DoubtError
        self.names.append(name)
        self.anchored.append(())

    def add_empty(self, name: str, about: Attributes) -> None:
        if about.told or about.is_left_out:
            raise _DoubtError
        if name == "br":
            self.kept.append(" ")
            self.last = " "
        if name == "img" and self.image is None and (self.title or "title" in self.page.meta):
            self.image = about.image

    def end(self, name: str) -> None:
        if not self.names or self.names.pop() != name:
            raise _DoubtError
        self.anchored.pop()
        if self.telling and self.telling[-1][0] > len(self.names):
            for key, told, value in self.telling.pop()[1]:
                self.tell(key, told, value)
        if self.ignored:
            if self.ignored > len(self.names):
                self.ignored = 0
            return
        if name == "h1" and not self.title:
            self.title = self.read_title()
        if name in _BLOCKS:
            self.kept.append(". " if _ends_sentence(self.last) else " ")
            self.last = " "
            if name in _WEIGHTS:
                self.flush()
                self.weights.pop()

    def read_title(self) -> str | None:
        """Return the text of a heading of the first level that ends."""
        text = "".join(self.kept)
        return normalize(text) if text.strip() else None

    def mark(self, name: str, identifier: str) -> int:
        """Keep an anchor; return its number."""
        if "h1" in self.names:
            raise _DoubtError
        self.kept.append(" ")
        self.last = " "
        self.flush()
        self.found.append((name, identifier, len(self.page.words)))
        self.texts.append([])
        return len(self.texts) - 1

    def flush(self) -> None:
        """Part what has been read into words, which weigh what they do here."""
        text = "".join(self.kept)
        self.kept.clear()
        words = _decode(text).split()
        if _JOINER in text:
            words = [word for word in (word.replace(_JOINER, "") for word in words) if word]
        first = len(self.page.words)
        self.page.words += words
        if words and self.weights[-1] != WEIGHT:
            self.page.heavy.append((first, len(self.page.words), self.weights[-1]))

    def tell(self, key: str, name: str, value: str) -> None:
        if key == "filter":
            self.page.filters.setdefault(name, []).append(normalize(value))
        elif key == "meta":
            self.page.meta[name] = normalize(value)
        elif name == "date":
            self.page.date = value
        else:
            raise _DoubtError

    def finish(self) -> PageText:
        page = self.page
        self.flush()
        if self.image and "image" not in page.meta:
            page.meta["image"], page.meta["image_alt"] = self.image
        if self.title:
            page.meta.setdefault("title", self.title)
        letters = (letter.isalpha() for word in page.words for letter in word)
        if not any(letters) or any(_JOINER in value for value in page.meta.values()):
            raise _DoubtError
        texts = [normalize("".join(pieces)) for pieces in self.texts]
        if any("&" in text and ";" in text for text in texts):
            raise _DoubtError  # Pagefind decodes it once more
        page.anchors = [
            Anchor(name, identifier, text, location)
            for (name, identifier, location), text in zip(self.found, texts, strict=True)
        ]
        return page


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the attributes of an element say to the index."""

    id: str = ""
    is_body: bool = False
    is_left_out: bool = False
    told: tuple[tuple[str, str, str], ...] = ()
    """Filters, sorts and fields: which of them, its name, its value."""

    image: tuple[str, str] | None = None


_NOTHING = Attributes()


@lru_cache(maxsize=4096)
def read_attributes(text: str) -> Attributes:
    """Return what the attributes of a start tag say to the index."""
    found = _ATTRIBUTE.findall(text)
    values = dict(reversed(found))
    if _ATTRIBUTE.sub("", text).strip("/ ") or len(values) != len(found):
        raise _DoubtError
    told = []
    for name, value in found:
        if not name.startswith("data-pagefind-") or name == "data-pagefind-body":
            continue
        key = name.removeprefix("data-pagefind-")
        match = _TOLD.fullmatch(value)
        if key not in ("filter", "meta", "sort") or match is None:
            raise _DoubtError
        told.append((key, match[1], values.get(match[3], "") if match[3] else match[2]))
    identifier = values.get("id", "")
    if "&" in identifier or identifier.split() != [identifier][: bool(identifier)]:
        raise _DoubtError
    return Attributes(
        id=identifier,
        is_body="data-pagefind-body" in values,
        is_left_out="headerlink" in values.get("class", "").split(),
        told=tuple(told),
        image=(values["src"], values.get("alt", "")) if "src" in values else None,
    )


def normalize(text: str) -> str:
    """Return a text with its entities decoded, on one line, and no two spaces side by side."""
    return _SPACES.sub(" ", _LINES.sub(" ", _EDGES.sub("", _decode(text))))


def _decode(text: str) -> str:
    return _ENTITY.sub(_decode_one, text) if "&" in text else text


def _decode_one(entity: re.Match[str]) -> str:
    return _ENTITIES.get(entity[1], entity[0])


@cache
def _ends_sentence(last: str) -> bool:
    """Say whether a full stop is put after this character at the end of a block."""
    if last in "'\")$*_":
        return True
    if last.isascii():
        return last.isalnum()
    kind = unicodedata.category(last)
    if kind in ("Cn", "So", "Cf"):
        raise _DoubtError  # some of these are letters to Pagefind, by its own edition of Unicode
    return kind[0] in "LM" or kind in ("Nd", "Nl", "Pc")
