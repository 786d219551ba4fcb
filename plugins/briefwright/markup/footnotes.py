"""Footnotes: written anywhere, shown at the end in the order in which the text refers to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.markup.passages import Block, Piece

_END = "</p>\n"

Uses: TypeAlias = "list[tuple[str, Piece]]"
"""The names that a part of a text refers to, each with the piece that is to show it."""


@dataclass
class Note:
    """One footnote."""

    name: str
    byte: int
    """Where it begins in the parsed text."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    uses: Uses = field(default_factory=list)
    links: range = range(0)
    """Which of the text's links stand in it."""

    number: int = 0
    """Its place among those that are shown, from 1; 0 while nothing shown refers to it."""

    marks: list[str] = field(default_factory=list)
    """What tells its uses apart: `2`, then `2:1`, `2:2`."""


@dataclass
class Footnotes:
    """The footnotes of a text."""

    written: dict[str, Note] = field(default_factory=dict)
    """By name in lower case; of several with one name the first counts."""

    twice: list[Note] = field(default_factory=list)
    """Those whose name another has already."""

    uses: Uses = field(default_factory=list)
    """What the text refers to, outside of footnotes."""

    shown: list[Note] = field(default_factory=list)
    """Those that the page shows, in order."""

    def write(self, name: str, byte: int) -> Note:
        """Return a new footnote to be filled."""
        note = Note(name, byte)
        if self.written.setdefault(name.lower(), note) is not note:
            self.twice.append(note)
        return note

    def settle(self) -> None:
        """Give its number to each note that is referred to, and its HTML to each mark."""
        self._mark(self.uses)
        for note in self.shown:  # which grows
            self._mark(note.uses)

    def _mark(self, uses: Uses) -> None:
        for name, piece in uses:
            note = self.written.get(name.lower())
            if note is None:
                continue  # The walk ended before it came.
            if not note.number:
                self.shown.append(note)
                note.number = len(self.shown)
            again = f":{len(note.marks)}" if note.marks else ""
            mark = f"{note.number}{again}"
            note.marks.append(mark)
            piece.html = (
                f'<sup class="footnote-ref"><a href="#fn{note.number}" id="fnref{mark}">'
                f"[{mark}]</a></sup>"
            )

    def unused(self) -> list[Note]:
        """Return those that nothing shown refers to."""
        return [note for note in self.written.values() if not note.number]

    def ids(self) -> Iterator[str]:
        """Yield the ids that the notes and the marks of their uses have."""
        for note in self.shown:
            yield f"fn{note.number}"
            yield from (f"fnref{mark}" for mark in note.marks)

    def html(self) -> str:
        """Return the list of footnotes; nothing where there are none."""
        if not self.shown:
            return ""
        items = "".join(map(_item, self.shown))
        return (
            '<hr class="footnotes-sep">\n'
            f'<section class="footnotes"><ol class="footnotes-list">{items}</ol></section>\n'
        )


def _item(note: Note) -> str:
    back = "".join(
        [
            f' <a href="#fnref{mark}" class="footnote-backref">\u21a9\ufe0e</a>'
            for mark in note.marks
        ]
    )
    content = "".join(note.parts)
    body = content.removesuffix(_END)
    end = _END if body != content else ""
    return f'<li id="fn{note.number}" class="footnote-item">{body}{back}{end}</li>\n'
