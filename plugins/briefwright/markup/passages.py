"""The running text of a block, with the pieces that it is shown by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from enum import Enum, auto

import msgspec

from briefwright.names.flattening import Folded, fold_text
from briefwright.names.mentions import Passage

GAP = "\ufffc"
"""Stands for an image, and for what the matcher must not read: no name runs across it."""

NOTHING = Folded("")

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.\S+")


class PieceKind(Enum):
    """What a piece is to the running text."""

    TEXT = auto()
    LINKED = auto()
    """Text of a link that the author wrote, or of an image that is not shown."""

    REFERENCE = auto()
    """`[[actor]]`."""

    CODE = auto()
    IMAGE = auto()
    BREAK = auto()
    """A line break that is shown; a name may run across it."""

    MARKUP = auto()
    """What shows nothing of its own, such as the start of emphasis."""


_TEXT = PieceKind.TEXT


class Piece(msgspec.Struct, eq=False, gc=False):
    """A part of the running text."""

    kind: PieceKind
    text: str
    """What the running text says; for plain text with its line breaks."""

    start: int
    """Index into the running text."""

    byte: int
    """Where its source begins in the parsed text."""

    end_byte: int
    html: str = ""
    """How it is shown. Plain text and references are shown as their text."""

    actor: str | None = None
    """The id of the actor that a reference means."""

    @property
    def end(self) -> int:
        """Index into the running text."""
        return self.start + len(self.text)


class Block(msgspec.Struct, eq=False):
    """The inline content of one block."""

    parts: list[str]
    """The HTML that the block is a part of."""

    slot: int
    """Index in `parts` of the block's content."""

    element: int
    """Index in `parts` of the start tag that an anchor may be put on, or -1."""

    number: int = 0
    """Which of the document's blocks this is, from 1, when all are known."""

    level: int = 0
    """A heading's level, 1 to 6; 0 for what is no heading."""

    is_title: bool = False
    """Whether it is the title of an admonition."""

    is_top: bool = False
    """Whether it is a paragraph that lies in nothing else."""

    byte: int = 0
    """Where its source begins in the parsed text."""

    pieces: list[Piece] = msgspec.field(default_factory=list)
    anchor: str = ""
    """The id that a link may lead to, when there is one."""

    text: str = ""
    """The running text as it is shown, one string; line breaks are spaces."""

    shown: str = ""
    """The running text without the gaps of images."""

    _starts: list[int] | None = None
    has_code: bool = False
    folded: Folded = NOTHING
    """The running text as the mention finder reads it, with gaps for code."""

    @property
    def is_heading(self) -> bool:
        """Whether its names introduce actors and are no mentions."""
        return self.level > 0 or self.is_title

    @property
    def words(self) -> int:
        """How many words it has."""
        if GAP in self.text:
            return len(self.text.split())
        return self.shown.count(" ") + 1 if self.shown else 0

    def piece_at(self, index: int) -> Piece:
        """Return the piece that shows what stands at an index of the running text."""
        if self._starts is None:
            self._starts = [piece.start for piece in self.pieces]
        # Of those that begin there the last one: the others show nothing.
        return self.pieces[bisect_right(self._starts, index) - 1]

    def complete(self) -> None:
        """Put the running text together, when all of its pieces are there."""
        pieces = self.pieces
        text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
        text = self.text = text.replace("\n", " ")
        if text.isascii() and text.isprintable() and "  " not in text:
            self.shown = text.strip(" ")
            if not self.has_code:
                self.folded = Folded(text)  # as `fold_text` would find out once more
                return
        else:
            self.shown = " ".join(text.replace(GAP, " ").split())
        read = text
        if self.has_code:
            hidden = [
                GAP * len(piece.text) if piece.kind is PieceKind.CODE else piece.text
                for piece in pieces
            ]
            read = "".join(hidden).replace("\n", " ")
        self.folded = fold_text(read)

    @property
    def references(self) -> list[int]:
        """Where the author has written `[[…]]`, as indexes into the text."""
        return [piece.start for piece in self.pieces if piece.kind is PieceKind.REFERENCE]

    def passage(self) -> Passage:
        """Return what the mention finder reads: folded text, and what the author has decided."""
        text = self.text
        if len(self.pieces) == 1 and self.pieces[0].kind is _TEXT and not _may_hold_address(text):
            return Passage(self.folded.text, self.level == 0 and not self.is_title)
        decided: list[tuple[int, int, str | None]] = [
            (piece.start, piece.end, piece.actor)
            for piece in self.pieces
            if piece.kind is not _TEXT and piece.text and piece.kind is not PieceKind.BREAK
        ]
        if _may_hold_address(text):
            decided.extend((found.start(), found.end(), None) for found in _ADDRESS.finditer(text))
        return Passage(
            self.folded.text, counts=not self.is_heading, explicit=_move(decided, self.folded)
        )


def _may_hold_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text


def _move(
    spans: list[tuple[int, int, str | None]], folded: Folded
) -> tuple[tuple[int, int, str | None], ...]:
    """Return spans of the shown text as spans of the folded text."""
    if folded.places is None or not spans:
        return tuple(spans)
    places = folded.places
    return tuple(
        (bisect_left(places, start), bisect_left(places, end), actor) for start, end, actor in spans
    )
