"""What a theme puts around our pages: rendered once for all that differ in known places only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.structure.toc import AnchorLink, TableOfContents

from briefwright.hosts.mkdocs.standins import MARK, OUTCOMES, TRACE, UnframableError, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefwright.hosts.mkdocs.standins import Change

FIRST_URL, FIRST_TITLE = "gAuu", "gAtt"
"""Codes of the first entry of a page's contents, to which a theme may lead from elsewhere."""

MOST_ITEMS = 2000
KNOWN = frozenset(("title", "id", "level", "children"))

Shape = tuple[int, tuple["Shape", ...]]
"""Level of an entry of the contents, and the shapes of those below it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with gaps."""

    texts: tuple[str, ...]
    """What stands before, between and after the gaps."""

    gaps: tuple[tuple[str, Change], ...]
    """For each gap, the code of the value, and what the theme does to it."""

    def fill(self, values: Mapping[str, str], out: list[str]) -> None:
        """Add the text to `out`, its gaps filled."""
        out.append(self.texts[0])
        for (code, change), text in zip(self.gaps, self.texts[1:], strict=True):
            out.append(change(values[code]))
            out.append(text)


def parse_piece(output: str) -> Piece:
    """Return the text with a gap at every mark. Raises UnframableError for a mangled mark."""
    texts: list[str] = []
    gaps: list[tuple[str, Change]] = []
    end = 0
    for found in MARK.finditer(output):
        if found[2] not in OUTCOMES:
            message = f"a text changed to {found[0]!r}"
            raise UnframableError(message)
        texts.append(output[end : found.start()])
        gaps.append((found[1], OUTCOMES[found[2]]))
        end = found.end()
    texts.append(output[end:])
    if any(TRACE.search(text) for text in texts):
        message = "a part of a text"
        raise UnframableError(message)
    return Piece(tuple(texts), tuple(gaps))


@dataclass
class Frame:
    """The output of a theme for pages that differ in what the marks stand for.

    `render` gives it for a table of contents. A theme lists the entries one after another, each
    by itself. Where one ends and the next begins cannot be seen; so a cut is made at the first
    mark of each, and the last one takes the rest of the page with it.
    """

    render: Callable[[TableOfContents], str]
    level: int | None
    """Level of the entries of the contents; None for pages without contents."""

    pieces: dict[tuple[Shape, bool], Piece] = field(default_factory=dict)
    """Text of each entry up to the next, by its shape and whether it is the last."""

    def __post_init__(self) -> None:
        """Render the frame. Raises UnframableError if the theme does something else."""
        if self.level is None:
            self.head = parse_piece(self.render(TableOfContents([])))
            return
        output = self.render(TableOfContents([self._guard(name) for name in "ABC"]))
        start, end = _span(output, "gB")
        last, after = _span(output, "gC")
        between, item = output[end:last], output[start:end]
        first = start - len(between) - len(item)
        self._before, self._after = output[:start], output[last:]
        expected = item.replace("zqgB", "zqgA") + between
        if first < 0 or output[first:start] != expected:
            message = "the first entry of page.toc"
            raise UnframableError(message)
        if output[last:after] != item.replace("zqgB", "zqgC"):
            message = "the last entry of page.toc"
            raise UnframableError(message)
        self.head = parse_piece(output[:first])

    def fill(self, values: dict[str, str], contents: Sequence[AnchorLink]) -> str:
        """Return a page. Raises UnframableError for contents unlike those of other pages."""
        out: list[str] = []
        if contents:
            values[FIRST_URL], values[FIRST_TITLE] = contents[0].id, contents[0].title
        self.head.fill(values, out)
        for place, item in enumerate(contents, 1):
            piece = self._piece(item, is_last=place == len(contents))
            _set_values(item, values)
            piece.fill(values, out)
        return "".join(out)

    def _piece(self, item: AnchorLink, *, is_last: bool) -> Piece:
        shape = item_shape(item)
        if (shape, is_last) not in self.pieces:
            entries = [self._guard("A"), _marked_item(shape, [])]
            entries += [] if is_last else [self._guard("C")]
            output = self.render(TableOfContents(entries))
            end = "" if is_last else self._after
            if not (output.startswith(self._before) and output.endswith(end)):
                message = "the neighbours of an entry of page.toc"
                raise UnframableError(message)
            text = output[len(self._before) : len(output) - len(end)]
            self.pieces[shape, is_last] = parse_piece(text)
        return self.pieces[shape, is_last]

    def _guard(self, name: str) -> AnchorLink:
        return AnchorLink(mark(f"g{name}tt"), mark(f"g{name}uu"), self.level or 0)


def _span(output: str, name: str) -> tuple[int, int]:
    found = [match for match in MARK.finditer(output) if match[1].startswith(name)]
    if not found:
        message = "a page.toc that is shown"
        raise UnframableError(message)
    return found[0].start(), found[-1].end()


def item_shape(item: AnchorLink) -> Shape:
    """Return the shape of an entry. Raises UnframableError if a plugin has added to it."""
    if not KNOWN.issuperset(vars(item)):
        message = "more of an entry of page.toc"
        raise UnframableError(message)
    return (item.level, tuple(item_shape(child) for child in item.children))


def _marked_item(shape: Shape, codes: list[str]) -> AnchorLink:
    url, title = f"i{len(codes):03x}", f"t{len(codes):03x}"
    codes.append(url)
    if len(codes) > MOST_ITEMS:
        message = "very long contents"
        raise UnframableError(message)
    item = AnchorLink(mark(title), mark(url), shape[0])
    item.children = [_marked_item(child, codes) for child in shape[1]]
    return item


def _set_values(item: AnchorLink, values: dict[str, str]) -> None:
    """Add what the marks of an entry and of those below it stand for."""
    if not item.children:
        values["i000"], values["t000"] = item.id, item.title
        return
    open_items = [item]
    number = 0
    while open_items:
        found = open_items.pop()
        values[f"i{number:03x}"], values[f"t{number:03x}"] = found.id, found.title
        open_items.extend(reversed(found.children))
        number += 1
