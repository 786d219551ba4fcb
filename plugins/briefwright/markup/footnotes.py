"""Footnotes: written anywhere, shown at the end in the order in which the text refers to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.markup.passages import Block

_END = "</p>\n"


@dataclass
class Note:
    """One footnote."""

    byte: int
    """Where it begins in the parsed text."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Footnotes:
    """The footnotes of a text."""

    written: dict[str, Note] = field(default_factory=dict)
    """By name; of several with one name the first counts."""

    uses: dict[str, int] = field(default_factory=dict)
    """How often each is referred to, in the order of their first uses."""

    _numbers: dict[str, int] = field(default_factory=dict)

    def refer(self, name: str) -> str:
        """Return the HTML of what leads to a footnote."""
        number = self._numbers.setdefault(name, len(self._numbers) + 1)
        use = self.uses[name] = self.uses.get(name, 0) + 1
        mark = _mark(number, use)
        return (
            f'<sup class="footnote-ref"><a href="#fn{number}" id="fnref{mark}">[{mark}]</a></sup>'
        )

    def write(self, name: str, byte: int) -> Note:
        """Return a new footnote to be filled."""
        note = Note(byte)
        self.written.setdefault(name, note)
        return note

    def used(self) -> Iterator[tuple[str, Note]]:
        """Yield the footnotes that are referred to, as they are shown."""
        for name in self.uses:
            if name in self.written:
                yield name, self.written[name]

    def unused(self) -> Iterator[tuple[str, int]]:
        """Yield the name and the place of those that nothing refers to."""
        for name, note in self.written.items():
            if name not in self.uses:
                yield name, note.byte

    def ids(self) -> Iterator[str]:
        """Yield the ids that the notes and the marks of their uses have."""
        for name, number in self._numbers.items():
            yield f"fn{number}"
            yield from (f"fnref{_mark(number, use)}" for use in range(1, self.uses[name] + 1))

    def html(self) -> str:
        """Return the list of footnotes; nothing where there are none."""
        items = "".join([self._item(name, note) for name, note in self.used()])
        if not items:
            return ""
        return (
            '<hr class="footnotes-sep">\n'
            f'<section class="footnotes"><ol class="footnotes-list">{items}</ol></section>\n'
        )

    def _item(self, name: str, note: Note) -> str:
        number = self._numbers[name]
        back = "".join(
            [
                f' <a href="#fnref{_mark(number, use)}" class="footnote-backref">\u21a9\ufe0e</a>'
                for use in range(1, self.uses[name] + 1)
            ]
        )
        content = "".join(note.parts)
        body = content.removesuffix(_END)
        end = _END if body != content else ""
        return f'<li id="fn{number}" class="footnote-item">{body}{back}{end}</li>\n'


def _mark(number: int, use: int) -> str:
    """Return what tells the uses of a footnote apart: `2`, then `2:1`, `2:2`."""
    return f"{number}:{use - 1}" if use > 1 else str(number)
