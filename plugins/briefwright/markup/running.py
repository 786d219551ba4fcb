"""Running text, put together from what the parser says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.markup import html
from briefwright.markup.passages import GAP, Block, Piece, PieceKind

if TYPE_CHECKING:
    from briefwright.markup.authored import Authored
    from briefwright.markup.dialect import LinkData

_TEXT, _LINKED, _MARKUP = PieceKind.TEXT, PieceKind.LINKED, PieceKind.MARKUP


@dataclass
class _Image:
    """An image whose alternative text is being read."""

    source: str | None
    title: str
    byte: int
    alternative: list[str] = field(default_factory=list)
    inner: int = 0
    """Images that are open inside of it; only their text counts."""


class RunningText:
    """Collects the pieces of one block after another."""

    def __init__(self, authored: Authored) -> None:
        self.authored = authored
        self.block: Block | None = None
        self.depth = 0
        """Marks, such as emphasis, that are open."""

        self._texts: list[str] = []
        """The text that has not become a piece yet."""

        self._byte = self._end = 0
        self._length = 0
        """Of the block's text so far."""

        self._links: list[bool] = []
        """Whether each link that is open is shown as one."""

        self._image: _Image | None = None

    def begin(self, block: Block) -> None:
        """Begin a block."""
        self.settle()
        self.block, self._length = block, 0

    def settle(self) -> None:
        """End the block that is open, if there is one."""
        if self.block is not None:
            self._flush(self.block)
            self.block.complete()
            self.block = None

    def text(self, text: str, start: int, end: int) -> None:
        """Take text that the parser has read between two bytes."""
        if self._image is not None:
            self._image.alternative.append(text)
            return
        if not self._texts:
            self._byte = start
        self._texts.append(text)
        self._end = end

    def code(self, code: str, start: int, end: int) -> None:
        """Take code."""
        if self._image is not None:
            self._image.alternative.append(code)
        elif self.block is not None:
            self.block.has_code = True
            self._add(PieceKind.CODE, code, f"<code>{html.escape(code)}</code>", start, end)

    def line_break(self, start: int, end: int) -> None:
        """Take a line break that is shown."""
        if self._image is not None:
            self._image.alternative.append(" ")
        else:
            self._add(PieceKind.BREAK, " ", "<br>\n", start, end)

    def markup(self, shown: str, start: int = 0) -> Piece | None:
        """Take HTML that shows nothing of its own; return its piece, if it is shown."""
        return self._add(_MARKUP, "", shown, start, start) if self._image is None else None

    def open_link(self, data: LinkData, start: int, end: int) -> None:
        """Take the start of a link; one that leads nowhere, or is in another, is left out."""
        if self._image is None:
            href = self.authored.follow(data, start, end)
            is_shown = href is not None and not any(self._links)
            if href is not None and is_shown:
                self.markup(html.link_open(href, data["title"]), start)
            self._links.append(is_shown)

    def close_link(self) -> None:
        """Take the end of a link."""
        if self._image is None:
            if self.block is not None:
                self._flush(self.block)  # while it is still inside of the link
            if self._links.pop():
                self.markup("</a>")

    def open_image(self, data: LinkData, start: int, end: int) -> None:
        """Take the start of an image; what follows is its alternative text."""
        if self._image is not None:
            self._image.inner += 1
            return
        source = self.authored.follow(data, start, end, image=True)
        self._image = _Image(source, data["title"], start)

    def close_image(self) -> None:
        """Take the end of an image; one that is not there shows its alternative text."""
        image = self._image
        if image is None or image.inner:
            if image is not None:
                image.inner -= 1
            return
        self._image = None
        alternative = "".join(image.alternative)
        if image.source is None:
            self._add(_LINKED, alternative, "", image.byte, image.byte)
        else:
            shown = html.image(image.source, alternative, image.title)
            self._add(PieceKind.IMAGE, GAP, shown, image.byte, image.byte)

    def _add(self, kind: PieceKind, text: str, shown: str, start: int, end: int) -> Piece | None:
        block = self.block
        if block is None:
            return None
        if self._texts:
            self._flush(block)
        piece = Piece(kind, text, self._length, start, end, shown)
        block.pieces.append(piece)
        self._length += len(text)
        return piece

    def _flush(self, block: Block) -> None:
        """Make pieces of the text that has come together."""
        if not self._texts:
            return
        text = "".join(self._texts)
        self._texts.clear()
        if self._links:  # shown as one or not
            pieces = [Piece(_LINKED, text, 0, self._byte, self._end)]
        elif "[[" in text:
            pieces = self.authored.read_references(text, self._byte, self._end)
        else:
            pieces = [Piece(_TEXT, text, 0, self._byte, self._end)]
        for piece in pieces:
            piece.start = self._length
            self._length += len(piece.text)
        block.pieces.extend(pieces)
